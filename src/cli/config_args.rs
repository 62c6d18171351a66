//! `--config` and `--no-config`.

use std::path::PathBuf;

use clap::Args;
use serde::{Deserialize, Serialize};

use crate::config::ConfigMode;

/// Which configuration counts.
#[derive(Debug, Clone, PartialEq, Eq, Args, Serialize, Deserialize)]
pub struct ConfigArgs {
    /// Use this configuration instead of the nearest bilint.yaml
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long)]
    pub no_config: bool,
}

impl ConfigArgs {
    /// Which configuration counts.
    pub fn mode(&self) -> ConfigMode {
        ConfigMode::of(self.config.as_deref(), self.no_config)
    }
}
