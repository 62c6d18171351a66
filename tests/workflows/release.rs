//! What a release holds, and what the action downloads of it.

use std::collections::BTreeSet;

use serde_yaml::Value;

use crate::workflow::{own, text};

/// The targets that a script or a workflow names.
fn targets(text: &str) -> BTreeSet<&str> {
    let parts = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
    parts.filter(|it| it.starts_with("x86_64-") || it.starts_with("aarch64-")).collect()
}

#[test]
fn the_release_builds_what_the_action_downloads() {
    let release = own().into_iter().find(|it| it.place.ends_with("release.yml")).unwrap();
    assert_eq!(release.yaml["on"]["push"]["tags"][0].as_str(), Some("v*"));
    assert!(release.scripts().iter().any(|it| it.contains("cargo build --locked --release")));
    let matrix = |job: &str| {
        let rows = release.yaml["jobs"][job]["strategy"]["matrix"]["include"].as_sequence();
        let target = |row: &Value| row["target"].as_str().unwrap().to_owned();
        rows.unwrap().iter().map(target).collect::<BTreeSet<String>>()
    };
    let built = matrix("build");
    let expected = [
        "aarch64-apple-darwin",
        "aarch64-unknown-linux-gnu",
        "aarch64-unknown-linux-musl",
        "x86_64-apple-darwin",
        "x86_64-pc-windows-msvc",
        "x86_64-unknown-linux-gnu",
        "x86_64-unknown-linux-musl",
    ];
    assert!(built.iter().eq(expected), "{built:?}");
    assert_eq!(matrix("wheels"), built);
    let install = text("packaging/action/install.sh");
    let downloaded = targets(&install);
    assert_eq!(downloaded.len(), 5);
    for target in downloaded {
        assert!(built.contains(target), "the action downloads {target}, which nobody builds");
    }
    // Only the job that makes the release may write, and it checks nothing out.
    for (name, job) in release.yaml["jobs"].as_mapping().unwrap() {
        let rights = job.get("permissions").map(|it| serde_yaml::to_string(it).unwrap());
        let expected = (name.as_str() == Some("release")).then(|| "contents: write\n".to_owned());
        assert_eq!(rights, expected, "{name:?}");
    }
    let steps = serde_yaml::to_string(&release.yaml["jobs"]["release"]["steps"]).unwrap();
    assert!(!steps.contains("actions/checkout"), "{steps}");
}
