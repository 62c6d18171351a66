//! After each fault of structure, what follows is still read.

mod common;

use bilint::article::{Article, FaultKind, read};
use common::{german, segment};

fn kinds(article: &Article) -> Vec<FaultKind> {
    article.faults.iter().map(|it| it.kind).collect()
}

/// Reads a broken body between two good segments; both must be found, and the fault.
#[track_caller]
fn recovers(broken: &str, expected: &[FaultKind]) {
    for between in ["\n\n", "\n", " "] {
        let (first, last) = (segment(901, "Kai", "Pier"), segment(902, "Mole", "Mole"));
        let text = german(&format!("{first}{between}{broken}{between}{last}"));
        let article = read(text.into_bytes());
        let ids: Vec<&str> = article.segments.iter().map(|it| article.id(it)).collect();
        assert!(ids.starts_with(&["aa11f-901"]), "{broken}: {ids:?}");
        assert!(ids.ends_with(&["aa11f-902"]), "{broken}{between:?}: {ids:?} {:?}", article.faults);
        assert_eq!(kinds(&article), expected, "{broken}{between:?}");
    }
}

const TARGET: &str = "<span data-ttu-id=\"aa11f-103\">";
const LOOKUP: &str = "<span class=\"sxs-lookup\">";
const SOURCE: &str = "<span data-stu-id=\"aa11f-103\">";

#[test]
fn a_target_alone() {
    recovers(&format!("{TARGET}Kai</span>"), &[FaultKind::UnpairedTarget]);
}

#[test]
fn a_source_alone() {
    recovers(&format!("{LOOKUP}{SOURCE}Pier</span></span>"), &[FaultKind::UnpairedSource]);
    recovers(&format!("{SOURCE}Pier</span>"), &[FaultKind::UnpairedSource]);
}

#[test]
fn two_ids() {
    let broken =
        format!("{TARGET}Kai</span>{LOOKUP}{}Pier</span></span>", SOURCE.replace("103", "104"));
    recovers(&broken, &[FaultKind::IdMismatch]);
}

#[test]
fn an_id_twice() {
    recovers(&segment(901, "Kai", "Pier"), &[FaultKind::DuplicateId]);
}

#[test]
fn spans_that_do_not_end() {
    recovers(&format!("{TARGET}Kai{LOOKUP}{SOURCE}Pier</span></span>"), &[FaultKind::UnclosedSpan]);
    recovers(&format!("{TARGET}Kai</span>{LOOKUP}{SOURCE}Pier"), &[FaultKind::UnclosedSpan]);
    recovers(&format!("{TARGET}Kai"), &[FaultKind::UnclosedSpan]);
    recovers(&format!("{LOOKUP}{SOURCE}Pier"), &[FaultKind::UnclosedSpan]);
}

#[test]
fn a_tag_cut_short() {
    recovers("<span data-ttu-id=\"aa11f-103", &[]);
    recovers("</span></span></span>", &[]);
    recovers("<span>", &[]);
}

#[test]
fn a_segment_in_a_segment() {
    let inner = segment(104, "Mole", "Mole");
    let broken = format!("{TARGET}Kai {inner}</span>{LOOKUP}{SOURCE}Pier</span></span>");
    recovers(&broken, &[FaultKind::NestedSpan]);
    let broken = format!("{TARGET}Kai</span>{LOOKUP}{SOURCE}Pier {inner}</span></span>");
    recovers(&broken, &[FaultKind::NestedSpan]);
}

#[test]
fn a_segment_in_code_and_in_a_comment() {
    let code = format!("\n```\n{}\n```\n", segment(103, "Kai", "Pier"));
    let text = german(&format!("{code}\n{}", segment(902, "Mole", "Mole")));
    let article = read(text.into_bytes());
    assert_eq!((article.segments.len(), kinds(&article)), (1, vec![FaultKind::SpanInCode]));
    recovers(&format!("<!-- {} -->", segment(103, "Kai", "Pier")), &[]);
}

#[test]
fn bytes_that_are_not_utf_8() {
    let text = german(&format!("{} {}", segment(103, "K@i", "Pier"), segment(104, "Mole", "Mole")));
    let bytes: Vec<u8> = text.bytes().map(|it| if it == b'@' { 0xE4 } else { it }).collect();
    let article = read(bytes.clone());
    assert_eq!((article.segments.len(), kinds(&article)), (2, vec![FaultKind::InvalidUtf8]));
    assert_eq!(bytes[article.faults[0].range.start], 0xE4);
}

#[test]
fn raw_html_that_never_closes() {
    for end in ["\n", "\r\n"] {
        let body = ["<pre>", "", "![Kai](a.png)", "", "<pre>x</pre>"].join(end);
        let article = read(german(&body).into_bytes());
        let loose: Vec<&str> = article.loose_texts.iter().map(|it| article.at(it.range)).collect();
        let code: Vec<&str> = article.code_blocks.iter().map(|it| article.at(*it)).collect();
        assert_eq!((loose, code), (vec!["Kai"], vec!["<pre>x</pre>"]), "{end:?}");
    }
}
