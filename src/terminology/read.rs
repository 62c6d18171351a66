//! Reads a glossary file of any format.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::{Entry, GlossaryError, csv, tbx, yaml};
use crate::yaml::YamlError;

/// No glossary is larger (bytes); a hundred thousand terms in four languages are a fifth of it.
const LARGEST: u64 = 128 * 1024 * 1024;

/// The formats, by the ending of the file's name.
const ENDINGS: &str = "`.csv`, `.tsv`, `.yaml`, `.tbx` or `.xml`";

/// Reads a glossary; its name tells the format. A file that is too large is not read.
///
/// # Errors
/// What is wrong with it, with the line.
pub fn read(file: &Path) -> Result<Vec<Entry>, GlossaryError> {
    let text = text(file)?;
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let entries = match ending.as_str() {
        "csv" => csv::read(&text, None),
        "tsv" | "tab" => csv::read(&text, Some('\t')),
        "yaml" | "yml" => yaml::read(&text),
        "tbx" | "xml" => tbx::read(&text),
        _ => {
            let message =
                format!("the name does not tell the format; a glossary ends in {ENDINGS}");
            return Err(GlossaryError::whole(file, message));
        }
    };
    let entries = entries.map_err(|error| GlossaryError { file: file.to_owned(), error })?;
    if entries.is_empty() {
        return Err(GlossaryError::whole(file, "the glossary holds no term"));
    }
    Ok(entries)
}

fn text(file: &Path) -> Result<String, GlossaryError> {
    let refused = |error: std::io::Error| {
        let message = match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such glossary".to_owned(),
            _ => format!("cannot read the glossary: {error}"),
        };
        GlossaryError::whole(file, message)
    };
    // Asked before it is opened: a pipe would wait for somebody to write.
    let about = std::fs::metadata(file).map_err(refused)?;
    if !about.is_file() {
        return Err(GlossaryError::whole(file, "is no file; name a glossary"));
    }
    let too_large = || {
        let most = LARGEST / (1024 * 1024);
        GlossaryError::whole(file, format!("is larger than {most} MiB; split the glossary"))
    };
    if about.len() > LARGEST {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let opened = File::open(file).map_err(refused)?;
    opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes());
        let message = "the file is not UTF-8 from here on; save it as UTF-8";
        let error = YamlError::at_byte(&text, byte, message);
        GlossaryError { file: file.to_owned(), error }
    })?;
    let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    if text.trim().is_empty() {
        return Err(GlossaryError::whole(file, "the glossary is empty"));
    }
    Ok(text)
}
