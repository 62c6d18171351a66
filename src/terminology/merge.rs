//! Several glossaries as one.

use std::collections::HashMap;

use super::Entry;

/// The entries of all glossaries: what a later one says of a term in a locale replaces what earlier
/// ones say.
pub fn merged(mut glossaries: Vec<Vec<Entry>>) -> Vec<Entry> {
    if glossaries.len() < 2 {
        return glossaries.pop().unwrap_or_default();
    }
    let mut all: Vec<Entry> = Vec::new();
    let mut places = HashMap::new();
    for mut entry in glossaries.into_iter().flatten() {
        let key = (entry.source.to_lowercase(), entry.case());
        let at = *places.entry(key).or_insert(all.len());
        match all.get_mut(at) {
            None => all.push(entry),
            Some(known) => {
                known.targets.retain(|old| entry.targets.iter().all(|it| it.locale != old.locale));
                known.targets.append(&mut entry.targets);
                *known = Entry { targets: std::mem::take(&mut known.targets), ..entry };
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::LanguageTag;
    use crate::terminology::{Status, TargetTerm};

    #[test]
    fn the_later_glossary_wins() {
        let entry = |locale: &str, text: &str| {
            let locale = LanguageTag::parse(locale).unwrap();
            let target = TargetTerm { locale, text: text.to_owned(), status: Status::Preferred };
            Entry { targets: vec![target], ..Entry::new("quay") }
        };
        let first = vec![entry("ru", "причал"), Entry::new("pier")];
        let all = merged(vec![vec![entry("de", "Steg")], first, vec![entry("de", "Kai")]]);
        let texts: Vec<&str> = all[0].targets.iter().map(|it| it.text.as_str()).collect();
        assert_eq!((all.len(), texts), (2, vec!["причал", "Kai"]));
    }
}
