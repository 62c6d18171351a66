//! Which files are checked, and their bytes.

mod error;
mod files;
mod given;
mod search;

pub use error::InputError;
pub use files::{File, Files, Request};
pub use given::given;
pub use search::collect;

use std::path::Path;

/// Reads the bytes of an article.
///
/// # Errors
/// Where the file cannot be read or is no text.
pub fn read(file: &File) -> Result<Vec<u8>, InputError> {
    let path = &file.path;
    let bytes = match &file.given {
        Some(bytes) => bytes.clone(),
        None => std::fs::read(path).map_err(|error| InputError::unreadable(path, &error))?,
    };
    text_only(path, bytes)
}

/// Refuses bytes that are no text: UTF-16, and NUL bytes, which no Markdown holds.
fn text_only(path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, InputError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(InputError::Utf16 { path: path.to_owned() });
    }
    if memchr::memchr(0, &bytes).is_some() {
        return Err(InputError::Binary { path: path.to_owned() });
    }
    Ok(bytes)
}
