use super::*;
use crate::locale::profile;

fn presence(locale: &str, text: &str, term: &str) -> Presence {
    let profile = profile(locale);
    TargetText::of(text, &locale[..2], profile.as_deref()).presence(term)
}

#[test]
fn a_term_is_known_in_its_forms() {
    for (locale, text, term) in [
        ("de-DE", "die Liegeplatzgebühren", "Liegeplatz"),
        ("de-DE", "an den Liegeplätzen", "Liegeplatz"),
        ("ru-RU", "списком разрешений на стоянку", "разрешение"),
        ("ru-RU", "к лоцманской станции", "лоцманская станция"),
        ("es-ES", "las estaciones del puerto", "estación"),
        ("es-ES", "los puertos de gran escala", "puerto de escala"),
        ("pt-BR", "as permissões do capitão", "permissão"),
        ("ja-JP", "新しい停泊位置を選ぶ", "停泊位置"),
        ("ar-SA", "اختر الرصيف", "رصيف"),
        ("ko-KR", "부두에서", "부두"),
    ] {
        assert!(matches!(presence(locale, text, term), Presence::Whole(..)), "{text}: {term}");
    }
}

#[test]
fn another_word_is_absent_and_a_likely_one_a_hint() {
    assert_eq!(presence("de-DE", "der Anlegesteg", "Liegeplatz"), Presence::Absent);
    assert_eq!(presence("ru-RU", "у стоянки", "причал"), Presence::Absent);
    assert_eq!(presence("zh-TW", "選擇船位", "泊位"), Presence::Absent);
    assert_eq!(presence("es-ES", "facturable", "facturación"), Presence::Hint);
    assert_eq!(presence("es-ES", "el puerto", "puerto de escala"), Presence::Hint);
}

#[test]
fn a_term_without_blanks_is_shown_where_it_stands() {
    for (text, term, found) in [
        ("この ロード・バランサー を使う", "ロード・バランサー", "ロード・バランサー"),
        ("この ロード バランサー を使う", "ロード・バランサー", "ロード バランサー"),
        ("新しいCaféサーバーを選ぶ", "サーバー", "サーバー"),
        ("新しいCAFÉサーバーを選ぶ", "Caféサーバー", "CAFÉサーバー"),
        ("ในเซิร์ฟเวอร์นี้", "เซิร์ฟเวอร์", "เซิร์ฟเวอร์"),
    ] {
        let locale = if text.starts_with('ใ') { "th-TH" } else { "ja-JP" };
        let Presence::Whole(start, end) = presence(locale, text, term) else {
            panic!("{term} is not found in {text}");
        };
        assert_eq!(&text[start..end], found, "{text}: {term}");
    }
}

#[test]
fn exactly_the_term() {
    let german = profile("de-DE");
    let text = TargetText::of("Der Pilot und das Lotsenboot", "de", german.as_deref());
    assert_eq!(text.exact("Pilot"), Some((4, 9)));
    assert_eq!(text.exact("Boot"), None);
}
