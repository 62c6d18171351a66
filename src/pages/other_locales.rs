//! The same path in the folders of other locales below the root: any file, whether it has siblings or
//! not, and whatever `siblings:` of the configuration says.

use super::Look;
use super::tree::Tree;
use crate::locale::LanguageTag;

/// No more folders are looked into.
const MOST_FOLDERS: usize = 64;

/// Fewer of them prove nothing.
const FEWEST: usize = 2;

/// The locales whose folders hold the same path, where most do and there are some.
pub(super) fn with(tree: &Tree, names: &[String]) -> Option<Vec<String>> {
    let is_locale = |it: &String| LanguageTag::of_folder(it).is_some();
    let at = names.iter().rposition(is_locale).filter(|it| *it + 1 < names.len())?;
    let (above, own) = (names.get(..at)?, names.get(at)?);
    let listing = tree.list(above)?;
    let others = listing.names().filter(|it| *it != own && is_beside(own, it)).take(MOST_FOLDERS);
    let (mut all, mut having) = (0, Vec::new());
    for other in others {
        all += 1;
        let mut path = names.to_vec();
        *path.get_mut(at)? = other.to_owned();
        if tree.look(&path) == Look::There {
            having.push(tag(other).to_owned());
        }
    }
    (having.len() >= FEWEST && having.len() * 2 > all).then_some(having)
}

/// Whether two folders differ in the locale that ends their names, and in nothing else.
fn is_beside(own: &str, other: &str) -> bool {
    let stem = |it: &str| it.len() - tag(it).len();
    LanguageTag::of_folder(other).is_some() && own.get(..stem(own)) == other.get(..stem(other))
}

/// The locale in the name of a folder.
fn tag(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}
