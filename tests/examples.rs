//! Every example of every rule that ships, as a test under its own name.

use std::process::ExitCode;
use std::sync::Arc;

use bilint::rules::{Registry, examples};
use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let registry = Registry::shipped();
    let mut trials = Vec::new();
    for rule in registry.rules() {
        for example in &rule.examples {
            let (rule, example, registry) =
                (Arc::clone(rule), example.clone(), Arc::clone(&registry));
            let name = format!("{}: {}", rule.id, example.name);
            trials.push(Trial::test(name, move || Ok(examples::run(&rule, &example, &registry)?)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
