//! The styles and the script of the page, and the policy that lets nothing else run.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// In the order in which they count.
const STYLES: [&str; 4] = [
    include_str!("../../../templates/report/page.css"),
    include_str!("../../../templates/report/charts.css"),
    include_str!("../../../templates/report/list.css"),
    include_str!("../../../templates/report/print.css"),
];

/// In the order in which they run.
const SCRIPTS: [&str; 6] = [
    include_str!("../../../templates/report/data.js"),
    include_str!("../../../templates/report/card.js"),
    include_str!("../../../templates/report/list.js"),
    include_str!("../../../templates/report/filters.js"),
    include_str!("../../../templates/report/overview.js"),
    include_str!("../../../templates/report/start.js"),
];

/// All styles.
pub fn style() -> String {
    STYLES.concat()
}

/// All scripts as one: they share their names with each other and with nobody else.
pub fn script() -> String {
    format!("\"use strict\";\n{}", SCRIPTS.concat())
}

/// What the browser may do with the page: show it, and run the two texts of ours.
pub fn policy(style: &str, script: &str) -> String {
    format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        source(style),
        source(script)
    )
}

fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
