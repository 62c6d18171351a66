//! `bilint report`: what the page holds. What a browser makes of it: `tests/page_in_chromium.rs`.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{Folder, corpus, front_matter, german, lost_link, segment};
use serde_json::Value;

/// The articles that stand in a page as JSON.
fn data(page: &str) -> Vec<Value> {
    let from = page.split_once("id=\"data\">").unwrap().1;
    serde_json::from_str(from.split_once("</script>").unwrap().0).unwrap()
}

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

/// Count by rule and locale, machine and human, as a table says.
type Counts = BTreeMap<(String, String), [usize; 3]>;

/// What the JSON of a page adds up to.
fn counts(page: &str) -> Counts {
    let mut counts = Counts::new();
    for article in data(page) {
        for found in array(&article["found"]) {
            let rule = &article["rules"][found[0].as_u64().unwrap() as usize][0];
            let locale = article["locale"].as_str().unwrap();
            let locale = if locale.is_empty() { "-" } else { locale };
            let key = (rule.as_str().unwrap().to_owned(), locale.to_owned());
            let count = counts.entry(key).or_default();
            count[0] += 1;
            count[1] += usize::from(article["type"] == "machine");
            count[2] += usize::from(article["type"] == "human");
        }
    }
    counts
}

/// The table of `--statistics`: the counts, and the rates of the totals.
fn statistics(table: &str) -> (Counts, Vec<[String; 4]>) {
    let mut counts = Counts::new();
    let mut totals = Vec::new();
    for line in table.lines().skip(1).filter(|it| !it.starts_with("no profile")) {
        let cells: Vec<&str> = line.split_whitespace().collect();
        if cells[0] == "total" {
            totals.push([cells[1], cells[3], cells[5], cells[7]].map(str::to_owned));
            continue;
        }
        let numbers = [2, 4, 6].map(|at| cells[at].parse().unwrap());
        counts.insert((cells[0].to_owned(), cells[1].to_owned()), numbers);
    }
    (counts, totals)
}

/// The texts of the elements that begin with `opening`, without what is marked up in them.
fn texts<'a>(page: &'a str, opening: &'a str, closing: &'a str) -> Vec<String> {
    let of = |part: &str| {
        let inner = part.split_once('>').unwrap().1.split_once(closing).unwrap().0;
        let pieces = inner.split('<').map(|it| it.rsplit_once('>').map_or(it, |it| it.1));
        pieces.collect::<String>().trim().to_owned()
    };
    page.split(opening).skip(1).map(of).collect()
}

/// Asserts that every number of a page is that of `--statistics`.
#[track_caller]
fn equals_statistics(folder: &Folder, arguments: &str) {
    let table = folder.run(&format!("check {arguments} --statistics")).stdout;
    folder.run(&format!("report {arguments} --output page.html")).ends(0).quietly();
    let page = folder.read("page.html");
    let (expected, totals) = statistics(&table);
    assert!(!expected.is_empty(), "{table}");
    assert_eq!(counts(&page), expected);
    // The page's own table: without JavaScript it is all there is.
    let heat = page.split_once("id=\"heat\">").unwrap().1.split_once("</table>").unwrap().0;
    let (body, foot) = heat.split_once("<tfoot>").unwrap();
    let locales = &texts(heat, "<th scope=\"col\"", "</th>")[1..];
    for row in body.split("<tr><th scope=\"row\"").skip(1) {
        let rule = &texts(&format!("<th{row}"), "<th", "</th>")[0];
        let cells = texts(row, "<td", "</td>");
        for (locale, cell) in locales.iter().zip(&cells).take(cells.len() - 1) {
            let locale = if locale == "none" { "-" } else { locale };
            let count = expected.get(&(rule.clone(), locale.to_owned())).map_or(0, |it| it[0]);
            assert_eq!(cell.replace(',', ""), count.to_string(), "{rule} {locale}");
        }
    }
    let rates = texts(foot.rsplit_once("<tr>").unwrap().1, "<td", "</td>");
    let expected: Vec<&String> = totals.iter().map(|it| &it[1]).collect();
    assert_eq!(rates[..rates.len() - 1].iter().collect::<Vec<_>>(), expected);
    let bars = page.split("class=\"one\"").skip(1).filter(|it| !it.contains(">unknown<"));
    let bars: Vec<String> =
        bars.flat_map(|it| texts(it, "<span role=\"cell\"", "</span>")).collect();
    let expected: Vec<&String> = totals.iter().flat_map(|it| &it[2..]).collect();
    let expected: Vec<&String> = expected.into_iter().filter(|it| *it != "-").collect();
    assert_eq!(bars.iter().collect::<Vec<_>>(), expected);
}

#[test]
fn its_totals_are_those_of_statistics() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    equals_statistics(&Folder::new(), &format!("{} --advice", fixtures.display()));
}

