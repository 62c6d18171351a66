//! Reading and checking take time in proportion to the text, whatever the text.

#![allow(clippy::unwrap_used)]

mod common;

use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bilint::article::read;
use bilint::config::{Config, Selection};
use bilint::diagnostic::Safety;
use bilint::engine::{self, Around, Round};
use bilint::fix::{Checker, mend, settle, unified};
use bilint::report::Origin;
use bilint::rules::Registry;
use bilint::sibling::{Claim, ClaimKind, Facts, judge};
use bilint::suppress::Suppressions;
use common::{german, segment};

/// What is measured.
type Work = fn(&str);

fn reading(text: &str) {
    read(text.as_bytes().to_vec());
}

fn checking(text: &str) {
    checking_with(&Config::empty(".".into()), text);
}

fn checking_with(config: &Config, text: &str) {
    let article = read(text.as_bytes().to_vec());
    let selection = Selection { advice: true, ..Selection::default() };
    engine::check(&article, std::path::Path::new("a.md"), "a.md", config, &selection);
}

/// Checks with names that stay and terms to translate.
fn checking_terms(text: &str) {
    static CONFIG: LazyLock<Config> = LazyLock::new(|| {
        let text = "untranslatable: [Kontor, e, n, o]\nterminology:\n- source: Berth\n  targets:\n    \
            de: {preferred: Liegeplatz, forbidden: Kai}\n- source: Pilot\n  targets: {de: Lotse}\n";
        Config::from_text(text, std::path::Path::new("bilint.yaml")).unwrap()
    });
    checking_with(&CONFIG, text);
}

/// Holds the suppressions of an article against as many diagnostics.
fn suppressing(text: &str) {
    let article = read(text.as_bytes().to_vec());
    let registry = Registry::shipped();
    let mut all = Suppressions::of(&article, &registry);
    let rule = registry.position("markup/missing-code").unwrap();
    for at in 0..text.len() / 20 {
        all.cover(rule, None, at);
    }
}

/// Checks an article of which others are to know something.
fn gathering(text: &str) {
    let article = read(text.as_bytes().to_vec());
    let (config, selection) = (Config::empty(".".into()), Selection::default());
    let around = Around { round: Round::Gather, ..Around::default() };
    let path = std::path::Path::new("a.md");
    engine::check_among(&article, path, "a.md", &config, &selection, around);
}

/// Mends, proves what is offered, and shows the difference.
fn fixing(text: &str) {
    let (config, selection) =
        (Config::empty(".".into()), Selection { advice: true, ..Selection::default() });
    let path = std::path::Path::new("a.md");
    let checker = Checker { path, below_root: "a.md", config: &config };
    let mended = mend(text, &checker, &selection, Safety::Unsafe);
    unified("a.md", text, mended.as_ref().map_or(text, |it| &it.text));
    let article = read(text.as_bytes().to_vec());
    settle(&article, &checker, &mut checker.check(&article, &selection));
}

/// One measurement at a time: the others would disturb it.
static ALONE: Mutex<()> = Mutex::new(());

fn time(work: Work, text: &str) -> Duration {
    let start = Instant::now();
    work(text);
    start.elapsed()
}

/// Asserts that eight times the text takes at most 24 times the time: 8 is linear, 64 quadratic.
/// Sizes grow until the time can be told from noise; what looks bad is measured again.
#[track_caller]
fn is_linear(name: &str, work: Work, text: impl Fn(usize) -> String) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut size = 1000;
    while size < 100_000 {
        let (short, long) = (text(size), text(8 * size));
        let (mut small, mut large) = (time(work, &short), time(work, &long));
        for _ in 0..2 {
            if large > Duration::from_secs(5) || large < 24 * small {
                break;
            }
            (small, large) = (small.max(time(work, &short)), large.min(time(work, &long)));
        }
        assert!(
            large < Duration::from_millis(50) || large < 24 * small,
            "{name}: {small:?} for {size} and {large:?} for eight times as many"
        );
        if large > Duration::from_millis(200) {
            return;
        }
        size *= 4;
    }
}

