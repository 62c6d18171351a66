//! Puts the entries of one glossary together.

use std::collections::HashMap;

use super::{Case, Entry, Status, TargetTerm};

/// No term is longer (bytes): it would be a sentence.
const LONGEST: usize = 300;

/// The entries so far.
#[derive(Debug, Default)]
pub(super) struct Builder {
    entries: Vec<Entry>,
    places: HashMap<(String, Option<Case>), usize>,
    statuses: HashMap<(usize, String), Status>,
}

impl Builder {
    /// Takes in what is said of a term; several entries of one term are one.
    ///
    /// # Errors
    /// What contradicts what was said before, or is no term.
    pub fn add(&mut self, entry: Entry) -> Result<(), String> {
        is_term(&entry.source)?;
        entry.targets.iter().try_for_each(|it| is_term(&it.text))?;
        let key = (entry.source.to_lowercase(), entry.case);
        let at = *self.places.entry(key).or_insert(self.entries.len());
        if at == self.entries.len() {
            self.entries.push(Entry { targets: Vec::new(), ..entry.clone() });
        }
        for target in entry.targets {
            self.add_target(at, target)?;
        }
        if let Some(known) = self.entries.get_mut(at) {
            known.untranslatable |= entry.untranslatable;
            known.note = known.note.take().or(entry.note);
            known.part_of_speech = known.part_of_speech.take().or(entry.part_of_speech);
        }
        Ok(())
    }

    fn add_target(&mut self, at: usize, target: TargetTerm) -> Result<(), String> {
        let Some(entry) = self.entries.get_mut(at) else {
            return Ok(());
        };
        let key = (at, format!("{}\0{}", target.locale, target.text.to_lowercase()));
        match self.statuses.insert(key, target.status) {
            None => entry.targets.push(target),
            Some(status) if status == target.status => {}
            Some(status) => {
                return Err(format!(
                    "`{}` is {} for `{}` in {} here and {} before; keep one of the two",
                    target.text,
                    target.status.name(),
                    entry.source,
                    target.locale,
                    status.name()
                ));
            }
        }
        Ok(())
    }

    pub fn finish(self) -> Vec<Entry> {
        self.entries
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
