//! Words of the sentence that are emphasized in the place of a label, or with it.

use super::Emphasis;
use crate::checks::phrase::{is_function_words, words};
use crate::checks::{Finding, SegmentContext};
use crate::inline::OBJECT;
use crate::locale::{Profile, Script, source_profile};

/// A label of no more letters may be a function word in the translation: To, On, All.
const SHORT_LABEL: usize = 3;

/// An emphasis of so many words is a sentence and no label.
const SENTENCE: usize = 6;

pub(super) fn check<'t>(
    cx: &'t SegmentContext,
    target: &'t [Emphasis],
    source: &'t [Emphasis],
) -> impl Iterator<Item = Finding<'static>> + 't {
    let profile = cx.profile().filter(|it| it.has_stop_words() && !source.is_empty());
    let mut sources = Sources::default();
    target.iter().filter(move |_| profile.is_some()).filter_map(move |emphasis| {
        let text = emphasis.phrase.text.trim();
        let profile = profile.filter(|_| !text.is_empty())?;
        let rule = if is_function_word(cx, profile, emphasis) && !sources.excuse(source) {
            "markup/emphasis-on-function-word"
        } else if verb(profile, text).is_some()
            && !is_label_of_verbs(text, source)
            && !sources.has_verb(cx, profile, target, source)
        {
            "markup/emphasis-swallows-verb"
        } else {
            return None;
        };
        let verb = verb(profile, text).unwrap_or_default();
        let finding = Finding::in_target(rule, cx, emphasis.node.range);
        Some(finding.with("text", text).with("verb", verb).and_source(source.first()?.node.range))
    })
}

/// Whether the label itself may begin with the verb, as one of the source does: no word with a
/// capital follows, with which another label would begin.
fn is_label_of_verbs(text: &str, source: &[Emphasis]) -> bool {
    source.iter().any(|it| verb(source_profile(), it.phrase.text.trim()).is_some())
        && words(text).skip(1).all(|it| it.starts_with(char::is_lowercase))
}

fn is_function_word(cx: &SegmentContext, profile: &Profile, emphasis: &Emphasis) -> bool {
    let phrase = &emphasis.phrase;
    if !phrase.has_words() {
        return !emphasis.in_link && !phrase.stands_alone() && is_sentence_mark(phrase.text);
    }
    is_function_words(phrase.text, profile)
        && !phrase.stands_alone()
        && !is_bracketed(phrase.text.trim())
        && !words(phrase.text).any(|it| profile.negations.contains(&it.to_lowercase()))
        && !cx.context.config.untranslatable.iter().any(|it| it == phrase.text.trim())
}

/// `**[是]**`: brackets around a label, as some houses set them.
fn is_bracketed(text: &str) -> bool {
    [("[", "]"), ("［", "］"), ("「", "」"), ("\\[", "\\]")]
        .iter()
        .any(|(open, close)| text.starts_with(open) && text.ends_with(close))
}

fn is_sentence_mark(text: &str) -> bool {
    text.trim().chars().all(|it| crate::checks::punctuation::Mark::of(it).is_some())
}

/// What the emphasis of the source says, found out once where it is needed.
#[derive(Default)]
struct Sources {
    excuse: Option<bool>,
    has_verb: Option<bool>,
}

impl Sources {
    /// Whether a function word is emphasized in the source too, or something as small.
    fn excuse(&mut self, source: &[Emphasis]) -> bool {
        *self.excuse.get_or_insert_with(|| source.iter().any(|it| is_small(it.phrase.text)))
    }

    /// Whether the verbs of the source that stand outside its emphasis do so here, too, or it
    /// emphasizes a whole sentence.
    fn has_verb(
        &mut self,
        cx: &SegmentContext,
        profile: &Profile,
        target: &[Emphasis],
        source: &[Emphasis],
    ) -> bool {
        *self.has_verb.get_or_insert_with(|| {
            source.iter().any(|it| words(it.phrase.text).nth(SENTENCE - 1).is_some())
                || verbs_outside(profile, &cx.target_flat().text, target)
                    >= verbs_outside(source_profile(), &cx.source_flat().text, source)
        })
    }
}

fn is_small(text: &str) -> bool {
    let text = text.trim();
    let english = source_profile();
    let is_plain_word = words(text).count() <= 2 && !text.contains(char::is_uppercase);
    text.chars().count() <= SHORT_LABEL
        || is_plain_word
        || is_function_words(text, english)
        || words(text).any(|it| english.negations.contains(&it.to_lowercase()))
}

/// The verb of an instruction that a phrase of more words begins with, or ends with where verbs
/// stand at the end.
fn verb<'t>(profile: &Profile, text: &'t str) -> Option<&'t str> {
    if profile.imperatives.is_empty() || text.len() > 256 {
        return None;
    }
    if matches!(profile.script, Some(Script::Han)) {
        return profile
            .imperatives
            .iter()
            .filter_map(|it| text.get(..it.len()).filter(|start| *start == it && *start != text))
            .max_by_key(|it| it.len());
    }
    if matches!(profile.script, Some(Script::Japanese | Script::Hangul)) {
        let ending = |it: &String| {
            let start = text.len().checked_sub(it.len()).filter(|at| *at > 0)?;
            text.get(start..).filter(|end| *end == it)
        };
        return profile.imperatives.iter().filter_map(ending).max_by_key(|it| it.len());
    }
    let mut all = words(text);
    let (first, second) = (all.next()?, all.next());
    (second.is_some() && profile.imperatives.contains(&first.to_lowercase())).then_some(first)
}

/// How many verbs of instructions stand in the prose of a side outside its emphasis.
fn verbs_outside(profile: &Profile, prose: &str, emphasis: &[Emphasis]) -> usize {
    let mut count = 0;
    let mut at = 0;
    let mut read = |from: usize, to: usize| {
        let text = prose.get(from..to).unwrap_or_default();
        count += if profile.word_spaces && profile.script != Some(Script::Hangul) {
            words(text)
                .filter(|it| !it.contains(OBJECT))
                .filter(|it| profile.imperatives.contains(&it.to_lowercase()))
                .count()
        } else {
            usize::from(profile.imperatives.iter().any(|it| text.contains(it.as_str())))
        };
    };
    for it in emphasis {
        if it.phrase.start >= at {
            read(at, it.phrase.start);
            at = it.phrase.end;
        }
    }
    read(at, prose.len());
    count
}
