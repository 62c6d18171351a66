//! What links lead to: whether the file is there, and the anchor in it, and in which language.

mod evidence;
mod foreign;
mod in_source;

use std::sync::Arc;

use crate::article::{ByteRange, WrapperKind};
use crate::checks::{Context, Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix, Safety};
use crate::inline::Kind;
use crate::pages::{Destination, English, Look, Start, Surroundings};
use evidence::Evidence;
use in_source::{Part, Source};

/// Endings of files as they stand in a repository. A path without one may be a page of the site.
const FILES: &[&str] = &[
    "md", "markdown", "yml", "yaml", "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "zip",
    "docx", "xlsx", "pptx", "csv", "json", "xml", "txt", "ps1",
];

/// A link or an image of the translation.
struct Goal<'g> {
    /// Where it leads, entities and escapes resolved.
    destination: &'g str,
    /// Where that is written.
    written: ByteRange,
    is_image: bool,
    /// The source of the segment; `None` where the link stands around the segment, for both sides.
    source: Option<&'g Source<'g>>,
}

impl Goal<'_> {
    /// Whether the source leads to the same file.
    fn is_in_source(&self) -> bool {
        self.source.is_none_or(|it| it.leads_to(self.destination))
    }

    /// Where the source has the part of the destination that is at fault, if it has.
    fn in_source(&self, destination: &Destination, part: Part) -> Option<ByteRange> {
        match self.source {
            Some(it) => it.place_of(destination, part),
            None => Some(self.written),
        }
    }
}

/// Looks at the links of a segment's translation.
pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.target.features.has(Kind::BRACKET) {
        return;
    }
    let source = Source::of(cx.source);
    let links = cx.target.links().map(|it| (it.2, false));
    for (goal, is_image) in links.chain(cx.target.images().map(|it| (it.2, true))) {
        let destination = &*goal.destination;
        let goal = Goal { destination, written: goal.written, is_image, source: Some(&source) };
        let here = |rule| Finding::in_target(rule, cx, goal.written);
        findings.extend(look(cx.context, &goal, here));
        findings.extend(foreign::finding(cx.context, &goal, here));
    }
}

/// Looks at the links around segments.
pub(super) fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    for wrapper in &cx.article.wrappers {
        let destination = cx.at(wrapper.destination);
        // Escapes are rare here, and resolved by nobody.
        if destination.contains(['&', '\\', '<']) {
            continue;
        }
        let is_image = wrapper.kind == WrapperKind::Image;
        let goal = Goal { destination, written: wrapper.destination, is_image, source: None };
        let here = |rule| Finding::in_article(rule, goal.written);
        findings.extend(look(cx, &goal, here));
        findings.extend(foreign::finding(cx, &goal, here));
    }
}

/// Looks for the file and the anchor that a link leads to.
fn look(
    cx: &Context,
    goal: &Goal,
    here: impl Fn(&'static str) -> Finding<'static>,
) -> Option<Finding<'static>> {
    let destination = Destination::read(goal.destination)?;
    let is_file = destination.extension().is_some_and(|it| FILES.contains(&it.as_str()));
    let is_own_anchor = destination.path.is_empty() && destination.anchor.is_some();
    if !is_file && !is_own_anchor {
        return None;
    }
    let around = cx.around()?;
    let names = around.resolve(&destination)?;
    let way = Way { cx, around, goal, destination: &destination, names: &names };
    let here = |rule| here(rule).with("destination", goal.destination);
    match around.look(&names) {
        Look::There => way.without_anchor(here),
        Look::OtherCase(real) => Some(way.in_other_case(real.as_deref(), here)),
        Look::Missing => way.without_file(here),
        Look::Unknown => None,
    }
}

/// A link with the names of the file that it leads to.
struct Way<'w, 'a, 'g> {
    cx: &'w Context<'a>,
    around: &'w Surroundings,
    goal: &'w Goal<'g>,
    destination: &'w Destination,
    names: &'w [String],
}

