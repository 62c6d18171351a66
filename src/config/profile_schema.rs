//! The JSON Schema of the profiles in `bilint.yaml`.

use serde_json::{Value, json};

use crate::locale::Script;

/// The keys of one profile.
pub(super) fn profile() -> Value {
    let scripts: Vec<&str> = Script::names().collect();
    json!({
        "description": "What is usual in a language. A key replaces the one that ships as a whole.",
        "type": ["object", "null"],
        "properties": {
            "language": { "description": "The ISO 639-3 code, for language identification.", "type": "string", "pattern": "^[a-z]{3}$" },
            "script": { "description": "The script of its words.", "enum": scripts },
            "word-spaces": flag("Whether blanks stand between words."),
            "ui-labels": texts("pair", "Pairs of marks that stand for the bold of a UI label."),
            "function-words": texts("small", "Frequent function words that hardly occur in English."),
            "shared-words": texts("small", "Function words of English that are spelled like words of this language."),
            "particles": texts("small", "Particles that no link and no label consists of."),
            "negations": texts("small", "Words that negate."),
            "imperatives": texts("small", "What instructions for a user interface begin with."),
            "link-words": texts("small", "Words that a link may well consist of: here, this page."),
            "abbreviations": texts("filled", "Abbreviations that end in a period, with it."),
            "doubled-words": texts("small", "Words that may stand twice in a row."),
            "elisions": texts("small", "Words that end in an apostrophe and take no blank behind them."),
            "terminal-marks": terminal_marks(),
            "quotes": texts("pair", "The pairs of quotation marks, the usual one first."),
            "blank-before": {
                "description": "The blank before a mark; none before marks that are not named.",
                "type": ["object", "null"],
                "propertyNames": { "minLength": 1, "maxLength": 1 },
                "additionalProperties": { "$ref": "#/$defs/blank" },
            },
            "blank-inside-quotes": { "description": "The blank inside the usual quotation marks.", "$ref": "#/$defs/blank" },
            "blank-beside-latin": flag("Whether a blank stands between a letter of the script and a Latin letter or a digit."),
            "numbers": numbers(),
            "dates": dates(),
            "number-words": {
                "description": "The words for 0 to 20, each in all its forms.",
                "type": ["array", "null"],
                "items": texts_of("small"),
                "minItems": 21,
                "maxItems": 21,
            },
            "transliteration": {
                "description": "How letters are written in Latin letters, the usual way first.",
                "type": ["object", "null"],
                "additionalProperties": { "type": "array", "items": { "type": "string" }, "minItems": 1 },
            },
            "length": length(),
            "machine-text-differs": flag("Whether the marks of machine translation tell machine text from human text."),
        },
        "additionalProperties": false,
    })
}

/// The definitions that a profile refers to.
pub(super) fn definitions() -> [(&'static str, Value); 5] {
    [
        ("pair", json!({ "type": "string", "pattern": "^. .$" })),
        ("small", json!({ "type": "string", "pattern": "\\S" })),
        ("filled", json!({ "type": "string", "pattern": "\\S" })),
        ("mark", json!({ "type": "string", "minLength": 1, "maxLength": 1 })),
        ("blank", json!({ "enum": ["none", "no-break", "no-break-or-none", "any"] })),
    ]
}

fn terminal_marks() -> Value {
    let marks = |description: &str| texts("filled", description);
    json!({
        "description": "The marks that end a sentence or lead to what follows, the usual one first.",
        "type": ["object", "null"],
        "properties": {
            "statement": marks("They end a statement."),
            "question": marks("They end a question."),
            "exclamation": marks("They end an exclamation."),
            "intro": marks("They lead to a list or an example."),
            "opening-question": marks("They open a question."),
            "opening-exclamation": marks("They open an exclamation."),
        },
        "additionalProperties": false,
    })
}

fn numbers() -> Value {
    json!({
        "description": "How numbers are written.",
        "type": ["object", "null"],
        "properties": {
            "decimal": { "description": "Between the units and the tenths.", "$ref": "#/$defs/mark" },
            "group": texts("mark", "Between groups of three digits, the usual one first."),
            "digits": { "description": "The digits of the script from zero to nine.", "type": "string", "pattern": "^(.{10})?$" },
        },
        "required": ["decimal"],
        "additionalProperties": false,
    })
}

fn dates() -> Value {
    json!({
        "description": "How dates are written.",
        "type": ["object", "null"],
        "properties": {
            "orders": {
                "description": "The orders of day, month and year, the usual one first.",
                "type": "array",
                "items": { "enum": ["dmy", "mdy", "ymd"] },
            },
            "months": {
                "description": "The names of each month from January on, in all forms.",
                "type": "array",
                "items": texts_of("small"),
                "minItems": 12,
                "maxItems": 12,
            },
        },
        "required": ["months"],
        "additionalProperties": false,
    })
}

fn length() -> Value {
    let band = |description: &str| {
        json!({
            "description": description,
            "type": "array",
            "items": { "type": "number", "exclusiveMinimum": 0 },
            "minItems": 2,
            "maxItems": 2,
        })
    };
    json!({
        "description": "How long a target is against its source: the shares that 0.5 % fall short of and exceed.",
        "type": ["object", "null"],
        "properties": {
            "short": band("For sources of 25 to 60 characters."),
            "long": band("For sources of 150 characters and more."),
        },
        "required": ["short", "long"],
        "additionalProperties": false,
    })
}

fn flag(description: &str) -> Value {
    json!({ "description": description, "type": ["boolean", "null"] })
}

fn texts_of(items: &str) -> Value {
    json!({ "type": "array", "items": { "$ref": format!("#/$defs/{items}") } })
}

fn texts(items: &str, description: &str) -> Value {
    json!({
        "description": description,
        "type": ["array", "null"],
        "items": { "$ref": format!("#/$defs/{items}") },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, config_schema};
    use crate::locale::{profile_file, profile_tags};
    use crate::rules::Registry;

    fn takes(schema: &Value, value: &Value) -> bool {
        jsonschema::draft202012::new(schema).unwrap().is_valid(value)
    }

    #[test]
    fn what_ships_is_taken() {
        let schema = config_schema(&Registry::shipped());
        for tag in profile_tags() {
            let mut keys = serde_json::to_value(profile_file(tag).unwrap()).unwrap();
            for name in ["tag", "name", "inherits"] {
                keys.as_object_mut().unwrap().remove(name);
            }
            assert!(takes(&schema, &json!({ "profiles": { tag: keys } })), "{tag}");
        }
    }

    #[test]
    fn what_the_program_refuses_is_refused() {
        let schema = config_schema(&Registry::shipped());
        for wrong in [
            "profiles: [de]",
            "profiles: {german: {}}",
            "profiles: {de: {quots: []}}",
            "profiles: {de: {tag: de}}",
            "profiles: {de: {quotes: ['„“']}}",
            "profiles: {de: {script: Latn}}",
            "profiles: {de: {blank-before: {':': nobreak}}}",
            "profiles: {de: {blank-before: {'::': none}}}",
            "profiles: {de: {numbers: {group: [',']}}}",
            "profiles: {de: {dates: {orders: [dmy]}}}",
            "profiles: {de: {number-words: [[null]]}}",
            "profiles: {de: {length: {short: [0.5, 2]}}}",
        ] {
            assert!(!takes(&schema, &crate::yaml::from_str(wrong).unwrap()), "{wrong}");
            let name = std::path::Path::new("bilint.yaml");
            assert!(Config::from_text(wrong, name).is_err(), "{wrong}");
        }
    }
}
