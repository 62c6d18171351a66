//! Which level each rule has for one article.

use super::file::{Setting, WantedType};
use super::patterns::Patterns;
use crate::article::TranslationType;
use crate::locale::LanguageTag;
use crate::rules::{Level, Registry, Rule, UnknownName};

/// What the levels of an article's rules depend on.
#[derive(Debug, Clone, Copy)]
pub struct ArticleFacts<'a> {
    /// The path below the root, with `/`.
    pub below_root: &'a str,
    /// The locale as the article has it; empty where it is missing.
    pub locale: &'a str,
    /// Where the translation comes from.
    pub translation_type: TranslationType,
}

/// The rules that the command line asks for.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Rules and families to which the run is restricted; empty for all.
    pub select: Vec<String>,
    /// Rules and families that are taken away; they win over `select`.
    pub ignore: Vec<String>,
    /// Whether advice is shown that nobody asked for by name.
    pub advice: bool,
    /// Whether the git history is looked at, for the rules that need it.
    pub history: bool,
}

impl Selection {
    /// Whether all names are names of rules or families.
    ///
    /// # Errors
    /// Where one is not: the first of them.
    pub fn check(&self, registry: &Registry) -> Result<(), UnknownName> {
        self.select.iter().chain(&self.ignore).try_for_each(|name| registry.named(name).map(drop))
    }

    /// The level that remains of a rule, given what the configuration makes of it.
    fn level(&self, rule: &Rule, configured: Option<Setting>) -> Option<Level> {
        let named = |names: &[String]| names.iter().any(|name| rule.answers_to(name));
        let selected = named(&self.select);
        if named(&self.ignore) || (!self.select.is_empty() && !selected) {
            return None;
        }
        match configured {
            Some(Setting::On(level)) => Some(level),
            Some(Setting::Off) => selected.then_some(rule.level),
            None if rule.level == Level::Advice && !self.advice && !selected => None,
            None => Some(rule.level),
        }
    }
}

/// What a configuration makes of the rules, by their place in the registry.
#[derive(Debug, Clone, Default)]
pub(super) struct LevelTable {
    pub base: Vec<Change>,
    pub overrides: Vec<Override>,
}

/// A rule's place in the registry and what is set for it.
pub(super) type Change = (usize, Setting);

/// Other settings for the articles that meet all conditions.
#[derive(Debug, Clone)]
pub(super) struct Override {
    pub files: Option<Patterns>,
    pub locales: Option<Vec<LanguageTag>>,
    pub translation_type: Option<WantedType>,
    pub changes: Vec<Change>,
}

impl LevelTable {
    pub fn levels(
        &self,
        registry: &Registry,
        article: &ArticleFacts<'_>,
        selection: &Selection,
    ) -> Vec<Option<Level>> {
        let rules = registry.rules();
        let mut configured = vec![None; rules.len()];
        let matching = self.overrides.iter().filter(|it| it.holds_for(article));
        for &(rule, setting) in self.base.iter().chain(matching.flat_map(|it| &it.changes)) {
            configured[rule] = Some(setting);
        }
        rules.iter().zip(configured).map(|(rule, set)| selection.level(rule, set)).collect()
    }
}

impl Override {
    fn holds_for(&self, article: &ArticleFacts<'_>) -> bool {
        let of_type = match (self.translation_type, article.translation_type) {
            (None, _)
            | (Some(WantedType::Machine), TranslationType::Machine)
            | (Some(WantedType::Human), TranslationType::Human) => true,
            (Some(_), _) => false,
        };
        let of_locale = |wanted: &Vec<LanguageTag>| {
            let locale = LanguageTag::parse(article.locale);
            locale.is_some_and(|locale| wanted.iter().any(|it| it.covers(&locale)))
        };
        of_type
            && self.locales.as_ref().is_none_or(of_locale)
            && self.files.as_ref().is_none_or(|it| it.is_match(article.below_root))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_on_the_command_line_are_checked() {
        let registry = Registry::shipped();
        let select =
            |name: &str| Selection { select: vec![name.to_owned()], ..Selection::default() };
        assert!(select("link").check(&registry).is_ok());
        let error = select("link/mising").check(&registry).unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some("link/missing"));
        let ignore = Selection { ignore: vec!["lnk".to_owned()], ..Selection::default() };
        assert_eq!(ignore.check(&registry).unwrap_err().suggestion.as_deref(), Some("link"));
    }
}
