//! How it is told what is wrong with a configuration.

use super::*;

fn error(text: &str) -> String {
    Config::from_text(text, Path::new("bilint.yaml")).unwrap_err().to_string()
}

#[test]
fn an_error_shows_its_place() {
    let shown = error("include: [a]\nrules:\n  link/extra: off\n  link/mising: warning\n");
    insta::assert_snapshot!(shown, @r"
    bilint.yaml:4:3: unknown rule `link/mising`; did you mean `link/missing`? (`bilint rules` lists them all)
      |
    4 |   link/mising: warning
      |   ^
    ");
}

#[test]
fn every_error_has_the_right_place() {
    for (text, place, message) in [
        ("exlude: [a]", "1:1", "unknown key `exlude`; did you mean `exclude`?"),
        ("include: [a]\nfoo: 1\n", "2:1", "unknown key `foo`, expected one of"),
        ("rules: {link: off,\n  lnk: off}", "2:3", "unknown rule `lnk`; did you mean `link`?"),
        ("rules:\n  link: of\n", "2:9", "rules.link: unknown level `of`"),
        ("rules:\n  link: on\n", "2:9", "rules.link: unknown level `on`"),
        ("rules: {link: true}", "1:15", "rules.link: unknown level `true`"),
        (
            "rules: {link: }",
            "1:15",
            "rules.link: expected a level: `off`, `advice`, `warning` or `error`, found nothing",
        ),
        (
            "rules: {link: [off]}",
            "1:15",
            "rules.link: expected a level: `off`, `advice`, `warning` or `error`, found a list",
        ),
        ("rules: [link]", "1:8", "rules: expected a map, found a list"),
        ("rules:\n  link: off\n  \"link\": off\n", "3:3", "rules: duplicate key `link`"),
        ("exclude: [a]\n# ü\nexclude: [b]\n", "3:1", "duplicate key `exclude`"),
        ("overrides:\n- rules: {}\n  rules: {}\n", "3:3", "overrides[0]: duplicate key `rules`"),
        (
            "overrides:\n- rules: {}\n- {file: [a]}\n",
            "3:4",
            "unknown key `file`; did you mean `files`?",
        ),
        ("overrides:\n- rules: {}\n- files: [a]\n", "3:3", "missing key `rules`"),
        ("overrides: [{rules: {lnk: off}}]", "1:22", "unknown rule `lnk`; did you mean `link`?"),
        ("overrides: [{rules: {}, translation-type: MT}]", "1:43", "unknown value `MT`"),
        (
            "overrides:\n- locales: [de, german]\n  rules: {}\n",
            "2:17",
            "`german` is no language tag",
        ),
        ("overrides:\n- rules: {}\n  locales: []\n", "3:3", "an empty list fits no article"),
        ("overrides:\n- rules: {}\n  files: ['x', '[']\n", "3:16", "`[` is no glob pattern"),
        ("include: ['ü', 'a{b']", "1:16", "`a{b` is no glob pattern: unclosed alternate group"),
        ("exclude:\n- a\n- '['\n", "3:3", "`[` is no glob pattern"),
        ("require-human:\n- '['\n", "2:3", "`[` is no glob pattern"),
        ("include: a.md\n", "1:10", "expected a list, found the text \"a.md\""),
        ("include:\n- {a,b}.md\n", "2:8", "did not find expected"),
        ("include: [*.md]", "1:11", "put text that begins with `*` in quotes"),
        ("include:\n- **/a.md", "2:3", "put text that begins with `*` in quotes"),
        ("include:\n- !a.md\n", "2:3", "put text that begins with `!` in quotes"),
        ("untranslatable:\n- Harbor\n-\n", "3:2", "expected text, found nothing"),
        ("untranslatable: ['  ']", "1:18", "expected text, found nothing"),
        ("rules-folders: [no-such-folder]", "1:17", "cannot read the folder `no-such-folder`"),
        ("profiles:\n  fr:\n    quots: []\n", "3:5", "unknown key `quots`; did you mean `quotes`?"),
        ("profiles: {fr: {zzz: 1}}", "1:17", "expected one of `language`, `script`, "),
        ("profiles: {fr: {tag: fr}}", "1:17", "`tag` has no place here"),
        ("profiles:\n  french: {}\n", "2:3", "`french` is no language tag"),
        ("profiles: {fr: {}, FR: {quotes: []}}", "1:12", "`fr` means the same locale as `FR`"),
        ("profiles: {fr: {quotes: ['« »', '«»']}}", "1:33", "`«»` is no pair of marks"),
        ("profiles: {ja: {ui-labels: ['[']}}", "1:29", "`[` is no pair of marks"),
        ("profiles: {ja: {blank-before: {'!?': none}}}", "1:32", "expected one character"),
        (
            "profiles: {fr: {blank-before: {':': nobreak}}}",
            "1:37",
            "unknown value `nobreak`; did you mean `no-break`?",
        ),
        ("profiles: {fr: {script: latin}}", "1:25", "did you mean `Latin`?"),
        ("profiles: {fr: {language: fr}}", "1:27", "language identification does not know `fr`"),
        ("profiles: {fr: {negations: [Ne]}}", "1:29", "write `ne` in small letters"),
        ("profiles: {fr: {abbreviations: [M]}}", "1:33", "`M` does not end in a period"),
        ("profiles: {fr: {dates: {orders: [dym]}}}", "1:34", "unknown order `dym`"),
        (
            "profiles:\n  fr:\n    dates:\n      months: [[mai]]\n",
            "4:15",
            "expected the names of 12 months, found 1",
        ),
        ("profiles: {fr: {number-words: []}}", "1:31", "expected 21 lists"),
        ("profiles: {fr: {numbers: {group: ['.']}}}", "1:17", "missing key `decimal`"),
        ("profiles: {fr: {numbers: {decimal: ', '}}}", "1:36", "expected one character"),
        ("profiles: {fr: {numbers: {decimal: ',', digits: '012'}}}", "1:49", "found 3"),
        (
            "profiles: {fr: {length: {short: [2, 1], long: [1, 2]}}}",
            "1:33",
            "the smaller one first",
        ),
        (
            "profiles: {eo: {quotes: ['“ ”']}}",
            "1:12",
            "no profile ships for `eo`; a new one needs `script`, one of Latin,",
        ),
        ("rules:\n\tlink: off\n", "2:1", "indent with blanks, not with tabs"),
        ("include: [a\n", "1:12", "did not find expected"),
        ("include: 'a\n", "1:10", "unexpected end of stream"),
        ("include: [a]\n---\ninclude: [b]\n", "3:1", "a second YAML document begins here"),
        ("# ü\ninclude: ['ü\u{7}']\n", "2:13", "control characters are not allowed"),
        ("- a", "1:1", "expected a map of settings, found a list"),
        ("off", "1:1", "expected a map of settings, found the text \"off\""),
        ("\u{FEFF}foo: 1", "1:1", "unknown key `foo`"),
        ("# a\r\ninclude: [a]\r\nfoo: 1\r\n", "3:1", "unknown key `foo`"),
        ("a: &a [1]\nb: *c\n", "2:4", "unknown anchor"),
    ] {
        let shown = error(text);
        let start = format!("bilint.yaml:{place}: ");
        assert!(shown.starts_with(&start), "{text:?}: not at {place}\n{shown}");
        assert!(shown.contains(message), "{text:?}: not `{message}`\n{shown}");
    }
}

#[test]
fn a_rule_file_that_is_wrong_shows_its_own_place() {
    let error = with_rules(&[("my/a.yaml", "id: a/b\nlevl: error\n")], "rules-folders: [my]");
    let shown = error.unwrap_err().to_string();
    assert!(shown.contains("a.yaml:2:1: unknown key `levl`; did you mean `level`?"), "{shown}");
    let unusable = rule("a/b", "no-such-check");
    let error = with_rules(&[("my/a.yaml", &unusable)], "rules-folders: [my]").unwrap_err();
    assert!(matches!(error, ConfigError::Rule { .. }), "{error}");
    assert!(error.to_string().contains("no-such-check"), "{error}");
}

#[test]
fn two_rules_of_one_id_are_an_error() {
    let own = rule("house/berth-names", "pattern");
    let files = [("my/a.yaml", own.as_str()), ("more/b.yaml", own.as_str())];
    let shown = with_rules(&files, "rules-folders:\n- my\n- more\n").unwrap_err().to_string();
    assert!(shown.contains(":3:3: a second rule has the id `house/berth-names`"), "{shown}");
}

#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let missing = Config::load(&folder.path().join("bilint.yaml")).unwrap_err();
    assert!(matches!(missing, ConfigError::Unreadable { .. }), "{missing}");
    assert!(missing.to_string().contains("cannot read the configuration"), "{missing}");
    assert!(Config::load(folder.path()).is_err());
}

#[test]
fn bytes_that_are_not_utf8_are_an_error_with_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bilint.yaml");
    fs::write(&file, b"# \xC3\xBC\nuntranslatable: [\xC3\xBC, \xFC]\n").unwrap();
    let shown = Config::load(&file).unwrap_err().to_string();
    assert!(shown.contains("bilint.yaml:2:21: the file is not UTF-8 from here on"), "{shown}");
}