impl Way<'_, '_, '_> {
    fn without_anchor(
        &self,
        here: impl Fn(&'static str) -> Finding<'static>,
    ) -> Option<Finding<'static>> {
        let anchor = self.destination.anchor.as_deref()?;
        let is_page = self.destination.path.is_empty() || self.destination.is_markdown();
        if !is_page || self.around.has_anchor(self.cx.article, self.names, anchor)? {
            return None;
        }
        let page = self.names.last().map(String::as_str).unwrap_or_default();
        let is_told_of_english = || match &*self.english() {
            English::There { anchors: Some(it), .. } => it.has(anchor),
            English::There { anchors: None, .. } | English::Unknown => false,
        };
        let source = self.goal.in_source(self.destination, Part::Anchor);
        let source = source.filter(|_| !is_told_of_english());
        let finding = here("link/dead-anchor").with("anchor", anchor).with("page", page);
        Some(finding.perhaps_in_source(source))
    }

    fn in_other_case(
        &self,
        real: Option<&[String]>,
        here: impl Fn(&'static str) -> Finding<'static>,
    ) -> Finding<'static> {
        let name = real.and_then(|it| name_for(self.destination, it));
        let fix = name.as_ref().and_then(|it| renamed(self.cx, self.goal, self.destination, it));
        let name = name.or_else(|| Some(real?.join("/")));
        let called =
            name.map_or_else(|| "in several other ways".to_owned(), |name| format!("`{name}`"));
        // The English file may be called what the source calls it.
        let source = self.goal.in_source(self.destination, Part::File);
        let source =
            source.filter(|_| !matches!(*self.english(), English::There { same_case: true, .. }));
        let finding = here("link/case-differs").with("name", called).perhaps_mended_by(fix);
        finding.perhaps_in_source(source)
    }

    fn without_file(
        &self,
        here: impl Fn(&'static str) -> Finding<'static>,
    ) -> Option<Finding<'static>> {
        let evidence = Evidence::of(self)?;
        let source = match evidence {
            Evidence::NoEnglish => self.goal.in_source(self.destination, Part::File),
            Evidence::OwnLink | Evidence::Siblings(_) => None,
        };
        // The translation's own fault is told beside the source's.
        let file = format!("{}{}", u8::from(source.is_some()), self.names.join("/"));
        let finding = here("link/dead-file").with("evidence", evidence.words()).once_for(file);
        Some(finding.perhaps_in_source(source))
    }

    /// The English file beside the one that the link leads to, so far as it is known.
    fn english(&self) -> Arc<English> {
        self.around.english(self.names, || evidence::english(self))
    }
}

/// The path of a destination with the letters of the real names; `None` where the path goes up and
/// down in another way than the names do.
fn name_for(destination: &Destination, real: &[String]) -> Option<String> {
    let parts: Vec<&str> = destination.path.split('/').collect();
    let mut real = real.iter().rev();
    let mut renamed: Vec<&str> = Vec::with_capacity(parts.len());
    let mut is_above = false;
    for part in parts.into_iter().rev() {
        is_above |= part == "..";
        match part {
            "" | "." | ".." => renamed.push(part),
            _ if is_above => return None,
            _ => renamed.push(real.next()?),
        }
    }
    renamed.reverse();
    let path = renamed.join("/");
    let is_same = path.to_lowercase() == destination.path.to_lowercase();
    is_same.then_some(path)
}

/// Writes the path as the file is called, where it stands in the text letter by letter.
fn renamed(cx: &Context, goal: &Goal, destination: &Destination, name: &str) -> Option<Fix> {
    let written = cx.at(goal.written);
    let is_plain = written == goal.destination && destination.start == Start::Here;
    let path = written.get(..destination.path_length).filter(|it| *it == destination.path)?;
    let range = ByteRange::new(goal.written.start, goal.written.start + path.len());
    is_plain.then(|| Fix::new(Safety::Safe, vec![Edit::replace(range, name)]))
}
