//! `git cat-file --batch`: the hash of a blob goes in, its bytes come out.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use crate::changes::git;

/// Larger blobs (bytes) are no articles.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The process.
#[derive(Debug)]
pub(super) struct Batch {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// What comes out.
#[derive(Debug)]
pub(super) enum Answer {
    Bytes(Vec<u8>),
    TooLarge,
    /// The clone does not have it.
    Missing,
}

impl Batch {
    pub fn start(top: &Path) -> io::Result<Self> {
        let mut command = git::command(top, &["cat-file", "--batch"]);
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (input, output) = pipes.ok_or_else(|| io::Error::other("no pipes"))?;
        Ok(Self { child, input, output: BufReader::with_capacity(64 * 1024, output) })
    }

    /// The blob of this hash.
    pub fn blob(&mut self, hash: &str) -> io::Result<Answer> {
        self.input.write_all(format!("{hash}\n").as_bytes())?;
        self.input.flush()?;
        let mut head = Vec::new();
        if self.output.read_until(b'\n', &mut head)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some(length) = length(&head) else {
            return Ok(Answer::Missing);
        };
        if length > LARGEST {
            io::copy(&mut self.output.by_ref().take(length + 1), &mut io::sink())?;
            return Ok(Answer::TooLarge);
        }
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        self.output.read_exact(&mut bytes)?;
        self.output.read_exact(&mut [0])?;
        Ok(Answer::Bytes(bytes))
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // It ends by itself when nobody asks any more; whoever waits for that may wait long.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads `hash blob length`; anything else says what is missing.
fn length(head: &[u8]) -> Option<u64> {
    let head = std::str::from_utf8(head).ok()?.strip_suffix('\n')?;
    match *head.split(' ').collect::<Vec<_>>().as_slice() {
        [_, "blob", length] => length.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_blobs_have_a_length() {
        assert_eq!(length(b"ce013625030ba8dba906f756967f9e9ca394464a blob 6\n"), Some(6));
        for head in ["ce013625 missing\n", "ce013625 tree 6\n", "ce013625 blob x\n", "", "a blob 6"]
        {
            assert_eq!(length(head.as_bytes()), None, "{head:?}");
        }
    }
}
