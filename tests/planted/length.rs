//! Translations that break off or go on and on. How long Arabic is against English nobody measured,
//! so that it is left out.

use super::article::Spot;
use super::mutation::{Edits, Mutation, cut, insert};
use super::text::{char_before, is_statement, runs, words};

pub const MUTATIONS: &[Mutation] = &[
    Mutation::target("length/truncated", "it breaks off behind a comma", |it| {
        let marks = [", ", "، ", "，", "、"];
        let comma = |mark: &&str| Some(it.target.find(mark)? + mark.trim_end().len());
        broken_off(it, marks.iter().filter_map(comma).min())
    }),
    Mutation::target("length/truncated", "it breaks off in the middle", |it| {
        let third = it.target.len() * 3 / 10;
        let words = words(it.target).into_iter().map(|word| word.end);
        let letters = runs(it.target, 2).into_iter().map(|run| run.start + '字'.len_utf8());
        broken_off(it, words.chain(letters).filter(|end| *end >= third).min())
    }),
    Mutation::target("length/outlier", "the sentence stands there five times", |it| {
        let long = is_measured(it) && is_statement(it.target) && it.source.len() >= 60;
        let is_plain = !it.target.contains(['[', '`', '*', '{', '<', ':', '\\']);
        let more = insert(it.target.len(), format!(" {}", it.target).repeat(4));
        if long && is_plain { vec![vec![more]] } else { Vec::new() }
    }),
];

/// Cuts a long sentence without markup; at least half of it goes.
fn broken_off(it: &Spot, end: Option<usize>) -> Vec<Edits> {
    let is_long = is_measured(it) && is_statement(it.source) && it.source.len() >= 70;
    let is_plain = !it.source.contains(['[', '`', '*', '{', '<', ':', '\\']);
    let end = end.filter(|end| is_long && is_plain && end * 2 <= it.target.len());
    let end = end.filter(|end| char_before(it.target, *end).is_some());
    end.map(|end| vec![cut(end..it.target.len())]).into_iter().collect()
}

fn is_measured(it: &Spot) -> bool {
    it.locale != "ar-SA"
}
