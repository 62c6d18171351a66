//! All rules of one run, found by id and by family.

use std::sync::{Arc, LazyLock};

use super::Rule;
use crate::checks;
use crate::checks::declared::Declared;
use crate::yaml::nearest;

/// The rules that ship, made from `rules/**` by `build.rs`.
const SHIPPED: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.json"));

/// A set of rules, sorted by id.
#[derive(Debug)]
pub struct Registry {
    rules: Vec<Arc<Rule>>,
    /// The checks that rules declare, with the places of their rules.
    declared: Vec<(usize, Declared)>,
}

/// A name that is neither a rule nor a family.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown rule `{name}`{} (`bilint rules` lists them all)", .suggestion.as_ref().map(|it| format!("; did you mean `{it}`?")).unwrap_or_default())]
pub struct UnknownName {
    /// The name as it was given.
    pub name: String,
    /// The nearest name that exists.
    pub suggestion: Option<String>,
}

impl Registry {
    /// The rules that ship.
    pub fn shipped() -> Arc<Self> {
        static REGISTRY: LazyLock<Arc<Registry>> = LazyLock::new(|| {
            // build.rs wrote this text from rules that it had read with the same types; a test
            // reads it too.
            let rules: Vec<Rule> = serde_json::from_str(SHIPPED).unwrap_or_default();
            Arc::new(Registry::new(rules.into_iter().map(Arc::new).collect()))
        });
        Arc::clone(&REGISTRY)
    }

    fn new(mut rules: Vec<Arc<Rule>>) -> Self {
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        let is_code = |rule: &Rule| checks::all().any(|it| it.name == rule.check);
        let declaring = rules.iter().enumerate().filter(|(_, rule)| !is_code(rule));
        // Rules are validated before they come here; one that is not finds nothing.
        let declared =
            declaring.filter_map(|(at, rule)| Some((at, Declared::from_rule(rule).ok()?)));
        let declared = declared.collect();
        Self { rules, declared }
    }

    /// Whether a rule is one of those that ship, as it ships: its texts are ours.
    pub fn ships(rule: &Rule) -> bool {
        Self::shipped().get(&rule.id).is_some_and(|it| **it == *rule)
    }

    /// The rules that ship and some more. A rule that bears the id of one that ships replaces it.
    pub fn with(&self, more: impl IntoIterator<Item = Rule>) -> Self {
        let mut rules = self.rules.clone();
        for rule in more {
            rules.retain(|it| it.id != rule.id);
            rules.push(Arc::new(rule));
        }
        Self::new(rules)
    }

    /// The rules whose check is declared, each with its check.
    pub fn declared(&self) -> impl Iterator<Item = (&Rule, &Declared)> {
        self.declared.iter().map(|(at, check)| (&*self.rules[*at], check))
    }

    /// All rules, sorted by id.
    pub fn rules(&self) -> &[Arc<Rule>] {
        &self.rules
    }

    /// The rule with this id.
    pub fn get(&self, id: &str) -> Option<&Arc<Rule>> {
        self.position(id).map(|at| &self.rules[at])
    }

    /// Where the rule with this id stands in [`Registry::rules`].
    pub fn position(&self, id: &str) -> Option<usize> {
        self.rules.binary_search_by(|rule| rule.id.as_str().cmp(id)).ok()
    }

    /// The places in [`Registry::rules`] of the rules that a name means: one rule, or a family;
    /// none where there is neither.
    pub fn places(&self, name: &str) -> Vec<usize> {
        (0..self.rules.len()).filter(|&at| self.rules[at].answers_to(name)).collect()
    }

    /// The same for names that must mean something.
    ///
    /// # Errors
    /// Where there is neither a rule nor a family of that name.
    pub fn named(&self, name: &str) -> Result<Vec<usize>, UnknownName> {
        let found = self.places(name);
        if found.is_empty() {
            let ids = self.rules.iter().flat_map(|rule| [rule.id.as_str(), rule.family()]);
            let suggestion = nearest(name, ids).map(str::to_owned);
            return Err(UnknownName { name: name.to_owned(), suggestion });
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_that_ship_can_be_read() {
        let rules: Vec<Rule> = serde_json::from_str(SHIPPED).unwrap();
        assert_eq!(rules.len(), Registry::shipped().rules().len());
        assert!(rules.len() >= 40);
        assert!(rules.is_sorted_by(|a, b| a.id < b.id));
    }

    #[test]
    fn every_rule_that_ships_can_be_used() {
        let registry = Registry::shipped();
        for rule in registry.rules() {
            assert_eq!(checks::validate(rule), Ok(()), "{}", rule.id);
            let mut others = rule.suppresses.iter().chain(&rule.outranks);
            assert!(others.all(|it| registry.named(it).is_ok()), "{}", rule.id);
        }
        for id in checks::all().flat_map(|it| it.rules) {
            assert!(registry.get(id).is_some(), "no rule file for {id}");
        }
    }

    #[test]
    fn names_are_rules_or_families() {
        let registry = Registry::shipped();
        assert_eq!(registry.named("link/missing").unwrap().len(), 1);
        assert!(registry.named("link").unwrap().len() > 5);
        let error = registry.named("link/mising").unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some("link/missing"));
        assert!(registry.named("").is_err());
    }
}
