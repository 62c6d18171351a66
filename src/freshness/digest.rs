//! Whether bytes give the hash that an article names.

use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::digest::hex;

/// How a hash was made, as its length tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sha1,
    Sha256,
}

/// A hash of the English file: SHA-1, or SHA-256 where it has 64 digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceHash {
    kind: Kind,
    digits: String,
}

impl SourceHash {
    /// Reads a hash; `None` where the text is none.
    pub fn parse(text: &str) -> Option<Self> {
        let kind = match text.len() {
            40 => Kind::Sha1,
            64 => Kind::Sha256,
            _ => return None,
        };
        let is_hash = text.bytes().all(|it| it.is_ascii_hexdigit());
        is_hash.then(|| Self { kind, digits: text.to_ascii_lowercase() })
    }

    /// Whether these bytes give it, as they are or with other line ends: a work tree may have
    /// changed them.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        if self.is_exactly(bytes) {
            return true;
        }
        let has_ends = memchr::memchr(b'\n', bytes).is_some();
        let unix = has_ends.then(|| without_returns(bytes));
        unix.is_some_and(|it| self.is_exactly(&it) || self.is_exactly(&with_returns(&it)))
    }

    fn is_exactly(&self, bytes: &[u8]) -> bool {
        let digits = match self.kind {
            Kind::Sha1 => hex(&Sha1::digest(bytes)),
            Kind::Sha256 => hex(&Sha256::digest(bytes)),
        };
        digits == self.digits
    }
}

/// With `\n` for every `\r\n`.
fn without_returns(bytes: &[u8]) -> Vec<u8> {
    let next = bytes.iter().skip(1).map(Some).chain([None]);
    let kept = bytes.iter().zip(next).filter(|it| !matches!(it, (b'\r', Some(b'\n'))));
    kept.map(|it| *it.0).collect()
}

/// With `\r\n` for every `\n`.
fn with_returns(bytes: &[u8]) -> Vec<u8> {
    let mut found = Vec::with_capacity(bytes.len() + bytes.len() / 16);
    for &byte in bytes {
        if byte == b'\n' {
            found.push(b'\r');
        }
        found.push(byte);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_line_ends_and_both_hashes() {
        let of = |bytes: &[u8]| SourceHash::parse(&hex(&Sha1::digest(bytes))).unwrap();
        for hashed in [&b"a\nb\n"[..], b"a\r\nb\r\n"] {
            assert!(of(hashed).is_of(b"a\nb\n") && of(hashed).is_of(b"a\r\nb\r\n"));
            assert!(of(hashed).is_of(b"a\nb\r\n") && !of(hashed).is_of(b"a\nb"));
        }
        assert!(of(b"a\nb\r\n").is_of(b"a\nb\r\n") && !of(b"a\nb\r\n").is_of(b"a\nb\n"));
        assert!(of(b"").is_of(b"") && of(b"\r").is_of(b"\r"));
        let long = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert!(SourceHash::parse(long).unwrap().is_of(b""));
        assert!(SourceHash::parse("da39a3ee5e6b4b0d3255bfef95601890afd80709").unwrap().is_of(b""));
        for wrong in ["", "e3b0", &"x".repeat(40), &"é".repeat(20)] {
            assert_eq!(SourceHash::parse(wrong), None, "{wrong}");
        }
    }
}
