//! The `profiles` of a `bilint.yaml`, written from the evidence.

use std::collections::BTreeMap;

use super::proposals::{Base, all};
use super::{CLEAR_SHARE, Evidence, FEWEST};
use crate::locale::{profile_file, push_key};

/// The block for all locales, with the counts as comments. It is a whole configuration, and the same
/// for the same evidence.
pub fn block(evidence: &BTreeMap<String, Evidence>) -> String {
    let mut text = format!(
        "# What human translators do, counted by `bilint profile learn`. A key is set where they differ\n\
         # from the profile that ships, in at least {FEWEST} places and in {CLEAR_SHARE} % of them.\n\
         profiles:\n"
    );
    for (locale, evidence) in evidence {
        push_locale(locale, evidence, &mut text);
    }
    text
}

fn push_locale(locale: &str, evidence: &Evidence, text: &mut String) {
    let file = profile_file(locale);
    let base = Base { ships: file.is_some(), file: file.unwrap_or_default() };
    let (articles, segments) = (evidence.articles, evidence.segments);
    text.push_str(&format!(
        "  # {}, {}\n  {locale}:\n",
        number(articles, "human-translated article"),
        number(segments, "translated segment")
    ));
    for proposal in all(evidence, &base) {
        for note in &proposal.notes {
            text.push_str(&format!("    # {note}\n"));
        }
        if let Some(value) = &proposal.value {
            push_key(proposal.key, value, 4, text);
        }
    }
}

fn number(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::article;
    use crate::config::Config;

    /// Articles of one segment each, as many as are clear.
    fn learned(locale: &str, source: &str, target: &str) -> String {
        let text = format!(
            "<span data-ttu-id=\"a-1\">{target}</span><span class=\"sxs-lookup\">\
             <span data-stu-id=\"a-1\">{source}</span></span>\n"
        );
        let one = Evidence::of(&article::read(text.into_bytes()));
        let mut sum = Evidence::default();
        (0..FEWEST).for_each(|_| sum.merge(&one));
        block(&[(locale.to_owned(), sum)].into())
    }

    fn config(text: &str) -> Config {
        Config::from_text(text, Path::new("bilint.yaml"))
            .unwrap_or_else(|it| panic!("{it}\n{text}"))
    }

    #[test]
    fn only_what_differs_is_set() {
        let text = learned("de-DE", "He said “yes”: 2.5 %.", "Er sagte »ja« : 2,5 %.");
        insta::assert_snapshot!(text, @r##"
        # What human translators do, counted by `bilint profile learn`. A key is set where they differ
        # from the profile that ships, in at least 20 places and in 80 % of them.
        profiles:
          # 20 human-translated articles, 20 translated segments
          de-DE:
            # ui-labels: not seen
            # terminal-marks, statement: "." 20 (100.0 %): as shipped
            # terminal-marks, question: not seen
            # terminal-marks, exclamation: not seen
            # terminal-marks, intro: not seen
            # quotes: "» «" 20 (100.0 %): set here
            quotes: ["» «", "„ “", "‚ ‘", "› ‹"]
            # blank-before, ":": blank 20 (100.0 %): set here
            # blank-before, ";": not seen
            # blank-before, "?": not seen
            # blank-before, "!": not seen
            # blank-before, "%": blank 20 (100.0 %): as shipped
            blank-before:
              "%": any
              ":": any
            # blank-beside-latin: not seen
            # numbers, decimal: "," 20 (100.0 %): as shipped
            # numbers, group: not seen
        "##);
        let profile = config(&text).profiles.profile("de-DE").unwrap();
        assert_eq!((profile.quotes[0].open, profile.quotes[1].open), ('»', '„'));
    }

    #[test]
    fn what_is_as_shipped_changes_nothing() {
        let text = learned("ru-RU", "He said “yes”.", "Он сказал \"да\".");
        assert!(text.contains("# quotes: \"\\\" \\\"\" 20 (100.0 %): as shipped\n"), "{text}");
        let set = text.lines().skip(5).filter(|it| !it.trim_start().starts_with('#')).count();
        assert!(set == 0 && !config(&text).profiles.concern("ru-RU"), "{text}");
    }

    #[test]
    fn a_locale_without_a_profile_gets_its_script() {
        let text = learned("eo", "He said “yes” and “no”.", "Li diris «jes» kaj «ne».");
        let profile = config(&text).profiles.profile("eo").unwrap();
        assert_eq!(
            (profile.script, profile.quotes[0].open),
            (Some(crate::locale::Script::Latin), '«')
        );
        let text = learned("eo", "He said “12”.", "«12».");
        assert!(text.contains("# script: not seen\n"), "{text}");
        assert!(config(&text).profiles.profile("eo").is_none());
    }

    #[test]
    fn hostile_marks_break_no_line() {
        for mark in ["\u{2028}", "\u{85}x\u{85}", "\u{1b}[2J", "#", "\\", "\"", "\u{202e}"] {
            let text = learned("de-DE", "**Open** it:", &format!("Öffnen{mark}"));
            let hidden =
                |c: char| c != '\n' && (c.is_control() || c == '\u{2028}' || c == '\u{202e}');
            assert!(!text.contains(hidden), "{text:?}");
            config(&text);
        }
    }
}
