//! That a table has the columns of which its user says what they mean.

use crate::error::{Error, Result};
use crate::model::Table;
use crate::project::header::some_headers;
use crate::project::named::{NamedColumns, is_same};
use crate::project::naming;
use crate::text::{SAVE_AS_UTF_8, did_you_mean};

impl NamedColumns {
    /// That every column that was meant is there.
    ///
    /// # Errors
    ///
    /// If one isn't.
    pub(super) fn require(&self, table: &Table) -> Result<()> {
        let headers = || table.columns.iter().map(|column| column.header.as_str());
        let is_missing = |header: &str| !headers().any(|other| is_same(other, header));
        match self.0.iter().find(|(_, header)| is_missing(header)) {
            None => Ok(()),
            Some((_, header)) => {
                let error = Error::new(format!("the table has no column `{header}`"));
                if let Some(other) = headers().find(|other| other.contains('\u{fffd}')) {
                    let what = format!("the header isn't UTF-8 in `{other}`");
                    return Err(error.hint(format!("{what}: {SAVE_AS_UTF_8}")));
                }
                let all = || format!("it has {}", some_headers(table));
                Err(error.hint(did_you_mean(header, headers()).unwrap_or_else(all)))
            }
        }
    }

    /// That a table which has an end of its edges still has it, once a column has the name that was
    /// said of it.
    ///
    /// # Errors
    ///
    /// If the column that is the end is to be something else, and no other is the end.
    pub(super) fn require_ends(&self, table: &Table) -> Result<()> {
        let missing = ["subject", "object"].into_iter().filter(|end| table.position(end).is_none());
        let missing: Vec<&str> = if self.is_empty() { Vec::new() } else { missing.collect() };
        if missing.is_empty() {
            return Ok(());
        }
        let headers: Vec<String> =
            table.columns.iter().map(|column| column.header.clone()).collect();
        let own = naming::claims(&headers);
        let meant = |(header, own): (&String, &String)| {
            let end = missing.iter().find(|end| *own == **end)?;
            let name = self.meaning(header)?;
            Some(format!("no column is the `{end}`: the table's `{header}` is to be `{name}`"))
        };
        match headers.iter().zip(&own).find_map(meant) {
            None => Ok(()),
            Some(message) => Err(Error::new(message)
                .hint("say as well which column it is instead, or leave this `--column` out")),
        }
    }
}
