//! What a configuration says.

mod errors;

use std::fs;

use super::*;
use crate::article::TranslationType;
use crate::rules::Rule;

fn read(text: &str) -> Config {
    Config::from_text(text, Path::new("bilint.yaml")).unwrap_or_else(|error| panic!("{error}"))
}

const GERMAN: ArticleFacts<'_> = ArticleFacts {
    below_root: "docs/berths.md",
    locale: "de-DE",
    translation_type: TranslationType::Machine,
};

fn level_for(config: &Config, article: &ArticleFacts<'_>, rule: &str) -> Option<Level> {
    let levels = config.levels(article, &Selection::default());
    levels[config.registry.position(rule).unwrap()]
}

fn level(text: &str, rule: &str) -> Option<Level> {
    level_for(&read(text), &GERMAN, rule)
}

fn selected(
    text: &str,
    select: &[&str],
    ignore: &[&str],
    advice: bool,
    rule: &str,
) -> Option<Level> {
    let names = |names: &[&str]| names.iter().map(|&it| it.to_owned()).collect();
    let (select, ignore) = (names(select), names(ignore));
    let selection = Selection { select, ignore, advice, ..Selection::default() };
    selection.check(&Registry::shipped()).unwrap();
    let config = read(text);
    config.levels(&GERMAN, &selection)[config.registry.position(rule).unwrap()]
}

#[test]
fn nothing_said_is_an_empty_configuration() {
    for text in [
        "",
        "\u{FEFF}",
        "# only a comment\n",
        "---\n",
        "{}",
        "null",
        "rules:\ninclude:\n",
        "overrides: ~",
    ] {
        let config = read(text);
        assert!(!config.excludes("a.md"), "{text:?}");
        assert_eq!(level_for(&config, &GERMAN, "link/missing"), Some(Level::Error));
        assert!(Arc::ptr_eq(&config.registry, &Registry::shipped()));
    }
}

#[test]
fn include_and_exclude() {
    let config = read("include: ['docs/**']\nexclude: ['**/draft.md']\n");
    assert!(!config.excludes("docs/a/b.md"));
    assert!(config.excludes("docs/a/draft.md") && config.excludes("readme.md"));
}

#[test]
fn people_are_required_by_pattern() {
    let config = read("require-human: [a.md, 'legal/**']");
    assert_eq!(config.human_required("legal/terms.md"), Some("legal/**"));
    assert_eq!(config.human_required("docs/a.md"), None);
}