#[test]
fn its_totals_are_those_of_statistics_for_real_articles() {
    let Some(corpus) = corpus() else { return };
    equals_statistics(&Folder::new(), &corpus.to_string_lossy());
}

#[test]
fn both_sides_of_a_diagnostic_stand_in_it_with_their_marks() {
    let folder = Folder::new().with("a.md", german(&lost_link(103)));
    folder.run("report --select link/missing").ends(0).quietly();
    let [article] = &data(&folder.read("report.html"))[..] else { unreachable!() };
    assert_eq!(
        (article["path"].as_str(), article["locale"].as_str()),
        (Some("a.md"), Some("de-DE"))
    );
    let found = &article["found"][0];
    let text = |place: &Value| article["texts"][place.as_u64().unwrap() as usize].as_str().unwrap();
    assert_eq!(text(&found[5]), "the translation drops the link `berths.md`");
    let marked = |panel: &Value| {
        let units: Vec<u16> = text(&panel[1]).encode_utf16().collect();
        let mark = &panel[3][0];
        let range = mark[0].as_u64().unwrap() as usize..mark[1].as_u64().unwrap() as usize;
        (String::from_utf16(&units[range]).unwrap(), text(&mark[2]).to_owned())
    };
    let panels: Vec<_> = array(&found[7]).iter().map(marked).collect();
    let expected = [
        ("„Liegeplätze“", "no link in the translation"),
        ("[Berths](berths.md)", "linked in the source"),
    ];
    assert_eq!(panels, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

/// What would end an element, an attribute or a string, or turn text around.
const EVIL: &str = "</script><script>alert(1)</script><!--\u{2028}\u{202E}&amp;\"'> ##vso[x] 🚢";

#[test]
fn nothing_of_an_article_gets_out_of_its_place() {
    let body = segment(103, "Lesen Sie das zuerst.", &format!("Read `{EVIL}` first, {EVIL}."));
    let evil = front_matter("<script>alert(2)</script>", "HT");
    let folder = Folder::new()
        .with("a.md", german(&body))
        .with("b.md", format!("{evil}\n\n{}", lost_link(104)))
        .with("<img src=x onerror=alert(3)>.md", german(&lost_link(103)));
    folder.run("report --advice").ends(0);
    let page = folder.read("report.html");
    // The JSON and the script of the page.
    assert_eq!((page.matches("<script").count(), page.matches("</script").count()), (2, 2));
    assert!(page.matches("alert(").count() > 3);
    for forbidden in ["<img", "<!--", "\u{2028}", "\u{202E}", "##vso["] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    let texts = data(&page).iter().map(|it| it["texts"].to_string()).collect::<String>();
    assert!(
        texts.contains("</script><script>alert(1)</script>") && texts.contains("🚢"),
        "{texts}"
    );
}

#[test]
fn nothing_found_is_a_page_too() {
    let folder = Folder::new().with("a.md", common::clean());
    folder.run("report").ends(0).quietly();
    let page = folder.read("report.html");
    assert!(page.contains("Nothing found.") && data(&page).is_empty(), "{page}");
}

#[test]
fn the_exit_status_follows_what_was_asked_for() {
    let folder = Folder::new().with("docs/a.md", german(&lost_link(103)));
    folder.run("report docs").ends(0);
    folder.run("report docs --fail-on error").ends(1);
    folder.run("report nowhere").ends(2);
    folder.run("report docs --output docs/a.md").ends(2).says(&["name another file"]);
    folder.run("report docs --output no/such/folder.html").ends(2);
}

#[test]
fn what_the_baseline_holds_is_not_on_the_page() {
    let folder = Folder::new().with("docs/a.md", german(&lost_link(103)));
    folder.run("baseline docs").ends(0);
    folder.run("report docs --baseline").ends(0);
    assert!(data(&folder.read("report.html")).is_empty());
}

#[test]
fn it_is_an_output_format_of_check_as_well() {
    let folder = Folder::new().with("docs/a.md", german(&lost_link(103)));
    folder.run("report docs").ends(0);
    folder.run("check docs --output-format concise --output-format html:page.html").ends(1);
    assert_eq!(folder.read("page.html"), folder.read("report.html"));
}

#[test]
fn a_long_text_is_cut_around_its_place() {
    let words = "Häfen 漢字 ".repeat(2_000);
    let target = format!("{words}Lesen Sie „Liegeplätze“. {words}");
    let source = format!("{words}Read [Berths](berths.md). {words}");
    let folder = Folder::new().with("a.md", german(&segment(103, &target, &source)));
    folder.run("report --select link/missing").ends(0);
    let [article] = &data(&folder.read("report.html"))[..] else { unreachable!() };
    let texts = array(&article["texts"]).iter().map(|it| it.as_str().unwrap());
    let long: Vec<&str> = texts.filter(|it| it.len() > 1_000).collect();
    assert_eq!(long.len(), 2);
    for text in long {
        assert!(text.len() < 2_000 && text.starts_with('…') && text.ends_with('…'), "{text}");
    }
}
