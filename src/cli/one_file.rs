//! What commands do with the article of one file.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::article::Article;
use crate::config::Selection;
use crate::engine::{self, Around, Checked};
use crate::input::{self, File, InputError};

/// Checks the article of a file.
pub(super) fn check(
    file: &File,
    article: &Article,
    selection: &Selection,
    around: Around,
) -> Checked {
    let (path, root, config) = (file.absolute(), &file.below_root, &file.config);
    engine::check_among(article, &path, root, config, selection, around)
}

/// Reads a file and does something with its bytes. A fault of ours in one article must not cost the
/// others: a panic becomes an error of that one.
pub(super) fn guarded<T>(
    file: &File,
    work: impl FnOnce(Vec<u8>) -> Result<T, InputError>,
) -> Result<T, InputError> {
    let bytes = input::read(file)?;
    catch_unwind(AssertUnwindSafe(|| work(bytes)))
        .unwrap_or_else(|panic| Err(internal(&file.path, &*panic)))
}

/// What is told of an article over which the program panicked.
fn internal(path: &Path, panic: &(dyn Any + Send)) -> InputError {
    InputError::Internal { path: path.to_owned(), reason: reason(panic) }
}

/// What the program said when it panicked.
pub(super) fn reason(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|it| (*it).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_with_its_article() {
        let panic: Box<dyn Any + Send> = Box::new("index out of bounds".to_owned());
        let error = internal(Path::new("a.md"), &*panic).to_string();
        assert!(
            error.starts_with("a.md: internal error") && error.contains("index out of bounds"),
            "{error}"
        );
    }
}
