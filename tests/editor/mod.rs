//! A small client of the language server: it writes frames, reads frames, and waits for nothing
//! longer than [`PATIENCE`].

// Parameters that `json!` makes are handed over.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::needless_pass_by_value)]

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::common::Folder;

/// Longer than any answer takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// An editor with one server.
pub struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    output: Receiver<Value>,
    /// What came in while something else was waited for.
    pub kept: Vec<Value>,
    next: i64,
}

impl Drop for Editor {
    fn drop(&mut self) {
        // A test that failed must leave no process behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Editor {
    /// Starts the server in a folder, without a word.
    pub fn spawn(folder: &Folder, arguments: &str) -> Self {
        let mut command = folder.command();
        command.arg("lsp").args(arguments.split_whitespace());
        command.stdin(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let input = child.stdin.take();
        let stdout = child.stdout.take().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            while let Some(message) = frame(&mut stdout) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self { child, input, output, kept: Vec::new(), next: 0 }
    }

    /// Starts the server for a client that knows everything and these encodings.
    pub fn open(folder: &Folder, arguments: &str, encodings: &[&str]) -> Self {
        let mut editor = Self::spawn(folder, arguments);
        let capabilities = json!({
            "general": {"positionEncodings": encodings},
            "textDocument": {
                "publishDiagnostics": {"relatedInformation": true},
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "codeAction": {"codeActionLiteralSupport": {}},
            },
            "workspace": {
                "workspaceEdit": {"documentChanges": true},
                "didChangeWatchedFiles": {"dynamicRegistration": true},
            },
        });
        let params = json!({"rootUri": uri(folder, ""), "capabilities": capabilities});
        let answer = editor.ask("initialize", params);
        let wanted = if encodings.is_empty() { "utf-16" } else { encodings[0] };
        assert_eq!(answer["capabilities"]["positionEncoding"], wanted);
        editor.tell("initialized", json!({}));
        editor
    }

    /// Writes bytes as they are.
    pub fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    /// Writes text as a message.
    pub fn write_body(&mut self, body: &str) {
        self.write(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        let message = json!({"jsonrpc": "2.0", "method": method, "params": params});
        self.write_body(&message.to_string());
    }

    /// Asks, and returns the whole answer.
    pub fn answer(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        let message = json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
        self.write_body(&message.to_string());
        self.wait(|it| it["id"] == id && it.get("method").is_none())
    }

    /// Asks, and returns the result.
    #[track_caller]
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{answer:#}");
        answer["result"].clone()
    }

    /// The first message, kept or new, of which this holds.
    #[track_caller]
    pub fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&is_it) {
            return self.kept.remove(at);
        }
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(message) if is_it(&message) => return message,
                Ok(message) => self.kept.push(message),
                Err(RecvTimeoutError::Timeout) => panic!("nothing came; kept: {:#?}", self.kept),
                Err(RecvTimeoutError::Disconnected) => panic!("the server is gone"),
            }
        }
    }

    /// The diagnostics of a document in a version.
    #[track_caller]
    pub fn diagnostics(&mut self, uri: &str, version: Option<i64>) -> Vec<Value> {
        let message = self.wait(|it| {
            it["method"] == "textDocument/publishDiagnostics"
                && it["params"]["uri"] == uri
                && it["params"].get("version").and_then(Value::as_i64) == version
        });
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Opens a document and returns its diagnostics.
    #[track_caller]
    pub fn show(&mut self, uri: &str, text: &str) -> Vec<Value> {
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
        self.diagnostics(uri, Some(1))
    }

    /// Makes one change and returns the diagnostics.
    #[track_caller]
    pub fn change(&mut self, uri: &str, version: i64, change: Value) -> Vec<Value> {
        let document = json!({"uri": uri, "version": version});
        let params = json!({"textDocument": document, "contentChanges": [change]});
        self.tell("textDocument/didChange", params);
        self.diagnostics(uri, Some(version))
    }

    /// The actions for a range; all without kinds.
    #[track_caller]
    pub fn actions(&mut self, uri: &str, range: &Value, only: Option<&str>) -> Vec<Value> {
        let mut context = json!({"diagnostics": []});
        if let Some(only) = only {
            context["only"] = json!([only]);
        }
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        self.ask("textDocument/codeAction", params).as_array().unwrap().clone()
    }

    /// The text of the hover over a place, if there is one.
    #[track_caller]
    pub fn hover(&mut self, uri: &str, position: &Value) -> Option<String> {
        let params = json!({"textDocument": {"uri": uri}, "position": position});
        let hover = self.ask("textDocument/hover", params);
        hover["contents"]["value"].as_str().map(str::to_owned)
    }

    /// Says goodbye and asserts that the server goes.
    #[track_caller]
    pub fn close(mut self) {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        assert_eq!(self.status(), 0);
    }

    /// Says nothing more.
    pub fn hang_up(&mut self) {
        self.input = None;
    }

    /// The exit status, when it ends.
    #[track_caller]
    pub fn status(&mut self) -> i32 {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().expect("ended by itself");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the server runs on");
    }
}

fn frame(input: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().ok()?,
            _ if line.trim().is_empty() => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// The URI of a path in a folder; everything but letters and digits escaped, as some editors do.
pub fn uri(folder: &Folder, path: &str) -> String {
    let path = folder.path(path);
    let path = path.to_str().unwrap().trim_end_matches('/').replace('\\', "/");
    let mut uri = "file://".to_owned();
    if !path.starts_with('/') {
        uri.push('/');
    }
    for byte in path.bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// The place of a byte, counted by hand.
pub fn place(text: &str, offset: usize, encoding: &str) -> Value {
    let before = &text[..offset];
    let line = before.matches('\n').count();
    let last = before.rsplit('\n').next().unwrap();
    let character = match encoding {
        "utf-8" => last.len(),
        "utf-16" => last.encode_utf16().count(),
        _ => last.chars().count(),
    };
    json!({"line": line, "character": character})
}

/// The range of a needle that stands once in a text.
#[track_caller]
pub fn range(text: &str, needle: &str, encoding: &str) -> Value {
    assert_eq!(text.matches(needle).count(), 1, "{needle}");
    let at = text.find(needle).unwrap();
    json!({"start": place(text, at, encoding), "end": place(text, at + needle.len(), encoding)})
}

/// The text after the edits of an action, made from the last to the first.
#[track_caller]
pub fn applied(text: &str, action: &Value, encoding: &str) -> String {
    let edits = action["edit"]["documentChanges"][0]["edits"].as_array().unwrap();
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        let at = |which: &str| {
            let wanted = &edit["range"][which];
            let mut places = text.char_indices().map(|it| it.0).chain([text.len()]);
            places.find(|it| place(&text, *it, encoding) == *wanted).unwrap()
        };
        let range = at("start")..at("end");
        text.replace_range(range, edit["newText"].as_str().unwrap());
    }
    text
}

/// The ids of the rules.
pub fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|it| it["code"].as_str().unwrap_or("")).collect()
}
