//! Glossaries as tables: a term a line, or a translation a line.

use std::borrow::Cow;

use super::builder::Builder;
use super::model::flag;
use super::{Case, Entry, Status, TargetTerm, language};
use crate::locale::LanguageTag;
use crate::yaml::{YamlError, nearest};

/// What stands between several terms of one field.
const BETWEEN: char = '|';

/// The columns that are no locales.
const COLUMNS: [&str; 8] =
    ["source", "locale", "target", "status", "part-of-speech", "note", "case", "untranslatable"];

/// The columns that `bilint terms mine` writes for the person who approves.
const TOLD: [&str; 4] = ["kind", "count", "of", "example"];

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Source,
    Locale,
    Target,
    Status,
    PartOfSpeech,
    Note,
    Case,
    Untranslatable,
    /// One of [`TOLD`], which says nothing here.
    Told(usize),
    /// Translations; without a status the first is preferred and the others admitted.
    Terms(LanguageTag, Option<Status>),
}

/// Reads a table. The first line names the columns; without `delimiter` it tells what stands between
/// fields.
///
/// # Errors
/// What is wrong, with the line.
pub fn read(text: &str, delimiter: Option<char>) -> Result<Vec<Entry>, YamlError> {
    let first = text.lines().next().unwrap_or_default();
    let count = |it: char| first.matches(it).count();
    let guess = if count(';') > count(',') { ';' } else { ',' };
    let mut rows = Rows { text, at: 0, line: 1, delimiter: delimiter.unwrap_or(guess) };
    let error = |line, message: &str| YamlError::at(text, line, 1, message);
    let (line, header) = rows.next_row()?.unwrap_or_default();
    let columns = columns(&header).map_err(|it| error(line, &it))?;
    let mut builder = Builder::default();
    while let Some((line, fields)) = rows.next_row()? {
        if fields.iter().all(|it| it.trim().is_empty()) {
            continue;
        }
        if fields.len() > columns.len() {
            let message = format!(
                "{} fields where the first line names {} columns; put a field with the delimiter in quotes",
                fields.len(),
                columns.len()
            );
            return Err(error(line, &message));
        }
        let entry = entry(&columns, &fields).and_then(|it| builder.add(it));
        entry.map_err(|it| error(line, &it))?;
    }
    Ok(builder.finish())
}

fn columns(header: &[Cow<str>]) -> Result<Vec<Column>, String> {
    let mut columns: Vec<Column> = Vec::new();
    for name in header {
        let column = column(name)?;
        if columns.contains(&column) {
            return Err(format!("the column `{}` stands twice", name.trim()));
        }
        columns.push(column);
    }
    let has = |it: &Column| columns.contains(it);
    if !has(&Column::Source) {
        return Err("no column `source`, with the English terms".to_owned());
    }
    if has(&Column::Target) != has(&Column::Locale) {
        let missing = if has(&Column::Target) { "locale" } else { "target" };
        return Err(format!("no column `{missing}`: `locale` and `target` stand together"));
    }
    if has(&Column::Status) && !has(&Column::Target) {
        return Err("no columns `locale` and `target`, which `status` speaks of".to_owned());
    }
    let is_translated = |it: &Column| matches!(it, Column::Terms(..) | Column::Target);
    if !columns.iter().any(is_translated) && !has(&Column::Untranslatable) {
        return Err("no column with translations: name columns by locale (`de`, `pt-BR`), or \
            `locale` and `target`"
            .to_owned());
    }
    Ok(columns)
}

fn column(name: &str) -> Result<Column, String> {
    let name = name.trim();
    let folded = name.to_ascii_lowercase().replace(['_', ' '], "-");
    Ok(match folded.as_str() {
        "source" | "en" => Column::Source,
        "locale" => Column::Locale,
        "target" => Column::Target,
        "status" => Column::Status,
        "part-of-speech" | "pos" => Column::PartOfSpeech,
        "note" => Column::Note,
        "case" => Column::Case,
        "untranslatable" => Column::Untranslatable,
        _ => {
            if let Some(at) = TOLD.iter().position(|it| *it == folded) {
                return Ok(Column::Told(at));
            }
            let (tag, status) = match name.split_once(':') {
                Some((tag, status)) => (tag, Some(Status::parse(status)?)),
                None => (name, None),
            };
            let locale = language::locale(tag).map_err(|_| {
                let like = nearest(&folded, COLUMNS).map(|it| format!("; did you mean `{it}`?"));
                format!(
                    "unknown column or locale `{name}`{}",
                    like.unwrap_or_else(|| "; locales are `de`, `de-DE` or `de:forbidden`".into())
                )
            })?;
            Column::Terms(locale, status)
        }
    })
}

