//! What a browser makes of the page of `bilint report`.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod browser;
mod common;

use std::fmt::Write;
use std::time::{Duration, Instant};

use browser::{Browser, View};
use common::{Folder, corpus, front_matter, lost_link, segment};
use serde_json::{Value, json};

const WIDE: View = View { width: 1440, height: 900, dark: false };
const NARROW: View = View { width: 390, height: 844, dark: true };

/// Sets one filter as a person would, and says how long it took until everything stood where it
/// belongs (milliseconds), and how many diagnostics are left.
const FILTER: &str = "((name, value) => {
    const start = performance.now();
    fields[name].value = value;
    form.dispatchEvent(new Event('input'));
    form.dispatchEvent(new Event('change'));
    document.body.offsetHeight;
    return [performance.now() - start, listed.length, document.getElementById('shown').textContent];
})";

/// Three locales, two kinds of translation, two levels; one of them runs from right to left.
fn articles() -> Folder {
    let title = "title: <script>document.title = 'gone'</script>\nms.date";
    let german = front_matter("de-DE", "HT").replace("ms.date", title);
    let comma =
        segment(104, "Der Hafen , der Kai und die Stadt.", "The harbor, the quay and the town.");
    let arabic = segment(103, "اقرأ «المراسي» أولاً.", "Read [Berths](berths.md) first.");
    let evil =
        "<img src=x onerror=\"document.title = 'gone'\"> <script>document.title = 'gone'</script>";
    let evil = segment(105, &format!("Lesen Sie {evil}."), &format!("Read [{evil}](berths.md)."));
    let spanish = segment(103, "Lea «Muelles».", "Read [Berths](berths.md).");
    Folder::new()
        .with(
            "de/<script>document.title=1<script>.md",
            format!("{german}\n{}\n\n{comma}\n\n{evil}\n", lost_link(103)),
        )
        .with("ar/a.md", format!("{}\n{arabic}\n", front_matter("ar-SA", "MT")))
        .with("es/a.md", format!("{}\n{spanish}\n", front_matter("es-ES", "MT")))
}

/// A browser with the page of a folder; `None` where there is no browser.
fn opened(folder: &Folder, arguments: &str, view: View) -> Option<Browser> {
    let mut browser = Browser::start()?;
    folder.run(&format!("report --output page.html {arguments}")).ends(0);
    browser.look(view);
    browser.open(&folder.path("page.html"));
    Some(browser)
}

/// Asserts that nothing lies beyond the right edge, and that the page complained of nothing.
#[track_caller]
fn is_in_order(browser: &mut Browser) {
    let widths = browser.evaluate("[document.documentElement.scrollWidth, innerWidth]");
    assert!(widths[0].as_u64() <= widths[1].as_u64(), "{widths}");
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn filters_choose_and_the_address_remembers_them() {
    let folder = articles();
    let Some(mut browser) = opened(&folder, "", WIDE) else { return };
    let all = browser.evaluate("all.length").as_u64().unwrap();
    for (name, value, field) in [
        ("locale", "ar-SA", "it.article.locale"),
        ("rule", "link/missing", "read(it).rule"),
        ("rule", "typography", "read(it).rule.split('/')[0]"),
        ("level", "warning", "read(it).level"),
        ("type", "machine", "it.article.type"),
        ("path", "es/", "it.article.path.slice(0, 3)"),
    ] {
        let got = browser.evaluate(&format!("{FILTER}({name:?}, {value:?})"));
        let left = got[1].as_u64().unwrap();
        let expected = browser.evaluate(&format!("all.filter(it => {field} === {value:?}).length"));
        assert!(left > 0 && left < all && expected == left, "{name} {value}: {got} {expected}");
        assert_eq!(got[2], json!(format!("{left} of {all}")));
        let shown = browser.evaluate(&format!("listed.every(it => {field} === {value:?})"));
        assert_eq!(shown, true, "{name} {value}");
        let cards = browser.evaluate("document.querySelectorAll('.card').length");
        assert_eq!(cards, left, "{name} {value}");
        // The same from the address alone.
        let hash = browser.evaluate("location.hash");
        browser.open(&folder.path("page.html"));
        browser.evaluate(&format!(
            "new Promise(done => {{ addEventListener('hashchange', () => done(1)); location.hash = {hash}; }})"
        ));
        assert_eq!(browser.evaluate("listed.length"), left, "{hash}");
        browser.evaluate("new Promise(done => { form.reset(); setTimeout(done, 20); })");
        assert_eq!(browser.evaluate("listed.length"), all);
    }
    let none = browser.evaluate(&format!("{FILTER}('path', 'nowhere')"));
    assert_eq!(none[1], 0);
    is_in_order(&mut browser);
}

#[test]
fn a_number_of_the_heat_map_leads_to_its_diagnostics() {
    let folder = articles();
    let Some(mut browser) = opened(&folder, "", WIDE) else { return };
    let cells = browser.evaluate(
        "(async () => {
            const out = [];
            for (const cell of document.querySelectorAll('#heat td a, #heat tbody th a')) {
                const told = new Promise(done => addEventListener('hashchange', done, { once: true }));
                cell.click();
                await told;
                const sum = cell.closest('tr').querySelector('.sum').textContent;
                out.push([cell.closest('td') ? cell.textContent : sum, String(listed.length)]);
            }
            return out;
        })()",
    );
    let cells = cells.as_array().unwrap();
    assert!(cells.len() > 5, "{cells:?}");
    for cell in cells {
        assert_eq!(cell[0], cell[1], "{cells:?}");
    }
    is_in_order(&mut browser);
}

