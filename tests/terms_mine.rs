//! `bilint terms mine`: what people translated alike becomes a glossary.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Folder, corpus, front_matter, segment};

/// Sentences with two terms, a label and a heading; what begins with `#` is a heading.
const GERMAN: [(&str, &str); 12] = [
    ("# Harbor fees", "# Hafengebühren"),
    ("The berth is free.", "Der Liegeplatz ist frei."),
    ("Choose a berth for the pilot boat.", "Wähle einen Liegeplatz für das Lotsenboot."),
    ("Each berth has a lamp.", "Jeder Liegeplatz hat eine Lampe."),
    ("Berths cost money in summer.", "Liegeplätze kosten im Sommer Geld."),
    ("We cleaned the berth and left.", "Wir putzten den Liegeplatz und gingen."),
    ("The pilot boat comes at night.", "Das Lotsenboot kommt nachts."),
    ("A pilot boat needs fuel.", "Ein Lotsenboot braucht Treibstoff."),
    ("Behind the pilot boat is water.", "Hinter dem Lotsenboot ist Wasser."),
    ("Wait for the pilot boat in the berth.", "Warte im Liegeplatz auf das Lotsenboot."),
    ("Select **Cast off**.", "Wähle **Ablegen** aus."),
    ("Then select **Cast off** again.", "Wähle danach wieder **Ablegen** aus."),
];

const RUSSIAN: [(&str, &str); 7] = [
    ("Open the page.", "Откройте страницу."),
    ("The page is empty.", "Страница пуста."),
    ("Look at the page with the tides.", "Посмотрите на страницу с приливами."),
    ("Close this page.", "Закройте эту страницу."),
    ("Leave the page on the right.", "Перейдите со страницы справа."),
    ("There is a page for each ship.", "Для каждого корабля есть страница."),
    ("On the page stands a name.", "На странице стоит имя."),
];

const SPANISH: [(&str, &str); 6] = [
    ("The loading dock is wet.", "El muelle de carga está mojado."),
    ("Wait at a loading dock.", "Espere en un muelle de carga."),
    ("Each loading dock has a number.", "Cada muelle de carga tiene un número."),
    ("Close the loading dock at night.", "Cierre el muelle de carga por la noche."),
    ("Behind the loading dock is a ship.", "Detrás del muelle de carga hay un barco."),
    ("Loading docks cost money.", "Los muelles de carga cuestan dinero."),
];

const CHINESE: [(&str, &str); 6] = [
    ("The user goes away.", "使用者離開。"),
    ("Add a user to the ship.", "將使用者加入船隻。"),
    ("Each user has a key.", "每位使用者都有鑰匙。"),
    ("Ask the user for a name.", "請向使用者詢問名稱。"),
    ("A user may wait.", "使用者可以等待。"),
    ("Show it to the user.", "請讓該使用者看。"),
];

fn article(kind: &str, locale: &str, sentences: &[(&str, &str)]) -> String {
    let mut text = front_matter(locale, kind) + "\n";
    for (number, (source, target)) in (103..).zip(sentences) {
        let (mark, source) = source.strip_prefix("# ").map_or(("", *source), |it| ("# ", it));
        let target = target.strip_prefix("# ").unwrap_or(target);
        text.push_str(&format!("{mark}{}\n\n", segment(number, target, source)));
    }
    text
}

/// Three articles of each locale, of which the later ones say a part of what the first says.
fn folder() -> Folder {
    let mut folder = Folder::new();
    let locales = [
        ("de-DE", GERMAN.as_slice()),
        ("es-ES", &SPANISH),
        ("ru-RU", &RUSSIAN),
        ("zh-TW", &CHINESE),
    ];
    for (locale, sentences) in locales {
        for (number, few) in [sentences, &sentences[..1], &sentences[..1]].into_iter().enumerate() {
            folder = folder.with(format!("{locale}/{number}.md"), article("HT", locale, few));
        }
    }
    let one_more = [("Press **Cast off**.", "Drücke **Ablegen**.")];
    folder.with("de-DE/labels.md", article("HT", "de-DE", &one_more))
}

fn mined(folder: &Folder, arguments: &str) -> Vec<String> {
    let run = folder.run(&format!("terms mine . --no-config {arguments}"));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn phrases_labels_and_headings_are_proposed_with_counts_and_examples() {
    let rows = mined(&folder(), "");
    assert_eq!(rows[0], "source,locale,target,status,part-of-speech,kind,count,of,example");
    for wanted in [
        "berth,de-DE,Liegeplatz,preferred,noun,phrase,",
        "pilot boat,de-DE,Lotsenboot,preferred,noun,phrase,5,5,\
         “A pilot boat needs fuel.” → “Ein Lotsenboot braucht Treibstoff.” (de-DE/0.md:",
        "Harbor fees,de-DE,Hafengebühren,preferred,,heading,3,3,",
        "Cast off,de-DE,Ablegen,preferred,,label,3,3,",
        "loading dock,es-ES,muelle de carga,preferred,noun,phrase,6,6,",
        "page,ru-RU,страница,preferred,noun,phrase,7,7,",
        "user,zh-TW,使用者,preferred,noun,phrase,6,6,",
    ] {
        assert!(rows.iter().any(|it| it.starts_with(wanted)), "{wanted}\n{rows:#?}");
    }
    // Neither a part of a term nor a verb is one, and no name of a locale says anything of another.
    for other in ["boat,", "select,", "Select,", "free,", "pilot,"] {
        assert!(!rows.iter().any(|it| it.starts_with(other)), "{other}\n{rows:#?}");
    }
}

#[test]
fn machine_translations_are_no_examples() {
    let folder = Folder::new().with("a.md", article("MT", "de-DE", &GERMAN));
    let run = folder.run("terms mine . --no-config");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("none of 1 bilingual articles says that people"), "{}", run.stderr);
    let wrong = Folder::new().with("notes.md", "# Notes\n").run("terms mine . --no-config");
    assert_eq!(wrong.status, 2, "{}", wrong.stderr);
}

