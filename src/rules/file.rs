//! The form of a rule file.
//!
//! `build.rs` compiles this file too: the rules that ship are read once, when the program is built.

use serde::{Deserialize, Serialize};

/// A rule: what may be wrong, how it is said, and the examples that prove it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rule {
    /// `family/fault`.
    pub id: String,
    /// How much it matters unless the configuration says otherwise.
    pub level: Level,
    /// What one finding is about.
    pub scope: Scope,
    /// The ITS 2.0 localization quality issue type.
    pub its: String,
    /// The MQM issue type, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mqm: Option<String>,
    /// One line for tables.
    pub summary: String,
    /// The check that looks for it.
    pub check: String,
    /// What a declarative check needs to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<serde_json::Value>,
    /// What is wrong, with placeholders that the check fills.
    pub message: String,
    /// What is said at the place itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What is said at the place on the other side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub related: Option<String>,
    /// How to mend it.
    pub help: String,
    /// Why it matters, in a few sentences.
    pub why: String,
    /// Rules and families that the same cause would set off in the same segment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppresses: Vec<String>,
    /// Rules and families that the same cause would set off at the same place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outranks: Vec<String>,
    /// What it finds and what it leaves alone.
    pub examples: Vec<Example>,
}

impl Rule {
    /// The part before the slash.
    pub fn family(&self) -> &str {
        self.id.split_once('/').map_or(self.id.as_str(), |(family, _)| family)
    }

    /// Whether a name in a selection or a suppression means this rule: its id or its family.
    pub fn answers_to(&self, name: &str) -> bool {
        answers_to(&self.id, name)
    }
}

/// Whether a name means the rule with this id.
pub(crate) fn answers_to(id: &str, name: &str) -> bool {
    id == name || id.strip_prefix(name).is_some_and(|it| it.starts_with('/'))
}

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A matter of policy or taste; shown on demand.
    Advice,
    /// True at least 19 times in 20.
    Warning,
    /// Mechanical and certain: it breaks the page or the meaning.
    Error,
}

impl Level {
    /// All levels, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// The name in messages, configuration and machine formats.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// What one finding of a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// A pair of source and target.
    Segment,
    /// The whole document: front matter, structure, loose text.
    Article,
    /// An article and other files: its English file, its siblings.
    Project,
}

/// A small article and what a rule says of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Example {
    /// What it shows.
    pub name: String,
    /// The locale of a `source` and `target` example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The source of a segment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The target of a segment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// A whole article instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// A whole article whose bytes YAML cannot hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base64: Option<String>,
    /// An earlier version of the article, for rules that look at the history.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What its siblings make of the `source`, by locale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siblings: Option<std::collections::BTreeMap<String, String>>,
    /// The files around the article, by their paths below the root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<std::collections::BTreeMap<String, String>>,
    /// The path of the article below the root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The files of the source root, by their paths; `COMMIT:path` is a file at a commit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub english: Option<std::collections::BTreeMap<String, String>>,
    /// A configuration, in the form of `bilint.yaml`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub config: Option<serde_json::Value>,
    /// The texts that the rule's diagnostics point at, in order.
    pub expect: Vec<String>,
    /// What the rule's fixes make of it; nothing is asserted where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed: Option<Fixed>,
}

/// What the fixes of a rule make of an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub enum Fixed {
    /// The target after all fixes, safe or not; of a whole article its text.
    Text(String),
    /// `false`: no fix is offered.
    Refused,
}

/// `fixed` as it is written.
#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged, expecting = "the text after the fix, or `false` where no fix is offered")]
enum Written {
    Text(String),
    Flag(bool),
}

impl TryFrom<Written> for Fixed {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        match written {
            Written::Text(text) => Ok(Self::Text(text)),
            Written::Flag(false) => Ok(Self::Refused),
            Written::Flag(true) => Err("`fixed` is the text after the fix, or `false`"),
        }
    }
}

impl From<Fixed> for Written {
    fn from(fixed: Fixed) -> Self {
        match fixed {
            Fixed::Text(text) => Self::Text(text),
            Fixed::Refused => Self::Flag(false),
        }
    }
}
