//! Directives of the format, which the build reads and nobody may translate.

use crate::checks::multiset::difference;
use crate::checks::{Context, Finding, SegmentContext};
use crate::inline::{Node, NodeKind, Tree};

/// What alert keywords become where they are translated into a language without other letters. No
/// directive of the build bears one of these names.
const TRANSLATED: &[&str] = &[
    "nota",
    "notas",
    "hinweis",
    "remarque",
    "uwaga",
    "opmerking",
    "obs",
    "huomautus",
    "merk",
    "observera",
    "catatan",
    "tips",
    "consejo",
    "sugerencia",
    "conseil",
    "astuce",
    "suggerimento",
    "dica",
    "tipp",
    "porada",
    "wichtig",
    "importante",
    "wskazówka",
    "belangrijk",
    "viktigt",
    "vigtigt",
    "viktig",
    "penting",
    "warnung",
    "vorsicht",
    "achtung",
    "advertencia",
    "precaución",
    "avertissement",
    "attention",
    "attenzione",
    "avviso",
    "aviso",
    "cuidado",
    "atenção",
    "waarschuwing",
    "varning",
    "advarsel",
    "ostrzeżenie",
    "przestroga",
    "peringatan",
];

pub(super) fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    for &range in &cx.article.directives {
        let inner = cx.at(range).trim_start_matches("[!");
        let keyword = inner.trim_start();
        let word: String = keyword.chars().take_while(|it| it.is_alphanumeric()).collect();
        // A command begins right behind its mark.
        let is_split = inner.len() > keyword.len() && !word.is_empty();
        if is_split
            || word.chars().any(|it| it.is_alphabetic() && !it.is_ascii())
            || TRANSLATED.contains(&word.to_lowercase().as_str())
        {
            let finding = Finding::in_article("markup/changed-directive", range);
            findings.push(finding.with("directive", "[!NOTE]").with("found", cx.at(range)));
        }
    }
}

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let (source, source_keys) = keys(cx.source);
    if source.is_empty() {
        return;
    }
    let (target, target_keys) = keys(cx.target);
    let mut difference = difference(&source_keys, &target_keys);
    let likeness = |s: usize, t: usize| strsim::jaro_winkler(&source_keys[s], &target_keys[t]);
    while let Some((s, t)) = difference.take_pair(likeness) {
        findings.push(finding(cx, source[s], target[t].range, cx.target.at(target[t].range)));
    }
    for &index in &difference.missing {
        findings.push(finding(cx, source[index], cx.target.range, ""));
    }
}

fn finding(
    cx: &SegmentContext,
    wanted: &Node,
    range: crate::article::ByteRange,
    found: &str,
) -> Finding<'static> {
    Finding::in_target("markup/changed-directive", cx, range)
        .with("directive", cx.source.at(wanted.range))
        .with("found", found)
        .and_source(wanted.range)
}

fn keys<'t>(tree: &'t Tree) -> (Vec<&'t Node>, Vec<String>) {
    let nodes: Vec<_> = tree.of_kind(&NodeKind::Directive).map(|it| it.1).collect();
    let keys = nodes.iter().map(|it| key(tree.at(it.range))).collect();
    (nodes, keys)
}

/// A directive without what may be translated in it, and without case in its keyword.
fn key(directive: &str) -> String {
    if let Some(inner) = directive.strip_prefix("[!") {
        let end =
            inner.find(|it: char| it.is_whitespace() || "[]".contains(it)).unwrap_or(inner.len());
        let keyword = inner[..end].to_lowercase();
        let path = inner.rsplit_once("](").map_or("", |it| it.1);
        let argument = if path.is_empty() { inner[end..].trim() } else { path };
        return format!("{keyword}|{argument}");
    }
    let Some((start, rest)) = directive.split_once("alt-text=\"") else {
        return directive.split_whitespace().collect::<Vec<_>>().join(" ");
    };
    let end = rest.find('"').map_or("", |at| &rest[at..]);
    format!("{start}{end}").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn keys_leave_out_what_may_be_translated() {
        assert_eq!(key("[!NOTE]"), key("[!Note]"));
        assert_eq!(key("[!INCLUDE [a](x/y.md)]"), key("[!INCLUDE[b](x/y.md)]"));
        assert_eq!(
            key(":::image source=\"a.png\" alt-text=\"x\":::"),
            key(":::image source=\"a.png\"  alt-text=\"y z\":::")
        );
        assert_ne!(key("[!NOTE]"), key("[! Hinweis]"));
        assert_ne!(key("<xref:A>"), key("<xref:B>"));
    }
}
