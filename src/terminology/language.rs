//! Language tags in glossaries.

use crate::locale::LanguageTag;

/// The languages of ISO 639-1, and some that only have a longer code.
const LANGUAGES: &str = " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co \
    cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr \
    ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg \
    li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn nr nv ny oc oj om or os pa pi pl \
    ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn \
    to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ast ceb chr dsb fil gsw haw hsb kok \
    mai prs quc quz sah sco ";

/// The locale that a tag names.
///
/// # Errors
/// Where it is no tag, or its language is none that is known.
pub(super) fn locale(tag: &str) -> Result<LanguageTag, String> {
    let tag = tag.trim();
    let is_known =
        |it: &LanguageTag| LANGUAGES.split_ascii_whitespace().any(|known| known == it.language);
    let found = LanguageTag::parse(tag).filter(is_known);
    found.ok_or_else(|| format!("unknown locale `{tag}`; write a language tag: `de` or `de-DE`"))
}

/// Whether a tag names the language that articles are translated from.
pub(super) fn is_source(tag: &LanguageTag) -> bool {
    tag.language == "en"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_languages_are_locales() {
        assert!(["de", "pt_BR", "zh-Hant", "fil-PH"].iter().all(|it| locale(it).is_ok()));
        assert!(["xx", "german", "", "de-", "q"].iter().all(|it| locale(it).is_err()));
    }
}
