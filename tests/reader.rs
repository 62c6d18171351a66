//! Every quirk of the format, as the reader sees it.

mod common;

use bilint::article::{Article, Block, FaultKind, LooseKind, WrapperKind, read};
use common::{german, segment};

fn article(text: &str) -> Article {
    read(text.as_bytes().to_vec())
}

/// Target and source of every segment.
fn pairs(article: &Article) -> Vec<(&str, &str)> {
    let text = |segment: &bilint::article::Segment| {
        (article.at(segment.target.text), article.at(segment.source.text))
    };
    article.segments.iter().map(text).collect()
}

fn kinds(article: &Article) -> Vec<FaultKind> {
    article.faults.iter().map(|it| it.kind).collect()
}

/// Reads a body without any fault; returns its segments.
#[track_caller]
fn reads(body: &str, expected: &[(&str, &str)]) -> Article {
    let article = article(&german(body));
    assert_eq!(pairs(&article), expected, "{body}");
    assert_eq!(kinds(&article), [], "{body}");
    article
}

#[test]
fn quote_escaped_regions() {
    let whole = segment(103, "Kai", "Pier").replace('"', "&quot;");
    reads(&whole, &[("Kai", "Pier")]);
    let begins = "<span data-ttu-id=\"aa11f-103&quot;>Kai</span><span class=&quot;sxs-lookup&quot;>\
        <span data-stu-id=&quot;aa11f-103&quot;>Pier</span></span>";
    let article = reads(begins, &[("Kai", "Pier")]);
    assert_eq!(article.id(&article.segments[0]), "aa11f-103");
    let ends = begins
        .replace("103&quot;>K", "103\">K")
        .replace("=&quot;aa11f-103&quot;", "=&quot;aa11f-103\"");
    reads(&ends, &[("Kai", "Pier")]);
}

#[test]
fn front_matter_turned_into_spans() {
    let text = format!(
        "---\n{}\n---\n{}\n",
        segment(101, "title: Kai: 1", "title: Pier: 1"),
        segment(102, "Kai", "Pier")
    );
    let article = article(&text);
    assert_eq!(pairs(&article), [("title: Kai: 1", "title: Pier: 1"), ("Kai", "Pier")]);
    assert_eq!(kinds(&article), [FaultKind::InvalidFrontMatter]);
    assert_eq!(article.segments[0].place.block, Block::FrontMatter);
    assert_eq!(article.segments[1].place.block, Block::Paragraph);
}

#[test]
fn spans_of_the_author() {
    for (target, source) in [
        ("<span id=\"a\"></span>Kai", "<span id=\"a\"></span>Pier"),
        ("Kai<span id=\"a\"></span>", "Pier<span id=\"a\"></span>"),
        ("Kai<span>x</span>", "Pier<span>x</span>"),
        ("*kai<span></span>.py*", "*pier<span></span>.py*"),
        ("<span>a<span>b</span></span>", "<span>a<span>b</span></span>"),
        ("Das Tag `<span>`", "The tag `<span>`"),
        ("Das Tag `<span>` am Kai", "The tag `</span>` on the pier"),
        ("Kai", "Pier `<span class=x>`"),
    ] {
        let body = format!("{} {}", segment(103, target, source), segment(104, "Kai", "Pier"));
        reads(&body, &[(target, source), ("Kai", "Pier")]);
    }
}

#[test]
fn hoisted_links() {
    let one = format!("- [{}](pier.md)", segment(103, "Kai", "Pier"));
    let article = reads(&one, &[("Kai", "Pier")]);
    assert_eq!(article.at(article.wrappers[0].destination), "pier.md");
    assert_eq!(article.segments[0].place.wrapper, Some(0));
    let two =
        format!("[{} {}](a(b).md)", segment(103, "Kai", "Pier"), segment(104, "Mole", "Mole"));
    let article = reads(&two, &[("Kai", "Pier"), ("Mole", "Mole")]);
    assert_eq!(article.wrappers.len(), 1);
    assert!(article.segments.iter().all(|it| it.place.wrapper == Some(0)));
    assert_eq!(article.at(article.wrappers[0].destination), "a(b).md");
    let image = format!("![{}](pier.png)", segment(103, "Kai ", "Pier "));
    let article = reads(&image, &[("Kai ", "Pier ")]);
    assert_eq!(article.wrappers[0].kind, WrapperKind::Image);
    assert!(article.loose_texts.is_empty());
}

#[test]
fn line_breaks_inside_a_segment() {
    for end in ["\n", "\r\n"] {
        let target = format!("Der [Kai](pier.md{end}) ist{end}offen.");
        let body = format!(
            "{}{end}{end}{}",
            segment(103, &target, "The [pier](pier.md) is open."),
            segment(104, "Kai", "Pier")
        );
        reads(&body, &[(&target, "The [pier](pier.md) is open."), ("Kai", "Pier")]);
    }
}

