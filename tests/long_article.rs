//! One long article is the work of several threads, and reads as if one had done it.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Folder, front_matter, german, lost_link, segment};

const SEGMENTS: usize = 3000;

/// A lost link in every hundredth segment, and three links to one file that is not there.
fn article() -> String {
    let one = |number: usize| match number {
        1450 | 1550 | 2950 => segment(number, "Siehe [Kai](quay.md).", "See [quay](quay.md)."),
        _ if number.is_multiple_of(100) => lost_link(number),
        _ => segment(number, "Der Hafen ist offen.", "The harbor is open."),
    };
    german(&(103..103 + SEGMENTS).map(one).collect::<Vec<_>>().join("\n\n"))
}

#[test]
fn the_order_is_that_of_the_article_whatever_the_threads() {
    let folder = Folder::new()
        .with("de-de/a.md", article())
        .with("de-de/berths.md", german(&segment(103, "Liegeplätze", "Berths")))
        .with("bilint.yaml", "");
    let folder = ["es-es", "fr-fr", "it-it"].into_iter().fold(folder, |folder, locale| {
        let body = segment(103, "X", "Quay");
        folder.with(format!("{locale}/quay.md"), front_matter(locale, "HT") + &body)
    });
    let run = |threads: usize, more: &str| {
        let arguments =
            format!("check de-de/a.md --output-format concise --threads {threads} {more}");
        folder.run(&arguments).ends(1).stdout
    };
    let alone = run(1, "--no-project");
    let lines: Vec<usize> =
        alone.lines().map(|it| it.split(':').nth(1).unwrap().parse().unwrap()).collect();
    assert!(lines.len() >= SEGMENTS / 100 && lines.is_sorted(), "{alone}");
    for threads in [2, 3, 8] {
        assert_eq!(run(threads, "--no-project"), alone, "{threads} threads");
    }
    // Beside other articles one thread gathers what each says.
    let among = run(2, "");
    assert_eq!(among.matches("link/dead-file").count(), 1, "{among}");
    let first = among.lines().find(|it| it.contains("link/dead-file")).unwrap();
    let line = 11 + 2 * (1450 - 103);
    assert!(first.starts_with(&format!("de-de/a.md:{line}:")), "{first}");
}
