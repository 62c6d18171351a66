//! Locale profiles from outside: `profiles:` in `bilint.yaml`, `bilint profile learn` and `show`.

mod common;

use common::{Folder, front_matter, segment};

/// An article of twenty-five segments, all with this pair of sides.
fn article(locale: &str, kind: &str, target: &str, source: &str) -> String {
    let segments: Vec<String> = (0..25)
        .map(|at| segment(103 + at, &format!("{target} {at}"), &format!("{source} {at}")))
        .collect();
    front_matter(locale, kind) + "\n" + &segments.join("\n\n") + "\n"
}

fn guillemets(kind: &str) -> String {
    article("de-DE", kind, "Öffnen Sie »Hafen« : Tor", "Open “Harbor”: gate")
}

#[test]
fn what_is_learned_is_a_configuration() {
    let folder =
        Folder::new().with("docs/a.md", guillemets("HT")).with("docs/b.md", guillemets("HT"));
    folder.run("profile learn docs --output bilint.yaml").ends(0).quietly();
    let text = folder.read("bilint.yaml");
    for line in [
        "  # 2 human-translated articles, 50 translated segments\n  de-DE:\n",
        "    # quotes: \"» «\" 50 (100.0 %): set here\n    quotes: [\"» «\", \"„ “\",",
        "    # blank-before, \":\": blank 50 (100.0 %): set here\n",
        "    blank-before:\n      \"%\": any\n      \":\": any\n",
    ] {
        assert!(text.contains(line), "no {line:?} in {text}");
    }
    let shown = folder.run("profile show de-DE").ends(0).stdout;
    assert!(
        shown.starts_with("# German: the profile `de` that ships, with the keys of"),
        "{shown}"
    );
    assert!(shown.contains("    quotes: [\"» «\", \"„ “\","), "{shown}");
    // The order of the files, and the threads, change nothing; nor does what is in force already.
    let again = folder.run("profile learn docs/b.md docs/a.md --threads 1").ends(0).stdout;
    assert_eq!(again, text);
}

#[test]
fn what_is_shown_is_a_configuration() {
    let folder = Folder::new();
    for locale in ["de-DE", "ja", "fr-CA", "th", "zh-hant"] {
        let shown = folder.run(&format!("profile show {locale} --no-config")).ends(0).stdout;
        folder.write("bilint.yaml", &shown);
        let again = folder.run(&format!("profile show {locale}")).ends(0).stdout;
        let keys = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(keys(&again), keys(&shown), "{locale}");
    }
    folder.run("profile show xx --no-config").ends(2).says(&["no profile for `xx`", "`script`"]);
    folder.run("profile show german").ends(2).says(&["`german` is no language tag"]);
    folder.write("bilint.yaml", "profiles: {eo: {script: Latin}}");
    let own = folder.run("profile show eo-XX").ends(0).stdout;
    assert_eq!(
        own,
        "# eo-XX: the profile of the configuration; none ships\nprofiles:\n  eo-XX:\n    script: Latin\n"
    );
}

#[test]
fn only_people_are_learned_from() {
    let folder = Folder::new()
        .with("machine.md", guillemets("MT"))
        .with("none/a.md", article("german", "HT", "Das »Tor«.", "The gate."));
    let says = ["none of 2 bilingual articles", "ms.translationtype: HT"];
    let run = folder.run("profile learn .").ends(2).says(&says);
    assert_eq!(run.stdout, "");
    folder.write("human.md", article("de-DE", "HT", "Das „Tor“.", "The “gate”."));
    let text = folder.run("profile learn .").ends(0).stdout;
    assert!(text.contains("# quotes: \"„ “\" 25 (100.0 %): as shipped\n"), "{text}");
    assert!(text.contains("# 1 human-translated article, 25 "), "{text}");
    assert!(!text.contains('»'), "{text}");
    folder.run("profile learn lost").ends(2).says(&["lost: there is no such file"]);
}

#[test]
fn a_file_is_never_replaced_unasked() {
    let folder =
        Folder::new().with("a.md", guillemets("HT")).with("bilint.yaml", "exclude: [b.md]\n");
    let run = folder.run("profile learn --output bilint.yaml").ends(2);
    run.says(&["bilint.yaml: the file is there already", "--force"]);
    assert_eq!(folder.read("bilint.yaml"), "exclude: [b.md]\n");
    folder.run("profile learn --output bilint.yaml --force").ends(0).quietly();
    assert!(folder.read("bilint.yaml").contains("quotes: "));
    folder.run("profile learn --force").ends(2).says(&["--output"]);
    folder.run("profile learn --output no/such/file.yaml").ends(2).says(&["cannot be written"]);
}

#[test]
fn checks_use_the_profile_in_force() {
    // German has no marks of its own for labels, and these are none that all languages know.
    let body = segment(103, "Wählen Sie ‹Speichern› aus.", "Select **Save**.");
    let folder = Folder::new().with("a.md", front_matter("de-DE", "HT") + "\n" + &body + "\n");
    let check = || folder.run("check --output-format concise --select markup/lost-emphasis");
    assert_eq!(check().ends(1).rules(), ["markup/lost-emphasis"]);
    folder.write("bilint.yaml", "profiles: {de: {ui-labels: ['‹ ›']}}");
    check().ends(0).quietly();
    folder.write("bilint.yaml", "profiles: {de: {ui-labels: ['‹ ›']}, de-DE: {ui-labels: []}}");
    check().ends(1);
    folder.write("bilint.yaml", "profiles: {de-AT: {ui-labels: ['‹ ›']}}");
    check().ends(1);
}

#[test]
fn statistics_name_the_locales_without_a_profile() {
    let folder = Folder::new()
        .with("a.md", article("eo-XX", "HT", "La haveno", "The harbor"))
        .with("b.md", article("de-DE", "HT", "Der Hafen", "The harbor"));
    let told = "no profile: eo-XX — only the rules that need none ran\n";
    let text = folder.run("check --statistics --fail-on never").ends(0).stdout;
    assert!(text.ends_with(told) && text.matches("no profile").count() == 1, "{text}");
    folder.write("bilint.yaml", "profiles: {eo: {script: Latin}}");
    let text = folder.run("check --statistics --fail-on never").ends(0).stdout;
    assert!(!text.contains("no profile"), "{text}");
}
