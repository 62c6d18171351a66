//! Reads the rules and locale profiles that ship and writes them as two JSON texts, so that the
//! program parses no YAML when it starts and a rule file that is wrong breaks the build.

// Only part of the shared modules is needed here.
#![allow(dead_code, missing_docs)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/rules/file.rs"]
mod file;
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
    fs::write(
        out.join("locales.json"),
        serde_json::to_string(&profiles(Path::new("rules/locales"))?)?,
    )?;
    Ok(())
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

fn profiles(folder: &Path) -> Outcome<Vec<profile::ProfileFile>> {
    yaml_files(folder)?.iter().map(|path| read(path)).collect()
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
