//! `bilint profile show`: what is usual in a locale, as far as bilint knows.

use std::path::Path;

use super::CLEAN;
use super::output::{self, Failure};
use super::profile_args::ShowArgs;
use crate::config::{Config, ConfigFinder};
use crate::locale::{LanguageTag, ProfileFile, keys_of, profile_file, push_key};

/// Runs the command.
///
/// # Errors
/// Where there is no profile, or the configuration is wrong.
pub fn run(args: &ShowArgs) -> Result<u8, Failure> {
    let tag =
        LanguageTag::parse(&args.locale).ok_or_else(|| Failure::NoTag(args.locale.clone()))?;
    let locale = tag.to_string();
    let here = Path::new(".");
    let config = ConfigFinder::new(args.config.mode()).for_file(&here.join("article.md"), here)?;
    let file = config.profiles.file(&locale);
    let file = file.ok_or_else(|| Failure::NoProfile(locale.clone()))?;
    let mut text = format!("# {}\nprofiles:\n  {locale}:\n", origin(&locale, &file, &config));
    for (key, value) in keys_of(&file) {
        push_key(&key, &value, 4, &mut text);
    }
    output::tell(&text)?;
    Ok(CLEAN)
}

/// Where the profile comes from.
fn origin(locale: &str, file: &ProfileFile, config: &Config) -> String {
    let is_changed = config.profiles.concern(locale);
    match (profile_file(locale), is_changed) {
        (Some(_), false) => format!("{}: the profile `{}` that ships", file.name, file.tag),
        (Some(_), true) => format!(
            "{}: the profile `{}` that ships, with the keys of the configuration",
            file.name, file.tag
        ),
        (None, _) => format!("{locale}: the profile of the configuration; none ships"),
    }
}
