//! The program `bilint`.

use std::process::ExitCode;

fn main() -> ExitCode {
    bilint::cli::run()
}
