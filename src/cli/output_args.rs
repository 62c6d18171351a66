//! `--output-format` and what belongs to it.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Args, Command, ValueEnum};

use crate::report::{FORMATS, Format};

/// How to report, and where to.
#[derive(Debug, Clone, Args)]
pub struct OutputArgs {
    /// How to report: a format, or a format and the file it goes to (sarif:bilint.sarif); may be
    /// given several times
    #[arg(long, value_name = "FORMAT[:FILE]", default_value = "full", value_parser = RequestParser)]
    pub output_format: Vec<OutputRequest>,
    /// Write to this file what would go to standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Draw with ASCII characters only
    #[arg(long)]
    pub ascii: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A format and where it goes.
#[derive(Debug, Clone)]
pub struct OutputRequest {
    /// The format.
    pub format: &'static Format,
    /// The file; `None` for standard output.
    pub file: Option<PathBuf>,
}

/// Reads `NAME` and `NAME:FILE`.
#[derive(Debug, Clone, Copy)]
struct RequestParser;

impl TypedValueParser for RequestParser {
    type Value = OutputRequest;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let (name, file) = split(value);
        let name = names().parse_ref(command, arg, &name)?;
        let format = FORMATS.iter().find(|it| it.name == name).unwrap_or(&FORMATS[0]);
        Ok(OutputRequest { format, file })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(FORMATS.iter().map(|it| PossibleValue::new(it.name).help(it.about))))
    }
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|it| it.name))
}

/// The name, and the file behind the first colon.
fn split(value: &OsStr) -> (OsString, Option<PathBuf>) {
    let bytes = value.as_encoded_bytes();
    // A file whose name is no text is named with `--output`.
    match value.to_str().and_then(|it| it.split_once(':')) {
        Some((name, file)) if !bytes.ends_with(b":") => (name.into(), Some(file.into())),
        _ => (value.to_owned(), None),
    }
}
