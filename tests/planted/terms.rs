//! Terms of a glossary in the languages of the clean articles, and wrong words for them.

use std::fmt::Write;

/// A term in one language.
pub struct Term {
    pub source: &'static str,
    pub locale: &'static str,
    /// What may stand for it, the preferred word first.
    pub wanted: &'static [&'static str],
    /// How it is written in the clean article; no later one holds an earlier one.
    pub forms: &'static [&'static str],
    /// The words to put in its place.
    pub wrong: Wrong,
}

/// What may be wrong with a translation of a term.
pub enum Wrong {
    /// Another word, a word that the glossary no longer wants, and one that it forbids.
    Words { other: &'static str, deprecated: &'static str, forbidden: &'static str },
    /// Something like the term.
    Like(&'static str),
}

/// The terms of a language.
pub fn of(locale: &str) -> impl Iterator<Item = &'static Term> {
    TERMS.iter().filter(move |it| it.locale == locale)
}

/// The glossary as a part of `bilint.yaml`.
pub fn glossary() -> String {
    // Fees are named by other words.
    let mut text = "terminology:\n".to_owned();
    for source in ["pilot fee", "berth fee"] {
        let _ = writeln!(text, "- {{source: {source}, targets: {{}}}}");
    }
    for term in TERMS {
        let Term { source, locale, wanted, .. } = term;
        let (first, rest) = wanted.split_first().unwrap();
        let _ = write!(text, "- source: {source}\n  targets:\n    {locale}: {{preferred: {first}");
        let _ = write!(text, ", admitted: [{}]", rest.join(", "));
        if let Wrong::Words { deprecated, forbidden, .. } = term.wrong {
            let _ = write!(text, ", deprecated: {deprecated}, forbidden: {forbidden}");
        }
        text.push_str("}\n");
    }
    text
}

const fn pilot(
    locale: &'static str,
    wanted: &'static [&'static str],
    forms: &'static [&'static str],
    [other, deprecated, forbidden]: [&'static str; 3],
) -> Term {
    let wrong = Wrong::Words { other, deprecated, forbidden };
    Term { source: "pilot", locale, wanted, forms, wrong }
}

const fn harbor_master(
    locale: &'static str,
    wanted: &'static [&'static str],
    forms: &'static [&'static str],
    like: &'static str,
) -> Term {
    Term { source: "harbor master", locale, wanted, forms, wrong: Wrong::Like(like) }
}

static TERMS: &[Term] = &[
    pilot(
        "ar-SA",
        &["مرشد"],
        &["للمرشدين", "المرشدون", "المرشدين", "ومرشدًا", "المرشد", "مرشد"],
        ["بحار", "ربان", "دليل"],
    ),
    pilot("de-DE", &["Lotse"], &["Lotsen", "Lotse"], ["Matrose", "Steuermann", "Fremdenführer"]),
    pilot(
        "es-ES",
        &["práctico"],
        &["Prácticos", "prácticos", "Práctico", "práctico"],
        ["marinero", "piloto", "guía"],
    ),
    pilot(
        "fr-FR",
        &["pilote"],
        &["Pilotes", "pilotes", "Pilote", "pilote"],
        ["matelot", "lamaneur", "guide"],
    ),
    pilot(
        "it-IT",
        &["pilota"],
        &["Piloti", "piloti", "Pilota", "pilota"],
        ["marinaio", "timoniere", "guida"],
    ),
    pilot("ja-JP", &["水先人"], &["水先人"], ["船員", "案内人", "操縦士"]),
    pilot(
        "pl-PL",
        &["pilot", "piloci"],
        &["pilotów", "pilotom", "pilota", "Piloci", "Pilot", "pilot"],
        ["marynarz", "sternik", "przewodnik"],
    ),
    pilot(
        "pt-BR",
        &["prático"],
        &["Práticos", "práticos", "Prático", "prático"],
        ["marinheiro", "piloto", "guia"],
    ),
    pilot(
        "ru-RU",
        &["лоцман"],
        &["лоцманов", "лоцманам", "Лоцманы", "лоцмана", "Лоцман", "лоцман"],
        ["матрос", "штурман", "проводник"],
    ),
    pilot("zh-TW", &["引水人"], &["引水人"], ["船員", "領港員", "嚮導"]),
    harbor_master(
        "ar-SA",
        &["مدير الميناء", "مديرو الموانئ", "لمدير الميناء"],
        &["مديرو الموانئ", "لمدير الميناء", "مدير الميناء"],
        "مدير المرفأ",
    ),
    harbor_master("de-DE", &["Hafenmeister"], &["Hafenmeister"], "Hafenmeldestelle"),
    harbor_master(
        "es-ES",
        &["capitán de puerto"],
        &["Capitanes de puerto", "Capitán de puerto", "capitán de puerto"],
        "capitán marítimo",
    ),
    harbor_master(
        "fr-FR",
        &["capitaine de port"],
        &["Capitaines de port", "Capitaine de port", "capitaine de port"],
        "capitaine maritime",
    ),
    harbor_master(
        "it-IT",
        &["capitano di porto"],
        &["Capitani di porto", "Capitano di porto", "capitano di porto"],
        "capitano marittimo",
    ),
    harbor_master(
        "pl-PL",
        &["kapitan portu"],
        &["Kapitanowie portów", "kapitana portu", "Kapitan portu", "kapitan portu"],
        "kapitan żeglugi",
    ),
    harbor_master(
        "pt-BR",
        &["capitão do porto"],
        &["Capitães do porto", "Capitão do porto", "capitão do porto"],
        "capitão de fragata",
    ),
    harbor_master(
        "ru-RU",
        &["капитан порта"],
        &["Капитаны порта", "капитана порта", "капитану порта", "Капитан порта", "капитан порта"],
        "начальник порта",
    ),
    harbor_master("zh-TW", &["港務長"], &["港務長"], "港務主任"),
];
