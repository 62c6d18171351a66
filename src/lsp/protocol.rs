//! The part of the Language Server Protocol that is read here. Clients leave out what they do not
//! know, so everything but the places may be missing.

use serde::{Deserialize, Serialize};

/// A place, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The units before it in the line.
    pub character: u32,
}

/// Two places; the second is behind the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Range {
    /// The first place.
    pub start: Position,
    /// The place behind.
    pub end: Position,
}

/// A change to a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TextEdit {
    /// What goes.
    pub range: Range,
    /// What comes.
    pub new_text: String,
}

/// A document by its name.
#[derive(Debug, Deserialize)]
pub struct Identifier {
    /// The URI.
    pub uri: String,
    /// The version.
    #[serde(default)]
    pub version: Option<i64>,
    /// The whole text, where it is opened.
    #[serde(default)]
    pub text: String,
}

/// What many messages say: a document and where in it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// The document.
    pub text_document: Identifier,
    /// The place, for a hover.
    #[serde(default)]
    pub position: Position,
    /// The range, for code actions.
    #[serde(default)]
    pub range: Range,
    /// What is asked for, for code actions.
    #[serde(default)]
    pub context: ActionContext,
    /// What changed.
    #[serde(default)]
    pub content_changes: Vec<Change>,
}

/// Which code actions are asked for.
#[derive(Debug, Default, Deserialize)]
pub struct ActionContext {
    /// Only these kinds.
    #[serde(default)]
    pub only: Option<Vec<String>>,
}

/// A change: of a range or, without one, of the whole text.
#[derive(Debug, Deserialize)]
pub struct Change {
    /// What goes.
    #[serde(default)]
    pub range: Option<Range>,
    /// What comes.
    pub text: String,
}

/// What the client can do.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Client {
    /// The position encodings.
    pub encodings: Vec<String>,
    /// Whether it shows further places of a diagnostic.
    pub shows_related: bool,
    /// Whether it reads Markdown in a hover.
    pub reads_markdown: bool,
    /// Whether it takes code actions that are no commands.
    pub takes_actions: bool,
    /// Whether an edit may name the version that it is made for.
    pub takes_versions: bool,
    /// Whether it watches files when it is asked to.
    pub watches_files: bool,
}

impl Client {
    /// What the parameters of `initialize` say.
    pub fn of(params: &serde_json::Value) -> Self {
        let at = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let is = |path: &str| at(path).and_then(serde_json::Value::as_bool) == Some(true);
        let names = |path: &str| -> Vec<String> {
            let list = at(path).and_then(serde_json::Value::as_array);
            list.into_iter().flatten().filter_map(|it| Some(it.as_str()?.to_owned())).collect()
        };
        Self {
            encodings: names("general/positionEncodings"),
            shows_related: is("textDocument/publishDiagnostics/relatedInformation"),
            reads_markdown: names("textDocument/hover/contentFormat")
                .iter()
                .any(|it| it == "markdown"),
            takes_actions: at("textDocument/codeAction/codeActionLiteralSupport").is_some(),
            takes_versions: is("workspace/workspaceEdit/documentChanges"),
            watches_files: is("workspace/didChangeWatchedFiles/dynamicRegistration"),
        }
    }
}