#[test]
fn backticks_in_destinations() {
    let target = "[Kai](xref:Harbor.Pier`1) und [Mole](xref:Harbor.Mole`2)";
    let article = reads(&segment(103, target, "x"), &[(target, "x")]);
    let tree = bilint::inline::Parser::new(&article).parse(article.segments[0].target.text);
    let destinations: Vec<&str> = tree.links().map(|it| &*it.2.destination).collect();
    assert_eq!(destinations, ["xref:Harbor.Pier`1", "xref:Harbor.Mole`2"]);
}

#[test]
fn line_ends_marks_and_ends_of_files() {
    let text = german(&format!("## {}\n\n```\n{}\n```\n", segment(103, "Kai", "Pier"), "code"));
    for text in [
        text.clone(),
        text.replace('\n', "\r\n"),
        format!("\u{FEFF}{text}"),
        format!("\u{FEFF}{}", text.replace('\n', "\r\n")),
        text.trim_end().to_owned(),
    ] {
        let article = article(&text);
        assert_eq!(pairs(&article), [("Kai", "Pier")]);
        assert_eq!(kinds(&article), []);
        assert_eq!(article.locale(), "de-DE");
        assert_eq!(article.segments[0].place.block, Block::Heading);
        assert_eq!(article.code_blocks.len(), 1);
    }
}

#[test]
fn where_segments_stand() {
    use Block::{Heading, Html, ListItem, Paragraph, TableCell};
    let kai = segment(103, "Kai", "Pier");
    for (line, block, quoted) in [
        (format!("# <a name=\"a\"></a>[{kai}](#tab/a)"), Heading, false),
        (format!("|{kai}|x|"), TableCell, false),
        (format!("{kai} | `x` | {}", segment(104, "a", "b")), TableCell, false),
        (format!("> {kai}"), Paragraph, true),
        (format!("> [!NOTE]\n> {kai}"), Paragraph, true),
        (format!(">* {kai}"), ListItem, true),
        (format!("> 1. {kai}"), ListItem, true),
        (format!("-   {kai}"), ListItem, false),
        (format!("1.  a\n\n    {kai}"), ListItem, false),
        (format!("- a\n\n  {kai}"), ListItem, false),
        (format!("- a\n\n {kai}"), Paragraph, false),
        (format!("- a\n\n> {kai}"), Paragraph, true),
        (format!("- a\n\n  > {kai}"), ListItem, true),
        (format!("> - a\n>\n>   {kai}"), ListItem, true),
        (
            format!(":::row:::\n:::column:::\n{kai}\n:::column-end:::\n:::row-end:::"),
            Paragraph,
            false,
        ),
        (format!("<td><p>{kai}</p>"), Html, false),
        (format!("::: moniker range=\"a\"\n{kai}\n::: moniker-end"), Paragraph, false),
        (format!("* * *\n{kai}"), Paragraph, false),
    ] {
        let article = article(&german(&line));
        let place = article.segments[0].place;
        assert_eq!((place.block, place.in_block_quote), (block, quoted), "{line}");
    }
}

#[test]
fn what_stands_outside() {
    let body = "![Kai](a.png)\n:::image source=\"a.png\" alt-text=\"Mole\":::.\n<img src=\"a\" title=\"Hafen\">\n\
        [!INCLUDE [x](a.md)]\n[kai]: pier.md\n<pre>\n<span data-ttu-id=\"a\">x</span>\n</pre>\n";
    let article = article(&german(body));
    let loose: Vec<_> =
        article.loose_texts.iter().map(|it| (it.kind, article.at(it.range))).collect();
    let expected = [
        (LooseKind::ImageAlt, "Kai"),
        (LooseKind::DirectiveAlt, "Mole"),
        (LooseKind::ImageTitle, "Hafen"),
    ];
    assert_eq!(loose, expected);
    assert_eq!(article.at(article.definitions[0].destination), "pier.md");
    assert_eq!(article.code_blocks.len(), 1);
}

#[test]
fn a_landing_page_is_an_article_without_segments() {
    let text = german("# Häfen").replacen("---\n", "---\nlayout: LandingPage\n", 1);
    let article = article(&text);
    assert!(article.is_bilingual() && article.segments.is_empty() && article.faults.is_empty());
    assert!(!read(b"# Harbor\n".to_vec()).is_bilingual());
}

#[test]
fn a_key_with_half_its_quotes_is_a_whole_range() {
    for (line, key) in [("\"ä: b", "\"ä"), ("'ä': b", "ä"), ("\": b", "\""), ("\"\": b", "")] {
        let article = article(&format!("---\n{line}\n---\n"));
        let head = article.front_matter.as_ref();
        let found = head.and_then(|it| it.entries.first()).map(|it| it.key);
        assert_eq!(found.and_then(|it| article.text.get(it.start..it.end)), Some(key), "{line}");
    }
}
