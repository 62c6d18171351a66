//! Glossaries in TBX, version 2 (`termEntry`, `langSet`, `tig`) and 3 (`conceptEntry`, `langSec`,
//! `termSec`), with data categories as attributes (DCA) or as elements (DCT).
//!
//! The reader knows no DTD and no entities of a document's own, and opens no address.

use std::borrow::Cow;

use roxmltree::{Document, Node, ParsingOptions};

use super::builder::Builder;
use super::model::flag;
use super::{Case, Entry, Status, TargetTerm, language};
use crate::locale::LanguageTag;
use crate::yaml::YamlError;

/// More elements and texts are no glossary.
const MOST_NODES: u32 = 20_000_000;

/// Reads a glossary.
///
/// # Errors
/// What is wrong, with the line.
pub fn read(text: &str) -> Result<Vec<Entry>, YamlError> {
    let bare = without_type(text);
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(&bare, options).map_err(|it| malformed(text, &it))?;
    let mut builder = Builder::default();
    let is_concept = |it: &Node| ["termEntry", "conceptEntry"].contains(&local(*it));
    for concept in document.descendants().filter(is_concept) {
        for (node, entry) in entries(concept).map_err(|it| at(text, it.0, &it.1))? {
            builder.add(entry).map_err(|it| at(text, node, &it))?;
        }
    }
    Ok(builder.finish())
}

/// Without a document type that only names a DTD, which older tools write and nobody reads. One with
/// declarations stays, and is refused.
fn without_type(text: &str) -> Cow<'_, str> {
    let Some(start) = text.find("<!DOCTYPE") else {
        return Cow::Borrowed(text);
    };
    let declaration = text.get(start..).and_then(|it| it.get(..=it.find('>')?));
    match declaration.filter(|it| !it.contains('[')) {
        Some(it) => {
            let blank = |it: char| if it == '\n' { '\n' } else { ' ' };
            let blanks: String = it.chars().map(blank).collect();
            Cow::Owned(text.replacen(it, &blanks, 1))
        }
        None => Cow::Borrowed(text),
    }
}

fn malformed(text: &str, error: &roxmltree::Error) -> YamlError {
    let place = error.pos();
    let message = match error {
        roxmltree::Error::DtdDetected => {
            "the document declares entities or elements of its own; take the DTD out".to_owned()
        }
        roxmltree::Error::NodesLimitReached => "too many elements; split the glossary".to_owned(),
        other => {
            let told = other.to_string();
            let suffix = format!(" at {}:{}", place.row, place.col);
            format!("this is no XML: {}", told.trim_end_matches(&suffix))
        }
    };
    YamlError::at(text, place.row.max(1) as usize, place.col.max(1) as usize, &message)
}

fn at(text: &str, node: Node, message: &str) -> YamlError {
    YamlError::at_byte(text, node.range().start, message)
}

/// The name without its namespace.
fn local<'a>(node: Node<'a, '_>) -> &'a str {
    if node.is_element() { node.tag_name().name() } else { "" }
}

/// A term of a concept.
struct Term<'a, 'd> {
    node: Node<'a, 'd>,
    locale: LanguageTag,
    text: String,
    status: Option<Status>,
}

type Wrong<'a, 'd> = (Node<'a, 'd>, String);

/// The entries of a concept: one for each of its English terms.
fn entries<'a, 'd>(concept: Node<'a, 'd>) -> Result<Vec<(Node<'a, 'd>, Entry)>, Wrong<'a, 'd>> {
    let mut terms = Vec::new();
    let sections = concept.children().filter(|it| ["langSet", "langSec"].contains(&local(*it)));
    for section in sections {
        let tag = section.attributes().find(|it| it.name() == "lang").map(|it| it.value());
        let tag = tag.ok_or_else(|| (section, "no `xml:lang`".to_owned()))?;
        let locale = language::locale(tag).map_err(|it| (section, it))?;
        let groups =
            section.children().filter(|it| ["tig", "ntig", "termSec"].contains(&local(*it)));
        for group in groups {
            terms.push(term(group, locale.clone())?);
        }
    }
    let (sources, targets): (Vec<Term>, Vec<Term>) =
        terms.into_iter().partition(|it| language::is_source(&it.locale));
    if sources.is_empty() {
        return Err((concept, "the concept has no English term".to_owned()));
    }
    let mut seen: Vec<LanguageTag> = Vec::new();
    let targets: Vec<TargetTerm> = targets
        .into_iter()
        .map(|it| {
            let is_first = !seen.contains(&it.locale);
            if is_first {
                seen.push(it.locale.clone());
            }
            let status = it.status.unwrap_or(Status::usual(is_first));
            TargetTerm { locale: it.locale, text: it.text, status }
        })
        .collect();
    let entry = |source: Term<'a, 'd>| {
        let mut entry = Entry::new(&source.text);
        entry.targets.clone_from(&targets);
        entry.part_of_speech = category(source.node, "partOfSpeech").map(|it| it.1);
        entry.note = note(source.node).or_else(|| note(concept));
        let said = |name| category(source.node, name).unwrap_or((source.node, String::new()));
        let (place, policy) = said("x-case");
        entry.case = Case::parse(&policy).map_err(|it| (place, it))?;
        let (place, stays) = said("x-untranslatable");
        entry.untranslatable = flag(&stays).map_err(|it| (place, it))?
            || concept.attributes().any(|it| it.name() == "translate" && it.value() == "no");
        Ok((source.node, entry))
    };
    sources.into_iter().map(entry).collect()
}

fn term<'a, 'd>(group: Node<'a, 'd>, locale: LanguageTag) -> Result<Term<'a, 'd>, Wrong<'a, 'd>> {
    let node = group.descendants().find(|it| local(*it) == "term");
    let text = node.map(content).filter(|it| !it.is_empty());
    let text = text.ok_or_else(|| (group, "no `term` in it".to_owned()))?;
    let named = ["administrativeStatus", "normativeAuthorization"];
    let status = match named.iter().find_map(|it| category(group, it)) {
        None => None,
        Some((place, name)) => {
            let unknown = || {
                let known =
                    "preferredTerm-admn-sts, admittedTerm-admn-sts or deprecatedTerm-admn-sts";
                (place, format!("unknown status `{name}`; write {known}"))
            };
            Some(Status::named(&name).ok_or_else(unknown)?)
        }
    };
    Ok(Term { node: group, locale, text, status })
}

/// A data category: an element with the name as `type`, or an element of that name.
fn category<'a, 'd>(group: Node<'a, 'd>, name: &str) -> Option<(Node<'a, 'd>, String)> {
    let is_one =
        |it: &Node| it.is_element() && (local(*it) == name || it.attribute("type") == Some(name));
    let found = group.descendants().find(is_one)?;
    Some((found, content(found)))
}

fn note(node: Node) -> Option<String> {
    let found = node.children().find(|it| local(*it) == "note");
    found.map(content).filter(|it| !it.is_empty())
}

/// The text of an element, with single blanks.
fn content(node: Node) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|it| it.text());
    let text: String = texts.collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