#[test]
fn json_is_read_too() {
    assert_eq!(read(r#"{"untranslatable":["Harbor"],"include":null}"#).untranslatable, ["Harbor"]);
}

#[test]
fn a_rule_beats_its_family() {
    for text in [
        "rules: {link: off, link/missing: warning}",
        "rules: {link/missing: warning, link: off}",
        "rules: {link/missing: warning, link: false}",
    ] {
        assert_eq!(level(text, "link/missing"), Some(Level::Warning), "{text}");
        assert_eq!(level(text, "link/changed"), None, "{text}");
        assert_eq!(level(text, "structure/duplicate-id"), Some(Level::Error), "{text}");
    }
}

#[test]
fn later_overrides_win() {
    let text = "
rules: {link/missing: off}
overrides:
  - rules: {link: warning}
  - files: ['docs/**']
    rules: {link/extra: error}
";
    assert_eq!(level(text, "link/missing"), Some(Level::Warning));
    assert_eq!(level(text, "link/extra"), Some(Level::Error));
    let elsewhere = ArticleFacts { below_root: "a.md", ..GERMAN };
    assert_eq!(level_for(&read(text), &elsewhere, "link/extra"), Some(Level::Warning));
}

#[test]
fn all_conditions_must_hold() {
    let config = read(
        "overrides: [{files: ['docs/*'], locales: [fr, DE], translation-type: machine, rules: {link: off}}]",
    );
    let off = |article: ArticleFacts<'_>| level_for(&config, &article, "link/missing").is_none();
    assert!(off(GERMAN) && off(ArticleFacts { locale: "fr", ..GERMAN }));
    assert!(!off(ArticleFacts { below_root: "a.md", ..GERMAN }));
    assert!(!off(ArticleFacts { locale: "es-ES", ..GERMAN }));
    assert!(!off(ArticleFacts { locale: "", ..GERMAN }));
    assert!(!off(ArticleFacts { translation_type: TranslationType::Human, ..GERMAN }));
    assert!(!off(ArticleFacts { translation_type: TranslationType::Unknown, ..GERMAN }));
}

#[test]
fn overrides_mean_the_locales_that_profiles_mean() {
    let config = read("overrides: [{locales: [zh-Hant, nb], rules: {link: off}}]");
    let off =
        |locale| level_for(&config, &ArticleFacts { locale, ..GERMAN }, "link/missing").is_none();
    for locale in ["zh-TW", "zh-tw", "zh-Hant-HK", "no-NO"] {
        assert!(off(locale), "{locale}");
    }
    for locale in ["zh-CN", "zh", "nn-NO", "zhx-TW"] {
        assert!(!off(locale), "{locale}");
    }
}

#[test]
fn advice_shows_when_somebody_asks_for_it() {
    let rule = "markup/extra-code";
    assert_eq!(selected("", &[], &[], false, rule), None);
    for (text, select, advice) in [
        ("", &[][..], true),
        ("rules: {markup: advice}", &[][..], false),
        ("rules: {markup/extra-code: advice}", &[][..], false),
        ("", &["markup"][..], false),
        ("rules: {markup: off}", &["markup/extra-code"][..], false),
    ] {
        assert_eq!(selected(text, select, &[], advice, rule), Some(Level::Advice), "{text}");
    }
    assert_eq!(level("rules: {link/missing: advice}", "link/missing"), Some(Level::Advice));
    assert_eq!(selected("rules: {markup: error}", &[], &[], false, rule), Some(Level::Error));
    assert_eq!(selected("rules: {markup: off}", &[], &[], true, rule), None);
}

#[test]
fn selection_restricts_and_turns_on() {
    let off = "rules: {link: off, structure: warning}";
    assert_eq!(selected(off, &["link"], &[], false, "link/missing"), Some(Level::Error));
    assert_eq!(selected(off, &["link"], &[], false, "structure/duplicate-id"), None);
    assert_eq!(
        selected(off, &["structure"], &[], false, "structure/duplicate-id"),
        Some(Level::Warning)
    );
}

#[test]
fn ignoring_wins() {
    assert_eq!(selected("", &["link"], &["link/missing"], true, "link/missing"), None);
    assert_eq!(selected("", &["link/missing"], &["link"], true, "link/missing"), None);
    assert_eq!(selected("", &[], &["link"], true, "structure/duplicate-id"), Some(Level::Error));
}

/// A rule file of one's own.
fn rule(id: &str, check: &str) -> String {
    let mut rule = Rule::clone(Registry::shipped().get("link/missing").unwrap());
    (rule.id, rule.check) = (id.to_owned(), check.to_owned());
    rule.options = Some(serde_json::json!({"forbid": "Anlegestelle"}));
    (rule.message, rule.help) = ("no berth".to_owned(), "say berth".to_owned());
    serde_json::to_string(&rule).unwrap()
}

fn with_rules(files: &[(&str, &str)], text: &str) -> Result<Config, ConfigError> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    Config::from_text(text, &folder.path().join("bilint.yaml"))
}

#[test]
fn rules_of_ones_own_are_known() {
    let own = rule("house/berth-names", "pattern");
    let files = [("my/a.yaml", own.as_str())];
    let text = "rules: {house/berth-names: warning, house: off, link: off}\nrules-folders: [my]\n";
    let config = with_rules(&files, text).unwrap();
    assert_eq!(level_for(&config, &GERMAN, "house/berth-names"), Some(Level::Warning));
    assert_eq!(level_for(&config, &GERMAN, "link/missing"), None);
    let error = with_rules(&files, "rules: {hause: off}\nrules-folders: [my]").unwrap_err();
    assert!(error.to_string().contains("did you mean `house`?"), "{error}");
}

#[test]
fn profiles_are_changed_by_tag() {
    let config = read(
        "profiles: {fr-FR: {quotes: ['\" \"'], blank-before: {':': none}}, fr: ~, eo: {script: Latin}}",
    );
    let french = config.profiles.profile("fr-FR").unwrap();
    assert_eq!(french.quotes, [crate::locale::Marks { open: '"', close: '"' }]);
    assert_eq!(french.blank_before.len(), 1);
    let others = config.profiles.profile("fr-CA").unwrap();
    assert!(others.quotes.len() > 1 && others.blank_before.len() > 1);
    assert!(config.profiles.profile("eo").is_some() && config.profiles.profile("ia").is_none());
    // A language alone may be without a script where its regions name one.
    assert!(Config::from_text("profiles: {eo: ~}", Path::new("bilint.yaml")).is_ok());
}

#[test]
fn a_file_is_read_and_its_folder_is_the_root() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bilint.yaml");
    fs::write(&file, "exclude: [a.md]").unwrap();
    let config = Config::load(&file).unwrap();
    assert_eq!(config.file(), Some(file.as_path()));
    let below = config.below_root(&folder.path().join("x/../a.md"), Path::new("."));
    assert!(config.excludes(&below), "{below}");
}
