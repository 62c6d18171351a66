use super::*;

fn around(files: &[&str], own: &str) -> Option<Surroundings> {
    let files = files.iter().map(|it| ((*it).to_owned(), String::new())).collect();
    Pages::given(files).around(Path::new(own), own)
}

fn resolve(around: &Surroundings, destination: &str) -> Option<String> {
    Some(around.resolve(&Destination::read(destination)?)?.join("/"))
}

#[test]
fn paths_are_resolved_below_the_root() {
    let files = ["docs/docfx.json", "docs/a/own.md", "docs/b/Other.md"];
    let around = around(&files, "docs/a/own.md").unwrap();
    let resolved = |it| resolve(&around, it);
    assert_eq!(resolved("#x").as_deref(), Some("docs/a/own.md"));
    assert_eq!(resolved("./../b//x.md").as_deref(), Some("docs/b/x.md"));
    assert_eq!(resolved("~/b/x.md").as_deref(), Some("docs/b/x.md"));
    assert_eq!(resolved("../../README.md").as_deref(), Some("README.md"));
    assert_eq!(resolved("../../../README.md"), None);
    assert_eq!(resolved("~/../../README.md"), None);
}

#[test]
fn files_are_found_whatever_their_capitals() {
    let files = around(&["own.md", "Sub/Fees.md", "x.md", "X.md"], "own.md").unwrap();
    let look = |path: &str| files.look(&path.split('/').map(str::to_owned).collect::<Vec<_>>());
    let real = vec!["Sub".to_owned(), "Fees.md".to_owned()];
    assert_eq!(look("Sub/Fees.md"), Look::There);
    assert_eq!(look("sub/fees.md"), Look::OtherCase(Some(real)));
    assert_eq!(look("sub/other.md"), Look::Missing);
    assert_eq!(look("other/fees.md"), Look::Missing);
    assert_eq!(look("own.md/fees.md"), Look::Unknown, "no folder");
    let both = around(&["own.md", "xx.md", "XX.md"], "own.md").unwrap();
    assert_eq!(both.look(&["Xx.md".to_owned()]), Look::OtherCase(None));
}

#[test]
fn nothing_is_known_of_an_article_that_does_not_stand_there() {
    assert!(around(&["other.md"], "own.md").is_none());
    let pages = Pages::given([("own.md".to_owned(), String::new())].into());
    assert!(pages.around(Path::new("own.md"), "own.md").is_some());
    pages.close();
    assert!(pages.around(Path::new("own.md"), "own.md").is_none());
    assert!(Pages::default().around(Path::new("/own.md"), "own.md").is_none(), "no root");
}