#[test]
fn reading_is_linear() {
    let span = "<span data-ttu-id=\"a-1\">";
    for piece in [
        "[",
        "](",
        "[a](",
        "![",
        "*",
        "`",
        "<",
        "> ",
        "- ",
        "\n- ",
        "\n\n",
        "<!--",
        "<!-- -->\n",
        "<pre>\n",
        "<pre></pre>\n",
        "<pre></pre>\n\n",
        "<pre></pre>\r\n\r\n",
        "```\n",
        "[!",
        "[!a]",
        ":::image ",
        "<img ",
        "<span data-ttu-id=",
        span,
        "<span>",
        "</span>",
        "<span class=\"sxs-lookup\">",
        "<span class=\"sxs-lookup\"><span data-stu-id=\"a-1\">",
        "</span><span class=\"sxs-lookup\">",
        "<<<<<<< a\n",
        "[a]: b\n",
        "漢",
    ] {
        is_linear(&format!("{piece:?}"), reading, |size| german(&piece.repeat(size)));
        is_linear(&format!("{piece:?} in front matter"), reading, |size| {
            format!("---\na: {}\n---\n", piece.repeat(size))
        });
    }
    is_linear("segments", reading, |size| {
        german(&(0..size).map(|it| segment(it, "a", "b")).collect::<String>())
    });
    is_linear("one id", reading, |size| german(&segment(1, "a", "b").repeat(size)));
    is_linear("a long id", reading, |size| {
        german(&segment(1, "a", "b").replace("aa11f", &"a".repeat(size)))
    });
    is_linear("nested", reading, |size| {
        german(
            &(span.repeat(size)
                + &"</span><span class=\"sxs-lookup\"><span data-stu-id=\"a-1\">b</span></span>"
                    .repeat(size)),
        )
    });
}

#[test]
fn bad_bytes_are_read_in_linear_time() {
    // The letter Q stands for a byte that is not UTF-8.
    let broken = |text: &str| {
        read(text.bytes().map(|it| if it == b'Q' { 0xFF } else { it }).collect());
    };
    is_linear("runs", broken, |size| "Q".repeat(size));
    is_linear("single ones", broken, |size| "aQ".repeat(size));
}

/// One test a kind of text, so that one bad kind does not hide another.
macro_rules! checking_is_linear {
    ($work:ident: $($name:ident: $target:expr, $source:expr;)*) => {
        $(#[test]
        fn $name() {
            let (target, source): (fn(usize) -> String, fn(usize) -> String) = ($target, $source);
            is_linear(stringify!($name), $work, |size| german(&segment(103, &target(size), &source(size))));
        })*
    };
}

fn numbered(before: &str, behind: &str, size: usize) -> String {
    (0..size).map(|it| format!("{before}{it}{behind}")).collect()
}

checking_is_linear! {
    checking:
    brackets: |n| "[".repeat(n), |n| "]".repeat(n);
    halves_of_links: |n| "](".repeat(n), |_| "[a](b)".to_owned();
    halves_of_references: |_| "a".to_owned(), |n| "](xref:".repeat(n);
    asterisks: |n| "*a **b ".repeat(n), |n| "*a".repeat(n);
    emphasis_in_brackets: |n| "[*".repeat(n) + &"*](a)".repeat(n), |_| "a".to_owned();
    links_that_change: |n| numbered("[a](b", ") ", n), |n| numbered("[a](c", ") ", n);
    links_that_go: |_| "a".to_owned(), |n| numbered("[a](c", ") ", n);
    links_that_come: |n| numbered("[a](b", ") ", n), |_| "a".to_owned();
    links_without_text: |n| "[](b) ".repeat(n), |n| "[a](c) ".repeat(n);
    code_that_changes: |n| numbered("`b", "` ", n), |n| numbered("`c", "` ", n);
    code_that_goes: |_| "a".to_owned(), |n| numbered("`c", "` ", n);
    open_quotation_marks: |n| "„ « [ ".repeat(n), |_| "[a](b)".to_owned();
    tags: |n| "<b>".repeat(n), |n| "<i>".repeat(n);
    damaged_tags: |n| "< b>".repeat(n), |n| "<b>".repeat(n);
    entities: |n| "&amp ".repeat(n), |n| "&amp; ".repeat(n);
    directives: |n| "[!NOTE] ".repeat(n), |n| "[!TIP] ".repeat(n);
    references: |n| "[a][b] ".repeat(n), |n| "[a] ".repeat(n);
    words: |n| "Der Hafen ist offen. ".repeat(n), |n| "The harbor is open. ".repeat(n);
    the_same_words: |n| "The harbor is open. ".repeat(n), |n| "The harbor is open. ".repeat(n);
}

