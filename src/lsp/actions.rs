//! Code actions: what mends a diagnostic, what suppresses it, and all that is safe at once.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::document::Document;
use super::lines::{Encoding, Lines, bytes};
use super::outgoing;
use super::protocol::{Client, Range, TextEdit};
use super::{Checks, Seen, disable, fix_all};
use crate::article::ByteRange;
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};
use crate::fix::{self, Checker};
use crate::input::File;
use crate::report::visible;

/// The kinds, for the client to know.
pub const KINDS: [&str; 2] = [QUICK_FIX, FIX_ALL];

const QUICK_FIX: &str = "quickfix";
const FIX_ALL: &str = "source.fixAll.bilint";

/// Actions are offered for so many diagnostics at one place.
const MOST_OFFERED: usize = 8;

/// One document, and what is asked of it.
pub struct Ask<'a> {
    /// How it is checked.
    pub checks: &'a dyn Checks,
    /// The document, looked at.
    pub document: &'a Document,
    /// The client.
    pub client: &'a Client,
    /// How it counts.
    pub encoding: Encoding,
}

/// What is proven of the diagnostics of a document: editors ask at every step of the cursor.
#[derive(Debug, Default)]
pub struct Proven {
    /// The fixes that do, by the diagnostic's place in the list.
    fixes: BTreeMap<usize, Option<Fix>>,
    /// The comments that suppress all diagnostics of a rule in a segment.
    comments: BTreeMap<(String, Option<usize>), Option<Edit>>,
}

/// Diagnostics with their places in the list.
type Here<'s> = Vec<(usize, &'s Diagnostic)>;

impl Ask<'_> {
    /// The actions for a range, of the kinds in `only`. Without kinds only what belongs to the
    /// range: all fixes of a document take a while to prove.
    pub fn actions(
        &self,
        range: Range,
        only: Option<&[String]>,
        proven: &mut Proven,
    ) -> Vec<Value> {
        let Some((file, seen)) = self.document.article().filter(|_| self.client.takes_actions)
        else {
            return Vec::new();
        };
        let lines = Lines::new(&seen.article.text, self.encoding);
        let mut actions = Vec::new();
        if wants(only, QUICK_FIX, true) {
            actions = self.quick_fixes(file, seen, &lines, range, proven);
        }
        if wants(only, FIX_ALL, false) {
            let edits = fix_all::edits(self.checks, file, seen, &lines);
            if !edits.is_empty() {
                actions.push(json!({
                    "title": "Apply all safe fixes of bilint",
                    "kind": FIX_ALL,
                    "edit": self.edit(&edits),
                }));
            }
        }
        actions
    }

    fn quick_fixes(
        &self,
        file: &File,
        seen: &Seen,
        lines: &Lines,
        range: Range,
        proven: &mut Proven,
    ) -> Vec<Value> {
        let range = bytes(&seen.article.text, range, self.encoding);
        let touches = |it: ByteRange| it.start <= range.end && range.start <= it.end;
        let here = seen.diagnostics.iter().enumerate().filter(|it| touches(it.1.range));
        let here: Here = here.take(MOST_OFFERED).collect();
        prove(file, seen, &here, proven);
        let mut actions = Vec::new();
        for (at, it) in &here {
            if let Some(fix) = proven.fixes.get(at).and_then(Option::as_ref) {
                let title = fix_title(seen, it, fix);
                let mut action = self.action(&title, seen, lines, &[it], &fix.edits);
                action["isPreferred"] = (fix.safety == Safety::Safe).into();
                actions.push(action);
            }
        }
        // One comment is for all diagnostics of a rule in a segment.
        let mut offered = BTreeSet::new();
        for (_, it) in &here {
            if !offered.insert((&it.rule.id, it.segment)) {
                continue;
            }
            let comment = proven.comments.entry((it.rule.id.clone(), it.segment));
            let comment = comment.or_insert_with(|| disable::edit(self.checks, file, seen, it));
            if let Some(edit) = comment {
                let is_same = |other: &&Diagnostic| {
                    other.rule.id == it.rule.id && other.segment == it.segment
                };
                let all: Vec<&Diagnostic> = here.iter().map(|it| it.1).filter(is_same).collect();
                let title = format!("Disable {} for this segment, with a reason", it.rule.id);
                actions.push(self.action(&title, seen, lines, &all, std::slice::from_ref(edit)));
            }
        }
        actions
    }

    fn action(
        &self,
        title: &str,
        seen: &Seen,
        lines: &Lines,
        diagnostics: &[&Diagnostic],
        edits: &[Edit],
    ) -> Value {
        let (uri, related) = (&self.document.uri, self.client.shows_related);
        let told = diagnostics.iter();
        let told = told.map(|it| outgoing::diagnostic(uri, &seen.article, lines, it, related));
        let edits: Vec<TextEdit> = edits.iter().map(|it| text_edit(it, lines)).collect();
        json!({
            "title": visible(title, false),
            "kind": QUICK_FIX,
            "diagnostics": told.collect::<Vec<Value>>(),
            "edit": self.edit(&edits),
        })
    }

    /// Edits of the document; of this version, where the client can tell.
    fn edit(&self, edits: &[TextEdit]) -> Value {
        let Document { uri, version, .. } = self.document;
        if self.client.takes_versions {
            let document = json!({"uri": uri, "version": version});
            return json!({"documentChanges": [{"textDocument": document, "edits": edits}]});
        }
        let mut changes = serde_json::Map::new();
        changes.insert(uri.clone(), json!(edits));
        json!({ "changes": changes })
    }
}

/// Proves the fixes of diagnostics that were not proven before.
fn prove(file: &File, seen: &Seen, here: &Here, proven: &mut Proven) {
    let new: Here = here.iter().copied().filter(|it| !proven.fixes.contains_key(&it.0)).collect();
    let mut settled: Vec<Diagnostic> = new.iter().map(|it| it.1.clone()).collect();
    let path = file.absolute();
    let checker = Checker { path: &path, below_root: &file.below_root, config: &file.config };
    fix::settle(&seen.article, &checker, &mut settled);
    proven.fixes.extend(new.iter().map(|it| it.0).zip(settled.into_iter().map(|it| it.fix)));
}

/// Whether a kind is among those asked for, as itself or as one of a wider kind.
fn wants(only: Option<&[String]>, kind: &str, by_default: bool) -> bool {
    let is_in = |wider: &String| {
        let rest = kind.strip_prefix(wider.as_str());
        wider.is_empty() || rest.is_some_and(|it| it.is_empty() || it.starts_with('.'))
    };
    only.map_or(by_default, |it| it.iter().any(is_in))
}

fn fix_title(seen: &Seen, it: &Diagnostic, fix: &Fix) -> String {
    let kind = if fix.safety == Safety::Safe { "Fix" } else { "Fix (unsafe: look at it)" };
    match fix.edits.as_slice() {
        [one] if one.range.len() + one.text.len() < 80 => {
            let old = seen.article.at(one.range);
            let what = match (old.is_empty(), one.text.is_empty()) {
                (true, _) => format!("insert “{}”", one.text),
                (_, true) => format!("delete “{old}”"),
                _ => format!("replace “{old}” by “{}”", one.text),
            };
            format!("{kind} {}: {what}", it.rule.id)
        }
        _ => format!("{kind} {}", it.rule.id),
    }
}

fn text_edit(edit: &Edit, lines: &Lines) -> TextEdit {
    TextEdit { range: lines.range(edit.range), new_text: edit.text.clone() }
}

#[cfg(test)]
#[path = "actions_tests.rs"]
mod tests;
