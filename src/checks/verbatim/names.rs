//! The names of code in the prose of a source.

/// A name of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name<'t> {
    /// As it is written.
    pub text: &'t str,
    /// Where it begins in the prose.
    pub start: usize,
    /// What makes it a name.
    pub kind: NameKind,
    /// Into how many words its capitals and marks cut it.
    pub parts: usize,
}

/// What makes a word a name of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameKind {
    /// `camelCase`
    Camel,
    /// `snake_case`
    Snake,
    /// `Some.Dotted.Name`
    Dotted,
    /// Two words with a period between: a name, or a sentence end without a blank.
    Pair,
    /// `file.ext`
    File,
    /// `host.com`
    Host,
    /// `A::B`
    Scoped,
    /// `call()`
    Call,
    /// `[in]`
    Bracketed,
    /// Four capitals or more.
    Acronym,
}

/// A segment with more names than this is not searched for all of them.
const MOST_NAMES: usize = 48;

/// Names of more bytes are no names.
const LONGEST: usize = 128;

/// Endings of file names.
const FILES: &[&str] = &[
    "asp", "aspx", "bat", "bin", "c", "cfg", "cmd", "config", "cpp", "cs", "csproj", "css", "csv",
    "dat", "dll", "doc", "docx", "exe", "fx", "gif", "go", "gz", "h", "hlsl", "hpp", "htm", "html",
    "ini", "jar", "java", "jpg", "js", "json", "jsx", "lib", "log", "md", "mp4", "msi", "nupkg",
    "nuspec", "obj", "pdb", "pdf", "php", "png", "ppt", "pptx", "props", "ps1", "psd1", "psm1",
    "py", "rb", "resx", "rs", "rtf", "sh", "sln", "sql", "svg", "sys", "targets", "tar", "tmp",
    "toml", "ts", "tsx", "txt", "vb", "vbproj", "vcxproj", "vsix", "wav", "xaml", "xls", "xlsx",
    "xml", "xsd", "yaml", "yml", "zip",
];

/// Endings of host names.
const HOSTS: &[&str] = &[
    "com", "org", "net", "io", "gov", "edu", "info", "biz", "cloud", "app", "dev", "us", "uk",
    "de", "eu", "cn", "ru", "fr", "jp",
];

/// Whether a text may hold a name of code at all: one pass without a branch.
pub(super) fn may_stand_in(text: &str, acronyms: bool) -> bool {
    let bytes = text.as_bytes();
    let Some(behind) = bytes.get(1..) else {
        return false;
    };
    let mut found = false;
    for (&a, &b) in bytes.iter().zip(behind) {
        let small = a.is_ascii_lowercase();
        let joint = matches!(a, b'_' | b'.' | b':') & b.is_ascii_alphanumeric();
        let call = (a == b'(') & (b == b')');
        let bracket = (a == b'[') & b.is_ascii_lowercase();
        let capitals = acronyms & a.is_ascii_uppercase() & b.is_ascii_uppercase();
        found |= small & b.is_ascii_uppercase() | joint | call | bracket | capitals;
    }
    found
}

/// The names in `text`, each once.
pub(super) fn names(text: &str, acronyms: bool) -> Vec<Name<'_>> {
    let mut names: Vec<Name> = Vec::new();
    let mut at = 0;
    for chunk in text.split_inclusive(is_gap) {
        let start = at;
        at += chunk.len();
        if names.len() >= MOST_NAMES {
            break;
        }
        if !may_stand_in(chunk, acronyms) || is_address(chunk) || is_date_pattern(chunk) {
            continue;
        }
        let mut from = 0;
        for piece in chunk.split_inclusive(|c: char| !is_name_char(c)) {
            let begin = from;
            from += piece.len();
            let run = piece.trim_end_matches(|c: char| !is_name_char(c));
            let glued = chunk[..begin].chars().next_back().is_some_and(|it| "-+$%#@".contains(it));
            let name = name(chunk, begin, run, acronyms).filter(|_| !glued);
            if let Some((text, offset, kind)) = name
                && !names.iter().any(|it| it.text == text)
            {
                let parts = parts(text);
                names.push(Name { text, start: start + offset, kind, parts });
            }
        }
    }
    names
}

