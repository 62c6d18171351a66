//! What links lead to: whether the file is there, and the anchor in it, and in which language.

mod foreign;
mod missing;

use std::cell::OnceCell;
use std::collections::HashSet;

use missing::Missing;

use crate::article::{ByteRange, WrapperKind};
use crate::checks::{Context, Finding, SegmentContext};
use crate::diagnostic::{Edit, Fix, Safety};
use crate::inline::{Kind, Tree};
use crate::pages::{Destination, Look, Start};

/// Endings of files as they stand in a repository. A path without one may be a page of the site.
const FILES: &[&str] = &[
    "md", "markdown", "yml", "yaml", "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "zip",
    "docx", "xlsx", "pptx", "csv", "json", "xml", "txt", "ps1",
];

/// A link or an image of the translation.
struct Goal<'g> {
    /// Where it leads, entities and escapes resolved.
    destination: &'g str,
    /// Where that is written.
    written: ByteRange,
    is_image: bool,
    in_source: InSource,
}

/// Whether the source of the segment leads to the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum InSource {
    Yes,
    No,
    /// The link stands around the segment, for both sides.
    Around,
}

/// Looks at the links of a segment's translation.
pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.target_features.has(Kind::BRACKET) {
        return;
    }
    let links = cx.target.links().map(|it| (it.2, false));
    let source = OnceCell::new();
    for (goal, is_image) in links.chain(cx.target.images().map(|it| (it.2, true))) {
        let in_source =
            match source.get_or_init(|| Source::of(cx.source)).leads_to(&goal.destination) {
                true => InSource::Yes,
                false => InSource::No,
            };
        let destination = &*goal.destination;
        let goal = Goal { destination, written: goal.written, is_image, in_source };
        let here = |rule| Finding::in_target(rule, cx, goal.written);
        findings.extend(look(cx.context, &goal, here));
        findings.extend(foreign::finding(cx.context, &goal, here));
    }
}

/// Where the source of a segment leads.
struct Source<'t> {
    destinations: HashSet<&'t str>,
    files: OnceCell<HashSet<(Start, String)>>,
}

impl<'t> Source<'t> {
    fn of(tree: &'t Tree) -> Self {
        let all = tree.links().chain(tree.images());
        Self { destinations: all.map(|it| &*it.2.destination).collect(), files: OnceCell::new() }
    }

    /// Whether it leads to the same place, or at least to the same file.
    fn leads_to(&self, destination: &str) -> bool {
        let file = |it: &str| Destination::read(it).map(|it| (it.start, it.path.to_lowercase()));
        let files = || self.destinations.iter().filter_map(|it| file(it)).collect();
        self.destinations.contains(destination)
            || file(destination).is_some_and(|it| self.files.get_or_init(files).contains(&it))
    }
}

/// Looks at the links around segments.
pub(super) fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    for wrapper in &cx.article.wrappers {
        let written = cx.at(wrapper.destination);
        // Escapes are rare here, and resolved by nobody.
        if written.contains(['&', '\\', '<']) {
            continue;
        }
        let goal = Goal {
            destination: written,
            written: wrapper.destination,
            is_image: wrapper.kind == WrapperKind::Image,
            in_source: InSource::Around,
        };
        let here = |rule| Finding::in_article(rule, goal.written);
        findings.extend(look(cx, &goal, here));
        findings.extend(foreign::finding(cx, &goal, here));
    }
}

/// Looks for the file and the anchor that a link leads to.
fn look(
    cx: &Context,
    goal: &Goal,
    here: impl Fn(&'static str) -> Finding<'static>,
) -> Option<Finding<'static>> {
    let destination = Destination::read(goal.destination)?;
    let is_file = destination.extension().is_some_and(|it| FILES.contains(&it.as_str()));
    let is_own_anchor = destination.path.is_empty() && destination.anchor.is_some();
    if !is_file && !is_own_anchor {
        return None;
    }
    let around = cx.around()?;
    let names = around.resolve(&destination)?;
    match around.look(&names) {
        Look::There => {
            let anchor = destination.anchor.as_deref()?;
            let is_page = destination.path.is_empty() || destination.is_markdown();
            let is_there = !is_page || around.has_anchor(cx.article, &names, anchor)?;
            let page = names.last().map(String::as_str).unwrap_or_default();
            (!is_there).then(|| {
                let finding = here("link/dead-anchor").with("anchor", anchor).with("page", page);
                finding.with("destination", goal.destination)
            })
        }
        Look::OtherCase(real) => {
            let name = real.as_ref().and_then(|it| name_for(&destination, it));
            let fix = name.as_ref().and_then(|it| renamed(cx, goal, &destination, it));
            let name = name.or_else(|| Some(real?.join("/")));
            let called =
                name.map_or_else(|| "in several other ways".to_owned(), |name| format!("`{name}`"));
            let finding = here("link/case-differs").with("destination", goal.destination);
            Some(finding.with("name", called).perhaps_mended_by(fix))
        }
        Look::Missing => {
            let missing = Missing { cx, around, goal, destination: &destination, names: &names };
            let finding = here("link/dead-file").with("destination", goal.destination);
            Some(finding.with("evidence", missing.evidence()?))
        }
        Look::Unknown => None,
    }
}

/// The path of a destination with the letters of the real names; `None` where the path goes up and
/// down in another way than the names do.
fn name_for(destination: &Destination, real: &[String]) -> Option<String> {
    let parts: Vec<&str> = destination.path.split('/').collect();
    let mut real = real.iter().rev();
    let mut renamed: Vec<&str> = Vec::with_capacity(parts.len());
    let mut is_above = false;
    for part in parts.into_iter().rev() {
        is_above |= part == "..";
        match part {
            "" | "." | ".." => renamed.push(part),
            _ if is_above => return None,
            _ => renamed.push(real.next()?),
        }
    }
    renamed.reverse();
    let path = renamed.join("/");
    let is_same = path.to_lowercase() == destination.path.to_lowercase();
    is_same.then_some(path)
}

/// Writes the path as the file is called, where it stands in the text letter by letter.
fn renamed(cx: &Context, goal: &Goal, destination: &Destination, name: &str) -> Option<Fix> {
    let written = cx.at(goal.written);
    let is_plain = written == goal.destination && destination.start == Start::Here;
    let path = written.get(..destination.path_length).filter(|it| *it == destination.path)?;
    let range = ByteRange::new(goal.written.start, goal.written.start + path.len());
    is_plain.then(|| Fix::new(Safety::Safe, vec![Edit::replace(range, name)]))
}
