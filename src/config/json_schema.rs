//! JSON Schemas, for editors: of `bilint.yaml` and of rule files.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::file::SETTINGS;
use super::profile_schema;
use crate::rules::{ITS_TYPES, Level, Registry};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A language tag.
const TAG: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

/// The schema of `bilint.yaml`, which takes the names of these rules and their families alone.
pub fn config_schema(registry: &Registry) -> Value {
    let mut schema = main_schema(registry);
    for (name, definition) in profile_schema::definitions() {
        schema["$defs"][name] = definition;
    }
    schema
}

fn main_schema(registry: &Registry) -> Value {
    let rules = registry.rules().iter();
    let names: BTreeSet<&str> = rules.flat_map(|it| [it.family(), it.id.as_str()]).collect();
    // YAML 1.1 reads a bare `off` as false.
    let settings: Vec<Value> = SETTINGS.iter().map(|&it| json!(it)).chain([json!(false)]).collect();
    json!({
        "$schema": DRAFT,
        "title": "bilint.yaml",
        "description": "The configuration of bilint. The folder of this file is the root that patterns start from.",
        "type": ["object", "null"],
        "properties": {
            "include": list("text", "Glob patterns on the path below the root: only articles that match one of them are checked."),
            "exclude": list("text", "Glob patterns on the path below the root: articles that match one of them are not checked."),
            "rules": rules_of("How much rules and families matter; a rule's id wins over its family."),
            "overrides": {
                "description": "Other levels for some of the articles; later entries win over earlier ones and over `rules`.",
                "type": ["array", "null"],
                "items": { "$ref": "#/$defs/override" },
            },
            "untranslatable": list("text", "Names that stay as they are in every language."),
            "require-human": list("text", "Glob patterns on the path below the root: articles that must be translated by people."),
            "siblings": list("text", "Folders of the other locales, from the folder of this file; `{locale}` stands for the locale."),
            "rules-folders": list("text", "Folders with rule files of your own, from the folder of this file."),
            "source": source(),
            "terminology": {
                "description": "Glossaries (CSV, TSV, YAML, TBX), from the folder of this file, and terms; later ones win over earlier ones.",
                "type": ["array", "null"],
                "items": { "anyOf": [{ "type": "string", "pattern": "\\S" }, { "$ref": "#/$defs/term" }] },
            },
            "profiles": {
                "description": "What is usual in a language, where it is not what ships, by language tag; `fr` means all its regions, `fr-CA` wins over it.",
                "type": ["object", "null"],
                "propertyNames": { "pattern": TAG },
                "additionalProperties": { "$ref": "#/$defs/profile" },
            },
        },
        "additionalProperties": false,
        "$defs": {
            "profile": profile_schema::profile(),
            "text": { "type": ["string", "number", "boolean"], "pattern": "\\S" },
            "level": {
                "description": "How much it matters; `off` switches it off.",
                "enum": settings,
            },
            "rules": {
                "type": ["object", "null"],
                "propertyNames": { "enum": names },
                "additionalProperties": { "$ref": "#/$defs/level" },
            },
            "override": override_entry(),
            "term": term(),
        },
    })
}

fn source() -> Value {
    let one_or_many = |description: &str, pattern: &str| {
        let text = json!({ "type": "string", "pattern": pattern });
        json!({
            "description": description,
            "anyOf": [text, { "type": "array", "items": text }, { "type": "null" }],
        })
    };
    json!({
        "description": "Where the English files are that the articles were translated from.",
        "type": ["object", "null"],
        "properties": {
            "root": text("The folder or the git repository of the English files, from the folder of this file."),
            "revision": {
                "description": "The commit of that repository whose files count; without it the files as they stand in the folder.",
                "type": "string",
                "pattern": "^[^-\\s]",
            },
            "path": one_or_many(
                "Where the English file of an article stands below `root`: `{path}` is the article's path below the folder of this file. Of several the first that is there counts.",
                "^[^{}]*\\{path\\}[^{}]*$",
            ),
            "strip": one_or_many(
                "Glob patterns of folders that are taken off the front of `{path}`, as in `docs.*` or `locale/*`.",
                "\\S",
            ),
        },
        "additionalProperties": false,
    })
}

fn term() -> Value {
    let words = json!({ "anyOf": [
        { "type": "string" },
        { "type": "array", "items": { "type": "string" } },
    ] });
    let by_status = json!({
        "type": "object",
        "propertyNames": { "enum": ["preferred", "admitted", "deprecated", "forbidden"] },
        "additionalProperties": words,
    });
    json!({
        "description": "A term of the source language and what becomes of it.",
        "type": "object",
        "properties": {
            "source": text("The English term, in the singular."),
            "case": { "description": "Whether capitals matter: `exact` or `any`; without it they do in acronyms.", "enum": ["any", "exact"] },
            "untranslatable": { "description": "Whether it stays as it is in every language.", "type": "boolean" },
            "part-of-speech": text("The part of speech: `noun`, `verb`; a noun is not looked for where the word is a verb."),
            "note": text("What translators are told about it."),
            "targets": {
                "description": "Its translations by language tag: one, several of which the first is preferred, or terms by status.",
                "type": "object",
                "propertyNames": { "pattern": TAG },
                "additionalProperties": { "anyOf": [words, by_status] },
            },
        },
        "required": ["source"],
        "additionalProperties": false,
    })
}

