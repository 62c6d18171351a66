use super::*;

const A: &str = "aaaa";

fn followed(names: &[&str]) -> Followed {
    let names = names.iter().enumerate().map(|(at, it)| (it.as_bytes().to_vec(), at));
    let names: HashMap<_, _> = names.collect();
    Followed { versions: vec![Vec::new(); names.len()], names, former: Vec::new() }
}

fn blobs(of: &Followed) -> Vec<Vec<&str>> {
    of.versions.iter().map(|it| it.iter().map(|it| &*it.blob).collect()).collect()
}

fn read(listing: &str, commits: &[&str], followed: &mut Followed) {
    let commit = |it: &&str| Commit { hash: (*it).to_owned(), date: String::new() };
    let commits: Vec<_> = commits.iter().map(commit).collect();
    changes(listing.replace('|', "\0").as_bytes(), &commits, followed).unwrap();
}

#[test]
fn names_that_change_places_are_followed() {
    let mut it = followed(&["a", "b"]);
    let swap = format!(":100644 100644 {A} 1 R100|a|b|:100644 100644 {A} 2 R090|b|a|");
    let before = ":100644 100644 x 3 M|a|:000000 100644 x 4 A|b|";
    read(&format!("c1|{swap}c0|{before}"), &["c1", "c0"], &mut it);
    assert_eq!(blobs(&it), [["2", "4"], ["1", "3"]]);
    assert_eq!(it.versions[0].iter().map(|it| it.commit).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn what_was_added_or_was_a_link_ends_the_way() {
    let mut it = followed(&["a", "b"]);
    let newer = "c1|:000000 100644 x 1 A|a|:120000 100644 x 2 T|b|";
    read(&format!("{newer}c0|:100644 100644 x 3 M|a|:100644 120000 x 4 T|b|"), &["c1"], &mut it);
    assert_eq!(blobs(&it), [["1"], ["2"]]);
}

#[test]
fn a_listing_that_is_cut_off_or_strange_does_no_harm() {
    for listing in ["", "c1", "c1|:", "c1|:100644|", "c1|:a b c d R|x|", "c1|:100644 100644 x 1 M|"]
    {
        let mut it = followed(&["x"]);
        read(listing, &["c1"], &mut it);
        assert_eq!(blobs(&it), [Vec::<&str>::new()], "{listing}");
    }
}
