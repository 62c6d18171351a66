//! Reads the rules and locale profiles that ship and writes them as two JSON texts, so that the
//! program parses no YAML when it starts and a rule file that is wrong breaks the build.

// Only part of the shared modules is needed here.
#![allow(dead_code, missing_docs)]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/rules/file.rs"]
mod file;
#[path = "src/hidden.rs"]
mod hidden;
#[path = "src/locale/file.rs"]
mod profile;
#[path = "src/yaml.rs"]
mod yaml;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("rules.json"), serde_json::to_string(&rules(Path::new("rules"))?)?)?;
    profiles(Path::new("rules/locales"), &out)
}

fn rules(folder: &Path) -> Outcome<Vec<file::Rule>> {
    let mut rules = Vec::new();
    for family in sorted(folder)?.into_iter().filter(|it| it.is_dir() && !it.ends_with("locales")) {
        for path in yaml_files(&family)? {
            let rule: file::Rule = read(&path)?;
            let expected = path.with_extension("");
            if expected.strip_prefix(folder)?.to_string_lossy().replace('\\', "/") != rule.id {
                return Err(format!(
                    "{}: the id `{}` is not the file's name",
                    path.display(),
                    rule.id
                )
                .into());
            }
            rules.push(rule);
        }
    }
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(rules)
}

/// Writes a file for each profile, with all that it inherits, and `locales.rs`, the table of them,
/// so that a run reads only the profiles of its locales.
fn profiles(folder: &Path, out: &Path) -> Outcome<()> {
    let mut files: BTreeMap<String, profile::ProfileFile> = BTreeMap::new();
    for path in yaml_files(folder)? {
        let file: profile::ProfileFile = read(&path)?;
        if path.file_stem().is_none_or(|it| it.to_string_lossy() != file.tag) {
            let message =
                format!("{}: the tag `{}` is not the file's name", path.display(), file.tag);
            return Err(message.into());
        }
        files.insert(file.tag.clone(), file);
    }
    let mut table = String::from("[\n");
    for tag in files.keys() {
        let name = format!("locale-{tag}.json");
        fs::write(out.join(&name), serde_json::to_string(&complete(tag, &files)?)?)?;
        writeln!(table, "({tag:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))),")?;
    }
    fs::write(out.join("locales.rs"), table + "]\n")?;
    Ok(())
}

/// A profile with what it inherits.
fn complete(
    tag: &str,
    files: &BTreeMap<String, profile::ProfileFile>,
) -> Outcome<serde_json::Value> {
    let mut chain: Vec<&profile::ProfileFile> = Vec::new();
    let mut next = Some(tag);
    while let Some(tag) = next {
        if chain.len() > files.len() {
            return Err(format!("the profile `{tag}` inherits from itself").into());
        }
        let file = files.get(tag).ok_or_else(|| format!("no profile `{tag}` to inherit from"))?;
        chain.push(file);
        next = file.inherits.as_deref();
    }
    let mut whole = serde_json::Map::new();
    for file in chain.into_iter().rev() {
        if let serde_json::Value::Object(keys) = serde_json::to_value(file)? {
            whole.extend(keys);
        }
    }
    Ok(whole.into())
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Outcome<T> {
    let text = fs::read_to_string(path)?;
    yaml::from_str(&text).map_err(|error| error.in_file(&path.display().to_string()).into())
}

fn yaml_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = sorted(folder)?;
    files.retain(|path| path.extension().is_some_and(|it| it == "yaml"));
    Ok(files)
}

fn sorted(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths = entries.map(|it| it.map(|it| it.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}
