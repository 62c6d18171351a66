//! The front matter that says where a translation comes from, and texts that contradict it.

use std::ops::Range;

use super::article::Clean;
use super::mutation::{Edits, Find, Mutation, Plant, cut, insert, replace};
use super::{link, markup, typography};

pub const MUTATIONS: &[Mutation] = &[
    Mutation::article("provenance/handoff-before-source", "an earlier handoff", |article| {
        let values = ["06/13/2021", "05/02/2021", "12/31/2020"];
        values_of(article, "ms.lasthandoff", &values)
    }),
    Mutation::article("provenance/invalid-date", "no such day, or another form", |article| {
        let mut plants = values_of(article, "ms.date", &["14/6/2021", "14.06.2021"]);
        plants.extend(values_of(article, "ms.lasthandoff", &["02/30/2021", "July 2, 2021"]));
        plants
    }),
    Mutation::article("provenance/keys-missing-or-moved", "a line is lost", |article| {
        let keys = ["ms.openlocfilehash", "ms.sourcegitcommit", "ms.lasthandoff", "ms.locfileid"];
        keys.iter().map(|key| Plant::anywhere(vec![cut(line(article, key))])).collect()
    }),
    Mutation::article("provenance/keys-missing-or-moved", "a line moves up", |article| {
        let top = line(article, "author").start;
        let plant = |key: &&str| {
            let line = line(article, key);
            Plant::anywhere(vec![insert(top, &article.text[line.clone()]), cut(line)])
        };
        ["ms.translationtype", "ms.locfileid"].iter().map(plant).collect()
    }),
    Mutation::article("provenance/locale-mismatch", "the folder of another locale", |article| {
        let folders = ["docs/harbor.sv-se", "docs/ko-kr/ports"];
        let plant = |folder: &&str| Plant {
            edits: vec![replace(line(article, "author"), "author: quay-writer\n")],
            folder: Some((*folder).to_owned()),
            ..Plant::default()
        };
        folders.iter().map(plant).collect()
    }),
    // The whole text is judged by the rules of a language that it is not written in.
    Mutation::article("provenance/locale-mismatch", "a locale of the same script", |article| {
        let other = match &*article.locale {
            "ru-RU" => "uk-UA",
            "ar-SA" => "fa-IR",
            "ja-JP" => "zh-CN",
            "zh-TW" => "ja-JP",
            _ => "sv-SE",
        };
        values_of(article, "ms.contentlocale", &[other])
    })
    .beside(JUDGED_BY_LANGUAGE),
    Mutation::article("provenance/locale-mismatch", "a locale of another script", |article| {
        let other = if article.locale == "ru-RU" { "ko-KR" } else { "el-GR" };
        values_of(article, "ms.contentlocale", &[other])
    })
    .beside(JUDGED_BY_LANGUAGE),
    Mutation::article("provenance/machine-where-human-required", "a machine", |article| {
        let mut plants = values_of(article, "ms.translationtype", &["MT", "MTE", "MTE75"]);
        plants.iter_mut().for_each(|it| it.folder = Some("legal".to_owned()));
        plants
    }),
    Mutation::article("provenance/malformed-commit", "cut, or no hexadecimal digit", |article| {
        let values = ["3b40c1bc252e2886db60", "3b40c1bc252e2886db6040f1d5463a61d5b11aaz", "main"];
        values_of(article, "ms.sourcegitcommit", &values)
    }),
    Mutation::article("provenance/malformed-hash", "cut, or no hexadecimal digit", |article| {
        let values = ["ee08fd7b927be7ba54e1", "ee08fd7b927be7ba54e17fea3a279f502ff2f10g", "none"];
        values_of(article, "ms.openlocfilehash", &values)
    }),
    Mutation::article("provenance/missing-locale", "the line is lost or misspelled", |article| {
        lost(article, "ms.contentlocale")
    }),
    Mutation::article("provenance/missing-type", "the line is lost or misspelled", |article| {
        lost(article, "ms.translationtype")
    }),
    Mutation::article("provenance/unknown-type", "another spelling", |article| {
        values_of(article, "ms.translationtype", &["ht", "human", "Machine", "MT95"])
    }),
    Mutation::article("provenance/reads-like-machine", "a dozen marks of a machine", machine)
        .beside(SIGNALS),
];

fn line(article: &Clean, key: &str) -> Range<usize> {
    let start = article.text.find(&format!("\n{key}: ")).unwrap() + 1;
    start..start + article.text[start..].find('\n').unwrap() + 1
}

fn values_of(article: &Clean, key: &str, values: &[&str]) -> Vec<Plant> {
    let line = line(article, key);
    let value = line.start + key.len() + 2..line.end - 1;
    values.iter().map(|it| Plant::anywhere(vec![replace(value.clone(), *it)])).collect()
}

fn lost(article: &Clean, key: &str) -> Vec<Plant> {
    let line = line(article, key);
    let last = line.start + key.len() - 1;
    let all: [Edits; 3] = [
        vec![cut(line.clone())],
        vec![insert(line.start, "# ")],
        vec![replace(last..last + 1, "")],
    ];
    all.into_iter().map(Plant::anywhere).collect()
}

/// Rules that know the usage of the declared language.
const JUDGED_BY_LANGUAGE: &[&str] = &[
    "untranslated/wrong-language",
    "untranslated/loose-text",
    "untranslated/front-matter",
    "link/text-too-short",
    "link/parked-at-end",
    "link/glued-text",
    "markup/truncated-alt",
    "typography/unbalanced-quotes",
    "typography/inner-blank",
    "typography/doubled-word",
];

/// What machines do to a text and people do not.
const SIGNALS: &[&str] = &[
    "markup/emphasis-swallows-punctuation",
    "markup/emphasis-on-function-word",
    "markup/dropped-marker-scar",
    "markup/lost-emphasis",
    "link/swallows-punctuation",
    "link/text-is-function-word",
    "typography/space-before-punctuation",
    "typography/elision-space",
    "typography/cjk-spacing",
    "typography/quote-style",
];

/// The languages in which these marks tell machines from people.
const TELLING: [&str; 5] = ["de-DE", "es-ES", "fr-FR", "pt-BR", "zh-TW"];

/// A dozen defects, each in a segment of its own, in an article that is flagged human; a different
/// dozen each time.
fn machine(article: &Clean) -> Vec<Plant> {
    if !TELLING.contains(&&*article.locale) {
        return Vec::new();
    }
    let families = [markup::MUTATIONS, link::MUTATIONS, typography::MUTATIONS];
    let is_signal =
        |it: &&Mutation| SIGNALS.contains(&it.rule) && matches!(it.find, Find::Target(_));
    let mutations = families.iter().flat_map(|it| it.iter()).filter(is_signal);
    let plants: Vec<Plant> = mutations.flat_map(|it| it.plants(article)).collect();
    (0..4).map(|turn| dozen(&plants, turn * 7)).collect()
}

fn dozen(plants: &[Plant], from: usize) -> Plant {
    let mut all = Plant::default();
    let mut seen: Vec<&str> = Vec::new();
    let step = (plants.len() / 12).max(1) | 1;
    for index in 0..plants.len() {
        let plant = &plants[(from + index * step) % plants.len()];
        let id = &*plant.segments[0];
        if seen.len() < 12 && !seen.contains(&id) {
            seen.push(id);
            all.edits.extend(plant.edits.iter().cloned());
        }
    }
    all
}
