//! Messages over standard input and output. What cannot be read is answered or passed over, and the
//! next message is read: one broken message must not cost a session.

use std::io::{self, BufRead, Read, Write};
use std::thread::JoinHandle;

use lsp_server::{Connection, ErrorCode, Message, Notification, Response};
use serde_json::{Value, json};

/// No header line is longer (bytes).
const LONGEST_HEADER: u64 = 4096;

/// No message is longer (bytes).
const LONGEST_MESSAGE: usize = 256 * 1024 * 1024;

/// The two threads that read and write.
pub struct Stdio {
    reader: JoinHandle<()>,
    writer: JoinHandle<()>,
}

impl Stdio {
    /// Begins to read standard input.
    pub fn open() -> (Connection, Self) {
        let (server, client) = Connection::memory();
        let answers = server.sender.clone();
        let Connection { sender, receiver } = client;
        let reader = std::thread::spawn(move || {
            let mut input = io::stdin().lock();
            while let Ok(Some(body)) = read(&mut input) {
                let is_sent = match serde_json::from_slice::<Message>(&body) {
                    Ok(message) => {
                        let is_last =
                            matches!(&message, Message::Notification(it) if it.method == "exit");
                        sender.send(message).is_ok() && !is_last
                    }
                    Err(error) => answers.send(refusal(&body, &error)).is_ok(),
                };
                if !is_sent {
                    break;
                }
            }
        });
        let writer = std::thread::spawn(move || {
            let mut output = io::stdout().lock();
            for message in receiver {
                if message.write(&mut output).and_then(|()| output.flush()).is_err() {
                    break;
                }
            }
        });
        (server, Self { reader, writer })
    }

    /// Waits until all is written; the connection must be gone.
    pub fn close(self) {
        // A thread that panicked has nothing more to say.
        let _ = self.reader.join();
        let _ = self.writer.join();
    }
}

/// The bytes of the next message; `None` at the end of the input. Lines that are no header are
/// passed over.
fn read(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length: Option<usize> = None;
    loop {
        let mut line = Vec::new();
        if (&mut *input).take(LONGEST_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            match length.take() {
                Some(length) => return body(input, length),
                None => continue,
            }
        }
        if let Some((name, value)) = line.split_once(':')
            && name.trim().eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok().filter(|it| *it <= LONGEST_MESSAGE);
        }
    }
}

fn body(input: &mut impl BufRead, length: usize) -> io::Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    let read = input.take(length as u64).read_to_end(&mut body)?;
    Ok((read == length).then_some(body))
}

/// What is said of a message that cannot be read: an answer where it asks for one.
fn refusal(body: &[u8], error: &serde_json::Error) -> Message {
    let written: Option<Value> = serde_json::from_slice(body).ok();
    let id = written.as_ref().and_then(|it| it.get("id"));
    let text = format!("bilint cannot read this message: {error}");
    match id.and_then(|it| serde_json::from_value(it.clone()).ok()) {
        Some(id) => Response::new_err(id, ErrorCode::InvalidRequest as i32, text).into(),
        None => {
            let log = json!({"type": 1, "message": text});
            Notification::new("window/logMessage".to_owned(), log).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &[u8]) -> Vec<String> {
        let mut input = io::BufReader::new(input);
        std::iter::from_fn(|| read(&mut input).unwrap())
            .map(|it| String::from_utf8(it).unwrap())
            .collect()
    }

    #[test]
    fn messages_are_read_by_their_length() {
        let input = "Content-Length: 2\r\n\r\n{}content-length:4\r\nX: y\r\n\r\n\"ä\"";
        assert_eq!(all(input.as_bytes()), ["{}", "\"ä\""]);
    }

    #[test]
    fn what_is_no_header_is_passed_over() {
        let input = "\r\nhello\r\n\r\nContent-Length: x\r\n\r\nContent-Length: 2\r\n\r\n{}";
        assert_eq!(all(input.as_bytes()), ["{}"]);
        assert_eq!(all(b"Content-Length: 9\r\n\r\n{}"), Vec::<String>::new());
        assert_eq!(all(b"Content-Length: 99999999999\r\n\r\n{}"), Vec::<String>::new());
    }

    #[test]
    fn a_broken_request_is_answered_under_its_id() {
        let told = |body: &str| {
            let error = serde_json::from_str::<Message>(body).unwrap_err();
            serde_json::to_value(refusal(body.as_bytes(), &error)).unwrap()
        };
        assert_eq!(told(r#"{"id": 7, "method": 1, "error": 2}"#)["error"]["code"], -32600);
        assert_eq!(told("{")["method"], "window/logMessage");
    }
}
