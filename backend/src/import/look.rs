//! A first look at a file, for whoever says which column is which.

use super::format::{self, Opened};
use super::mapping::Mapping;
use super::repair::cut;
use super::{FeedError, Format};

/// What a table looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Its form.
    pub format: Format,
    /// Its columns that have a heading, in order.
    pub columns: Vec<LookColumn>,
    /// How many rows are below the headings.
    pub rows: usize,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookColumn {
    /// Its heading.
    pub heading: String,
    /// Which of our columns it is; none when it means nothing here.
    pub column: Option<&'static str>,
    /// What the first rows say in it.
    pub examples: Vec<String>,
}

/// How many rows show what is in a column.
const EXAMPLES: usize = 3;

/// Looks at a file; none when it is not a table, so that there is nothing to say about columns.
///
/// # Errors
/// When the file cannot be read at all.
pub fn look(bytes: &[u8], named: Option<Format>, mapping: &Mapping) -> Result<Option<Look>, FeedError> {
    let Opened::Table(format, table) = format::open(bytes, named, mapping)? else { return Ok(None) };
    // A line of a letter has commas too.
    let columns = table.headings.iter().filter(|h| !h.is_empty()).count();
    if (columns < 2 || table.rows.is_empty()) && !table.is_of_services() {
        return Err(FeedError::UnknownForm);
    }
    let examples = |at: usize| {
        let said = table.rows.iter().map(|(_, row)| row.text(at).trim()).filter(|text| !text.is_empty());
        said.take(EXAMPLES).map(|text| cut(text, 80)).collect()
    };
    let columns = table.headings.iter().enumerate().filter(|(_, heading)| !heading.is_empty());
    let columns = columns
        .map(|(at, heading)| LookColumn {
            heading: heading.clone(),
            column: table.columns.get(at).copied().flatten(),
            examples: examples(at),
        })
        .collect();
    Ok(Some(Look { format, columns, rows: table.rows.len() }))
}
