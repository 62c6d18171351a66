//! What stands in the target for the bold of the source.

use std::collections::BTreeMap;

use super::{Aspect, Evidence, pairs};
use crate::inline::{NodeKind, Tree};

/// It is bold there, too.
pub(super) const BOLD: &str = "bold";
/// Nothing stands for it.
pub(super) const NOTHING: &str = "nothing";

/// Counts what stands for each bold of the source: bold as far as there is some, then the pairs of
/// marks that the target has more of than the source.
pub(super) fn count(
    (source, source_text): (&Tree<'_>, &str),
    (target, target_text): (&Tree<'_>, &str),
    evidence: &mut Evidence,
) {
    let bold = |tree: &Tree<'_>| tree.of_kind(&NodeKind::Strong).count();
    let wanted = bold(source);
    let kept = bold(target).min(wanted);
    evidence.add_many(Aspect::UiLabels, BOLD, kept);
    let mut missing = wanted - kept;
    if missing == 0 {
        return;
    }
    for (pair, number) in added(source_text, target_text) {
        let standing = number.min(missing);
        evidence.add_many(Aspect::UiLabels, &pair, standing);
        missing -= standing;
    }
    evidence.add_many(Aspect::UiLabels, NOTHING, missing);
}

/// The pairs that the target has more of than the source, the most frequent first.
fn added(source: &str, target: &str) -> Vec<(String, usize)> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for pair in pairs::quotes_and_brackets(target) {
        *numbers.entry(pair).or_default() += 1;
    }
    for pair in pairs::quotes_and_brackets(source) {
        numbers.entry(pair).and_modify(|it| *it = it.saturating_sub(1));
    }
    let mut added: Vec<(String, usize)> = numbers.into_iter().filter(|it| it.1 > 0).collect();
    added.sort_by_key(|it| std::cmp::Reverse(it.1));
    added
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ByteRange};
    use crate::inline::{Flat, Parser};

    fn counted(source: &str, target: &str) -> Vec<(String, usize)> {
        let article = Article { text: format!("{source}{target}"), ..Article::default() };
        let middle = source.len();
        let ranges = [ByteRange::new(0, middle), ByteRange::new(middle, article.text.len())];
        let trees = Parser::new(&article).parse_all(ranges);
        let flats = [Flat::of(&trees[0]), Flat::of(&trees[1])];
        let mut evidence = Evidence::default();
        count((&trees[0], &flats[0].text), (&trees[1], &flats[1].text), &mut evidence);
        let ranked = evidence.tally(Aspect::UiLabels).ranked();
        ranked.into_iter().map(|(what, number)| (what.to_owned(), number)).collect()
    }

    #[test]
    fn bold_then_marks_then_nothing() {
        let counts = |counts: &[(&str, usize)]| -> Vec<(String, usize)> {
            counts.iter().map(|(what, number)| ((*what).to_owned(), *number)).collect()
        };
        let source = "Select **Berths**, then **Save**.";
        assert_eq!(counted(source, "**A** **B** **C**"), counts(&[(BOLD, 2)]));
        assert_eq!(counted(source, "選取 [船位]，再選取 [儲存]。"), counts(&[("[ ]", 2)]));
        assert_eq!(
            counted(source, "選取 **船位**，再選取「儲存」。"),
            counts(&[(BOLD, 1), ("「 」", 1)])
        );
        assert_eq!(counted(source, "Wählen Sie speichern."), counts(&[(NOTHING, 2)]));
        assert_eq!(counted("Select \"X\" in **Y**.", "\"X\" in Y"), counts(&[(NOTHING, 1)]));
        assert_eq!(counted("[Berths](b.md)", "[Kais](b.md)"), []);
    }
}
