//! Reads workflows.

use std::collections::BTreeSet;
use std::path::Path;

use serde_yaml::Value;

/// A file of this repository.
pub fn text(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// A workflow with where it stands.
pub struct Workflow {
    pub place: String,
    pub yaml: Value,
}

/// The workflows of the documentation, each a whole block of YAML.
pub fn documented() -> Vec<Workflow> {
    let mut workflows = Vec::new();
    for path in ["README.md", "docs/gate.md"] {
        for (number, block) in text(path).split("```yaml\n").skip(1).enumerate() {
            let block = block.split("\n```").next().unwrap();
            let place = format!("{path}, block {}", number + 1);
            let yaml: Value =
                serde_yaml::from_str(block).unwrap_or_else(|error| panic!("{place}: {error}"));
            if yaml.get("jobs").is_some() {
                workflows.push(Workflow { place, yaml });
            }
        }
    }
    workflows
}

/// The workflows of this repository.
pub fn own() -> Vec<Workflow> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows");
    let files = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let read = |path: std::path::PathBuf| Workflow {
        yaml: serde_yaml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap(),
        place: path.display().to_string(),
    };
    files.map(read).collect()
}

impl Workflow {
    /// Whether an event sets it off.
    pub fn is_on(&self, event: &str) -> bool {
        let on = &self.yaml["on"];
        on.as_str() == Some(event) || on.get(event).is_some()
    }

    pub fn jobs(&self) -> Vec<&Value> {
        self.yaml["jobs"].as_mapping().unwrap().values().collect()
    }

    pub fn steps(&self) -> Vec<&Value> {
        self.jobs().into_iter().flat_map(|it| it["steps"].as_sequence().unwrap()).collect()
    }

    pub fn scripts(&self) -> Vec<&str> {
        self.steps().into_iter().filter_map(|it| it.get("run")?.as_str()).collect()
    }

    pub fn actions(&self) -> Vec<&str> {
        self.steps().into_iter().filter_map(|it| it.get("uses")?.as_str()).collect()
    }

    /// All rights that the workflow and its jobs ask for.
    pub fn rights(&self) -> BTreeSet<String> {
        let all = std::iter::once(&self.yaml).chain(self.jobs());
        let maps = all.filter_map(|it| it.get("permissions")?.as_mapping());
        let right = |(name, value): (&Value, &Value)| {
            format!("{}: {}", name.as_str().unwrap(), value.as_str().unwrap())
        };
        maps.flatten().map(right).collect()
    }
}
