//! The names in a folder.

use unicode_normalization::UnicodeNormalization;

/// The names in a folder, found whatever their capital letters are.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Names by what they are without capital letters, sorted.
    names: Vec<(Box<str>, Box<str>)>,
}

/// What came of looking for a name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Named<'l> {
    /// It is there.
    There,
    /// It is there with other capital letters.
    OtherCase(&'l str),
    /// Several are there with other capital letters: one of them.
    OneOf(&'l str),
    /// It is not there.
    Missing,
}

impl Listing {
    /// A folder with these names.
    pub fn new(names: impl Iterator<Item = String>) -> Self {
        let names = names.map(|it| (folded(&it).into(), it.into_boxed_str()));
        let mut names: Vec<(Box<str>, Box<str>)> = names.collect();
        names.sort_unstable();
        names.dedup();
        Self { names }
    }

    /// Whether a name is there, letter by letter.
    pub fn has(&self, name: &str) -> bool {
        self.find(name) == Named::There
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|it| &*it.1)
    }

    /// Looks for a name. How accents are encoded makes no difference.
    pub fn find(&self, name: &str) -> Named<'_> {
        let folded = folded(name);
        let at = self.names.partition_point(|it| *it.0 < *folded);
        let here = self.names.get(at..).unwrap_or_default();
        let here = here.iter().take_while(|it| *it.0 == *folded).map(|it| &*it.1);
        let mut others = here.clone();
        match (others.next(), others.next()) {
            (None, _) => Named::Missing,
            _ if here.clone().any(|it| it == name || it.nfc().eq(name.nfc())) => Named::There,
            (Some(only), None) => Named::OtherCase(only),
            (Some(first), Some(_)) => Named::OneOf(first),
        }
    }
}

fn folded(name: &str) -> String {
    match name.is_ascii() {
        true => name.to_ascii_lowercase(),
        false => name.nfc().collect::<String>().to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whatever_their_case() {
        let names = ["Fees.md", "tides.md", "Tides.md", "B\u{f6}e.md"];
        let listing = Listing::new(names.into_iter().map(str::to_owned));
        assert_eq!(listing.find("Fees.md"), Named::There);
        assert_eq!(listing.find("fees.md"), Named::OtherCase("Fees.md"));
        assert_eq!(listing.find("tides.md"), Named::There);
        assert_eq!(listing.find("TIDES.md"), Named::OneOf("Tides.md"));
        assert_eq!(listing.find("Bo\u{308}e.md"), Named::There);
        assert_eq!(listing.find("fee.md"), Named::Missing);
        assert_eq!(Listing::default().find(""), Named::Missing);
    }
}
