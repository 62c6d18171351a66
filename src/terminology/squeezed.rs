//! A text without what stands between its letters: for scripts without blanks.

use unicode_normalization::char::is_combining_mark;

/// The letters and digits of a text in small letters, and where each of them stands.
#[derive(Debug, Default)]
pub(super) struct Squeezed {
    pub text: String,
    /// For each character: its first byte in `text`, and its place in the text that it comes from.
    places: Vec<(usize, usize, usize)>,
}

impl Squeezed {
    pub fn of(text: &str) -> Self {
        let mut squeezed = Self::default();
        for (start, written) in text.char_indices() {
            let end = start + written.len_utf8();
            if written.is_alphanumeric() {
                for small in written.to_lowercase() {
                    squeezed.places.push((squeezed.text.len(), start, end));
                    squeezed.text.push(small);
                }
            } else if let Some(last) = squeezed.places.last_mut().filter(|it| it.2 == start)
                && is_combining_mark(written)
            {
                // A mark belongs to the letter before it.
                last.2 = end;
            }
        }
        squeezed
    }

    /// Where the characters stand, in the text that they come from.
    pub fn find(&self, wanted: &str) -> Option<(usize, usize)> {
        let at = self.text.find(wanted)?;
        let place = |byte: usize| {
            let behind = self.places.partition_point(|it| it.0 <= byte);
            behind.checked_sub(1).and_then(|it| self.places.get(it))
        };
        let last = (at + wanted.len()).checked_sub(1)?;
        Some((place(at)?.1, place(last)?.2))
    }
}
