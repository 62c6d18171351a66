//! What holds of every fix: it comes to rest, never touches a source side, and sets off nothing.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bilint::article::{Article, read};
use bilint::config::{Config, Selection};
use bilint::diagnostic::{Diagnostic, Safety};
use bilint::fix::{Checker, Mended, mend, settle};
use common::{corpus, german, segment};
use proptest::prelude::*;

/// Looks at an article as the program does.
fn with_checker<T>(look: impl Fn(&Checker) -> T) -> T {
    let config = Config::empty(".".into());
    look(&Checker { path: Path::new("a.md"), below_root: "a.md", config: &config })
}

fn everything() -> Selection {
    Selection { advice: true, ..Selection::default() }
}

fn mended(text: &str, safety: Safety) -> Option<Mended> {
    with_checker(|it| mend(text, it, &everything(), safety))
}

/// What no fix may touch: ids, sources, and the text between the segments.
fn fixed_parts(article: &Article) -> Vec<String> {
    let mut parts = Vec::new();
    for it in &article.segments {
        let target = it.target.text;
        parts.extend([article.text[it.range.start..target.start].to_owned()]);
        parts.push(article.text[target.end..it.range.end].to_owned());
    }
    parts
}

fn counts(diagnostics: &[Diagnostic]) -> BTreeMap<(Option<usize>, &str), usize> {
    let mut counts = BTreeMap::new();
    for it in diagnostics {
        *counts.entry((it.segment, &*it.rule.id)).or_default() += 1;
    }
    counts
}

const PIECES: [&str; 30] = [
    "Hafen",
    "hafen",
    "der",
    "der ",
    " ",
    "  ",
    "\u{A0}",
    "\u{200B}",
    ".",
    ",",
    " ,",
    ":",
    "。",
    "(",
    ")",
    "\"",
    "**",
    "*",
    "[",
    "](a.md)",
    "](b.md#x)",
    "`a b`",
    "`A b`",
    "\\_",
    " \\_ ",
    "a\\_b",
    "&nbsp",
    "& nbsp;",
    "Lotse",
    "\n",
];

fn side() -> impl Strategy<Value = String> {
    proptest::collection::vec(prop::sample::select(&PIECES[..]), 1..14).prop_map(|it| it.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn fixing_comes_to_rest_and_leaves_the_source(
        sides in proptest::collection::vec((side(), side()), 1..5)
    ) {
        let segments = sides.iter().enumerate().map(|(at, it)| segment(at, &it.0, &it.1));
        let text = german(&segments.collect::<Vec<_>>().join("\n\n"));
        if let Some(once) = mended(&text, Safety::Unsafe) {
            let (old, new) = (read(text.into_bytes()), read(once.text.clone().into_bytes()));
            prop_assert_eq!(fixed_parts(&old), fixed_parts(&new));
            prop_assert_eq!(mended(&once.text, Safety::Unsafe), None);
        }
    }
}

#[test]
fn real_articles_are_mended() {
    let Some(corpus) = corpus() else { return };
    let mut fixes = 0;
    for path in articles(Path::new(&corpus)) {
        let text = String::from_utf8(std::fs::read(&path).unwrap()).unwrap();
        let Some(once) = mended(&text, Safety::Safe) else { continue };
        fixes += once.fixes;
        let (old, new) = (read(text.into_bytes()), read(once.text.into_bytes()));
        assert_eq!(fixed_parts(&old), fixed_parts(&new), "{}", path.display());
        with_checker(|checker| {
            let before = checker.check(&old, &everything());
            let mut after = checker.check(&new, &everything());
            let known = counts(&before);
            for (key, count) in counts(&after) {
                let before = known.get(&key).copied().unwrap_or_default();
                assert!(count <= before, "{}: {key:?} is new", path.display());
            }
            settle(&new, checker, &mut after);
            let is_left =
                |it: &Diagnostic| it.fix.as_ref().is_some_and(|it| it.safety == Safety::Safe);
            assert!(!after.iter().any(is_left), "{}: a fix is left", path.display());
        });
    }
    assert!(fixes > 0, "the articles hold nothing to mend");
    println!("{fixes} fixes");
}

fn articles(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().flatten().map(|it| it.path()).collect();
    paths.sort();
    let (folders, files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|it| it.is_dir());
    let articles = files.into_iter().filter(|it| it.extension().is_some_and(|it| it == "md"));
    articles.chain(folders.iter().flat_map(|it| self::articles(it))).collect()
}
