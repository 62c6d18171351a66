//! How fast articles are read, checked and reported: `cargo bench`.

use std::path::Path;

use bilint::article::{Article, LineIndex, read};
use bilint::config::{Config, Selection};
use bilint::engine::{self, Checked};
use bilint::report::{ArticleReport, Articles, FORMATS, Style, Summary, Way};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Bytes of all articles together, about.
const SIZE: usize = 2_000_000;

/// A locale, and pairs of target and source as they occur: mostly plain, some with markup, and one
/// in fifty with a fault.
type Texts = (&'static str, &'static [(&'static str, &'static str)]);

const TEXTS: [Texts; 4] = [
    (
        "de-DE",
        &[
            ("Der Hafen ist auch nachts geöffnet.", "The harbor is open at night as well."),
            ("Wählen Sie **Liegeplatz buchen** aus.", "Select **Book a berth**."),
            ("Lesen Sie die [Gezeitentabelle](tides.md).", "Read the [tide table](tides.md)."),
            ("Führen Sie `dock --pier 4` aus.", "Run `dock --pier 4`."),
        ],
    ),
    (
        "ru-RU",
        &[
            ("Порт открыт и ночью.", "The harbor is open at night as well."),
            ("Выберите **Забронировать причал**.", "Select **Book a berth**."),
            ("Прочитайте [таблицу приливов](tides.md).", "Read the [tide table](tides.md)."),
            ("Выполните `dock --pier 4`.", "Run `dock --pier 4`."),
        ],
    ),
    (
        "zh-TW",
        &[
            ("港口夜間也開放。", "The harbor is open at night as well."),
            ("選取 [預訂泊位]。", "Select **Book a berth**."),
            ("請閱讀[潮汐表](tides.md)。", "Read the [tide table](tides.md)."),
            ("執行 `dock --pier 4`。", "Run `dock --pier 4`."),
        ],
    ),
    (
        "ar-SA",
        &[
            ("الميناء مفتوح ليلا أيضا.", "The harbor is open at night as well."),
            ("حدد **حجز رصيف**.", "Select **Book a berth**."),
            ("اقرأ [جدول المد](tides.md).", "Read the [tide table](tides.md)."),
            ("شغل `dock --pier 4`.", "Run `dock --pier 4`."),
        ],
    ),
];

/// Articles of some eighty segments, in turn in each locale, until they are large enough.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    let mut size = 0;
    while size < SIZE {
        let text = article(texts.len());
        size += text.len();
        texts.push(text);
    }
    texts
}

fn article(number: usize) -> String {
    let (locale, pairs) = TEXTS[number % TEXTS.len()];
    let kind = if number.is_multiple_of(3) { "HT" } else { "MT" };
    let mut text = format!(
        "---\ntitle: Harbor {number}\nms.date: 3/4/2024\n\
         ms.openlocfilehash: 3f9c1d0b7a5e42c68d1f0a9b3c7e5d2468ace013\n\
         ms.sourcegitcommit: 8b1e6f40c2d93a7755e0b4c6d8f2a1937c5e0d42\nms.translationtype: {kind}\n\
         ms.contentlocale: {locale}\nms.lasthandoff: 03/14/2024\nms.locfileid: \"71820355\"\n---\n"
    );
    for line in 0..80 {
        // Seven in ten are plain.
        let (target, source) = pairs[[0, 0, 1, 0, 0, 2, 0, 0, 3, 0][(line + number) % 10]];
        let target = if (line + number) % 50 == 5 { pairs[0].0 } else { target };
        let before = ["", "- ", "", "> ", "## ", "", "| "][line % 7];
        let id = 103 + line;
        text.push_str(&format!(
            "{before}<span data-ttu-id=\"{number:05x}-{id}\">{target}</span><span class=\"sxs-lookup\">\
             <span data-stu-id=\"{number:05x}-{id}\">{source}</span></span>\n\n"
        ));
    }
    text
}

fn articles() -> Vec<Article> {
    texts().into_iter().map(|text| read(text.into_bytes())).collect()
}

fn segments(articles: &[Article]) -> ItemsCount {
    ItemsCount::new(articles.iter().map(|it| it.segments.len()).sum::<usize>())
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|it| it.text.len()).sum::<usize>())
}

fn checked(article: &Article, config: &Config) -> Checked {
    engine::check(article, Path::new("a.md"), "a.md", config, &Selection::default())
}

#[divan::bench]
fn reading(bencher: Bencher) {
    let all = articles();
    let bencher = bencher.counter(segments(&all)).counter(bytes(&all));
    let bytes = || texts().into_iter().map(String::into_bytes).collect::<Vec<_>>();
    bencher
        .with_inputs(bytes)
        .bench_values(|texts| texts.into_iter().map(read).collect::<Vec<_>>());
}

#[divan::bench]
fn checking(bencher: Bencher) {
    let all = articles();
    let config = Config::empty(".".into());
    let bencher = bencher.counter(segments(&all)).counter(bytes(&all));
    bencher
        .bench_local(|| all.iter().map(|it| checked(it, &config).diagnostics.len()).sum::<usize>());
}

#[divan::bench(args = ["full", "concise", "json", "jsonl"])]
fn reporting(bencher: Bencher, name: &str) {
    let all = articles();
    let config = Config::empty(".".into());
    let found: Vec<Checked> = all.iter().map(|it| checked(it, &config)).collect();
    let style = Style { color: false, ascii: false, width: 100 };
    let articles = |way: Way| match way {
        Way::Articles(articles) => Some(articles),
        Way::Whole(_) => None,
    };
    let format: Option<Articles> =
        FORMATS.iter().find(|it| it.name == name).and_then(|it| articles(it.way));
    let bencher = bencher.counter(segments(&all)).counter(bytes(&all));
    bencher.bench_local(|| {
        let mut out = String::new();
        for (article, checked) in all.iter().zip(&found) {
            let (lines, diagnostics) = (LineIndex::new(&article.text), &checked.diagnostics);
            let report =
                ArticleReport { article, path: "a.md", below_root: "a.md", lines, diagnostics };
            if let Some(format) = format {
                (format.article)(&report, style, &mut out);
            }
        }
        if let Some(format) = format {
            (format.close)(black_box(&Summary::default()), style, &mut out);
        }
        out
    });
}