#[test]
fn texts_of_articles_stay_texts() {
    let folder = articles();
    let Some(mut browser) = opened(&folder, "--advice", WIDE) else { return };
    let cards = browser.evaluate("document.querySelector('#list').textContent");
    assert!(cards.as_str().unwrap().contains("<script>document.title"), "{cards}");
    assert_eq!(browser.evaluate("document.title"), "bilint report");
    assert_eq!(browser.evaluate("document.scripts.length"), 2);
    assert_eq!(browser.evaluate("document.images.length"), 0);
    is_in_order(&mut browser);
    // The policy holds: nothing else runs, even where something did become markup.
    browser.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title = 1\">')");
    browser.evaluate("new Promise(done => setTimeout(done, 100))");
    assert_eq!(browser.evaluate("document.title"), "bilint report");
    assert!(!browser.complaints.is_empty());
}

#[test]
fn each_side_runs_in_its_own_direction() {
    let folder = articles();
    let Some(mut browser) = opened(&folder, "--select link/missing", WIDE) else { return };
    let sides = browser.evaluate(
        "[...document.querySelectorAll('.card')].map(card => [...card.querySelectorAll('.side p')]
            .map(side => [side.lang, getComputedStyle(side).direction]))",
    );
    let sides = sides.as_array().unwrap();
    assert!(sides.contains(&json!([["ar-SA", "rtl"], ["en", "ltr"]])), "{sides:?}");
    assert!(sides.contains(&json!([["es-ES", "ltr"], ["en", "ltr"]])), "{sides:?}");
    let mark = browser.evaluate("document.querySelector('[lang=ar-SA] mark.own').textContent");
    assert_eq!(mark, "«المراسي»");
}

#[test]
fn it_fits_narrow_and_wide_windows_in_both_themes() {
    let folder = articles();
    for view in [WIDE, NARROW, View { dark: true, ..WIDE }, View { width: 768, ..WIDE }] {
        let Some(mut browser) = opened(&folder, "--advice", view) else { return };
        is_in_order(&mut browser);
        let paper = |browser: &mut Browser| {
            browser.evaluate("getComputedStyle(document.body).backgroundColor")
        };
        let before = paper(&mut browser);
        // From what the system says to light, then to dark.
        browser.evaluate("document.getElementById('theme').click()");
        let light = paper(&mut browser);
        browser.evaluate("document.getElementById('theme').click()");
        let dark = paper(&mut browser);
        assert!(light != dark && before == if view.dark { dark } else { light }, "{view:?}");
    }
}