fn entry(columns: &[Column], fields: &[Cow<str>]) -> Result<Entry, String> {
    let field = |wanted: &Column| {
        let at = columns.iter().position(|it| it == wanted);
        at.and_then(|at| fields.get(at)).map_or("", |it| it.trim())
    };
    let text = |wanted| Some(field(wanted)).filter(|it| !it.is_empty()).map(str::to_owned);
    let mut entry = Entry::new(field(&Column::Source));
    if entry.source.is_empty() {
        return Err("no term in the column `source`".to_owned());
    }
    entry.part_of_speech = text(&Column::PartOfSpeech);
    entry.note = text(&Column::Note);
    entry.case = Case::parse(field(&Column::Case))?;
    entry.untranslatable = flag(field(&Column::Untranslatable))?;
    for (column, field) in columns.iter().zip(fields) {
        if let Column::Terms(locale, status) = column {
            let terms = field.split(BETWEEN).map(str::trim).filter(|it| !it.is_empty());
            for (at, term) in terms.enumerate() {
                let (locale, text) = (locale.clone(), term.to_owned());
                let status = status.unwrap_or(Status::usual(at == 0));
                entry.targets.push(TargetTerm { locale, text, status });
            }
        }
    }
    if let Some(target) = text(&Column::Target) {
        let locale = language::locale(field(&Column::Locale))?;
        let named = text(&Column::Status).map(|it| Status::parse(&it)).transpose()?;
        let status = named.unwrap_or(Status::Preferred);
        entry.targets.push(TargetTerm { locale, text: target, status });
    }
    Ok(entry)
}

/// The line that a row begins on, and its fields.
type Row<'a> = (usize, Vec<Cow<'a, str>>);

/// The rows of a table as RFC 4180 has it.
struct Rows<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    delimiter: char,
}

impl<'a> Rows<'a> {
    /// The next row, where it ends in a line end and no field of it is quoted.
    fn plain_row(&mut self) -> Option<Vec<Cow<'a, str>>> {
        let rest = self.text.get(self.at..)?;
        let line = rest.get(..memchr::memchr(b'\n', rest.as_bytes())?)?;
        let row = line.strip_suffix('\r').unwrap_or(line);
        if row.contains(['"', '\r']) {
            return None;
        }
        self.at += line.len() + 1;
        self.line += 1;
        Some(row.split(self.delimiter).map(Cow::Borrowed).collect())
    }

    /// The next row with the line that it begins on.
    fn next_row(&mut self) -> Result<Option<Row<'a>>, YamlError> {
        let first = self.line;
        if let Some(fields) = self.plain_row() {
            return Ok(Some((first, fields)));
        }
        let mut fields: Vec<Cow<str>> = vec![Cow::default()];
        let (mut quoted, mut seen, mut behind_quotes) = (false, false, false);
        while let Some(character) = self.text.get(self.at..).and_then(|it| it.chars().next()) {
            self.at += character.len_utf8();
            seen = true;
            let next_is_quote = self.text.as_bytes().get(self.at) == Some(&b'"');
            let Some(field) = fields.last_mut().map(Cow::to_mut) else { break };
            self.line += usize::from(character == '\n');
            match character {
                '"' if quoted && next_is_quote => {
                    field.push('"');
                    self.at += 1;
                }
                '"' if quoted => (quoted, behind_quotes) = (false, true),
                _ if quoted => field.push(character),
                '\n' => return Ok(Some((first, fields))),
                '\r' => {}
                it if it == self.delimiter => {
                    fields.push(Cow::default());
                    behind_quotes = false;
                }
                '"' if field.trim().is_empty() && !behind_quotes => {
                    field.clear();
                    quoted = true;
                }
                ' ' if behind_quotes => {}
                _ if behind_quotes => {
                    let message = "text behind a quoted field; write a quotation mark in it twice";
                    return Err(YamlError::at(self.text, self.line, 1, message));
                }
                _ => field.push(character),
            }
        }
        if quoted {
            return Err(YamlError::at(self.text, first, 1, "a quotation mark is never closed"));
        }
        Ok(seen.then_some((first, fields)))
    }
}
