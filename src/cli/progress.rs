//! What a long run is doing, on a terminal, from the first second on.

use std::io::IsTerminal;
use std::time::Duration;

use claimgraph::text::visible_name;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::args::Terminal;

/// A line on stderr that says what the run is doing. Short runs never show it.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Starts saying what is done, if anybody looks.
    pub(crate) fn start(terminal: &Terminal) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        if std::io::stderr().is_terminal() && !terminal.quiet {
            let shown = bar.clone();
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_secs(1));
                if !shown.is_finished() {
                    shown.set_draw_target(ProgressDrawTarget::stderr());
                    shown.enable_steady_tick(Duration::from_millis(120));
                }
            });
        }
        Progress { bar }
    }

    /// Shows nothing.
    pub(crate) fn none() -> Progress {
        Progress { bar: ProgressBar::hidden() }
    }

    /// Shows how much of so many bytes is done, from now on.
    pub(crate) fn along(&self, bytes: u64) {
        let template = "{spinner} {bar:20} {bytes}/{total_bytes} {msg} ({elapsed})";
        if let (true, Ok(style)) = (bytes > 0, ProgressStyle::with_template(template)) {
            self.bar.set_style(style);
            self.bar.set_length(bytes);
        }
    }

    /// So many more bytes are done.
    pub(crate) fn advance(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    /// Says what is done now.
    pub(crate) fn doing(&self, what: impl Into<String>) {
        self.bar.set_message(visible_name(&what.into()));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
