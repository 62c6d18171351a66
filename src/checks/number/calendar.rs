//! Dates in the prose of a side, with all that they may mean.

use super::figures::digit;
use crate::locale::Dates;

/// No name of a month is longer (bytes).
const LONGEST_MONTH: usize = 40;

/// A date has a number at most so many words from each of its parts.
const NEAR: usize = 4;

/// A date in a prose, with all that it may mean.
#[derive(Debug, Clone)]
pub(super) struct Date {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
    /// What it may mean.
    pub readings: Vec<Reading>,
}

/// A day or a month of some year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// As it is written: two digits or four.
    pub year: Option<u32>,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: Option<u32>,
}

impl Reading {
    fn of(year: Option<u32>, month: u32, day: Option<u32>) -> Option<Self> {
        let is_day = day.is_none_or(|it| (1..=31).contains(&it));
        ((1..=12).contains(&month) && is_day).then_some(Self { year, month, day })
    }

    fn agrees(self, other: Self) -> bool {
        let same = |a: Option<u32>, b: Option<u32>| a.is_none() || b.is_none() || a == b;
        let years = match (self.year, other.year) {
            (Some(a), Some(b)) => a == b || a % 100 == b && b < 100 || b % 100 == a && a < 100,
            _ => true,
        };
        self.month == other.month && same(self.day, other.day) && years
    }
}

impl Date {
    pub fn agrees(&self, other: &Self) -> bool {
        self.readings.iter().any(|a| other.readings.iter().any(|b| a.agrees(*b)))
    }

    /// Whether two dates say the same in full.
    pub fn equals(&self, other: &Self) -> bool {
        self.readings.iter().any(|it| it.day.is_some() && other.readings.contains(it))
    }

    /// Whether two dates differ in their years and in nothing else.
    pub fn is_other_year(&self, other: &Self) -> bool {
        let is_other = |a: &Reading, b: &Reading| {
            a.month == b.month && a.day == b.day && a.year.is_some() && a.year != b.year
        };
        self.readings.iter().any(|a| other.readings.iter().any(|b| is_other(a, b)))
    }

    /// How much two dates share.
    pub fn likeness(&self, other: &Self) -> usize {
        let pairs = self.readings.iter().flat_map(|a| other.readings.iter().map(move |b| (a, b)));
        let shared = |(a, b): (&Reading, &Reading)| {
            usize::from(a.month == b.month)
                + usize::from(a.day.is_some() && a.day == b.day)
                + usize::from(a.year.is_some() && a.year == b.year)
        };
        pairs.map(shared).max().unwrap_or(0)
    }
}

/// A piece of a text: a number, a word or what stands between.
#[derive(Debug, Clone, Copy)]
struct Piece<'t> {
    start: usize,
    end: usize,
    text: &'t str,
    number: Option<u32>,
}

/// The dates of a text, by the names of months and the orders of some languages.
pub(super) fn find(text: &str, languages: &[&Dates]) -> Vec<Date> {
    let pieces = pieces(text);
    let mut found: Vec<Date> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let near = &pieces[at.saturating_sub(NEAR)..pieces.len().min(at + NEAR)];
        if near.iter().all(|it| it.number.is_none()) {
            at += 1;
            continue;
        }
        let date = in_figures(text, &pieces, at, languages)
            .or_else(|| named(text, &pieces, at, languages));
        match date {
            Some((date, behind)) if found.last().is_none_or(|it| it.end <= date.start) => {
                found.push(date);
                at = behind.max(at + 1);
            }
            _ => at += 1,
        }
    }
    found
}

/// The words and numbers of a text; a period right behind a word that has letters belongs to it.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let is_number = digit(first).is_some();
        let is_wide = is_month_mark(first);
        let mut end = start + first.len_utf8();
        while let Some(&(at, next)) = characters.peek() {
            let belongs = next.is_alphanumeric()
                && !is_wide
                && !is_month_mark(next)
                && digit(next).is_some() == is_number;
            if !belongs {
                break;
            }
            end = at + next.len_utf8();
            characters.next();
        }
        let piece = &text[start..end];
        let number = if is_number { number(piece) } else { None };
        found.push(Piece { start, end, text: piece, number });
    }
    found
}

/// What up to four digits say.
fn number(digits: &str) -> Option<u32> {
    let add = |(sum, count): (u32, u32), it| Some((sum * 10 + digit(it)?.to_digit(10)?, count + 1));
    let (sum, count) = digits.chars().take(5).try_fold((0, 0), add)?;
    (count <= 4).then_some(sum)
}

/// Whether an English text may hold a date: the name of a month, or figures with marks between.
pub(super) fn may_stand_in(text: &str, english: &Dates) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |at: Option<usize>| {
        at.and_then(|it| bytes.get(it)).is_some_and(|it: &u8| it.is_ascii_digit())
    };
    let joins = |at: &usize| is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
    memchr::memchr3_iter(b'/', b'-', b'.', bytes).filter(joins).nth(1).is_some()
        || names_month(bytes, english)
}

