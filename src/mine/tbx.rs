//! Proposals as TBX, version 3: a concept for each term, with the translations in all locales.

use std::collections::BTreeMap;

use super::{Mined, Proposal};
use crate::report::xml;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>Proposed by bilint from human translations</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
"#;

const END: &str = "  </body></text>\n</tbx>\n";

/// The document. Concepts stand in the order in which their terms are proposed first.
pub fn write(all: &[Mined]) -> String {
    let mut concepts: Vec<Vec<(&Mined, &Proposal)>> = Vec::new();
    let mut places = BTreeMap::new();
    for mined in all {
        for it in &mined.proposals {
            let at = *places.entry(it.source.to_lowercase()).or_insert(concepts.len());
            match concepts.get_mut(at) {
                Some(concept) => concept.push((mined, it)),
                None => concepts.push(vec![(mined, it)]),
            }
        }
    }
    let mut text = HEAD.to_owned();
    for (number, concept) in (1..).zip(&concepts) {
        push_concept(number, concept, &mut text);
    }
    text.push_str(END);
    text
}

fn push_concept(number: usize, concept: &[(&Mined, &Proposal)], text: &mut String) {
    let Some((_, first)) = concept.first() else { return };
    text.push_str(&format!("    <conceptEntry id=\"c{number}\">\n"));
    let part = first.kind.part_of_speech();
    let part = Some(part).filter(|it| !it.is_empty()).map(|it| ("partOfSpeech", it));
    push_section("en", &first.source, part, None, text);
    for (mined, it) in concept {
        let seen = format!("{} of {}, {}; {}", it.count, it.all, it.kind.name(), mined.example(it));
        let status = Some(("administrativeStatus", "preferredTerm-admn-sts"));
        push_section(&mined.locale, &it.target, status, Some(&seen), text);
    }
    text.push_str("    </conceptEntry>\n");
}

fn push_section(
    locale: &str,
    term: &str,
    note: Option<(&str, &str)>,
    seen: Option<&str>,
    text: &mut String,
) {
    text.push_str("      <langSec");
    xml::push_attribute("xml:lang", locale, text);
    text.push_str("><termSec><term>");
    xml::push(term, text);
    text.push_str("</term>");
    if let Some((kind, value)) = note {
        text.push_str(&format!("<termNote type=\"{kind}\">{value}</termNote>"));
    }
    if let Some(seen) = seen {
        text.push_str("<note>");
        xml::push(seen, text);
        text.push_str("</note>");
    }
    text.push_str("</termSec></langSec>\n");
}
