//! The loop: one message after the other; documents are looked at when none is waiting.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use lsp_server::{Connection, Message, Notification, Request};
use serde_json::{Value, json};

use super::config_faults::{Faults, faults};
use super::document::{Document, Look};
use super::lines::{Encoding, Lines};
use super::protocol::{About, Client, Range};
use super::{Checks, Trouble, outgoing};
use crate::report::visible;

/// The names of configurations, rule files and glossaries.
const WATCHED: &str = "**/*.{yaml,yml,csv,tsv,tab,tbx,xml}";

/// Serves a client until it says `exit` or is gone; returns whether it said `shutdown` before.
pub fn serve(connection: Connection, checks: &mut dyn Checks) -> bool {
    let mut session = Session {
        connection,
        checks,
        stage: Stage::New,
        client: Client::default(),
        encoding: Encoding::default(),
        folder: PathBuf::from("."),
        documents: BTreeMap::new(),
        faults: Faults::new(),
        told: BTreeSet::new(),
    };
    loop {
        // Of changes that are waiting only the newest text is looked at.
        let waiting = session.connection.receiver.try_recv().ok();
        let message = match waiting {
            Some(message) => message,
            None if session.look_at_one() => continue,
            None => match session.connection.receiver.recv() {
                Ok(message) => message,
                Err(_) => return false,
            },
        };
        match message {
            Message::Notification(it) if it.method == "exit" => {
                return session.stage == Stage::Stopping;
            }
            Message::Notification(it) => session.notified(it),
            Message::Request(it) => session.asked(it),
            // What we ask of the client (to watch files) works or does not.
            Message::Response(_) => {}
        }
    }
}

/// How far a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before `initialize`.
    New,
    /// Between `initialize` and `shutdown`.
    Running,
    /// After `shutdown`.
    Stopping,
}

/// One client.
pub(super) struct Session<'a> {
    connection: Connection,
    pub(super) checks: &'a mut dyn Checks,
    pub(super) stage: Stage,
    pub(super) client: Client,
    pub(super) encoding: Encoding,
    /// Where documents without a file are taken to stand.
    pub(super) folder: PathBuf,
    pub(super) documents: BTreeMap<String, Document>,
    /// What is shown at files that are no articles.
    faults: Faults,
    /// The messages that were shown already.
    told: BTreeSet<String>,
}

impl Session<'_> {
    /// Sends a message.
    pub(super) fn send(&self, message: impl Into<Message>) {
        // Where the client is gone, reading says so too.
        let _ = self.connection.sender.send(message.into());
    }

    fn notify(&self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params));
    }

    fn notified(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        if self.stage != Stage::Running {
            return;
        }
        match method.as_str() {
            "initialized" => self.watch(),
            "workspace/didChangeWatchedFiles" | "workspace/didChangeConfiguration" => self.forget(),
            "textDocument/didOpen"
            | "textDocument/didChange"
            | "textDocument/didSave"
            | "textDocument/didClose" => match serde_json::from_value::<About>(params) {
                Ok(about) => self.document(&method, about),
                Err(error) => self.log(&format!("bilint cannot read `{method}`: {error}")),
            },
            // What we do not know we need not know.
            _ => {}
        }
    }

    fn log(&self, text: &str) {
        self.notify("window/logMessage", json!({"type": 1, "message": visible(text, false)}));
    }

    /// Asks the client to watch what is read beside the documents.
    fn watch(&self) {
        if self.client.watches_files {
            let method = "workspace/didChangeWatchedFiles";
            let watchers = json!([{ "globPattern": WATCHED }]);
            let options = json!({ "watchers": watchers });
            let registration = json!({"id": "files", "method": method, "registerOptions": options});
            let params = json!({"registrations": [registration]});
            let method = "client/registerCapability".to_owned();
            self.send(Request::new("watch".to_owned().into(), method, params));
        }
    }

    /// Everything is read anew.
    fn forget(&mut self) {
        self.checks.forget();
        self.told.clear();
        self.documents.values_mut().for_each(Document::forget);
    }

    fn document(&mut self, method: &str, about: About) {
        let it = about.text_document;
        match method {
            "textDocument/didOpen" => {
                let document = Document::new(it.uri.clone(), it.version, it.text, &self.folder);
                self.documents.insert(it.uri, document);
            }
            "textDocument/didClose" => {
                self.documents.remove(&it.uri);
                self.publish(&it.uri, None, &[]);
                self.faults.remove(&it.uri);
                self.show_faults();
            }
            // Other files, which are not open, may have changed as well.
            "textDocument/didSave" => self.forget(),
            _ => match self.documents.get_mut(&it.uri) {
                Some(document) => {
                    document.change(about.content_changes, self.encoding);
                    document.version = it.version.or(document.version);
                }
                None => self.log("a document changed that is not open"),
            },
        }
    }

    /// Looks at one document that changed and shows what is found; returns whether there was one.
    fn look_at_one(&mut self) -> bool {
        let changed = self.documents.values().find(|it| it.look.is_none());
        let Some(uri) = changed.map(|it| it.uri.clone()) else {
            return false;
        };
        self.look_at(&uri);
        true
    }

    /// Looks at a document if it changed, and shows what is found.
    pub(super) fn look_at(&mut self, uri: &str) {
        let Some(document) = self.documents.get_mut(uri).filter(|it| it.look.is_none()) else {
            return;
        };
        let look = document.look(&*self.checks);
        let trouble = match look {
            Look::Trouble(Trouble::Config(error)) => Some(error.to_string()),
            Look::Trouble(Trouble::Other(text)) => Some(text.clone()),
            _ => None,
        };
        let with_related = self.client.shows_related;
        let told = match look {
            Look::Article(_, seen) => {
                let lines = Lines::new(&seen.article.text, self.encoding);
                let told = seen.diagnostics.iter();
                let told = told
                    .map(|it| outgoing::diagnostic(uri, &seen.article, &lines, it, with_related));
                told.collect()
            }
            Look::Failed(text) => vec![outgoing::fault(Range::default(), text)],
            Look::Nothing | Look::Trouble(_) | Look::Config(_) => Vec::new(),
        };
        let (is_config, version) = (document.is_config(), document.version);
        if !is_config {
            self.publish(uri, version, &told);
            // Faults of this file, a glossary perhaps, are shown anew in place of that.
            self.faults.remove(uri);
        }
        self.show_faults();
        if let Some(text) = trouble.filter(|it| self.told.insert(it.clone())) {
            let lines: Vec<String> = text.lines().map(|it| visible(it, false)).collect();
            self.notify("window/showMessage", json!({"type": 1, "message": lines.join("\n")}));
        }
    }

    fn publish(&self, uri: &str, version: Option<i64>, diagnostics: &[Value]) {
        let mut params = json!({"uri": uri, "diagnostics": diagnostics});
        if let Some(version) = version {
            params["version"] = version.into();
        }
        self.notify("textDocument/publishDiagnostics", params);
    }

    /// Shows what is wrong with configurations, where that changed.
    fn show_faults(&mut self) {
        for config in self.documents.values_mut().filter(|it| it.is_config()) {
            config.look(&*self.checks);
        }
        let now = faults(&self.documents.values(), self.encoding);
        let gone = self.faults.keys().filter(|it| !now.contains_key(*it));
        gone.for_each(|uri| self.publish(uri, None, &[]));
        for (uri, faults) in now.iter().filter(|it| self.faults.get(it.0) != Some(it.1)) {
            self.publish(uri, None, faults);
        }
        self.faults = now;
    }
}
