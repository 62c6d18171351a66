//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::baseline_args::BaselineArgs;
use super::check_args::CheckArgs;
use super::input_args::InputArgs;
use super::lsp_args::LspArgs;
use super::merge_args::MergeArgs;
use super::profile_args::ProfileArgs;
use super::report::ReportArgs;
use super::status::StatusArgs;
use super::terms_args::TermsArgs;

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
    /// Propose terms for a glossary
    Terms(TermsArgs),
    /// Show in an editor what is found: a language server on standard input and output
    Lsp(LspArgs),
    /// Write a commented bilint.yaml
    Init(InitArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the JSON Schema of bilint.yaml or of rule files
    Schema(SchemaArgs),
}

/// `bilint segments`
#[derive(Debug, Args)]
pub struct SegmentsArgs {
    /// The files to read
    #[command(flatten)]
    pub input: InputArgs,
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
