//! Puts the entries of one glossary together.

use std::collections::HashMap;

use super::{Case, Entry, TargetTerm};

/// No term is longer (bytes): it would be a sentence.
const LONGEST: usize = 300;

/// No term has more translations in all locales together.
const MOST_TARGETS: usize = 1000;

/// The entries so far.
#[derive(Debug, Default)]
pub(super) struct Builder {
    entries: Vec<Entry>,
    places: HashMap<(String, Case), usize>,
}

impl Builder {
    /// Takes in what is said of a term; several entries of one term are one.
    ///
    /// # Errors
    /// What contradicts what was said before, or is no term.
    pub fn add(&mut self, mut entry: Entry) -> Result<(), String> {
        is_term(&entry.source)?;
        entry.targets.iter().try_for_each(|it| is_term(&it.text))?;
        let key = (entry.source.to_lowercase(), entry.case());
        let at = *self.places.entry(key).or_insert(self.entries.len());
        let targets = std::mem::take(&mut entry.targets);
        match self.entries.get_mut(at) {
            None => self.entries.push(entry),
            Some(known) => {
                known.untranslatable |= entry.untranslatable;
                known.note = known.note.take().or(entry.note);
                known.part_of_speech = known.part_of_speech.take().or(entry.part_of_speech);
            }
        }
        let entry = self.entries.get_mut(at).ok_or("no term")?;
        targets.into_iter().try_for_each(|it| add_target(entry, it))
    }

    pub fn finish(self) -> Vec<Entry> {
        self.entries
    }
}

fn add_target(entry: &mut Entry, target: TargetTerm) -> Result<(), String> {
    let is_same = |it: &&TargetTerm| {
        it.locale == target.locale
            && (it.text == target.text || it.text.to_lowercase() == target.text.to_lowercase())
    };
    match entry.targets.iter().find(is_same).map(|it| it.status) {
        None if entry.targets.len() == MOST_TARGETS => {
            Err(format!("`{}` has more than {MOST_TARGETS} translations", entry.source))
        }
        None => {
            entry.targets.push(target);
            Ok(())
        }
        Some(status) if status == target.status => Ok(()),
        Some(status) => Err(format!(
            "`{}` is {} for `{}` in {} here and {} before; keep one of the two",
            target.text,
            target.status.name(),
            entry.source,
            target.locale,
            status.name()
        )),
    }
}

fn is_term(text: &str) -> Result<(), String> {
    if text.trim().is_empty() || !text.chars().any(char::is_alphanumeric) {
        return Err("a term without a letter or a digit".to_owned());
    }
    if text.len() > LONGEST {
        return Err(format!("a term of more than {LONGEST} bytes; terms are words, not sentences"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_case_in_force_tells_terms_apart() {
        let mut builder = Builder::default();
        for (source, case) in
            [("berth", None), ("Berth", Some(Case::Any)), ("IT", None), ("it", None)]
        {
            builder.add(Entry { case, ..Entry::new(source) }).unwrap();
        }
        let sources: Vec<String> = builder.finish().into_iter().map(|it| it.source).collect();
        assert_eq!(sources, ["berth", "IT", "it"]);
    }
}