fn names_month(bytes: &[u8], english: &Dates) -> bool {
    let mut before = b' ';
    for (at, &byte) in bytes.iter().enumerate() {
        let begins = BEGINS_MONTH[byte as usize] && !before.is_ascii_alphabetic();
        before = byte;
        if begins && is_month(&bytes[at..], english) {
            return true;
        }
    }
    false
}

/// Whether a text begins with the name of a month.
fn is_month(bytes: &[u8], english: &Dates) -> bool {
    let length = bytes.iter().take(10).take_while(|it| it.is_ascii_alphabetic()).count();
    let word = &bytes[..length];
    (3..=9).contains(&length)
        && english.months.iter().flatten().any(|it| it.as_bytes().eq_ignore_ascii_case(word))
}

/// The letters that English months begin with.
static BEGINS_MONTH: [bool; 256] = {
    let (letters, mut table, mut at) = (*b"JFMASONDjfmasond", [false; 256], 0);
    while at < letters.len() {
        table[letters[at] as usize] = true;
        at += 1;
    }
    table
};

/// The signs that stand behind year, month and day in East Asian dates.
const fn is_month_mark(character: char) -> bool {
    matches!(character, '年' | '月' | '日' | '號' | '号' | '년' | '월' | '일')
}

/// A date in figures alone: `6/14/2021`, `14.06.21`, `2021-06-14`.
fn in_figures(
    text: &str,
    pieces: &[Piece],
    at: usize,
    languages: &[&Dates],
) -> Option<(Date, usize)> {
    let [a, b, c] = pieces.get(at..at + 3)? else {
        return None;
    };
    let (x, y, z) = (a.number?, b.number?, c.number?);
    let (first, second) = (&text[a.end..b.start], &text[b.end..c.start]);
    let mark = first.chars().next()?;
    if first.trim() != second.trim()
        || !matches!(mark, '/' | '-' | '.' | '／')
        || first.trim().len() != mark.len_utf8()
    {
        return None;
    }
    let touches =
        |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || "/-.:_".contains(it));
    let behind = text[c.end..].chars();
    let goes_on = behind
        .clone()
        .next()
        .is_some_and(|it| "/-:_".contains(it) || it.is_ascii_alphabetic() && it != 'T')
        || behind.clone().next() == Some('.')
            && behind.clone().nth(1).is_some_and(char::is_numeric);
    if touches(text[..a.start].chars().next_back()) || goes_on {
        return None;
    }
    let lengths = (a.text.len(), c.text.len());
    let mut readings = Vec::new();
    if lengths.0 == 4 && is_year(x) {
        readings.extend(Reading::of(Some(x), y, Some(z)));
    } else if lengths.1 == 4 && is_year(z) || lengths.1 == 2 && mark != '-' {
        let orders = languages.iter().flat_map(|it| &it.orders);
        for order in orders {
            readings.extend(match order.as_str() {
                "dmy" => Reading::of(Some(z), y, Some(x)),
                "mdy" => Reading::of(Some(z), x, Some(y)),
                "ymd" if lengths.0 == 2 && lengths.1 == 2 => Reading::of(Some(x), y, Some(z)),
                _ => None,
            });
        }
        // Whatever the order, one that fits may be meant.
        readings.extend(Reading::of(Some(z), x, Some(y)));
        readings.extend(Reading::of(Some(z), y, Some(x)));
    }
    // `13.01.18` is a date where days come first, and a version in English.
    let is_version = mark == '.'
        && lengths.1 != 4
        && (languages.len() == 1 || b.text.len() != 2 || c.text.len() != 2);
    (!readings.is_empty() && !is_version)
        .then(|| (Date { start: a.start, end: c.end, readings }, at + 3))
}

const fn is_year(number: u32) -> bool {
    number >= 1900 && number <= 2100
}

/// A date with the name of a month, or with the signs of East Asia.
fn named(text: &str, pieces: &[Piece], at: usize, languages: &[&Dates]) -> Option<(Date, usize)> {
    let here = pieces[at];
    let (month, first, last) = match here.text {
        "月" | "월" => {
            let before = at.checked_sub(1)?;
            let month = pieces[before].number.or_else(|| ideographic(pieces[before].text))?;
            (month, before, at)
        }
        _ => (month(text, here, languages)?, at, at),
    };
    let is_day = |at: usize| {
        let piece = pieces[at];
        piece.number.is_some_and(|it| (1..=31).contains(&it)) && piece.text.chars().count() <= 2
    };
    let is_year_at = |at: usize| pieces[at].number.is_some_and(is_year);
    let touch = |from: usize, to: usize| is_gap(&text[pieces[from].end..pieces[to].start]);
    let behind =
        |at: usize| Some(skipped(pieces, at + 1)).filter(|&it| it < pieces.len() && touch(at, it));
    let before = |at: usize| skipped_back(pieces, at).filter(|&it| touch(it, at));
    let (mut start, mut end) = (first, last);
    let day_behind = behind(last).filter(|&it| is_day(it));
    let day_before = before(first).filter(|&it| is_day(it));
    // English names the month first; elsewhere a day before the month is the surer one.
    let month_first =
        languages.len() == 1 || day_before.is_none() || here.text == "月" || here.text == "월";
    let day = if month_first { day_behind.or(day_before) } else { day_before };
    match day {
        Some(at) if at > last => end = at,
        Some(at) => start = at,
        None => {}
    }
    let year = behind(end).filter(|&it| is_year_at(it));
    let year = year.or_else(|| before(start).filter(|&it| is_year_at(it)));
    match year {
        Some(at) if at > end => end = at,
        Some(at) => start = at,
        None => {}
    }
    let (day, year) = (day.and_then(|it| pieces[it].number), year.and_then(|it| pieces[it].number));
    if day.is_none() && year.is_none() {
        return None;
    }
    let reading = Reading::of(year, month, day)?;
    let date = Date { start: pieces[start].start, end: pieces[end].end, readings: vec![reading] };
    Some((date, end + 1))
}

