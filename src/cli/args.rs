//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};

use super::baseline_args::BaselineArgs;
use super::filter::FilterArgs;
use super::fixing::FixArgs;
use super::glossary_args::GlossaryArgs;
use super::limits::LimitArgs;
use super::lsp_args::LspArgs;
use super::output_args::OutputArgs;
use super::profile_args::ProfileArgs;
use super::report::ReportArgs;
use super::selection_args::SelectionArgs;
use super::shard_args::{MergeArgs, ShardArgs};
use super::source_args::SourceArgs;
use super::status::StatusArgs;
use crate::config::ConfigMode;
use crate::input::Request;
use crate::rules::Level;

const EXIT_STATUS: &str = "Exit status: 0 nothing to report, 1 something at or above --fail-on, \
    2 could not run or could not read everything.";

/// Finds what a reader of the translation would trip over, in bilingual articles.
#[derive(Debug, Parser)]
#[command(name = "bilint", version, about, after_help = EXIT_STATUS)]
pub struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check articles and report what is wrong
    #[command(after_help = EXIT_STATUS)]
    Check(CheckArgs),
    /// Join the reports of the parts that `check --shard` made
    #[command(after_help = EXIT_STATUS)]
    Merge(MergeArgs),
    /// Write down what is found now, so that `check --baseline` reports only what is new
    Baseline(BaselineArgs),
    /// Print the segments of articles as the checks see them
    Segments(SegmentsArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Explain a rule: what it finds, why it matters, with examples
    Explain(ExplainArgs),
    /// Run the examples of the rules as tests
    TestRules(TestRulesArgs),
    /// Learn what is usual in a locale from human translations, or show what is taken for usual
    Profile(ProfileArgs),
    /// Check articles and write a page about them that opens in a browser
    #[command(after_help = EXIT_STATUS)]
    Report(ReportArgs),
    /// Show by locale and folder what is up to date, and what people translated
    Status(StatusArgs),
    /// Show in an editor what is found: a language server on standard input and output
    Lsp(LspArgs),
    /// Write a commented bilint.yaml
    Init(InitArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the JSON Schema of bilint.yaml or of rule files
    Schema(SchemaArgs),
}

/// Which files, and which configuration.
#[derive(Debug, Clone, PartialEq, Eq, Args, Serialize, Deserialize)]
pub struct InputArgs {
    /// Files, folders (searched for *.md), or - for standard input
    #[arg(value_name = "PATHS", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// The name under which standard input is reported and configured
    #[arg(long, value_name = "NAME", default_value = "stdin.md")]
    pub stdin_filename: PathBuf,
    /// Use this configuration instead of the nearest bilint.yaml
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long)]
    pub no_config: bool,
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
    /// What these arguments ask for.
    pub fn request(&self) -> Request {
        Request {
            paths: self.paths.clone(),
            stdin_filename: self.stdin_filename.clone(),
            config: ConfigMode::of(self.config.as_deref(), self.no_config),
            force_exclude: self.force_exclude,
            no_ignore: self.no_ignore,
        }
    }
}

/// `bilint check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The files to check
    #[command(flatten)]
    pub input: InputArgs,
    /// Which rules count
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// The level from which on a diagnostic makes the exit status 1
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Warning)]
    pub fail_on: FailOn,
    /// How to report
    #[command(flatten)]
    pub output: OutputArgs,
    /// What to do about what is found
    #[command(flatten)]
    pub fixing: FixArgs,
    /// Print a table of the rules by locale instead of the diagnostics
    #[arg(long)]
    pub statistics: bool,
    /// What of it to report
    #[command(flatten)]
    pub filter: FilterArgs,
    /// How much of it
    #[command(flatten)]
    pub limits: LimitArgs,
    /// Which part
    #[command(flatten)]
    pub sharding: ShardArgs,
    /// The English files to compare with
    #[command(flatten)]
    pub source: SourceArgs,
    /// What things are to be called
    #[command(flatten)]
    pub glossary: GlossaryArgs,
}

/// From which level on a diagnostic counts for the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors only
    Error,
    /// Errors and warnings
    Warning,
    /// Everything that is shown
    Advice,
    /// Nothing
    Never,
}

impl FailOn {
    /// Whether a diagnostic of this level counts.
    pub fn counts(self, level: Level) -> bool {
        match self {
            Self::Error => level >= Level::Error,
            Self::Warning => level >= Level::Warning,
            Self::Advice => true,
            Self::Never => false,
        }
    }
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// `bilint segments`
#[derive(Debug, Args)]
pub struct SegmentsArgs {
    /// The files to read
    #[command(flatten)]
    pub input: InputArgs,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_parser = ["jsonl"])]
    pub output_format: String,
}

/// `bilint rules`
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Folders with rules of your own
    #[arg(value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = RulesFormat::Table)]
    pub output_format: RulesFormat,
}

/// How the rules are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// A line a rule
    Table,
    /// One JSON array with everything
    Json,
    /// The reference page, with every explanation and example
    Markdown,
}

/// `bilint explain`
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The rule, or a family for all of its rules
    pub rule: String,
    /// Folders with rules of your own
    #[arg(value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
}

/// `bilint test-rules`
#[derive(Debug, Args)]
pub struct TestRulesArgs {
    /// The folder of the rules [default: the rules that ship]
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

/// `bilint init`
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder to write it to
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
}

/// `bilint completions`
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// `bilint schema`
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Of which kind of file
    #[arg(value_enum, default_value_t = SchemaKind::Config)]
    pub kind: SchemaKind,
}

/// The kinds of file that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// bilint.yaml
    Config,
    /// A rule file
    Rule,
}
