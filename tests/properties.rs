//! What holds of every text, and of texts made of pieces of the format.

mod common;

use bilint::article::{Article, ByteRange, Segment, read};
use bilint::config::{Config, Selection};
use bilint::engine;
use bilint::inline::Parser;
use common::{german, segment};
use proptest::prelude::*;

/// Every range that an article holds.
fn ranges(article: &Article) -> Vec<ByteRange> {
    let side = |it: &Segment| {
        [it.target, it.source]
            .into_iter()
            .flat_map(|it| [it.tag, it.id, it.text])
            .collect::<Vec<_>>()
    };
    let mut all: Vec<ByteRange> = article.segments.iter().flat_map(side).collect();
    all.extend(article.segments.iter().map(|it| it.range));
    all.extend(article.wrappers.iter().flat_map(|it| [it.range, it.destination]));
    all.extend(article.loose_texts.iter().map(|it| it.range));
    all.extend(article.definitions.iter().flat_map(|it| [it.label, it.destination]));
    all.extend(article.faults.iter().flat_map(|it| [Some(it.range), it.related]).flatten());
    for list in
        [&article.code_blocks, &article.comments, &article.directives, &article.conflict_markers]
    {
        all.extend(list);
    }
    if let Some(head) = &article.front_matter {
        all.extend([head.range, head.body]);
        all.extend(head.entries.iter().flat_map(|it| [it.key, it.value]));
    }
    all
}

/// Asserts that every range of an article and of its trees slices its text.
fn is_sound(article: &Article) -> Result<(), TestCaseError> {
    let slices = |it: ByteRange| article.text.get(it.start..it.end).is_some();
    for range in ranges(article) {
        prop_assert!(slices(range), "{range:?} in {:?}", article.text);
    }
    let mut parser = Parser::new(article);
    for segment in &article.segments {
        for side in [segment.target.text, segment.source.text] {
            let tree = parser.parse(side);
            for (index, node) in tree.nodes.iter().enumerate() {
                let inside = side.contains(node.range) && node.range.contains(node.inner);
                prop_assert!(
                    inside && slices(node.range) && slices(node.inner),
                    "{node:?} in {:?}",
                    tree.written()
                );
                prop_assert!(index < node.end && node.end <= tree.nodes.len());
            }
        }
    }
    let config = Config::empty(".".into());
    let selection = Selection { advice: true, ..Selection::default() };
    let path = std::path::Path::new("a.md");
    for found in engine::check(article, path, "a.md", &config, &selection).diagnostics {
        prop_assert!(slices(found.range), "{found:?} in {:?}", article.text);
    }
    Ok(())
}

/// Pieces that the format is made of, whole and broken.
const PIECES: [&str; 58] = [
    "---\n",
    "\n",
    "\r\n",
    " ",
    "a",
    "Ä",
    "漢字",
    "𝄞",
    "\u{FEFF}",
    "\u{301}",
    "<span data-ttu-id=\"a-1\">",
    "<span data-ttu-id=\"a-2\">",
    "<span data-ttu-id=&quot;ä&quot;>",
    "<span data-ttu-id=",
    "</span>",
    "<span class=\"sxs-lookup\">",
    "<span data-stu-id=\"a-1\">",
    "<span data-stu-id=\"a-2\">",
    "</span></span>",
    "<span>",
    "<span id=\"ä\"></span>",
    "[",
    "]",
    "](",
    "](ä.md)",
    "![",
    "(",
    ")",
    "*",
    "**",
    "_",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "<",
    ">",
    "> ",
    "- ",
    "1. ",
    "# ",
    "|",
    "\\",
    "&amp;",
    "&quot;",
    "[!NOTE]",
    "[!INCLUDE [ä](b.md)]",
    "<xref:ä>",
    ":::image alt-text=\"ä\":::",
    ":::",
    "<!--",
    "-->",
    "<!-- bilint-disable link -->",
    "<pre>",
    "</pre>",
    "[ä]: b",
    "\"ä: b\n",
    "ms.contentlocale: de-DE\n",
];

fn pieces(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(prop::sample::select(&PIECES[..]), 0..most).prop_map(|it| it.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let article = read(bytes.clone());
        prop_assert_eq!(article.text.len(), bytes.len());
        is_sound(&article)?;
    }

    #[test]
    fn any_pieces_are_read(text in pieces(40)) {
        is_sound(&read(text.into_bytes()))?;
    }

    #[test]
    fn any_side_is_parsed(target in pieces(20), source in pieces(20)) {
        is_sound(&read(german(&segment(103, &target, &source)).into_bytes()))?;
    }

    #[test]
    fn any_broken_bytes_are_read(text in pieces(30), at in any::<prop::sample::Index>(), byte in 0x80_u8..) {
        let mut bytes = german(&text).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        is_sound(&read(bytes))?;
    }

    /// Whatever is put between two paragraphs, the segments behind the next good one are read, unless
    /// it opens a block that hides them: code, a comment, raw HTML.
    #[test]
    fn what_is_inserted_costs_nothing_far_behind(text in pieces(12)) {
        prop_assume!(["```", "~~~", "<!--", "<pre"].iter().all(|it| !text.contains(it)));
        let good = |number: usize| segment(number, "Kai", "Pier");
        let far: Vec<String> = (905..910).map(good).collect();
        let article = read(german(&format!("{}\n\n{text}\n\n{}\n\n{}", good(901), good(904), far.join("\n\n"))).into_bytes());
        let ids: Vec<&str> = article.segments.iter().map(|it| article.id(it)).collect();
        prop_assert_eq!(ids.first(), Some(&"aa11f-901"));
        let expected: Vec<String> = (905..910).map(|it| format!("aa11f-{it}")).collect();
        prop_assert!(ids.len() >= 5 && ids[ids.len() - 5..] == expected, "{:?}", ids);
        if !ids.contains(&"aa11f-904") {
            prop_assert!(!article.faults.is_empty(), "a segment is lost in silence");
        }
    }

    /// Other words between the same marks: nothing to say about links and markup.
    #[test]
    fn the_same_marks_are_never_a_fault(shape in proptest::collection::vec(0..MARKS.len(), 1..8)) {
        let side = |word: &str| {
            let parts: Vec<String> = shape.iter().map(|&it| MARKS[it].replace('@', word)).collect();
            parts.join(" ")
        };
        let article = read(german(&segment(103, &side("Hafen"), &side("berth"))).into_bytes());
        let config = Config::empty(".".into());
        let select = vec!["link".to_owned(), "markup".to_owned(), "structure".to_owned()];
        let selection = Selection { select, advice: true, ..Selection::default() };
        let checked = engine::check(&article, std::path::Path::new("a.md"), "a.md", &config, &selection);
        let told: Vec<_> = checked.diagnostics.iter().map(|it| (&it.rule.id, &it.message)).collect();
        prop_assert!(told.is_empty(), "{told:?} in {}", side("Hafen"));
    }
}

/// Markup with a place for a word.
const MARKS: [&str; 18] = [
    "@",
    "**@**",
    "*@*",
    "`code`",
    "[@](a.md)",
    "![@](a.png)",
    "[**@**](b.md#c)",
    "**[@](c.md)**",
    "<kbd>@</kbd>",
    "<https://harbor.example>",
    "[!NOTE]",
    "<xref:A.B>",
    "&nbsp;@",
    "\\*@",
    "[@](xref:A`1)",
    "[![@](a.png)](d.md)",
    "@,",
    "(@)",
];
