//! The formats of `--output-format`, from the program's own list: a new one cannot be forgotten.

use bilint::report::FORMATS;

/// The names of all formats.
pub fn names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|it| it.name)
}

/// How the commands to a build server begin that a format itself writes.
pub fn own_commands(format: &str) -> &'static [&'static str] {
    match format {
        "github" => &["::error file=", "::warning file=", "::notice "],
        "azure" => &["##vso[task.logissue type="],
        "teamcity" => &["##teamcity[inspection"],
        _ => &[],
    }
}