checking_is_linear! {
    checking_terms:
    names_that_stay: |n| "The Kontor is open. ".repeat(n), |n| "The Kontor opens. ".repeat(n);
    terms_that_stay: |n| "b ".repeat(n) + "Berth", |n| "the Berth ".repeat(n);
    names_that_end_late: |n| "b ".repeat(n) + "Berth Pilot", |n| "Berth Pilot ".repeat(n);
    terms_that_are_verbs: |n| "b ".repeat(n), |n| "to pilot ".repeat(n);
    terms_that_are_ruled_out: |n| "der Kai ".repeat(n), |n| "a berth, a pilot ".repeat(n);
}

#[test]
fn suppressions_are_linear() {
    let (open, close) = ("<!-- bilint-disable link -->\n", "<!-- bilint-enable markup -->\n");
    is_linear("comments", checking, |size| german(&(open.repeat(size) + &close.repeat(size))));
    let names = |size: usize| "markup/missing-code,".repeat(size);
    is_linear("names in one comment", suppressing, |size| {
        german(&format!("<!-- bilint-disable {} -->", names(size)))
    });
    is_linear("names in front matter", suppressing, |size| {
        german("").replacen("---\n", &format!("---\nbilint: {{disable: [{}]}}\n", names(size)), 1)
    });
}

#[test]
fn gathering_is_linear() {
    let one = |target: String, source: String| german(&segment(103, &target, &source));
    is_linear("numbers", gathering, |n| one(numbered("1", " ", n), numbered("2", " ", n)));
    is_linear("names", gathering, |n| one("a".repeat(n), numbered("ShipName", " ", n)));
    is_linear("placeholders", gathering, |n| one("a".repeat(n), numbered("{berth", "} ", n)));
}

/// Articles of one hash, each with claims of its own; as many in all as the text has bytes.
fn judging(articles: usize, text: &str) {
    let claims = text.len() / articles;
    let facts = |at: usize| Facts {
        hash: "a".to_owned(),
        locale: format!("{}", at % 200),
        origin: if at.is_multiple_of(2) { Origin::Machine } else { Origin::Human },
        numbers: vec![(0, u32::MAX)],
        claims: (0..claims)
            .map(|it| Claim { number: it as u32, kind: ClaimKind::Code, key: at as u64 })
            .collect(),
        silent: Vec::new(),
        wordings: Vec::new(),
        asks: false,
    };
    let all: Vec<Facts> = (0..articles).map(facts).collect();
    judge(&all.iter().map(Some).collect::<Vec<_>>());
}

#[test]
fn judging_is_linear() {
    let text = |size: usize| "a".repeat(size);
    is_linear("articles of one hash", |it| judging(it.len(), it), text);
    is_linear("claims of a few articles", |it| judging(100, it), text);
}

#[test]
fn fixing_is_linear() {
    const BLANKS: (&str, &str) =
        ("Der Hafen  ist ( nachts ) offen .", "The harbor (at night) opens.");
    let many = |end: &'static str| {
        move |size: usize| {
            let one = |at| segment(at, BLANKS.0, BLANKS.1) + end;
            german(&(0..size / 50).map(one).collect::<String>())
        }
    };
    is_linear("fixes on lines of their own", fixing, many("\n\n"));
    is_linear("fixes on one line", fixing, many(" "));
    is_linear("fixes in one segment", fixing, |size| {
        let (target, source) =
            (numbered("[a.](", ")  b b ,", size), numbered("[a](", ") b ", size));
        german(&segment(103, &target, &source))
    });
    is_linear("fixes outside segments", fixing, |size| {
        let image = ":::image type=\"content\" source=\"a.png\" alt-text=\"b\"::: .\n\n";
        german(
            &(segment(103, "Der Hafen ist offen.", "The harbor is open.")
                + "\n\n"
                + &image.repeat(size)),
        )
    });
}
