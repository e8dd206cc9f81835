//! `claimgraph formats`

use std::io::Write;

use claimgraph::Result;
use claimgraph::formats::{FORMATS, Format, table};

use crate::cli::args::Terminal;
use crate::cli::outcome::Outcome;
use crate::cli::page::{Page, Tone, terminal_width};

/// List every format: what it is called, what is read and written, what it carries
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    claimgraph formats\n  \
    claimgraph formats --json | jq -r '.[].name'")]
pub(crate) struct Args {
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(args: Args, terminal: &Terminal) -> Result<Outcome> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if args.json {
        let formats: Vec<_> = FORMATS.iter().map(|format| table::as_json(format)).collect();
        writeln!(out, "{:#}", serde_json::Value::from(formats))?;
        out.flush()?;
        return Ok(Outcome::Fine);
    }
    let table = table::as_markdown();
    let wide = table.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    if terminal_width().is_some_and(|width| width < wide) {
        let mut page = Page::new(terminal);
        FORMATS.iter().for_each(|format| describe(format, &mut page));
        drop(out);
        page.print()?;
    } else {
        out.write_all(table.as_bytes())?;
        out.flush()?;
    }
    Ok(Outcome::Fine)
}

/// A format in some lines, for terminals on which the table would be a heap of pieces.
fn describe(format: &Format, page: &mut Page) {
    let endings: Vec<String> = format.extensions.iter().map(|e| format!(".{e}")).collect();
    let does = match (format.reads.is_some(), format.writes.is_some()) {
        (true, true) => "read and written",
        (true, false) => "only read",
        _ => "only written",
    };
    let about = format!("  {}, {does}", endings.join(" "));
    page.line(0, &[(Tone::Strong, format.name), (Tone::Faint, &about)]);
    page.line(2, &[(Tone::Plain, format.summary)]);
    let lacks = table::lacks(format);
    if !lacks.is_empty() {
        page.line(2, &[(Tone::Faint, &format!("carries no {}", lacks.join(", ")))]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_fits_a_narrow_terminal() {
        let mut page = Page::of_width(40);
        FORMATS.iter().for_each(|format| describe(format, &mut page));
        let text = page.text();
        assert!(text.starts_with("dot .dot .gv, read and written\n  Graphviz, and what"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 40), "{text}");
    }
}
