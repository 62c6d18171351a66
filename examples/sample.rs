//! Draws diagnostics at random for someone who judges them: each with its message and both sides of
//! its segment, and nothing else. The same folder, seed and rules give the same sample.
//!
//! ```text
//! cargo run --release --example sample -- --per-rule 30 articles/
//! cargo run --release --example sample -- --per-locale 40 articles/
//! ```

#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use bilint::article::{self, Article, Side};
use bilint::config::{ConfigMode, Selection};
use bilint::diagnostic::Diagnostic;
use bilint::engine;
use bilint::input::{self, File, Request};
use bilint::report::visible;
use clap::Parser;
use sha2::{Digest, Sha256};

/// Draws diagnostics at random, to be judged by hand.
#[derive(Parser)]
struct Args {
    /// Folders of articles.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// So many of each rule.
    #[arg(long, default_value_t = usize::MAX, hide_default_value = true)]
    per_rule: usize,
    /// So many of each locale.
    #[arg(long, default_value_t = usize::MAX, hide_default_value = true)]
    per_locale: usize,
    /// Only these rules or families.
    #[arg(long = "rule")]
    rules: Vec<String>,
    /// The configuration, which may name glossaries.
    #[arg(long)]
    config: Option<PathBuf>,
    /// Advice, too.
    #[arg(long)]
    advice: bool,
    /// Another number draws another sample.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// A diagnostic, ready to be printed, and what it is drawn by.
struct Card {
    order: [u8; 32],
    rule: String,
    locale: String,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    let selection =
        Selection { select: args.rules.clone(), advice: args.advice, ..Selection::default() };
    let files = input::collect(&Request {
        paths: args.paths.clone(),
        stdin_filename: PathBuf::new(),
        config: ConfigMode::of(args.config.as_deref(), args.config.is_none()),
        force_exclude: false,
        no_ignore: false,
    })?;
    let mut cards = Vec::new();
    for file in &files.files {
        let article = article::read(input::read(file)?);
        let checked =
            engine::check(&article, &file.path, &file.below_root, &file.config, &selection);
        cards.extend(checked.diagnostics.iter().map(|it| card(&args, file, &article, it)));
    }
    cards.sort_by_key(|it| it.order);
    let (mut rules, mut locales) = (BTreeMap::new(), BTreeMap::new());
    let mut drawn: Vec<Card> = Vec::new();
    for card in cards {
        let of_rule: &mut usize = rules.entry(card.rule.clone()).or_default();
        let of_locale: &mut usize = locales.entry(card.locale.clone()).or_default();
        if *of_rule < args.per_rule && *of_locale < args.per_locale {
            *of_rule += 1;
            *of_locale += 1;
            drawn.push(card);
        }
    }
    drawn.sort_by(|a, b| (&a.rule, &a.locale, a.order).cmp(&(&b.rule, &b.locale, b.order)));
    for (number, card) in drawn.iter().enumerate() {
        println!("[{}] {}", number + 1, card.text);
    }
    Ok(())
}

fn card(args: &Args, file: &File, article: &Article, diagnostic: &Diagnostic) -> Card {
    let rule = diagnostic.rule.id.clone();
    let id = diagnostic.segment.map_or("-", |at| article.id(&article.segments[at]));
    let place = format!("{}\0{}\0{}", file.below_root, diagnostic.range.start, args.seed);
    let mut text = format!(
        "{rule} | {} | {} | {} {id}\n  says: {}\n",
        article.locale(),
        article.translation_type().name().unwrap_or("-"),
        file.below_root,
        diagnostic.message,
    );
    match diagnostic.segment.map(|at| &article.segments[at]) {
        Some(segment) => {
            for side in [Side::Target, Side::Source] {
                let range = segment.side(side).text;
                let mut written = article.at(range).to_owned();
                if diagnostic.side == Some(side) && range.contains(diagnostic.range) {
                    written.insert(diagnostic.range.end - range.start, '⟧');
                    written.insert(diagnostic.range.start - range.start, '⟦');
                }
                text += &format!("  {}: {}\n", side.name(), visible(&written, false));
            }
        }
        None => text += &format!("  place: {}\n", visible(article.at(diagnostic.range), false)),
    }
    Card {
        order: Sha256::digest(format!("{rule}\0{place}")).into(),
        rule,
        locale: article.locale().to_owned(),
        text,
    }
}