fn is_gap(character: char) -> bool {
    character.is_whitespace() || character == crate::inline::OBJECT
}

fn is_name_char(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | ':')
}

/// Addresses, paths and placeholders have checks of their own.
fn is_address(chunk: &str) -> bool {
    chunk.contains("://")
        || chunk.contains(['@', '\\', '{', '%', '<', '=', '|', '^'])
        || chunk.contains("$(")
        || chunk.starts_with("www.")
        || chunk.trim_start_matches(['(', '"', '[', '“']).starts_with(['/', '.', '~', '-'])
        || chunk.matches('/').count() > 1
}

/// `yyyy-MM-ddTHH:mm:ssZ` is written in the letters of each language.
fn is_date_pattern(chunk: &str) -> bool {
    let small = chunk.to_ascii_lowercase();
    ["yyyy", "mm:ss", "hh:mm", "dd/mm", "mm/dd"].iter().any(|it| small.contains(it))
}

fn name<'t>(
    chunk: &'t str,
    begin: usize,
    run: &'t str,
    acronyms: bool,
) -> Option<(&'t str, usize, NameKind)> {
    let lead = run.len() - run.trim_start_matches(['.', ':']).len();
    let text = run.trim_matches(['.', ':']);
    let start = begin + lead;
    if text.len() < 2 || text.len() > LONGEST || !text.bytes().any(|it| it.is_ascii_alphabetic()) {
        return None;
    }
    let end = start + text.len();
    if chunk[end..].starts_with("()") {
        return Some((&chunk[start..end + 2], start, NameKind::Call));
    }
    // What goes on in another script is no English name.
    let next = chunk[end..].chars().next();
    if next.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let before = chunk[..start].bytes().next_back();
    if before == Some(b'[')
        && next == Some(']')
        && (2..=8).contains(&text.len())
        && text.bytes().all(|it| it.is_ascii_lowercase())
    {
        return Some((&chunk[start - 1..=end], start - 1, NameKind::Bracketed));
    }
    kind(text, acronyms).map(|kind| (text, start, kind))
}

fn kind(text: &str, acronyms: bool) -> Option<NameKind> {
    let has_letter = |part: &str| part.bytes().any(|it| it.is_ascii_alphabetic());
    if text.contains("::") {
        return text.split("::").all(has_letter).then_some(NameKind::Scoped);
    }
    if text.contains(':') {
        return None;
    }
    if text.contains('.') {
        return dotted(text);
    }
    if text.contains('_') {
        let parts: Vec<&str> = text.split('_').filter(|it| !it.is_empty()).collect();
        return (parts.len() > 1 && has_letter(text)).then_some(NameKind::Snake);
    }
    if has_hump(text) {
        return Some(NameKind::Camel);
    }
    let capitals = text.len() >= 4 && text.bytes().all(|it| it.is_ascii_uppercase());
    (acronyms && capitals).then_some(NameKind::Acronym)
}

fn dotted(text: &str) -> Option<NameKind> {
    let parts: Vec<&str> = text.split('.').collect();
    let is_word = |part: &&str| {
        part.len() > 1 && part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
    };
    let (last, front) = parts.split_last()?;
    let ending = last.to_ascii_lowercase();
    let capital = |part: &&str| part.starts_with(|c: char| c.is_ascii_uppercase());
    let is_file = FILES.contains(&ending.as_str()) && *last != "NET";
    if is_file && parts.len() == 2 && front[0].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Some(NameKind::File);
    }
    if !front.iter().all(is_word) {
        return None;
    }
    if is_file {
        return Some(NameKind::File);
    }
    if HOSTS.contains(&ending.as_str()) && !last.starts_with(|c: char| c.is_ascii_uppercase()) {
        return Some(NameKind::Host);
    }
    if !is_word(last) {
        return None;
    }
    if parts.len() > 2 && parts.iter().all(capital) || parts.len() > 3 || text.contains('_') {
        return Some(NameKind::Dotted);
    }
    if *last == "NET" || parts.len() > 2 {
        return Some(NameKind::Dotted);
    }
    Some(NameKind::Pair)
}

/// Whether a capital follows a small letter or a digit.
pub(super) fn has_hump(text: &str) -> bool {
    text.as_bytes().windows(2).any(|it| it[0].is_ascii_lowercase() && it[1].is_ascii_uppercase())
}

