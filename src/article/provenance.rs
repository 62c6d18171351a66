//! Where a translation comes from, in the words of each family of documentation.

use super::{ByteRange, FrontMatter, TranslationType};

/// The two names of the key that says where a translation comes from, with the values of
/// [`TranslationType::from_value`].
const TYPE_KEYS: [&str; 2] = ["ms.translationtype", "translationtype"];

/// The key of another family for the same: `tm+mt` or `ht`.
const WORKFLOW_KEY: &str = "workflow-type";

/// How much of a `tm+mt` article people translated.
const HUMAN_SHARE_KEY: &str = "ht-degree";

/// Keys of other families with the commit of the English file.
const COMMIT_KEYS: [&str; 2] = ["source-git-commit", "default_lang_commit"];

/// A key that holds a map, in which [`NESTED_COMMIT`] stands.
const NESTING_KEY: &str = "l10n";

/// The commit of the English file inside of [`NESTING_KEY`].
const NESTED_COMMIT: &str = "sourceCommit:";

/// Where a translation comes from, whichever family the keys are of.
pub(super) fn translation_type(front_matter: &FrontMatter, text: &str) -> TranslationType {
    let value = |key: &str| Some(front_matter.get(text, key)?.plain_value(text));
    if let Some(value) = TYPE_KEYS.iter().find_map(|it| value(it)) {
        return TranslationType::from_value(value);
    }
    match value(WORKFLOW_KEY) {
        Some("ht") => TranslationType::Human,
        Some("tm+mt") if value(HUMAN_SHARE_KEY) == Some("100%") => TranslationType::Human,
        Some("tm+mt" | "mt") => TranslationType::Machine,
        _ => TranslationType::Unknown,
    }
}

/// The commit of the English file, where a family names no hash beside it.
pub(super) fn source_commit(front_matter: &FrontMatter, text: &str) -> Option<ByteRange> {
    let plain = COMMIT_KEYS.iter().find_map(|it| front_matter.get(text, it));
    if let Some(entry) = plain {
        return first_word(text, entry.value);
    }
    let value = front_matter.get(text, NESTING_KEY)?.value;
    let at = value.of(text).find(NESTED_COMMIT)?;
    first_word(text, ByteRange::new(value.start + at + NESTED_COMMIT.len(), value.end))
}

/// Whether the keys of another family say that this is a translation.
pub(super) fn is_of_other_family(front_matter: &FrontMatter, text: &str) -> bool {
    let has = |key| front_matter.get(text, key).is_some();
    // English files have a `source-git-commit` of their own.
    has(WORKFLOW_KEY)
        || has("default_lang_commit")
        || (has(NESTING_KEY) && source_commit(front_matter, text).is_some())
}

/// The first word of a value, without quotation marks and what a comment adds.
fn first_word(text: &str, range: ByteRange) -> Option<ByteRange> {
    let is_edge = |it: char| it.is_whitespace() || matches!(it, '"' | '\'' | ',' | '}');
    let value = range.of(text);
    let trimmed = value.trim_start_matches(is_edge);
    let start = range.start + (value.len() - trimmed.len());
    let length = trimmed.find(is_edge).unwrap_or(trimmed.len());
    (length > 0).then(|| ByteRange::new(start, start + length))
}

#[cfg(test)]
mod tests {
    use super::super::{Article, TranslationType, read};

    fn article(front_matter: &str) -> Article {
        read(format!("---\n{front_matter}\n---\n# Kai\n").into_bytes())
    }

    fn commit(article: &Article) -> Option<&str> {
        Some(article.at(article.source_commit()?))
    }

    #[test]
    fn commits_of_all_families() {
        for front_matter in [
            "source-git-commit: 0a1b2c\nworkflow-type: tm+mt",
            "default_lang_commit: 0a1b2c # patched",
            "l10n:\n  sourceCommit: 0a1b2c",
            "l10n: {sourceCommit: \"0a1b2c\"}",
        ] {
            let article = article(front_matter);
            assert_eq!(commit(&article), Some("0a1b2c"), "{front_matter}");
            assert!(article.is_bilingual(), "{front_matter}");
        }
        for front_matter in ["l10n:\n  other: x", "title: x", "source-git-commit:", "l10n: x"] {
            let article = article(front_matter);
            assert_eq!(commit(&article), None, "{front_matter}");
            assert!(!article.is_bilingual(), "{front_matter}");
        }
        assert!(!article("source-git-commit: 0a1b2c").is_bilingual());
    }

    #[test]
    fn who_translated() {
        for (front_matter, expected) in [
            ("workflow-type: tm+mt\nht-degree: 12%", TranslationType::Machine),
            ("workflow-type: tm+mt\nht-degree: 100%", TranslationType::Human),
            ("workflow-type: ht", TranslationType::Human),
            ("workflow-type: new", TranslationType::Unknown),
            ("ms.translationtype: ht", TranslationType::Unknown),
            ("ms.translationtype: MT\nworkflow-type: ht", TranslationType::Machine),
        ] {
            assert_eq!(article(front_matter).translation_type(), expected, "{front_matter}");
        }
    }
}
