use std::time::{Duration, Instant};

use super::*;
use crate::report::testing::{self, PLAIN, Sample, one_long_line};

const ASCII: Style = Style { ascii: true, ..PLAIN };

fn told(target: &str, at: &str) -> String {
    Sample::new(&testing::article(target, "x")).at("x/y", at).told(article, PLAIN)
}

/// The shown line and what is underlined in it, for one place without a label.
fn underlined(target: &str, at: &str) -> (String, String) {
    let sample =
        Sample::new(&testing::article(target, "x")).at("x/y", at).but(|it| it.label = None);
    let told = sample.told(article, PLAIN);
    let mut lines = told.lines().skip(2).map(|line| line.chars().skip(5).collect::<String>());
    let (shown, strokes) = (lines.next().unwrap(), lines.next().unwrap());
    let first = strokes.find('─').unwrap();
    let columns = first..first + strokes.chars().filter(|&c| c == '─').count();
    let mut column = 0;
    let inside = shown.chars().filter(|&c| {
        let at = column;
        column += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        columns.contains(&at)
    });
    (shown.clone(), inside.collect())
}

fn sample() -> Sample {
    let target = "Um einen Liegeplatz zu buchen, lesen Sie zuerst „Rollen zuweisen“ und wenden Sie sich dann an die Hafenmeisterei.";
    let source = "To book a berth, read [Assign roles](assign-roles.md) first and then turn to the office of the harbor master.";
    Sample::new(&testing::article(target, source))
        .at("link/missing", "„Rollen zuweisen“")
        .but(|it| it.label = Some("no link in the translation".to_owned()))
        .related("[Assign roles](assign-roles.md)", "linked in the source")
}