fn parts(text: &str) -> usize {
    let bytes = text.as_bytes();
    let humps = bytes
        .windows(2)
        .filter(|it| {
            it[0].is_ascii_lowercase() && it[1].is_ascii_uppercase()
                || matches!(it[0], b'_' | b'.' | b':') && it[1].is_ascii_alphanumeric()
        })
        .count();
    humps + 1
}

/// The words that capitals and marks cut a name into.
pub(super) fn words_of(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let bytes = rest.as_bytes();
        if bytes.is_empty() {
            return None;
        }
        let cut = bytes.windows(2).position(|it| {
            it[0].is_ascii_lowercase() && it[1].is_ascii_uppercase()
                || !it[1].is_ascii_alphanumeric()
        });
        let (word, tail) = rest.split_at_checked(cut.map_or(rest.len(), |it| it + 1))?;
        rest = tail;
        Some(word)
    })
}

/// Whether a name is an English word in disguise: two words that many languages write as one.
pub(super) fn is_common_word(name: &str) -> bool {
    let small = name.to_ascii_lowercase();
    COMMON.contains(&small.trim_end_matches('s'))
}

/// Without a plural `s`.
const COMMON: &[&str] = &[
    "addin",
    "addon",
    "backup",
    "barcode",
    "blacklist",
    "callback",
    "checkbox",
    "checklist",
    "codebase",
    "combobox",
    "cybersecurity",
    "dashboard",
    "database",
    "datacenter",
    "dataset",
    "desktop",
    "download",
    "dropdown",
    "ebook",
    "ebusiness",
    "ecommerce",
    "ediscovery",
    "elearning",
    "email",
    "endpoint",
    "failover",
    "feedback",
    "filename",
    "firewall",
    "fulltext",
    "helpdesk",
    "homepage",
    "hostname",
    "hotfix",
    "ipad",
    "iphone",
    "ipod",
    "keyword",
    "lifecycle",
    "listbox",
    "livestream",
    "login",
    "logoff",
    "logon",
    "logout",
    "mcdonald",
    "metadata",
    "multicloud",
    "namespace",
    "newsletter",
    "notebook",
    "offline",
    "online",
    "onboarding",
    "password",
    "playbook",
    "playlist",
    "plugin",
    "podcast",
    "popup",
    "prepaid",
    "preview",
    "readme",
    "rollback",
    "runtime",
    "screenshot",
    "scrollbar",
    "setup",
    "shutdown",
    "sidebar",
    "signup",
    "smartphone",
    "software",
    "spreadsheet",
    "startup",
    "statusbar",
    "subnet",
    "subscription",
    "textbox",
    "timeout",
    "timestamp",
    "toolbar",
    "toolbox",
    "toolkit",
    "tooltip",
    "touchpad",
    "touchscreen",
    "update",
    "upload",
    "username",
    "viewport",
    "voicemail",
    "walkthrough",
    "webhook",
    "webinar",
    "webpage",
    "website",
    "whitelist",
    "whitepaper",
    "widescreen",
    "wifi",
    "workaround",
    "workbook",
    "workflow",
    "workload",
    "worksheet",
    "workspace",
    "workstation",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_only_looks_like_one() {
        use NameKind::{Bracketed, Call, Camel, Dotted, File, Host, Pair, Scoped, Snake};
        let text = "Use moveBerth, pier_id (x.json) on harbor.org; Port.Dock or Run(). A::B [in] \
                    Harbor.Tide.Api yyyy-MM-ddTHH e.g. v2.0 https://a.b/cD /a/bC a@b.com SKUs";
        let found: Vec<(&str, NameKind)> =
            names(text, false).into_iter().map(|it| (it.text, it.kind)).collect();
        assert_eq!(
            found,
            [
                ("moveBerth", Camel),
                ("pier_id", Snake),
                ("x.json", File),
                ("harbor.org", Host),
                ("Port.Dock", Pair),
                ("Run()", Call),
                ("A::B", Scoped),
                ("[in]", Bracketed),
                ("Harbor.Tide.Api", Dotted),
            ]
        );
        let words: Vec<&str> = words_of("pier_idMaxLength").collect();
        assert_eq!(words, ["pier", "id", "Max", "Length"]);
    }
}
