//! Faults of links that the source has already, and how the English files tell whose they are.

mod common;

use common::{Folder, german, segment};

const RULES: &str = "--select link/dead-file,link/dead-anchor,link/case-differs --advice";

/// An article of segments, each a target with its source.
fn article(segments: &[(&str, &str)]) -> String {
    let segments = segments.iter().zip(103..).map(|(it, number)| segment(number, it.0, it.1));
    german(&segments.collect::<Vec<_>>().join("\n\n"))
}

/// An article with one link, the same on both sides.
fn linking(destination: &str) -> String {
    let target = format!("Siehe [Gebühren]({destination}).");
    article(&[(&target, &format!("See [Fees]({destination})."))])
}

/// A page with an anchor.
fn fees() -> String {
    article(&[("Gebühren", "Port fees")])
        .replace("\n<span data-ttu", "\n## <a name=\"port-fees\"></a><span data-ttu")
}

#[test]
fn a_fault_of_the_source_is_advice_told_once_for_each_place_in_it() {
    let both = (
        "[Eine](fees.md#late) und [zwei](fees.md#early).",
        "[One](fees.md#late) and [two](fees.md#early).",
    );
    let case = ("[Boje](Fees.md)", "[Buoy](Fees.md)");
    let around = article(&[("Gebühren", "Fees")]);
    let around = around.replace("\n<span data-ttu", "\n[<span data-ttu").trim_end().to_owned()
        + "](#nowhere)\n";
    let folder = Folder::new()
        .with("docs/fees.md", fees())
        .with("docs/a.md", article(&[both, case, both, case]))
        .with("docs/b.md", around);
    folder.run(&format!("check docs {}", RULES.trim_end_matches("--advice"))).ends(0).quietly();
    let run = folder.run(&format!("check docs {RULES} --output-format jsonl")).ends(0);
    let told = run.json_lines();
    let text = |it: &serde_json::Value| {
        let place = |end: &str| it[end]["offset"].as_u64().unwrap_or_default() as usize;
        let article = folder.read(it["path"].as_str().unwrap_or_default());
        let at = article.get(place("start")..place("end")).unwrap_or_default().to_owned();
        let side = it["side"].as_str().unwrap_or("none").to_owned();
        let related = it["related"].as_array().map_or(0, Vec::len);
        assert!(it["message"].as_str().is_some_and(|it| it.ends_with("(in the source too)")));
        assert_eq!((&it["level"], it["fix"].is_null()), (&"advice".into(), true));
        (at, side, related)
    };
    let own = |at: &str| (at.to_owned(), "source".to_owned(), 1);
    let told: Vec<_> = told.iter().map(text).collect();
    let outside = ("#nowhere".to_owned(), "none".to_owned(), 0);
    assert_eq!(told, [own("fees.md#late"), own("fees.md#early"), own("Fees.md"), outside]);
}

#[test]
fn the_english_files_tell_whose_fault_it_is() {
    let folder = Folder::new()
        .with("docs/fees.md", fees())
        .with("docs/a.md", linking("fees.md#late"))
        .with("docs/b.md", linking("Fees.md"))
        .with("docs/c.md", linking("gone.md"))
        .with("en/fees.md", "# Port fees\n");
    let levels = |folder: &Folder| {
        let run =
            folder.run(&format!("check docs {RULES} --source-root en --output-format concise"));
        let line = |it: &str| {
            let (path, rest) = it.split_once(':')?;
            Some(format!("{path} {}", rest.split_once(": ")?.1.split_once(']')?.0))
        };
        run.stdout.lines().filter_map(line).collect::<Vec<_>>()
    };
    let (a, b, c) = ("docs/a.md", "docs/b.md", "docs/c.md advice[link/dead-file");
    let [anchor, case] = ["link/dead-anchor", "link/case-differs"];
    let advice = [format!("{a} advice[{anchor}"), format!("{b} advice[{case}"), c.to_owned()];
    assert_eq!(levels(&folder), advice);
    folder.write("en/fees.md", "# Port fees\n## Late\n");
    folder.write("en/Fees.md", "# Port fees\n");
    let own = [format!("{a} error[{anchor}"), format!("{b} warning[{case}"), c.to_owned()];
    assert_eq!(levels(&folder), own);
}