#[test]
fn both_sides_are_shown_each_with_its_place() {
    insta::assert_snapshot!(sample().told(article, PLAIN), @r"
    error[link/missing]: the translation drops the link
       ╭─[docs/berths.md:6:79]  target · de-DE · HT · 0a0a0-103
     6 │ …zu buchen, lesen Sie zuerst „Rollen zuweisen“ und wenden Sie sich dann an…
       ·                              ────────┬────────
       ·                                      ╰── no link in the translation
       ╰────
       ╭─[docs/berths.md:6:228]  source
     6 │ To book a berth, read [Assign roles](assign-roles.md) first and then turn …
       ·                       ───────────────┬───────────────
       ·                                      ╰── linked in the source
       ╰────
      help: put it back
    ");
}

#[test]
fn ascii_alone_where_nothing_else_is_wanted() {
    insta::assert_snapshot!(sample().told(article, ASCII), @r"
    error[link/missing]: the translation drops the link
       ,-[docs/berths.md:6:79]  target - de-DE - HT - 0a0a0-103
     6 | ... buchen, lesen Sie zuerst „Rollen zuweisen“ und wenden Sie sich dann ...
       :                              ^^^^^^^^|^^^^^^^^
       :                                      `-- no link in the translation
       `----
       ,-[docs/berths.md:6:228]  source
     6 | To book a berth, read [Assign roles](assign-roles.md) first and then tur...
       :                       ^^^^^^^^^^^^^^^|^^^^^^^^^^^^^^^
       :                                      `-- linked in the source
       `----
      help: put it back
    ");
}

#[test]
fn colours_come_with_the_style_alone() {
    let colored = sample().told(article, Style { color: true, ..PLAIN });
    assert!(colored.starts_with("\x1b[31;1merror[link/missing]\x1b[0m: the"), "{colored:?}");
    let mut plain = String::new();
    for (at, part) in colored.split("\x1b[").enumerate() {
        plain.push_str(if at == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(plain, sample().told(article, PLAIN));
}

#[test]
fn front_matter_is_shown_without_a_side() {
    let sample = Sample::new(&testing::article("Eins", "One")).outside("x/y", "HT");
    insta::assert_snapshot!(sample.told(article, PLAIN), @r"
    error[x/y]: the translation drops the link
       ╭─[docs/berths.md:2:21]  de-DE · HT
     2 │ ms.translationtype: HT
       ·                     ─┬
       ·                      ╰── here
       ╰────
      help: put it back
    ");
}

#[test]
fn a_place_that_is_not_in_the_text_is_shown_in_its_line() {
    let sample = Sample::new(&testing::article("", "One"));
    let tag = sample.article().segments[0].target.tag;
    let found = testing::diagnostic("structure/empty-target", Some((0, Side::Target)), tag);
    insta::assert_snapshot!(sample.with(found).told(article, PLAIN), @r#"
    error[structure/empty-target]: the translation drops the link
       ╭─[docs/berths.md:6:1]  target · de-DE · HT · 0a0a0-103
     6 │ <span data-ttu-id="0a0a0-103"></span><span class="sxs-lookup"><span data-s…
       · ───────────────┬──────────────
       ·                ╰── here
       ╰────
      help: put it back
    "#);
}

#[test]
fn hostile_text_is_shown_and_not_obeyed() {
    let hostile = "\x1b[2J\u{202E}\0\n漢";
    let sample = Sample::new(&testing::article("Ein \x1b]0;x\x07\u{202E}Wort\u{200B}\0", "x"))
        .path("a\n\x1b[1m.md")
        .at("x/y", "Wort")
        .but(|it| it.message = hostile.to_owned())
        .but(|it| it.label = Some(hostile.to_owned()))
        .but(|it| it.help = hostile.to_owned());
    let told = sample.told(article, PLAIN);
    assert!(
        !told.contains(|c: char| c != '\n' && crate::report::visible::is_hidden(c)),
        "{told:?}"
    );
    insta::assert_snapshot!(told, @r"
    error[x/y]: ␛[2J<U+202E>␀␊漢
       ╭─[a␊␛[1m.md:6:42]  target · de-DE · HT · 0a0a0-103
     6 │ Ein ␛]0;x␇<U+202E>Wort<U+200B>␀
       ·                   ──┬─
       ·                     ╰── ␛[2J<U+202E>␀␊漢
       ╰────
      help: ␛[2J<U+202E>␀␊漢
    ");
}

#[test]
fn names_from_the_front_matter_are_cropped_and_made_visible() {
    let text = testing::article("Eins", "One")
        .replace("de-DE", "de\u{202E}DE")
        .replace("0a0a0-103", &"a".repeat(1_000));
    let told = Sample::new(&text).at("x/y", "Eins").told(article, PLAIN);
    let header = told.lines().nth(1).unwrap();
    assert!(
        header.ends_with(&format!("  target · de<U+202E>DE · HT · {}…", "a".repeat(31))),
        "{header}"
    );
}

#[test]
fn the_right_place_is_underlined_in_every_script() {
    for (target, at) in [
        ("漢字かな混じり文", "かな"),
        ("Ein \x1b[1mfettes\u{202E} Wort", "Wort"),
        ("Cafe\u{301} au lait", "au"),
        ("मेरी नाव की जगह", "नाव"),
        ("افتح الميناء الآن", "الميناء"),
        ("🚢👩\u{1F3FD} Schiff", "Schiff"),
        ("Ein\tTab", "Tab"),
    ] {
        assert_eq!(underlined(target, at).1, at);
    }
    // A mark stands in the column behind its letter, as far as counting goes.
    assert_eq!(underlined("Cafe\u{301} au lait", "\u{301}").1, "e");
    assert_eq!(underlined("weiter\u{200B}hin", "\u{200B}").1, "<U+200B>");
}

#[test]
fn bytes_that_are_not_utf_8_are_replaced() {
    let bytes = b"Caf\xE9 au lait\n";
    let sample = Sample::of_bytes(bytes).outside("structure/invalid-utf8", "\x1A");
    assert!(sample.told(article, PLAIN).contains("1 │ Caf\u{FFFD} au lait\n"));
    assert!(sample.told(article, ASCII).contains("1 | Caf? au lait\n"));
}

#[test]
fn an_empty_place_stays_visible() {
    let at_end = |text: &str| {
        let end = text.len();
        let found = testing::diagnostic("x/y", None, ByteRange::new(end, end));
        Sample::new(text).with(found).told(article, PLAIN)
    };
    for text in ["", "x", "x\n", "x\r\n", "\u{FEFF}"] {
        assert!(at_end(text).contains("╰── here"), "{text:?}:\n{}", at_end(text));
    }
    assert!(told("Eins", "").contains("│ Eins\n   · ┬\n   · ╰── here\n"));
}

#[test]
fn a_place_of_several_lines_shows_the_first() {
    let told = told("Eins zwei\r\ndrei", "zwei\r\ndrei");
    assert!(told.contains("6 │ Eins zwei\n   ·      ──┬─\n"), "{told}");
}

#[test]
fn a_long_line_with_many_diagnostics_takes_no_time() {
    for one_segment in [false, true] {
        let sample = one_long_line(one_segment);
        let start = Instant::now();
        let told = sample.told(article, PLAIN);
        assert_eq!(told.matches("error[").count(), 10_000);
        // Debug builds are slower.
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
        assert!(told.lines().all(|line| line.chars().count() < 120));
    }
}

#[test]
fn every_range_of_a_hostile_line_is_shown_within_the_width() {
    let hostile =
        "\x1b[1m漢e\u{301}\u{202E}👩\u{1F3FD}\u{200D}🚢 की\r\u{301}\u{301}مرحبا\0\x1A\tx\r\nzwei\n";
    let style = |ascii| Style { width: 30, ascii, ..PLAIN };
    for start in 0..hostile.len() + 2 {
        for end in (start..hostile.len() + 2).step_by(3) {
            let found = testing::diagnostic("x/y", None, ByteRange::new(start, end));
            let sample = Sample::new(hostile).with(found).but(|it| it.label = None);
            for ascii in [false, true] {
                let told = sample.told(article, style(ascii));
                let lines: Vec<_> = told.lines().skip(2).take(2).collect();
                assert!(
                    lines.iter().all(|line| crate::report::visible::columns(line, ascii) <= 30),
                    "{told}"
                );
                assert!(lines[1].contains(['─', '^']), "{told}");
                assert!(
                    !told.contains(|c: char| c != '\n' && crate::report::visible::is_hidden(c)),
                    "{told:?}"
                );
            }
        }
    }
}

#[test]
fn a_command_in_an_excerpt_is_broken_and_the_underline_stays_below_its_words() {
    let sample = Sample::new(&testing::article("a ##vso[x] Häfen ##[y]", "b")).at("x/y", "Häfen");
    let told = sample.told(article, PLAIN);
    let lines: Vec<&str> = told.lines().collect();
    let at = lines.iter().position(|it| it.contains("Häfen")).unwrap();
    assert!(lines[at].contains(r"a #\#vso[x] Häfen #\#[y]"), "{told}");
    let column = |line: &str, what: &str| line[..line.find(what).unwrap()].chars().count();
    assert_eq!(column(lines[at], "Häfen"), column(lines[at + 1], "─"), "{told}");
}
