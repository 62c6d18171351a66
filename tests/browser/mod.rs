//! Chromium without a window, driven by the DevTools protocol over two pipes: its file descriptors 3
//! and 4, which a shell makes of the standard input and output that Rust gives it.

#![allow(dead_code, clippy::unwrap_used, clippy::print_stderr, clippy::needless_pass_by_value)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tempfile::TempDir;

/// Where Debian and others put it.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

const FLAGS: &str = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync \
    --hide-scrollbars --force-device-scale-factor=1 --remote-debugging-pipe about:blank";

/// A browser with one page.
pub struct Browser {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: String,
    next: u64,
    /// What the page complained of: exceptions, errors on its console, what its policy forbade.
    pub complaints: Vec<String>,
    _profile: TempDir,
    _turn: MutexGuard<'static, ()>,
}

/// One browser at a time: what one is asked to do in time must not wait for another.
static TURN: Mutex<()> = Mutex::new(());

/// How the page is looked at.
#[derive(Debug, Clone, Copy)]
pub struct View {
    pub width: u32,
    pub height: u32,
    pub dark: bool,
}

impl Browser {
    /// Starts it; `None`, said aloud, where there is no Chromium.
    pub fn start() -> Option<Self> {
        let found = NAMES.iter().find(|it| {
            Command::new(it).arg("--version").output().is_ok_and(|it| it.status.success())
        });
        let Some(program) = found.filter(|_| cfg!(unix)) else {
            eprintln!("SKIPPED: no chromium here; `apt-get install chromium` lets this test run");
            return None;
        };
        // A test that failed holds nothing that the next one would miss.
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = tempfile::tempdir().unwrap();
        let script = format!("exec {program} {FLAGS} --user-data-dir=\"$0\" 3<&0 4>&1 >/dev/null");
        let mut child = Command::new("sh")
            .args(["-c", &script])
            .arg(profile.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let to = child.stdin.take().unwrap();
        let from = BufReader::new(child.stdout.take().unwrap());
        let session = String::new();
        let mut browser = Self {
            child,
            to,
            from,
            session,
            next: 0,
            complaints: Vec::new(),
            _profile: profile,
            _turn: turn,
        };
        browser.attach();
        Some(browser)
    }

    fn attach(&mut self) {
        let targets = self.call("Target.getTargets", json!({}));
        let page = targets["targetInfos"].as_array().unwrap().iter();
        let page = page.filter(|it| it["type"] == "page").map(|it| it["targetId"].clone()).next();
        let page = page.unwrap_or_else(|| {
            self.call("Target.createTarget", json!({"url": "about:blank"}))["targetId"].clone()
        });
        let attached =
            self.call("Target.attachToTarget", json!({"targetId": page, "flatten": true}));
        self.session = attached["sessionId"].as_str().unwrap().to_owned();
        for domain in ["Page", "Runtime", "Log"] {
            self.call(&format!("{domain}.enable"), json!({}));
        }
    }

    /// Calls a method and waits for its answer.
    #[track_caller]
    pub fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.next += 1;
        let id = self.next;
        let mut message = json!({"id": id, "method": method, "params": parameters});
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        self.to.write_all(format!("{message}\0").as_bytes()).unwrap();
        loop {
            let answer = self.receive();
            if answer["id"] == id {
                assert_eq!(answer["error"], Value::Null, "{method}");
                return answer["result"].clone();
            }
        }
    }

    fn receive(&mut self) -> Value {
        let mut bytes = Vec::new();
        self.from.read_until(0, &mut bytes).unwrap();
        bytes.pop();
        let message: Value = serde_json::from_slice(&bytes).unwrap();
        let is_complaint = match message["method"].as_str() {
            Some("Runtime.exceptionThrown") => true,
            Some("Runtime.consoleAPICalled") => {
                ["error", "warning", "assert"].iter().any(|it| message["params"]["type"] == *it)
            }
            Some("Log.entryAdded") => {
                ["error", "warning"].iter().any(|it| message["params"]["entry"]["level"] == *it)
            }
            _ => false,
        };
        if is_complaint {
            self.complaints.push(message["params"].to_string());
        }
        message
    }

    /// Sets the size of the window and the colours that its user prefers.
    pub fn look(&mut self, view: View) {
        let size = json!({"width": view.width, "height": view.height, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", size);
        let scheme = if view.dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.call("Emulation.setEmulatedMedia", features);
    }

    /// Opens a file and waits until it is there.
    #[track_caller]
    pub fn open(&mut self, file: &Path) {
        let address = format!("file://{}", file.display());
        let answer = self.call("Page.navigate", json!({"url": address}));
        assert_eq!(answer["errorText"], Value::Null, "{address}");
        while self.receive()["method"] != "Page.loadEventFired" {}
    }

    /// The value of an expression, which may be a promise.
    #[track_caller]
    pub fn evaluate(&mut self, expression: &str) -> Value {
        let answer = self.call(
            "Runtime.evaluate",
            json!({"expression": expression, "awaitPromise": true, "returnByValue": true}),
        );
        assert_eq!(answer["exceptionDetails"], Value::Null, "{expression}");
        answer["result"]["value"].clone()
    }

    /// What is in the window, as the base64 of a PNG.
    pub fn picture(&mut self) -> String {
        let settled =
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";
        self.evaluate(settled);
        let answer = self.call("Page.captureScreenshot", json!({"format": "png"}));
        answer["data"].as_str().unwrap().to_owned()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It is of no use to anybody any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
