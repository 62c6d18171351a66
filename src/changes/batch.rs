//! `git cat-file --batch`: a name goes in, an object comes out. One process answers for a whole run.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::git;

/// Larger objects (bytes) are no articles.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The process.
#[derive(Debug)]
pub(crate) struct Batch {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// What comes out.
#[derive(Debug)]
pub(crate) enum Answer {
    /// The object.
    Found(Object),
    /// There is one, larger than any article.
    TooLarge,
    /// The clone does not have it.
    Missing,
}

/// An object of a repository.
#[derive(Debug)]
pub(crate) struct Object {
    /// `blob`, `commit`, `tree` or `tag`.
    pub kind: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Batch {
    /// Starts git in a repository.
    pub fn start(top: &Path) -> io::Result<Self> {
        let mut command = git::command(top, &["cat-file", "--batch"]);
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (input, output) = pipes.ok_or_else(|| io::Error::other("no pipes"))?;
        Ok(Self { child, input, output: BufReader::new(output) })
    }

    /// The object of this name.
    pub fn object(&mut self, name: &[u8]) -> io::Result<Answer> {
        // A line is a name: what holds a line end would be two.
        if name.contains(&b'\n') {
            return Ok(Answer::Missing);
        }
        self.input.write_all(&[name, b"\n"].concat())?;
        self.input.flush()?;
        let mut head = Vec::new();
        if self.output.read_until(b'\n', &mut head)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some((kind, length)) = kind_and_length(&head) else {
            return Ok(Answer::Missing);
        };
        if length > LARGEST {
            io::copy(&mut self.output.by_ref().take(length + 1), &mut io::sink())?;
            return Ok(Answer::TooLarge);
        }
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        self.output.read_exact(&mut bytes)?;
        self.output.read_exact(&mut [0])?;
        Ok(Answer::Found(Object { kind, bytes }))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_objects_have_a_length() {
        let hash = "ce013625030ba8dba906f756967f9e9ca394464a";
        let read = |rest: &str| kind_and_length(format!("{hash} {rest}").as_bytes());
        assert_eq!(read("blob 6\n"), Some(("blob".to_owned(), 6)));
        for rest in ["missing\n", "blob x\n", "blob 6", "blob\n"] {
            assert_eq!(read(rest), None, "{rest:?}");
        }
        assert_eq!(kind_and_length(b"a blob 6\n"), None);
    }
}
