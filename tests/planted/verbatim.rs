//! What every language writes alike: identifiers, names, addresses, placeholders, paths, options.

use super::article::Spot;
use super::languages::Language;
use super::mutation::{Edits, Mutation};
use super::text::{all, is_inside_code, swaps};

const SPLIT: &[(&str, &str)] = &[
    ("Harbor.Core", "Harbor. Core"),
    ("Harbor::Berth", "Harbor:: Berth"),
    ("dock()", "dock ()"),
    ("BerthPlanner.Assign", "BerthPlanner. Assign"),
    ("berths.yaml", "berths. yaml"),
    ("harbor.config", "harbor. config"),
];

const RECASED: &[(&str, &str)] = &[
    ("CargoManifest", "cargomanifest"),
    ("CargoManifest", "Cargomanifest"),
    ("BerthPlanner.Assign", "Berthplanner.assign"),
    ("Harbor::Berth", "harbor::berth"),
    ("max\\_draught", "Max\\_Draught"),
];

const URLS: &[(&str, &str)] = &[
    ("https://portal.harbor.example/signin", "https://portal.harbor.example/sign-in"),
    ("https://portal.harbor.example/signin", "https:// portal.harbor.example/signin"),
    ("https://portal.harbor.example/signin", "https://portal.hafen.example/signin"),
    ("https://api.harbor.example/docs/v2", "https://api.harbor.example/docs/V2"),
    ("https://api.harbor.example/docs/v2", "https://api.harbor. example/docs/v2"),
    ("https://api.harbor.example/docs/v2", "https://api.harbor.example/v2"),
];

const EMAILS: &[(&str, &str)] = &[
    ("desk@harbor.example", "desk @ harbor.example"),
    ("desk@harbor.example", "desk@hafen.example"),
    ("billing@harbor.example", "billing@habor.example"),
    ("billing@harbor.example", "billing@harbor. example"),
];

const PLACEHOLDERS: &[(&str, &str)] = &[
    ("{0}", "{ 0}"),
    ("{0}", "{O}"),
    ("{1}", "{2}"),
    ("{1} ", ""),
    ("%HARBORHOME%", "% HARBORHOME%"),
    ("%HARBORHOME%", "%Harborhome%"),
    ("$(Build)", "$ (Build)"),
    ("$(Build)", "$(build)"),
];

const GUIDS: &[(&str, &str)] = &[
    ("6f9619ff-8b86", "6f9619ff-8b68"),
    ("00c04fc964ff", "00c04fc96 NOCHff"),
    ("3f2504e0-4f89", "3f2504e0 - 4f89"),
    ("0305e82c3301", "0305e82c330"),
];

const PATHS: &[(&str, &str)] = &[
    ("C:\\Harbor\\data", "C: \\Harbor\\data"),
    ("C:\\Harbor\\data", "C:\\Harbor\\daten"),
    ("C:\\Harbor\\logs\\import.log", "C:\\Harbor\\ logs\\import.log"),
    ("C:\\Harbor\\logs\\import.log", "C:\\harbor\\logs\\import.log"),
    ("/var/log/harbor", "/var/ log/harbor"),
    ("/var/log/harbor", "/var/log/hafen"),
];

const OPTIONS: &[(&str, &str)] = &[
    ("--force", "—force"),
    ("--force", "-- force"),
    ("--force", "-force"),
    ("--dry-run", "–dry-run"),
    ("--dry-run", "--dry -run"),
    ("--dry-run", "--Dry-Run"),
];

pub const MUTATIONS: &[Mutation] = &[
    Mutation::target("verbatim/split-identifier", "a blank slips in", |it| prose(it, SPLIT)),
    Mutation::target("verbatim/split-identifier", "a blank in a name with underscores", |it| {
        prose(it, &[("\\_window", "\\_ window"), ("\\_status", " \\_status")])
    })
    .or(&["markup/escape-split"]),
    Mutation::target("verbatim/changed-identifier", "other capitals", |it| prose(it, RECASED)),
    Mutation::target("verbatim/changed-identifier", "translated or transliterated", |it| {
        prose(it, Language::of(it.locale).identifiers)
    }),
    Mutation::target("verbatim/untranslatable-term", "translated or transliterated", |it| {
        prose(it, Language::of(it.locale).names)
    }),
    Mutation::target("verbatim/untranslatable-term", "small letters", |it| {
        prose(it, &[("Quayside", "quayside"), ("Harbor Desk", "harbor desk")])
    }),
    Mutation::target("verbatim/changed-url", "another address", |it| prose(it, URLS)),
    Mutation::target("verbatim/changed-url", "the blank in front of it is lost", |it| {
        prose(it, &[(" https://portal", "https://portal"), (" https://api", "https://api")])
            .into_iter()
            .filter(|_| !it.target.contains("HTTP/"))
            .collect()
    }),
    Mutation::target("verbatim/changed-email", "another address", |it| prose(it, EMAILS)),
    Mutation::target("verbatim/changed-placeholder", "another one or none", |it| {
        prose(it, PLACEHOLDERS)
    }),
    Mutation::target("verbatim/changed-guid", "other digits or a blank", |it| prose(it, GUIDS)),
    Mutation::target("verbatim/changed-path", "another path or a blank", |it| prose(it, PATHS)),
    Mutation::target("verbatim/changed-option", "other hyphens or capitals", |it| {
        prose(it, OPTIONS)
    }),
    Mutation::target("verbatim/translated-endpoint", "a part is translated", |it| {
        let pairs = Language::of(it.locale).endpoints;
        prose(it, pairs).into_iter().filter(|_| it.target.contains("HTTP/")).collect()
    })
    .or(&["verbatim/changed-url"]),
];

/// Plants outside code and outside the addresses of links.
fn prose(it: &Spot, pairs: &[(&str, &str)]) -> Vec<Edits> {
    let is_address = |at: usize| {
        all(it.target, "](xref:").iter().any(|xref| (xref.start..xref.end + 12).contains(&at))
            || all(it.target, "<xref:").iter().any(|xref| (xref.start..xref.end + 26).contains(&at))
    };
    let mut plants = swaps(it.target, pairs);
    plants.retain(|edits| {
        let at = edits[0].at.start;
        !is_inside_code(it.target, at) && !is_address(at)
    });
    plants
}
