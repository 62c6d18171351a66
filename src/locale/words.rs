//! Sets of short words, for quick look-ups.

/// An ASCII word as one number, without case: its last eight letters, and its length.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PackedWord {
    letters: u64,
    length: usize,
}

impl PackedWord {
    /// `None` where the word is longer or holds other characters.
    pub fn of(word: &str) -> Option<Self> {
        let mut packed = Self::default();
        word.bytes().for_each(|byte| packed.push(byte));
        let fits = packed.length <= 8 && word.bytes().all(|it| it.is_ascii_alphabetic());
        fits.then_some(packed)
    }

    /// Adds an ASCII letter.
    pub fn push(&mut self, byte: u8) {
        self.letters = self.letters << 8 | u64::from(byte | 0x20);
        self.length += 1;
    }
}

/// A set of packed words: a table with free places, looked up from a word's own place on.
#[derive(Debug, Default)]
pub(super) struct PackedWords {
    places: Vec<u64>,
}

impl PackedWords {
    /// The places of a table; words are far fewer.
    const SIZE: usize = 1024;

    /// The set of those words that fit.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w String>) -> Self {
        let mut places = vec![0; Self::SIZE];
        let packed = words.into_iter().filter_map(|it| PackedWord::of(it));
        for word in packed.take(Self::SIZE / 2) {
            let mut at = Self::place(word);
            while places[at] != 0 && places[at] != word.letters {
                at = (at + 1) % Self::SIZE;
            }
            places[at] = word.letters;
        }
        Self { places }
    }

    /// Whether the word is in it.
    pub fn contains(&self, word: PackedWord) -> bool {
        if word.length == 0 || word.length > 8 || self.places.is_empty() {
            return false;
        }
        let mut at = Self::place(word);
        while self.places[at] != 0 {
            if self.places[at] == word.letters {
                return true;
            }
            at = (at + 1) % Self::SIZE;
        }
        false
    }

    fn place(word: PackedWord) -> usize {
        // The upper bits of the product depend on all letters. 10 bits are a place in the table.
        (word.letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize
    }
}
