//! The `bilint.yaml` that `bilint init` writes.

/// A configuration that changes nothing and explains every key. A line that begins with `#` and
/// no single blank is an example: without its `#` it counts.
pub const TEMPLATE: &str = r##"# The configuration of bilint. The nearest bilint.yaml upwards from an article
# counts, and no other. Take the "#" away from a line that you want.
#
# Patterns are matched with the path below the folder of this file: "*" stays
# within a folder, "**" crosses folders, "{a,b}" is either.

# Which articles are checked: all, unless patterns are given here ...
#include: ["articles/**/*.md"]
# ... and of these, none that match one of these.
#exclude: ["**/drafts/**", "articles/archive/**"]

# How much a rule matters: off, advice, warning or error. A family name such as
# "link" sets all its rules; a rule's own id wins over its family. `bilint rules`
# lists them all, `bilint explain link/missing` explains one.
#rules:
#  provenance: warning
#  provenance/invalid-date: off
#  markup/extra-code: advice

# Other levels for some of the articles. Every condition given must hold; later
# entries win over earlier ones and over "rules".
#overrides:
#  - files: ["articles/release-notes/**"]
#    rules: {link/extra: off}
# "de" means every German, "zh-TW" only this one; "translation-type" is machine
# or human.
#  - locales: [de, zh-TW]
#    translation-type: machine
#    rules:
#      untranslated: error

# Names that stay as they are in every language.
#untranslatable: [Harbor, "Harbor Cloud"]

# Articles that must be translated by people.
#require-human: ["legal/**"]

# Folders with rules of your own, from the folder of this file.
#rules-folders: [my-rules]

# The English files that the articles were translated from: a folder, or a git
# repository with a revision. "{path}" is the article's path; "strip" takes folders
# off its front, and of several paths the first that is there counts.
#source:
#  root: ../docs-en
#  revision: main
#  strip: ["docs.*"]
#  path: ["{path}", "articles/{path}"]

# The folders of other locales: what nearly all of them keep of a sentence is not
# to be lost in one. They are read, and only what is named is reported.
#siblings: ["../docs.{locale}"]

# Glossaries (CSV, TSV, YAML or TBX), from the folder of this file, and terms of
# your own: what a locale is to call a thing, and what it must not.
#terminology:
#  - glossary.csv
#  - source: berth
#    targets: {de: Liegeplatz, ru: {preferred: причал, forbidden: [стоянка]}}

# What is usual in a language, where it is not what bilint takes for usual: the
# keys of a locale profile, by language tag. "fr" means every French, "fr-CA"
# wins over it; a key replaces the one that ships as a whole.
# `bilint profile show fr` prints what is in force, `bilint profile learn`
# counts what your human translators do and writes this section.
#profiles:
#  fr:
#    quotes: ["« »", "\" \""]
#    blank-before: {":": no-break, "?": no-break, "!": no-break}
"##;

#[cfg(test)]
pub(super) mod tests {
    use super::super::Config;
    use super::*;
    use crate::config::file::ConfigFile;
    use std::fs;

    /// The template with all its examples.
    pub fn uncommented() -> String {
        let example = |line: &str| {
            let rest = line.strip_prefix('#')?;
            let prose = rest.is_empty() || (rest.starts_with(' ') && !rest.starts_with("  "));
            (!prose).then(|| rest.to_owned())
        };
        let lines = TEMPLATE.lines().map(|line| example(line).unwrap_or_else(|| line.to_owned()));
        lines.map(|line| line + "\n").collect()
    }

    #[test]
    fn as_it_is_it_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::from_text(TEMPLATE, &folder.path().join("bilint.yaml")).unwrap();
        let empty = Config::empty(folder.path().to_owned());
        assert_eq!(config.untranslatable, empty.untranslatable);
        assert!(!config.excludes("a.md") && config.human_required("legal/a.md").is_none());
        let file = ConfigFile::read(TEMPLATE).unwrap();
        assert!(file.rules.0.is_empty() && file.overrides.is_empty());
    }

    #[test]
    fn its_examples_are_valid() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("my-rules")).unwrap();
        let rule = include_str!("../../rules/provenance/malformed-hash.yaml");
        fs::write(folder.path().join("my-rules/hash.yaml"), rule).unwrap();
        fs::write(folder.path().join("glossary.csv"), "source,de\nquay,Kai\n").unwrap();
        let text = uncommented();
        let config = Config::from_text(&text, &folder.path().join("bilint.yaml"));
        let config = config.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(config.untranslatable, ["Harbor", "Harbor Cloud"]);
        assert!(config.excludes("readme.md") && config.excludes("articles/drafts/a.md"));
        assert!(!config.excludes("articles/a.md"));
        assert_eq!(config.human_required("legal/a.md"), Some("legal/**"));
        assert_eq!(config.terminology.map(|it| it.entries().len()), Some(2));
        assert!(config.profiles.concern("fr-FR") && !config.profiles.concern("de"));
    }

    #[test]
    fn it_shows_every_key() {
        let keys: Vec<String> = uncommented()
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| Some(line.split_once(':')?.0.to_owned()))
            .collect();
        let known = [
            "include",
            "exclude",
            "rules",
            "overrides",
            "untranslatable",
            "require-human",
            "rules-folders",
            "source",
            "siblings",
            "terminology",
            "profiles",
        ];
        assert_eq!(keys, known);
    }
}
