//! One `git cat-file --batch` for the whole run: a name goes in, an object comes out.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use crate::changes::git;

/// Larger objects (bytes) are no articles.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The process.
#[derive(Debug)]
pub(super) struct Batch {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// An object of a repository.
#[derive(Debug)]
pub(super) struct Object {
    /// `blob`, `commit`, `tree` or `tag`.
    pub kind: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Batch {
    pub fn start(top: &Path) -> io::Result<Self> {
        let mut command = git::command(top, &["cat-file", "--batch"]);
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (input, output) = pipes.ok_or_else(|| io::Error::other("no pipes"))?;
        Ok(Self { child, input, output: BufReader::new(output) })
    }

    /// The object of this name; `None` where there is none, or it is too large.
    pub fn object(&mut self, name: &[u8]) -> io::Result<Option<Object>> {
        // A line is a name: what holds a line end would be two.
        if name.contains(&b'\n') {
            return Ok(None);
        }
        self.input.write_all(&[name, b"\n"].concat())?;
        self.input.flush()?;
        let mut head = Vec::new();
        if self.output.read_until(b'\n', &mut head)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some((kind, length)) = kind_and_length(&head) else {
            return Ok(None);
        };
        if length > LARGEST {
            io::copy(&mut self.output.by_ref().take(length + 1), &mut io::sink())?;
            return Ok(None);
        }
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        self.output.read_exact(&mut bytes)?;
        self.output.read_exact(&mut [0])?;
        Ok(Some(Object { kind, bytes }))
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // It ends by itself when nobody asks any more; whoever waits for that may wait long.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads `hash kind length`; anything else says what is missing.
fn kind_and_length(head: &[u8]) -> Option<(String, u64)> {
    let head = std::str::from_utf8(head).ok()?.strip_suffix('\n')?;
    let [hash, kind, length] = *head.split(' ').collect::<Vec<_>>().as_slice() else {
        return None;
    };
    let is_hash = hash.len() >= 40 && hash.bytes().all(|it| it.is_ascii_hexdigit());
    is_hash.then_some((kind.to_owned(), length.parse().ok()?))
}