#[test]
fn what_varies_is_not_proposed() {
    let mut sentences = GERMAN;
    for (at, (_, target)) in sentences.iter_mut().enumerate().filter(|it| it.0 % 2 == 0) {
        *target = if at < 6 { "Die Stelle dort." } else { "Das Schiff." };
    }
    let folder = Folder::new().with("a.md", article("HT", "de-DE", &sentences));
    assert_eq!(mined(&folder, "").len(), 1);
}

#[test]
fn both_forms_are_glossaries() {
    let folder = folder().with(
        "wrong.md",
        article("HT", "de-DE", &[("Leave the berth.", "Verlasse den Anlegesteg.")]),
    );
    for name in ["mined.csv", "mined.tbx"] {
        mined(&folder, &format!("--output {name}"));
        let run = folder.run(&format!(
            "check . --no-config --no-project --select terminology --glossary {name} --output-format concise"
        ));
        assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
        let found: Vec<&str> = run.stdout.lines().collect();
        assert_eq!(found.len(), 1, "{}", run.stdout);
        assert!(found[0].starts_with("wrong.md") && found[0].contains("“Liegeplatz”"), "{found:?}");
        assert!(folder.read(name).contains("Lotsenboot"), "{name}");
    }
}

#[test]
fn a_file_is_replaced_on_demand_only() {
    let folder = folder().with("mined.csv", "mine\n");
    let run = folder.run("terms mine . --no-config --output mined.csv");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("--force"), "{}", run.stderr);
    assert_eq!(folder.read("mined.csv"), "mine\n");
    mined(&folder, "--output mined.csv --force --max-terms 1");
    assert_eq!(folder.read("mined.csv").lines().count(), 5);
}

#[test]
fn known_terms_are_left_out() {
    let folder = folder().with("known.csv", "source,de\nberth,Liegeplatz\npage,Seite\n");
    let rows = mined(&folder, "--glossary known.csv");
    assert!(!rows.iter().any(|it| it.starts_with("berth,")), "{rows:#?}");
    assert!(rows.iter().any(|it| it.starts_with("page,ru-RU")), "{rows:#?}");
    assert!(rows.iter().any(|it| it.starts_with("pilot boat,")), "{rows:#?}");
}

#[test]
fn what_articles_say_stays_text() {
    let evil = "Wähle **=1+1**, ##vso[task.x] \u{1B}[31m";
    let sentences: Vec<(&str, &str)> = GERMAN[1..7].to_vec();
    let mut all = sentences.clone();
    all.extend([("Select **=1+1** in the berth.", evil); 3]);
    let folder = Folder::new().with("a.md", article("HT", "de-DE", &all));
    for format in ["csv", "tbx"] {
        let text = mined(&folder, &format!("--output-format {format}")).join("\n");
        assert!(!text.contains('\u{1B}') && !text.contains("##vso["), "{text}");
        assert!(!text.lines().any(|it| it.starts_with(['=', '+', '-', '@'])), "{text}");
    }
}

#[test]
fn the_strongest_terms_of_real_articles() {
    let Some(corpus) = corpus() else { return };
    for (locale, wanted) in [
        ("de-de", ["customer,de-DE,Kunde,", "price list,de-DE,Preisliste,"]),
        ("es-es", ["customer,es-ES,cliente,", "subscription,es-ES,suscripción,"]),
        ("pt-br", ["customer,pt-BR,cliente,", "subscription,pt-BR,assinatura,"]),
        ("ru-ru", ["customer,ru-RU,клиент,", "account,ru-RU,учетная запись,"]),
        ("zh-tw", ["customer,zh-TW,客戶,", "user,zh-TW,使用者,"]),
    ] {
        let articles = corpus.join(format!("partner-center.{locale}"));
        let run = Folder::new().run_all([
            "terms".as_ref(),
            "mine".as_ref(),
            "--no-config".as_ref(),
            "--max-terms=50".as_ref(),
            articles.as_os_str(),
        ]);
        let rows: Vec<&str> = run.stdout.lines().collect();
        assert_eq!((run.status, rows.len()), (0, 51), "{locale}: {}", run.stderr);
        for wanted in wanted {
            assert!(rows.iter().any(|it| it.starts_with(wanted)), "{locale}: {wanted}\n{rows:#?}");
        }
    }
}
