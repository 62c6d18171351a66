//! What keeps a rule from being used, said to its author with the place.

use super::declared::Declared;
use crate::rules::{ITS_TYPES, Rule, Scope};
use crate::yaml::nearest;

/// Why a rule cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusable {
    /// The key of the rule file that is wrong.
    pub key: &'static str,
    /// What is wrong with it and how to mend it.
    pub reason: String,
}

/// Whether a rule can be used: its id, its ITS type, its check with its options, its placeholders.
///
/// # Errors
/// The first thing that is wrong.
pub fn validate(rule: &Rule) -> Result<(), Unusable> {
    let unusable = |key, reason| Err(Unusable { key, reason });
    if !is_id(&rule.id) {
        let reason = "an id is a family and a fault, as in `house/berth-names`".to_owned();
        return unusable("id", reason);
    }
    if !ITS_TYPES.contains(&rule.its.as_str()) {
        let found = nearest(&rule.its, ITS_TYPES).map(|it| format!("; did you mean `{it}`?"));
        let reason =
            format!("`{}` is no ITS 2.0 issue type{}", rule.its, found.unwrap_or_default());
        return unusable("its", reason);
    }
    let placeholders = check(rule)?;
    let texts = [
        ("message", Some(&rule.message)),
        ("help", Some(&rule.help)),
        ("label", rule.label.as_ref()),
        ("related", rule.related.as_ref()),
    ];
    for (key, text) in texts.into_iter().filter_map(|(key, text)| Some((key, text?))) {
        let unknown = crate::engine::placeholders(text).find(|it| !placeholders.contains(it));
        if let Some(unknown) = unknown {
            let known = placeholders.join("}`, `{");
            let reason =
                format!("nothing fills the placeholder `{{{unknown}}}`; there are `{{{known}}}`");
            return unusable(key, reason);
        }
    }
    Ok(())
}

fn is_id(id: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty() && part.bytes().all(|it| it == b'-' || it.is_ascii_alphanumeric())
    };
    id.split_once('/').is_some_and(|(family, fault)| is_name(family) && is_name(fault))
}

/// The placeholders that the check of a rule fills, if the check can be used.
fn check(rule: &Rule) -> Result<&'static [&'static str], Unusable> {
    let unusable = |key, reason| Err(Unusable { key, reason });
    let Some(check) = super::all().find(|it| it.name == rule.check) else {
        let declared = Declared::from_rule(rule)?;
        declared.validate().map_err(|reason| Unusable { key: "options", reason })?;
        let wanted = if declared.looks_at_segments() { Scope::Segment } else { Scope::Article };
        if rule.scope != wanted {
            let scope = if wanted == Scope::Segment { "segment" } else { "article" };
            return unusable(
                "scope",
                format!("the check `{}` has the scope `{scope}`", rule.check),
            );
        }
        return Ok(declared.placeholders());
    };
    if !check.rules.contains(&rule.id.as_str()) {
        let rules = check.rules.join("`, `");
        let reason =
            format!("the check `{}` reports only `{rules}`, not `{}`", check.name, rule.id);
        return unusable("check", reason);
    }
    if rule.options.is_some() {
        return unusable("options", format!("the check `{}` takes no options", check.name));
    }
    Ok(check.placeholders)
}
