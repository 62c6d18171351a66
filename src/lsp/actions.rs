//! Code actions: what mends a diagnostic, what suppresses it, and all that is safe at once.

use serde_json::{Value, json};

use super::document::Document;
use super::lines::{Encoding, Lines, bytes};
use super::outgoing;
use super::protocol::{Client, Range, TextEdit};
use super::{Checks, Seen, disable, fix_all};
use crate::article::ByteRange;
use crate::diagnostic::{Diagnostic, Edit, Safety};
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

impl Ask<'_> {
    /// The actions for a range, of the kinds in `only`. Without kinds only what belongs to the
    /// range: all fixes of a document take a while to prove.
    pub fn actions(&self, range: Range, only: Option<&[String]>) -> Vec<Value> {
        let Some((file, seen)) = self.document.article().filter(|_| self.client.takes_actions)
        else {
            return Vec::new();
        };
        let lines = Lines::new(&seen.article.text, self.encoding);
        let mut actions = Vec::new();
        if wants(only, QUICK_FIX, true) {
            self.quick_fixes(file, seen, &lines, range, &mut actions);
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
        actions: &mut Vec<Value>,
    ) {
        let range = bytes(&seen.article.text, range, self.encoding);
        let touches = |it: ByteRange| it.start <= range.end && range.start <= it.end;
        let here = seen.diagnostics.iter().filter(|it| touches(it.range)).take(MOST_OFFERED);
        let mut here: Vec<Diagnostic> = here.cloned().collect();
        let path = file.absolute();
        let checker = Checker { path: &path, below_root: &file.below_root, config: &file.config };
        fix::settle(&seen.article, &checker, &mut here);
        for it in &here {
            if let Some(fix) = &it.fix {
                let edits: Vec<TextEdit> =
                    fix.edits.iter().map(|it| text_edit(it, lines)).collect();
                let mut action = self.action(&fix_title(seen, it), seen, lines, it, &edits);
                action["isPreferred"] = (fix.safety == Safety::Safe).into();
                actions.push(action);
            }
        }
        for it in &here {
            if let Some(edit) = disable::edit(self.checks, file, seen, it) {
                let title = format!("Disable {} for this segment, with a reason", it.rule.id);
                actions.push(self.action(&title, seen, lines, it, &[text_edit(&edit, lines)]));
            }
        }
    }

    fn action(
        &self,
        title: &str,
        seen: &Seen,
        lines: &Lines,
        it: &Diagnostic,
        edits: &[TextEdit],
    ) -> Value {
        let related = self.client.shows_related;
        let uri = &self.document.uri;
        json!({
            "title": visible(title, false),
            "kind": QUICK_FIX,
            "diagnostics": [outgoing::diagnostic(uri, &seen.article, lines, it, related)],
            "edit": self.edit(edits),
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

/// Whether a kind is among those asked for, as itself or as one of a wider kind.
fn wants(only: Option<&[String]>, kind: &str, by_default: bool) -> bool {
    let is_in = |wider: &String| {
        let rest = kind.strip_prefix(wider.as_str());
        wider.is_empty() || rest.is_some_and(|it| it.is_empty() || it.starts_with('.'))
    };
    only.map_or(by_default, |it| it.iter().any(is_in))
}

fn fix_title(seen: &Seen, it: &Diagnostic) -> String {
    let (safety, edits) = match &it.fix {
        Some(fix) => (fix.safety, fix.edits.as_slice()),
        None => (Safety::Safe, [].as_slice()),
    };
    let kind = if safety == Safety::Safe { "Fix" } else { "Fix (unsafe: look at it)" };
    match edits {
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
mod tests {
    use super::*;

    #[test]
    fn kinds_are_asked_for_by_themselves_or_by_wider_ones() {
        let wants = |only: &str| wants(Some(&[only.to_owned()]), FIX_ALL, false);
        assert!(wants("source") && wants("source.fixAll") && wants(FIX_ALL) && wants(""));
        assert!(!wants("source.fixAll.bilint.x") && !wants("quickfix") && !wants("sour"));
        assert!(super::wants(None, QUICK_FIX, true) && !super::wants(None, FIX_ALL, false));
    }
}
