//! Which files, and which configuration.

use std::path::PathBuf;

use clap::Args;
use rayon::ThreadPool;
use serde::{Deserialize, Serialize};

use super::config_args::ConfigArgs;
use super::output::Failure;
use crate::input::{self, Files, Request};

/// Which files, and which configuration.
#[derive(Debug, Clone, PartialEq, Eq, Args, Serialize, Deserialize)]
pub struct InputArgs {
    /// Files, folders (searched for *.md), or - for standard input
    #[arg(value_name = "PATHS", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// The name under which standard input is reported and configured
    #[arg(long, value_name = "NAME", default_value = "stdin.md")]
    pub stdin_filename: PathBuf,
    /// The configuration
    #[command(flatten)]
    pub config: ConfigArgs,
    /// Leave out what the configuration excludes, even if it is named here
    #[arg(long)]
    pub force_exclude: bool,
    /// Read the articles that .gitignore hides as well
    #[arg(long)]
    pub no_ignore: bool,
    /// How many threads to use [default: one a core]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    #[serde(skip)]
    pub threads: usize,
}

impl InputArgs {
    /// The files that these arguments mean, with their configurations.
    ///
    /// # Errors
    /// Where a configuration is wrong.
    pub fn files(&self) -> Result<Files, Failure> {
        Ok(input::collect(&Request {
            paths: self.paths.clone(),
            stdin_filename: self.stdin_filename.clone(),
            config: self.config.mode(),
            force_exclude: self.force_exclude,
            no_ignore: self.no_ignore,
        })?)
    }

    /// The threads to read them with.
    ///
    /// # Errors
    /// Where they cannot be started.
    pub fn pool(&self) -> Result<ThreadPool, Failure> {
        Ok(rayon::ThreadPoolBuilder::new().num_threads(self.threads).build()?)
    }
}
