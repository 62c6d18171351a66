//! What people see, as it is.

mod common;

use common::{Folder, Run, german, lost_link, segment};

fn check(arguments: &str) -> Run {
    let emphasis = segment(104, "選取**「碼頭」**即可。", "Just select **Berths**.");
    let text = german(&format!("{}\n\n{emphasis}", lost_link(103)));
    Folder::new().with("docs/berths.md", text).run(&format!("check docs {arguments}")).ends(1)
}

#[test]
fn full() {
    insta::assert_snapshot!(check("--ignore untranslated,provenance").stdout, @r#"
    error[link/missing]: the translation drops the link `berths.md`
        ╭─[docs/berths.md:11:41]  target · de-DE · HT · aa11f-103
     11 │ Lesen Sie „Liegeplätze“.
        ·           ──────┬──────
        ·                 ╰── no link in the translation
        ╰────
        ╭─[docs/berths.md:11:122]  source
     11 │ Read [Berths](berths.md).
        ·      ─────────┬─────────
        ·               ╰── linked in the source
        ╰────
      help: link the words that translate “Berths”: `[…](berths.md)`

    error[markup/broken-emphasis]: broken emphasis, the reader sees `**`
        ╭─[docs/berths.md:13:33]  target · de-DE · HT · aa11f-104
     13 │ 選取**「碼頭」**即可。
        ·     ─┬
        ·      ╰── shows on the page
        ╰────
      help: let the asterisks touch the words they emphasise, and open and close with the same number of them; where a bracket or quotation mark stands just inside, put a blank outside, or move the mark outside the asterisks

    2 errors in 1 article, 2 segments; 1 of level advice not shown (--advice)
    "#);
}

#[test]
fn full_in_ascii() {
    insta::assert_snapshot!(check("--ignore untranslated,provenance --ascii").stdout, @r#"
    error[link/missing]: the translation drops the link `berths.md`
        ,-[docs/berths.md:11:41]  target - de-DE - HT - aa11f-103
     11 | Lesen Sie „Liegeplätze“.
        :           ^^^^^^|^^^^^^
        :                 `-- no link in the translation
        `----
        ,-[docs/berths.md:11:122]  source
     11 | Read [Berths](berths.md).
        :      ^^^^^^^^^|^^^^^^^^^
        :               `-- linked in the source
        `----
      help: link the words that translate “Berths”: `[…](berths.md)`

    error[markup/broken-emphasis]: broken emphasis, the reader sees `**`
        ,-[docs/berths.md:13:33]  target - de-DE - HT - aa11f-104
     13 | 選取**「碼頭」**即可。
        :     ^|
        :      `-- shows on the page
        `----
      help: let the asterisks touch the words they emphasise, and open and close with the same number of them; where a bracket or quotation mark stands just inside, put a blank outside, or move the mark outside the asterisks

    2 errors in 1 article, 2 segments; 1 of level advice not shown (--advice)
    "#);
}

#[test]
fn concise() {
    insta::assert_snapshot!(check("--ignore untranslated,provenance --output-format concise").stdout, @r#"
    docs/berths.md:11:41: error[link/missing]: the translation drops the link `berths.md`
    docs/berths.md:13:33: error[markup/broken-emphasis]: broken emphasis, the reader sees `**`
    "#);
}

#[test]
fn statistics() {
    insta::assert_snapshot!(check("--ignore untranslated,provenance --statistics").stdout, @r#"
    rule                    locale  count  per 1,000  machine  per 1,000  human  per 1,000
    link/missing            de-DE       1     500.00        0          -      1     500.00
    markup/broken-emphasis  de-DE       1     500.00        0          -      1     500.00
    total                   de-DE       2    1000.00        0          -      2    1000.00
    "#);
}

#[test]
fn colours_are_asked_for() {
    for (arguments, colours) in
        [("", false), ("--color auto", false), ("--color always", true), ("--color never", false)]
    {
        assert_eq!(check(arguments).stdout.contains('\u{1B}'), colours, "{arguments}");
    }
    assert!(check("--ascii").stdout.lines().all(|it| !it.contains(['─', '│', '·'])));
}
