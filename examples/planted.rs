//! Prints what the linter finds of the defects planted in clean articles:
//!
//! ```console
//! cargo run --example planted
//! cargo run --example planted link markup/lost-emphasis
//! ```
//!
//! With names of rules or families it says what was missed, too.

#![allow(clippy::print_stdout)]

#[path = "../tests/planted/main.rs"]
mod planted;

/// So many places a rule and a locale.
const MOST_PLACES: usize = 40;

fn main() {
    let names: Vec<String> = std::env::args().skip(1).collect();
    for (locale, hit) in planted::baseline() {
        println!("not clean: {locale}: {hit:?}");
    }
    let rows = planted::run(&planted::mutations(&names), MOST_PLACES);
    if !names.is_empty() {
        print!("{}", planted::notes(&rows));
    }
    print!("{}", planted::table(&rows));
}
