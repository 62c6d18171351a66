//! The state as a table for a terminal.

use unicode_width::UnicodeWidthStr;

use super::{Counts, Status};
use crate::report::visible;

/// Blanks between two columns.
const GAP: usize = 2;

/// From this column on there are numbers.
const FIRST_NUMBER: usize = 2;

/// A column: what stands above it, and what in it.
type Column = (&'static str, fn(&Counts) -> String);

const ARTICLES: &[Column] = &[("articles", |it| it.articles.to_string())];

/// What takes English files to tell.
const COMPARED: &[Column] = &[
    ("fresh", |it| it.fresh.to_string()),
    ("stale", |it| it.stale.to_string()),
    ("gone", |it| it.gone.to_string()),
    ("without hash", |it| it.without_hash.to_string()),
    ("segments", |it| it.segments.to_string()),
    ("stale segments", |it| it.stale_segments.to_string()),
    ("stale words", |it| it.stale_words.to_string()),
];

const NOT_COMPARED: Column = ("not compared", |it| it.not_compared.to_string());

const VIEWED: &[Column] = &[
    ("views", |it| it.views.to_string()),
    ("stale words × views", |it| it.stale_words_viewed.to_string()),
];

const SHARES: &[Column] = &[
    ("machine", |it| percent(it.articles_by.machine, it.articles_by.total())),
    ("human", |it| percent(it.articles_by.human, it.articles_by.total())),
    ("machine words", |it| percent(it.words_by.machine, it.words_by.total())),
    ("human words", |it| percent(it.words_by.human, it.words_by.total())),
];

/// The head and the rows of the state, the total last.
pub(super) fn rows(status: &Status, ascii: bool) -> Vec<Vec<String>> {
    let mut columns: Vec<Column> = ARTICLES.to_vec();
    if status.compared {
        columns.extend(COMPARED);
        columns.extend((status.total.not_compared > 0).then_some(NOT_COMPARED));
        columns.extend(VIEWED.iter().filter(|_| status.weighted));
    }
    columns.extend(SHARES);
    let name = |it: &str| if it.is_empty() { "-".to_owned() } else { visible(it, ascii) };
    let head = ["locale", "folder"].into_iter().chain(columns.iter().map(|it| it.0));
    let head = head.map(|it| if ascii { it.replace('×', "x") } else { it.to_owned() });
    let cells = |locale: &str, folder: &str, counts: &Counts| -> Vec<String> {
        let numbers = columns.iter().map(|it| (it.1)(counts));
        [name(locale), name(folder)].into_iter().chain(numbers).collect()
    };
    let rows = status.rows.iter().map(|it| cells(&it.locale, &it.folder, &it.counts));
    [head.collect()].into_iter().chain(rows).chain([cells("total", "", &status.total)]).collect()
}

pub(super) fn table(status: &Status, ascii: bool) -> String {
    let rows = rows(status, ascii);
    let columns = rows.first().map_or(0, Vec::len);
    let width = |at: usize| rows.iter().filter_map(|it| it.get(at)).map(|it| it.width()).max();
    let widths: Vec<usize> = (0..columns).map(|at| width(at).unwrap_or(0)).collect();
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let padding = " ".repeat(width - cell.width());
            let gap = " ".repeat(if at == 0 { 0 } else { GAP });
            let parts =
                if at < FIRST_NUMBER { [&gap, cell, &padding] } else { [&gap, &padding, cell] };
            line.extend(parts.map(String::as_str));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    format!("{:.0} %", part as f64 * 100.0 / whole as f64)
}
