//! Scripts of letters.

/// The script of a letter, or of a language's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Arabic, for Persian and Urdu too.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Devanagari.
    Devanagari,
    /// Bengali.
    Bengali,
    /// Thai.
    Thai,
    /// Han characters, as Chinese uses them.
    Han,
    /// Hiragana and katakana; as the script of a language Han characters, too.
    Japanese,
    /// Hangul.
    Hangul,
    /// Any other.
    Other,
}

/// The scripts by their names in profiles.
static NAMED: [(&str, Script); 12] = [
    ("Latin", Script::Latin),
    ("Cyrillic", Script::Cyrillic),
    ("Greek", Script::Greek),
    ("Arabic", Script::Arabic),
    ("Hebrew", Script::Hebrew),
    ("Devanagari", Script::Devanagari),
    ("Bengali", Script::Bengali),
    ("Thai", Script::Thai),
    ("Han", Script::Han),
    ("Japanese", Script::Japanese),
    ("Hangul", Script::Hangul),
    ("Other", Script::Other),
];

impl Script {
    /// The script of a letter; `None` for what is no letter.
    pub fn of(character: char) -> Option<Self> {
        if character.is_ascii() {
            return character.is_ascii_alphabetic().then_some(Self::Latin);
        }
        let script = match character {
            '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{2C60}'..='\u{2C7F}' => Self::Latin,
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Self::Greek,
            '\u{400}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' => Self::Cyrillic,
            '\u{590}'..='\u{5FF}' => Self::Hebrew,
            '\u{600}'..='\u{6FF}'
            | '\u{750}'..='\u{77F}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}' => Self::Arabic,
            '\u{900}'..='\u{97F}' => Self::Devanagari,
            '\u{980}'..='\u{9FF}' => Self::Bengali,
            '\u{E00}'..='\u{E7F}' => Self::Thai,
            '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}' => {
                Self::Japanese
            }
            '\u{3005}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}' => Self::Han,
            '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}' => {
                Self::Hangul
            }
            _ => Self::Other,
        };
        character.is_alphabetic().then_some(script)
    }

    /// The script by its name in a profile.
    pub fn named(name: &str) -> Self {
        NAMED.iter().find(|it| it.0 == name).map_or(Self::Other, |it| it.1)
    }

    /// The name in a profile.
    pub fn key(self) -> &'static str {
        NAMED.iter().find(|it| it.1 == self).map_or("Other", |it| it.0)
    }

    /// The names of scripts in profiles.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|it| it.0)
    }

    /// Whether words of a language in this script may hold letters of `other`.
    pub fn writes(self, other: Self) -> bool {
        self == other || (self == Self::Japanese && other == Self::Han)
    }

    /// The name in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Cyrillic => "Cyrillic",
            Self::Greek => "Greek",
            Self::Arabic => "Arabic",
            Self::Hebrew => "Hebrew",
            Self::Devanagari => "Devanagari",
            Self::Bengali => "Bengali",
            Self::Thai => "Thai",
            Self::Han => "Chinese",
            Self::Japanese => "Japanese",
            Self::Hangul => "Korean",
            Self::Other => "another",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_scripts_and_marks_have_none() {
        for (character, script) in [
            ('a', Script::Latin),
            ('ü', Script::Latin),
            ('я', Script::Cyrillic),
            ('ω', Script::Greek),
            ('語', Script::Han),
            ('カ', Script::Japanese),
            ('한', Script::Hangul),
            ('ش', Script::Arabic),
        ] {
            assert_eq!(Script::of(character), Some(script), "{character}");
        }
        assert!(['1', ' ', '。', '«', '-'].into_iter().all(|it| Script::of(it).is_none()));
        assert!(Script::Japanese.writes(Script::Han) && !Script::Han.writes(Script::Japanese));
    }
}