fn override_entry() -> Value {
    json!({
        "description": "Levels for the articles that meet all conditions given.",
        "type": "object",
        "properties": {
            "files": {
                "description": "Glob patterns on the path below the root, one of which must match.",
                "type": "array",
                "items": { "$ref": "#/$defs/text" },
                "minItems": 1,
            },
            "locales": {
                "description": "Language tags, one of which must mean the article's locale: `de` means `de-DE` and `de-AT`, too.",
                "type": "array",
                "items": { "type": "string", "pattern": TAG },
                "minItems": 1,
            },
            "translation-type": {
                "description": "Where the translation must come from.",
                "enum": ["machine", "human"],
            },
            "rules": rules_of("How much rules and families matter in these articles."),
        },
        "required": ["rules"],
        "additionalProperties": false,
    })
}

fn list(items: &str, description: &str) -> Value {
    json!({
        "description": description,
        "type": ["array", "null"],
        "items": { "$ref": format!("#/$defs/{items}") },
    })
}

fn rules_of(description: &str) -> Value {
    json!({ "description": description, "$ref": "#/$defs/rules" })
}

/// The schema of a rule file.
pub fn rule_schema() -> Value {
    let levels = Level::ALL.map(Level::name);
    json!({
        "$schema": DRAFT,
        "title": "bilint rule",
        "description": "A rule of bilint: what may be wrong, how it is said, and the examples that prove it.",
        "type": "object",
        "properties": {
            "id": {
                "description": "`family/fault`, in lower-case letters, digits and hyphens; a rule that ships and has the same id is replaced.",
                "type": "string",
                "pattern": "^[a-z0-9-]+/[a-z0-9-]+$",
            },
            "level": {
                "description": "How much it matters unless the configuration says otherwise.",
                "enum": levels,
            },
            "scope": {
                "description": "What one finding is about: a pair of source and target, or the whole document.",
                "enum": ["segment", "article", "project"],
            },
            "its": { "description": "The ITS 2.0 localization quality issue type.", "enum": ITS_TYPES },
            "mqm": text("The MQM issue type, where there is one."),
            "summary": text("One line for tables."),
            "check": text("The check that looks for it."),
            "options": { "description": "What a declarative check needs to know." },
            "message": text("What is wrong; a name in braces is a placeholder that the check fills."),
            "label": text("What is said at the place itself."),
            "related": text("What is said at the place on the other side."),
            "help": text("How to mend it."),
            "why": text("Why it matters, in a few sentences."),
            "suppresses": texts("Rules and families that the same cause would set off in the same segment."),
            "outranks": texts("Rules and families that the same cause would set off at the same place."),
            "examples": {
                "description": "What the rule finds and what it leaves alone; every example is a test.",
                "type": "array",
                "items": { "$ref": "#/$defs/example" },
            },
        },
        "required": ["id", "level", "scope", "its", "summary", "check", "message", "help", "why", "examples"],
        "additionalProperties": false,
        "$defs": { "example": example() },
    })
}

fn example() -> Value {
    json!({
        "description": "A segment (`locale`, `source`, `target`) or a whole article (`article` or `base64`), and what the rule says of it.",
        "type": "object",
        "properties": {
            "name": text("What it shows; the name of the test."),
            "locale": text("The locale of a segment."),
            "source": { "description": "The source of a segment.", "type": "string" },
            "target": { "description": "The target of a segment.", "type": "string" },
            "article": { "description": "A whole article.", "type": "string" },
            "before": { "description": "An earlier version of the article: the last one before its flag changed.", "type": "string" },
            "base64": text("A whole article whose bytes YAML cannot hold."),
            "files": files("The files around the article, by their paths below the root."),
            "path": text("The path of the article below the root."),
            "siblings": files("What articles of other locales make of the `source`, by locale."),
            "english": files("The files of the source root, by their paths below it; `COMMIT:path` is a file as it was at a commit."),
            "config": { "description": "A configuration, in the form of bilint.yaml.", "type": ["object", "null"] },
            "expect": texts("The texts that the rule's diagnostics point at, in order; empty where the rule is silent."),
            "fixed": {
                "description": "The target, or the whole article, after all fixes of the rule, safe or not; `false` where no fix is offered.",
                "anyOf": [{ "type": ["string", "null"] }, { "const": false }],
            },
        },
        "required": ["name", "expect"],
        "oneOf": [
            { "required": ["locale", "source", "target"] },
            { "required": ["article"] },
            { "required": ["base64"] },
        ],
        "additionalProperties": false,
    })
}

