//! The `profiles` of a configuration: checked, and bound to their tags.

use super::ConfigError;
use super::compile::Place;
use crate::locale::{LanguageTag, ProfileFile, ProfileOverrides, Script, profile_file, validate};
use crate::yaml::{Step, UniqueMap};

const KEY: Step<'static> = Step::Key("profiles");

/// What the keys of each tag come to.
pub(super) fn profiles(
    place: &Place<'_>,
    written: UniqueMap<Option<ProfileFile>>,
) -> Result<ProfileOverrides, ConfigError> {
    let mut entries: Vec<(LanguageTag, ProfileFile)> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for (name, keys) in written.0 {
        let error = |message: &str| place.error(&[KEY], Step::Name(&name), message);
        let tag = LanguageTag::parse(&name)
            .ok_or_else(|| error(&format!("`{name}` is no language tag; write `de` or `de-DE`")))?;
        if let Some(at) = entries.iter().position(|it| it.0 == tag) {
            return Err(error(&format!("`{name}` means the same locale as `{}`", names[at])));
        }
        // A tag with nothing behind it says nothing: its keys are often commented out.
        let Some(keys) = keys else {
            continue;
        };
        check(place, &name, &keys)?;
        entries.push((tag, keys));
        names.push(name);
    }
    let tags: Vec<LanguageTag> = entries.iter().map(|it| it.0.clone()).collect();
    let overrides = ProfileOverrides::new(entries);
    for (name, tag) in names.iter().zip(tags) {
        is_complete(&overrides, &tag).map_err(|it| place.error(&[KEY], Step::Name(name), &it))?;
    }
    Ok(overrides)
}

fn check(place: &Place<'_>, name: &str, keys: &ProfileFile) -> Result<(), ConfigError> {
    let of_shipped = [
        ("tag", !keys.tag.is_empty()),
        ("name", !keys.name.is_empty()),
        ("inherits", keys.inherits.is_some()),
    ];
    if let Some((key, _)) = of_shipped.iter().find(|it| it.1) {
        let message = format!("`{key}` has no place here: the tag above says which profile it is");
        return Err(place.error(&[KEY, Step::Key(name)], Step::Name(key), &message));
    }
    validate(keys).map_err(|fault| {
        let way = [&[KEY, Step::Key(name)], fault.way.as_slice()].concat();
        match way.split_last() {
            Some((&last, way)) => place.error(way, last, &fault.message),
            None => place.error(&[KEY], Step::Key(name), &fault.message),
        }
    })
}

/// Whether there is a profile to lay the keys over, or they make one.
fn is_complete(overrides: &ProfileOverrides, tag: &LanguageTag) -> Result<(), String> {
    let locale = tag.to_string();
    let has_script = overrides.file(&locale).is_some_and(|it| it.script.is_some());
    if profile_file(&locale).is_some() || has_script {
        return Ok(());
    }
    let scripts: Vec<&str> = Script::names().collect();
    let scripts = scripts.join(", ");
    Err(format!("no profile ships for `{locale}`; a new one needs `script`, one of {scripts}"))
}
