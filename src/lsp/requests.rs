//! What a client asks, and the answers.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lsp_server::{ErrorCode, Request, Response};
use serde_json::{Value, json};

use super::actions::{self, Ask};
use super::document::Document;
use super::hover;
use super::lines::Encoding;
use super::markdown::Shown;
use super::protocol::{About, Client};
use super::server::{Session, Stage};
use crate::config::absolute;
use crate::uri::path_of;

type Answer = Result<Value, (ErrorCode, String)>;

impl Session<'_> {
    /// Answers a request.
    pub(super) fn asked(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let answered = catch_unwind(AssertUnwindSafe(|| self.answer(&method, params)));
        let failed = "internal error of bilint; please report it with the article";
        let answer = answered.unwrap_or(Err((ErrorCode::InternalError, failed.to_owned())));
        self.send(match answer {
            Ok(value) => Response::new_ok(id, value),
            Err((code, text)) => Response::new_err(id, code as i32, text),
        });
    }

    fn answer(&mut self, method: &str, params: Value) -> Answer {
        match (self.stage, method) {
            (Stage::New, "initialize") => Ok(self.initialize(&params)),
            (Stage::New, _) => {
                Err((ErrorCode::ServerNotInitialized, "send `initialize` first".to_owned()))
            }
            (Stage::Stopping, _) => {
                Err((ErrorCode::InvalidRequest, "only `exit` may follow `shutdown`".to_owned()))
            }
            (_, "shutdown") => {
                self.stage = Stage::Stopping;
                Ok(Value::Null)
            }
            (_, "textDocument/hover") => self.hover(params),
            (_, "textDocument/codeAction") => self.actions(params),
            (_, "initialize") => Err((ErrorCode::InvalidRequest, "it is running".to_owned())),
            _ => Err((ErrorCode::MethodNotFound, format!("bilint does not know `{method}`"))),
        }
    }

    fn initialize(&mut self, params: &Value) -> Value {
        self.stage = Stage::Running;
        self.client = Client::of(params);
        self.encoding = Encoding::agreed(&self.client.encodings);
        let root = ["/workspaceFolders/0/uri", "/rootUri"].iter().find_map(|it| params.pointer(it));
        let root = root.and_then(Value::as_str).and_then(path_of);
        self.folder = absolute(&root.unwrap_or_default());
        json!({
            "capabilities": {
                "positionEncoding": self.encoding.name(),
                "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
                "hoverProvider": true,
                "codeActionProvider": {"codeActionKinds": actions::KINDS},
            },
            "serverInfo": {"name": "bilint", "version": env!("CARGO_PKG_VERSION")},
        })
    }

    fn hover(&mut self, params: Value) -> Answer {
        let about = read(params)?;
        self.look_at(&about.text_document.uri);
        let shown = if self.client.reads_markdown { Shown::Markdown } else { Shown::Plain };
        let seen = self.documents.get(&about.text_document.uri).and_then(Document::article);
        let hover = seen.and_then(|it| hover::hover(it.1, about.position, self.encoding, shown));
        Ok(hover.unwrap_or_default())
    }

    fn actions(&mut self, params: Value) -> Answer {
        let about = read(params)?;
        self.look_at(&about.text_document.uri);
        let Some(document) = self.documents.get_mut(&about.text_document.uri) else {
            return Ok(Value::Null);
        };
        let mut proven = std::mem::take(&mut document.proven);
        let (checks, client) = (&*self.checks, &self.client);
        let ask = Ask { checks, document: &*document, client, encoding: self.encoding };
        let actions = ask.actions(about.range, about.context.only.as_deref(), &mut proven);
        document.proven = proven;
        Ok(actions.into())
    }
}

fn read(params: Value) -> Result<About, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}