fn text(description: &str) -> Value {
    json!({ "description": description, "type": "string", "minLength": 1 })
}

fn files(description: &str) -> Value {
    json!({ "description": description, "type": ["object", "null"], "additionalProperties": { "type": "string" } })
}

fn texts(description: &str) -> Value {
    json!({ "description": description, "type": "array", "items": { "type": "string" } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::template;

    fn takes(schema: &Value, yaml: &str) -> bool {
        let value: Value = crate::yaml::from_str(yaml).unwrap();
        jsonschema::draft202012::new(schema).unwrap().is_valid(&value)
    }

    fn config_takes(yaml: &str) -> bool {
        takes(&config_schema(&Registry::shipped()), yaml)
    }

    #[test]
    fn both_are_schemas() {
        assert!(jsonschema::draft202012::meta::is_valid(&config_schema(&Registry::shipped())));
        assert!(jsonschema::draft202012::meta::is_valid(&rule_schema()));
    }

    #[test]
    fn the_template_is_taken_with_and_without_its_examples() {
        assert!(config_takes(crate::config::TEMPLATE));
        assert!(config_takes(&template::tests::uncommented()));
    }

    #[test]
    fn what_the_program_refuses_is_refused() {
        assert!(config_takes("rules: {link: off, link/missing: false}\ninclude:\n"));
        for wrong in [
            "rule: {}",
            "rules: {lnk: off}",
            "rules: {link: warn}",
            "rules: {link: true}",
            "include: a.md",
            "exclude: ['']",
            "overrides: [{files: [a]}]",
            "overrides: [{locales: [], rules: {}}]",
            "overrides: [{locales: [german], rules: {}}]",
            "overrides: [{translation-type: MT, rules: {}}]",
            "[]",
            "text",
        ] {
            assert!(!config_takes(wrong), "{wrong}");
            let name = std::path::Path::new("bilint.yaml");
            assert!(crate::config::Config::from_text(wrong, name).is_err(), "{wrong}");
        }
    }

    #[test]
    fn rules_that_ship_are_taken() {
        let schema = jsonschema::draft202012::new(&rule_schema()).unwrap();
        for rule in Registry::shipped().rules() {
            let value = serde_json::to_value(rule.as_ref()).unwrap();
            let errors: Vec<String> = schema
                .iter_errors(&value)
                .map(|it| format!("{}: {it}", it.instance_path))
                .collect();
            assert!(errors.is_empty(), "{}: {errors:#?}", rule.id);
        }
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        let registry = Registry::shipped();
        let rule = serde_json::to_value(registry.rules()[0].as_ref()).unwrap();
        let schema = jsonschema::draft202012::new(&rule_schema()).unwrap();
        for (key, value) in [
            ("id", json!("link")),
            ("level", json!("off")),
            ("its", json!("links")),
            ("scope", json!("file")),
            ("extra", json!(1)),
            ("examples", json!([{ "name": "a", "locale": "de-DE", "source": "a", "expect": [] }])),
        ] {
            let mut wrong = rule.clone();
            wrong[key] = value;
            assert!(!schema.is_valid(&wrong), "{key}");
        }
    }

    /// The keys that a form takes, as it lists them where it meets another one.
    fn keys_of<T: serde::de::DeserializeOwned>() -> BTreeSet<String> {
        let read = serde_json::from_value::<T>(json!({ "no-such-key": 1 }));
        let message = read.err().unwrap().to_string();
        let (_, keys) = message.split_once("expected one of ").unwrap();
        keys.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn the_keys_are_those_that_are_read() {
        use crate::rules::{Example, Rule};
        let (config, rule) = (config_schema(&Registry::shipped()), rule_schema());
        for (schema, keys) in [
            (&config, keys_of::<crate::config::file::ConfigFile>()),
            (&config["$defs"]["override"], keys_of::<crate::config::file::OverrideEntry>()),
            (&config["$defs"]["term"], keys_of::<crate::terminology::yaml::TermEntry>()),
            (&config["properties"]["source"], keys_of::<crate::config::source::SourceFile>()),
            (&rule, keys_of::<Rule>()),
            (&rule["$defs"]["example"], keys_of::<Example>()),
        ] {
            let offered = schema["properties"].as_object().unwrap();
            let offered: BTreeSet<String> = offered.keys().cloned().collect();
            assert_eq!(offered, keys, "{}", schema["description"]);
        }
    }

    #[test]
    fn every_property_is_described() {
        fn check(value: &Value) {
            let properties = value.get("properties").and_then(Value::as_object);
            for (name, property) in properties.into_iter().flatten() {
                assert!(property["description"].is_string(), "{name}");
            }
            value.as_object().into_iter().flatten().for_each(|(_, it)| check(it));
        }
        check(&config_schema(&Registry::shipped()));
        check(&rule_schema());
    }
}