#[test]
fn a_printer_gets_the_diagnostics() {
    let folder = articles();
    let Some(mut browser) = opened(&folder, "", WIDE) else { return };
    let counts = browser.evaluate(
        "(() => { const cards = () => document.querySelectorAll('.card').length;
            dispatchEvent(new Event('beforeprint')); const printed = cards();
            dispatchEvent(new Event('afterprint')); return [printed, all.length, cards()]; })()",
    );
    assert_eq!((&counts[0], &counts[2]), (&counts[1], &counts[1]));
    is_in_order(&mut browser);
}

#[test]
fn the_page_of_real_articles_answers_at_once() {
    let Some(corpus) = corpus() else { return };
    let corpus = corpus.to_string_lossy();
    let Some(mut browser) = opened(&Folder::new(), &corpus, NARROW) else { return };
    is_in_order(&mut browser);
    browser.look(WIDE);
    is_in_order(&mut browser);
    for (name, value) in [
        ("locale", "ru-RU"),
        ("rule", "link"),
        ("level", "warning"),
        ("type", "machine"),
        ("path", "a"),
    ] {
        let took = quickest(&mut browser, &[(name, value), (name, reset(name))]);
        assert!(took < Duration::from_millis(100), "{name}: {took:?}");
    }
    is_in_order(&mut browser);
}

/// What lets everything pass.
fn reset(name: &str) -> &'static str {
    if name == "path" { "" } else { "*" }
}

/// How long the slowest of these filters takes, in the best of ten rounds: other programs run here.
fn quickest(browser: &mut Browser, filters: &[(&str, &str)]) -> Duration {
    let mut round = || {
        let took = filters.iter().map(|(name, value)| {
            let got = browser.evaluate(&format!("{FILTER}({name:?}, {value:?})"));
            Duration::from_secs_f64(got[0].as_f64().unwrap() / 1_000.0)
        });
        took.max().unwrap_or_default()
    };
    (0..10).map(|_| round()).min().unwrap_or_default()
}

#[test]
fn a_hundred_thousand_diagnostics_open_and_filter_in_two_seconds() {
    const ARTICLES: usize = 200;
    const SEGMENTS: usize = 500;
    let folder = Folder::new();
    for at in 0..ARTICLES {
        let (locale, kind) = [("de-DE", "HT"), ("es-ES", "MT"), ("fr-FR", "MT")][at % 3];
        let mut text = front_matter(locale, kind) + "\n";
        for number in 0..SEGMENTS {
            let target = format!("Ankern {number}: „Liegeplatz {at}“.");
            let source = format!("To anchor at {number}: [Berth {at}](berth-{number}.md).");
            let _ = write!(text, "{}\n\n", segment(100 + number, &target, &source));
        }
        folder.write(format!("docs/{at}.md"), text);
    }
    let Some(mut browser) = Browser::start() else { return };
    folder.run("report docs --select link/missing --no-project --output page.html").ends(0);
    browser.look(WIDE);
    let mut open = || {
        let start = Instant::now();
        browser.open(&folder.path("page.html"));
        start.elapsed()
    };
    let opened = (0..5).map(|_| open()).min().unwrap_or_default();
    assert_eq!(browser.evaluate("all.length"), ARTICLES * SEGMENTS);
    let filtered = quickest(
        &mut browser,
        &[("locale", "es-ES"), ("locale", "*"), ("path", "7.md"), ("path", "")],
    );
    eprintln!("100,000 diagnostics: opened in {opened:?}, filtered in {filtered:?}");
    assert!(opened + filtered < Duration::from_secs(2), "{opened:?} {filtered:?}");
    let cards = browser.evaluate("document.querySelectorAll('.card').length");
    assert!(cards.as_u64() < Some(100), "{cards}");
    // The last one is a scroll away.
    let last = browser.evaluate(
        "new Promise(done => { scrollTo(0, document.body.scrollHeight);
            setTimeout(() => { scrollTo(0, document.body.scrollHeight);
                setTimeout(() => done([...document.querySelectorAll('.card')].pop()?.getAttribute('aria-posinset')), 500); }, 500); })",
    );
    assert_eq!(last, Value::from((ARTICLES * SEGMENTS).to_string()));
    is_in_order(&mut browser);
}
