//! Where a run is told: any number of files in any format, and at most one format on standard output.

use std::path::{Path, PathBuf};

use super::check_args::TellArgs;
use super::output::{self, Failure};
use super::output_args::OutputArgs;
use crate::diagnostic::Diagnostic;
use crate::replace::replace;
use crate::report::{
    ArticleReport, Articles, Fingerprints, Format, Record, Standing, Style, Summary, Way, Whole,
    records, statistics_table,
};

/// All outputs of a run.
#[derive(Debug)]
pub struct Outputs(Vec<Output>);

/// One of them.
#[derive(Debug)]
struct Output {
    what: What,
    /// `None` for standard output.
    file: Option<PathBuf>,
    style: Style,
}

/// What is written.
#[derive(Debug, Clone, Copy)]
enum What {
    Format(&'static Format),
    Statistics,
}

/// What is kept of one article.
#[derive(Debug, Default)]
pub struct Told {
    /// A text for each output; empty where it is written all at once.
    texts: Vec<String>,
    /// For the formats that are written all at once.
    records: Vec<Record>,
    /// A line for the report of a part; empty where there is none.
    pub(super) facts: String,
}

/// What came of all articles.
#[derive(Debug)]
pub struct Telling<'a> {
    /// What is kept of each article, in order.
    pub told: Vec<&'a Told>,
    /// The first line of the report of a part; empty where the run is no part.
    pub header: &'a str,
    /// The counts.
    pub summary: &'a Summary,
    /// What kept files from being read or checked.
    pub errors: &'a [String],
}

impl Outputs {
    /// What the command line asks for; statistics stand for what would go to standard output.
    ///
    /// # Errors
    /// Where two outputs would go to the same place.
    pub fn of(telling: &TellArgs) -> Result<Self, Failure> {
        let (args, statistics) = (&telling.output, telling.statistics);
        let mut list: Vec<Output> = Vec::new();
        let mut has_main = false;
        for request in &args.output_format {
            let file = request.file.clone().or_else(|| args.output.clone());
            let is_main = request.file.is_none();
            let what =
                if is_main && statistics { What::Statistics } else { What::Format(request.format) };
            has_main |= is_main;
            list.push(Output::new(what, file, args));
        }
        if !has_main && statistics {
            list.push(Output::new(What::Statistics, args.output.clone(), args));
        } else if !has_main && let Some(file) = &args.output {
            return Err(Failure::NothingToWrite(file.clone()));
        }
        for (at, output) in list.iter().enumerate() {
            if list.iter().take(at).any(|it| it.file == output.file) {
                return Err(Failure::SamePlace(output.file.clone()));
            }
        }
        Ok(Self(list))
    }

    /// Asserts that no output would replace what is checked.
    ///
    /// # Errors
    /// Where one would.
    pub fn spare<'a>(&self, mut inputs: impl Iterator<Item = &'a Path>) -> Result<(), Failure> {
        let files = self.0.iter().filter_map(|it| it.file.as_ref());
        // A file that is not there yet is none that is checked.
        let existing: Vec<PathBuf> = files.filter_map(|it| it.canonicalize().ok()).collect();
        if existing.is_empty() {
            return Ok(());
        }
        let is_output = |it: &&Path| it.canonicalize().is_ok_and(|it| existing.contains(&it));
        inputs.find(is_output).map_or(Ok(()), |it| Err(Failure::OverArticle(it.to_owned())))
    }

    /// Tells one article; called from many threads. `known` is what the baseline holds, where there
    /// is one.
    pub fn tell(
        &self,
        report: &ArticleReport,
        silenced: &[Diagnostic],
        known: Option<&[Diagnostic]>,
    ) -> Told {
        let mut told = Told::default();
        for output in &self.0 {
            let mut text = String::new();
            if let Some(articles) = output.articles()
                && !report.diagnostics.is_empty()
            {
                (articles.article)(report, output.style, &mut text);
            }
            told.texts.push(text);
        }
        let tells = |is_so: fn(&Format) -> bool| {
            self.0.iter().any(|it| matches!(it.what, What::Format(format) if is_so(format)))
        };
        let mut fingerprints = Fingerprints::default();
        let mut keep = |diagnostics, standing| {
            told.records.extend(records(report, diagnostics, standing, &mut fingerprints));
        };
        if tells(|it| matches!(it.way, Way::Whole(_))) {
            let standing = if known.is_some() { Standing::New } else { Standing::Shown };
            keep(report.diagnostics, standing);
        }
        if tells(|it| it.tells_uncounted) {
            keep(known.unwrap_or_default(), Standing::Known);
            keep(silenced, Standing::Suppressed);
        }
        told
    }

    /// Writes everything, the files first: a reader of standard output may go away.
    ///
    /// # Errors
    /// Where something cannot be written; the others are written all the same.
    pub fn write(&self, telling: &Telling) -> Result<(), Failure> {
        let mut outcome = Ok(());
        let (files, main): (Vec<_>, Vec<_>) =
            self.0.iter().enumerate().partition(|it| it.1.file.is_some());
        for (at, output) in files.into_iter().chain(main) {
            let text = output.text(at, telling);
            let written = match &output.file {
                Some(path) => replace(path, text.as_bytes())
                    .map_err(|reason| Failure::Unwritable { path: path.clone(), reason }),
                None => output::print(&text),
            };
            outcome = outcome.and(written);
        }
        outcome
    }
}

impl Output {
    fn new(what: What, file: Option<PathBuf>, args: &OutputArgs) -> Self {
        let style = match file {
            Some(_) => output::file_style(args.color, args.ascii),
            None => output::style(args.color, args.ascii),
        };
        Self { what, file, style }
    }

    /// Whether it can be joined with the reports of the other parts.
    fn carries_facts(&self) -> bool {
        matches!(self.what, What::Format(it) if it.carries_facts)
    }

    fn articles(&self) -> Option<Articles> {
        match self.what {
            What::Format(Format { way: Way::Articles(articles), .. }) => Some(*articles),
            _ => None,
        }
    }

    /// The whole text of the output at `at` in the list.
    fn text(&self, at: usize, telling: &Telling) -> String {
        match self.what {
            What::Statistics => statistics_table(telling.summary, self.style),
            What::Format(Format { way: Way::Whole(document), .. }) => {
                let records: Vec<&Record> =
                    telling.told.iter().flat_map(|it| &it.records).collect();
                let (summary, errors) = (telling.summary, telling.errors);
                let mut text = String::new();
                document(&Whole { records: &records, summary, errors }, &mut text);
                text
            }
            What::Format(Format { way: Way::Articles(articles), .. }) => {
                self.joined(at, articles, telling)
            }
        }
    }

    /// The texts of all articles, with what stands around and between them.
    fn joined(&self, at: usize, articles: &Articles, telling: &Telling) -> String {
        let mut text = String::new();
        if self.carries_facts() {
            text.push_str(telling.header);
        }
        (articles.open)(&mut text);
        let mut is_first = true;
        for told in &telling.told {
            if let Some(told) = told.texts.get(at).filter(|it| !it.is_empty()) {
                if !std::mem::take(&mut is_first) {
                    text.push_str(articles.separator);
                }
                text.push_str(told);
            }
            if self.carries_facts() {
                text.push_str(&told.facts);
            }
        }
        (articles.close)(telling.summary, self.style, &mut text);
        text
    }
}
