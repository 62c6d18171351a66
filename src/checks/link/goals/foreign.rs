//! Links to pages in another language than the article's.

use super::Goal;
use crate::checks::{Context, Finding};
use crate::locale::LanguageTag;

/// What is said of a link whose path names another locale. The author may have chosen it, unless it
/// is the source's own.
pub(super) fn finding(
    cx: &Context,
    goal: &Goal,
    here: impl Fn(&'static str) -> Finding<'static>,
) -> Option<Finding<'static>> {
    if !goal.destination.contains('-') || !goal.destination.contains('/') || cx.is_source_language()
    {
        return None;
    }
    let locale = cx.locale.as_ref()?;
    let (name, tag) = locale_of(goal.destination)?;
    let is_meant = tag.language != "en" && goal.source.is_some() && goal.is_in_source();
    (!tag.agrees_with(locale) && !is_meant).then(|| {
        let finding = here("link/foreign-locale").with("destination", goal.destination);
        finding.with("found", name).with("locale", cx.article.locale())
    })
}

/// The locale that the path of a destination names: of an address or a path of the site its first
/// name, of other paths the name of any folder.
fn locale_of(destination: &str) -> Option<(&str, LanguageTag)> {
    let end = destination.find(['?', '#']).unwrap_or(destination.len());
    let path = destination.get(..end)?;
    let (path, most) = match (path.split_once("//"), path.strip_prefix('/')) {
        (Some((_, rest)), _) => (rest.split_once('/')?.1, 1),
        (None, Some(rest)) => (rest, 1),
        (None, None) if path.contains(':') => return None,
        (None, None) => (path.rsplit_once('/')?.0, usize::MAX),
    };
    let tag = |it| LanguageTag::of_folder(it).map(|tag| (it, tag));
    path.split('/').take(most).filter(|it| !it.contains('.')).find_map(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_of_a_path() {
        let name = |it: &'static str| locale_of(it).map(|it| it.0);
        assert_eq!(name("https://harbor.example/en-us/fees?x=/de-de/"), Some("en-us"));
        assert_eq!(name("/de-de/fees"), Some("de-de"));
        assert_eq!(name("//harbor.example/pt-BR"), Some("pt-BR"));
        assert_eq!(name("../../zh-tw/fees.md"), Some("zh-tw"));
        for none in [
            "https://en-us.example/",
            "/fees/en-us",
            "de-de",
            "how-to/a.md",
            "mailto:en-us/a",
            "a.md#/de-de/",
        ] {
            assert_eq!(name(none), None, "{none}");
        }
    }
}