/// No more words than this only belong to a day or a year: `1º de junio`.
const MOST_FILLERS: usize = 2;

/// The next piece but for what only belongs to a day or a year: `th`, `de`, `日`, `года`.
fn skipped(pieces: &[Piece], at: usize) -> usize {
    let fillers = pieces.iter().skip(at).take(MOST_FILLERS).take_while(|it| is_filler(it.text));
    at + fillers.count()
}

fn skipped_back(pieces: &[Piece], at: usize) -> Option<usize> {
    let before = pieces[..at].iter().rev();
    let fillers = before.take(MOST_FILLERS).take_while(|it| is_filler(it.text)).count();
    at.checked_sub(fillers + 1)
}

fn is_filler(text: &str) -> bool {
    matches!(
        text,
        "st" | "nd"
            | "rd"
            | "th"
            | "of"
            | "de"
            | "del"
            | "do"
            | "d"
            | "日"
            | "年"
            | "號"
            | "号"
            | "일"
            | "년"
            | "er"
            | "º"
            | "ª"
            | "den"
            | "le"
            | "η"
            | "ης"
            | "го"
            | "ngày"
            | "năm"
    )
}

/// Whether only blanks, a comma or a period stand between two parts of a date. A period behind a
/// word between them ends a sentence.
fn is_gap(text: &str) -> bool {
    let ends_sentence = text.split_once('.').is_some_and(|it| it.0.ends_with(char::is_alphabetic));
    text.len() <= 12
        && !ends_sentence
        && text
            .chars()
            .all(|it| it.is_whitespace() || ".,ºª'’،".contains(it) || it.is_alphanumeric())
}

/// The month that a word names in one of the languages.
fn month(text: &str, piece: Piece, languages: &[&Dates]) -> Option<u32> {
    if piece.number.is_some() || !piece.text.starts_with(char::is_alphabetic) {
        return None;
    }
    if piece.text.len() > LONGEST_MONTH {
        return None;
    }
    let word = piece.text.to_lowercase();
    let dotted = text[piece.end..].starts_with('.').then(|| format!("{word}."));
    let names = |it: &String| *it == word || dotted.as_ref() == Some(it);
    let at =
        languages.iter().find_map(|it| it.months.iter().position(|it| it.iter().any(names)))?;
    // The verb is no month.
    let is_verb = word == "may" && piece.text == "may";
    u32::try_from(at + 1).ok().filter(|_| !is_verb)
}

/// A month written in ideographs.
fn ideographic(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let at = MONTHS.iter().position(|it| text == *it)?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::profile;

    fn dates(tag: &str, text: &str) -> Vec<(Option<u32>, u32, Option<u32>)> {
        let profile = profile(tag).unwrap();
        let found = find(text, &[profile.dates.as_ref().unwrap()]);
        found
            .iter()
            .map(|it| (it.readings[0].year, it.readings[0].month, it.readings[0].day))
            .collect()
    }

    #[test]
    fn dates_of_many_languages() {
        let day = (Some(2021), 6, Some(4));
        assert_eq!(dates("en", "On June 4, 2021 or Jun. 4th, 2021"), [day, day]);
        assert_eq!(dates("en", "6/4/2021, 2021-06-04T00:00"), [day, day]);
        assert_eq!(dates("en", "It may 2 do. May 2021"), [(Some(2021), 5, None)]);
        assert_eq!(dates("de", "am 4. Juni 2021 und 04.06.2021"), [day, day]);
        assert_eq!(dates("es", "el 4 de junio de 2021"), [day]);
        assert_eq!(dates("ru", "4 июня 2021 г."), [day]);
        assert_eq!(dates("zh-TW", "2021 年 6 月 4 日與2021年6月4日"), [day, day]);
        assert_eq!(dates("ko", "2021년 6월 4일"), [day]);
        assert_eq!(dates("hu", "2021. június 4-én"), [day]);
        assert_eq!(dates("en", "version 1.2.3, 10/20, 1-2-3"), []);
    }
}
