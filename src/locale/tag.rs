//! BCP 47 tags, as far as articles and folders use them.

use std::fmt;

/// A language tag, in parts and in the usual case: `zh`, `Hant`, `TW`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageTag {
    /// The language, in small letters.
    pub language: String,
    /// The script, as in `Hant`, where the tag names it or the region implies it.
    pub script: Option<String>,
    /// The region, in capital letters.
    pub region: Option<String>,
}

impl LanguageTag {
    /// Reads a tag: `de`, `de-DE`, `zh-Hant-TW`, `sr-latn-rs`. `None` where the text is none.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().filter(|it| is_alphabetic(it, 2..=3))?.to_ascii_lowercase();
        let language = match language.as_str() {
            "iw" => "he".to_owned(),
            "no" => "nb".to_owned(),
            "in" => "id".to_owned(),
            _ => language,
        };
        let (mut script, mut region) = (None, None);
        for part in parts {
            if is_alphabetic(part, 4..=4) && script.is_none() && region.is_none() {
                let (first, rest) = part.split_at(1);
                script = Some(first.to_ascii_uppercase() + &rest.to_ascii_lowercase());
            } else if (is_alphabetic(part, 2..=2) || is_numeric(part)) && region.is_none() {
                region = Some(part.to_ascii_uppercase());
            } else if !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) || part.is_empty() {
                return None;
            }
        }
        let script = script.or_else(|| implied_script(&language, region.as_deref()));
        Some(Self { language, script, region })
    }

    /// Reads the name of a folder or a repository that is, or ends behind a dot in, a language and a
    /// region or script: `de-de`, `docs.zh-tw`. Ordinary words never are: `how-to`, `is-it`.
    pub fn of_folder(name: &str) -> Option<Self> {
        let (tag, is_suffix) = match name.rsplit_once('.') {
            Some((_, tag)) => (tag, true),
            None => (name, false),
        };
        let found = Self::parse(tag).filter(|it| tag.contains('-') && is_known(&it.language))?;
        // A whole folder name of two short English words is no locale.
        let is_word =
            ["is-it", "is-in", "it-is", "to-be", "be-in", "as-is", "my-id"].contains(&tag);
        (is_suffix || !is_word)
            .then_some(found)
            .filter(|it| it.region.is_some() || it.script.is_some())
    }

    /// Whether a locale is this one or one of this language: it has all that this tag names.
    pub fn covers(&self, locale: &Self) -> bool {
        let covers = |a: &Option<String>, b: &Option<String>| a.is_none() || a == b;
        self.language == locale.language
            && covers(&self.script, &locale.script)
            && covers(&self.region, &locale.region)
    }

    /// Whether two tags can mean the same locale: nothing that both name differs.
    pub fn agrees_with(&self, other: &Self) -> bool {
        let agrees = |a: &Option<String>, b: &Option<String>| a.is_none() || b.is_none() || a == b;
        self.language == other.language
            && agrees(&self.script, &other.script)
            && agrees(&self.region, &other.region)
    }
}

/// Writes the tag in the usual case; a script that the region implies goes without saying.
impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let implied = implied_script(&self.language, self.region.as_deref());
        let script = self.script.as_ref().filter(|it| implied.as_ref() != Some(it));
        f.write_str(&self.language)?;
        script.into_iter().chain(&self.region).try_for_each(|it| write!(f, "-{it}"))
    }
}

fn is_alphabetic(part: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_numeric(part: &str) -> bool {
    part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// Chinese is one language in two scripts, and the region tells which.
fn implied_script(language: &str, region: Option<&str>) -> Option<String> {
    let script = match (language, region?) {
        ("zh", "CN" | "SG" | "MY") => "Hans",
        ("zh", "TW" | "HK" | "MO") => "Hant",
        _ => return None,
    };
    Some(script.to_owned())
}

/// The ISO 639-1 codes of languages that documentation is translated into.
const KNOWN: &str = " af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu \
    he hi hr hu hy id is it ja ka kk km kn ko kok ky lb lo lt lv mi mk ml mn mr ms mt nb ne nl nn or \
    pa pl prs pt quz ro ru rw sd si sk sl sq sr sv sw ta te th ti tk tn tr tt ug uk ur uz vi wo xh yo \
    zh zu ";

fn is_known(language: &str) -> bool {
    KNOWN.contains(&format!(" {language} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> LanguageTag {
        LanguageTag::parse(text).unwrap()
    }

    #[test]
    fn aliases_agree() {
        for (a, b) in [
            ("zh-CN", "zh-Hans"),
            ("zh-tw", "zh-Hant-TW"),
            ("de", "de-DE"),
            ("no-NO", "nb-NO"),
            ("he-IL", "iw-IL"),
        ] {
            assert!(tag(a).agrees_with(&tag(b)), "{a} {b}");
        }
        for (a, b) in
            [("zh-CN", "zh-TW"), ("zh-Hans", "zh-Hant"), ("de-DE", "de-AT"), ("pt-BR", "es-ES")]
        {
            assert!(!tag(a).agrees_with(&tag(b)), "{a} {b}");
        }
        assert_eq!(LanguageTag::parse("deutsch"), None);
        assert_eq!(LanguageTag::parse(""), None);
    }

    #[test]
    fn a_tag_covers_what_has_more_to_say() {
        for (wide, narrow) in [("fr", "fr-CA"), ("zh-Hant", "zh-TW"), ("de-DE", "de-de")] {
            assert!(tag(wide).covers(&tag(narrow)), "{wide} {narrow}");
        }
        for (a, b) in [("fr-CA", "fr"), ("zh-Hans", "zh-TW"), ("de", "en-DE"), ("de-DE", "de-AT")] {
            assert!(!tag(a).covers(&tag(b)), "{a} {b}");
        }
    }

    #[test]
    fn tags_are_written_in_the_usual_case() {
        for (written, usual) in [
            ("DE-de", "de-DE"),
            ("zh-hant-tw", "zh-TW"),
            ("sr_latn_rs", "sr-Latn-RS"),
            ("no", "nb"),
        ] {
            assert_eq!(tag(written).to_string(), usual);
        }
    }

    #[test]
    fn folders() {
        for name in ["de-de", "docs.de-DE", "a.b.zh-hant", "sr-latn-rs"] {
            assert!(LanguageTag::of_folder(name).is_some(), "{name}");
        }
        for name in [
            "how-to", "is-it", "docs", "de", "sign-in", "set-up", "zz-zz", "v1.2", "it", "read-me",
            "opt-in", "to-do",
        ] {
            assert_eq!(LanguageTag::of_folder(name), None, "{name}");
        }
    }
}
