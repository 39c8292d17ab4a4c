//! The neutral sheet that every export writes.

use super::cell::{Cell, Plain};

/// The name of a fact, a count or a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// For programs: the key in JSON, the same in every language.
    pub key: &'static str,
    /// For people.
    pub text: &'static str,
}

/// A name for programs and for people.
pub const fn name(key: &'static str, text: &'static str) -> Name {
    Name { key, text }
}

/// The fact: the day on which a sheet was made.
pub const DATE: Name = name("date", msg!(fact_date));

/// The fact: product and release.
pub const PRODUCT_VERSION: Name = name("product_version", msg!(fact_product_version));

/// The fact: the version of the dataset that a sheet was made from.
pub const DATASET_VERSION: Name = name("dataset_version", msg!(fact_dataset_version));

/// The fact: the selection, in words.
pub(super) const SELECTION: Name = name("selection", msg!(fact_selection));

/// The counts that every sheet has.
pub(super) const FLOWS: Name = name("flows", msg!(count_flows));
pub(super) const OPENINGS: Name = name("openings", msg!(count_openings));
pub(super) const PORTS: Name = name("ports", msg!(count_ports));

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its key in JSON, the same in every language.
    pub key: &'static str,
    /// Its heading.
    pub name: &'static str,
    /// Its width in a spreadsheet, in characters.
    pub width: u8,
    /// Whether it is below the column before it on paper, which has no room for all of them.
    pub is_below: bool,
}

/// A column that is beside the one before it on paper.
pub const fn column(key: &'static str, name: &'static str, width: u8) -> Column {
    Column {
        key,
        name,
        width,
        is_below: false,
    }
}

/// A column that is below the one before it on paper.
pub const fn below(key: &'static str, name: &'static str, width: u8) -> Column {
    Column {
        is_below: true,
        ..column(key, name, width)
    }
}

/// A row: a cell for each column.
pub type Row = Vec<Cell>;

/// A change request or an upgrade, in rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its title.
    pub title: &'static str,
    /// What it is about and as of when.
    pub facts: Vec<(Name, Plain)>,
    /// Remarks beside the rows, in sentences.
    pub notes: Vec<Plain>,
    /// The columns of every part.
    pub columns: &'static [Column],
    /// What a part is: a team, or a step.
    pub part: Name,
    /// The counts of each part.
    pub counted: &'static [Name],
    /// The rows, in parts. Numbers run through.
    pub parts: Vec<Part>,
    /// The counts of all parts together, in the order of `counted`.
    pub counts: Vec<u32>,
    /// The words used, and what they mean.
    pub legend: &'static [(&'static str, &'static str)],
    /// The product and its release.
    pub product: Plain,
    /// The version of the dataset.
    pub dataset: Plain,
    /// The reader's date, as in `2026-11-22`.
    pub date: String,
    /// The name of a file, without its extension.
    pub file: String,
}

/// The rows of one team, or of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The team or the step.
    pub name: Plain,
    /// The sentence in place of rows, where there are none.
    pub empty: &'static str,
    /// Its counts, in the order of [`Sheet::counted`].
    pub counts: Vec<u32>,
    /// A row for each flow.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// All rows, one part after the other.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.parts.iter().flat_map(|part| &part.rows)
    }

    /// Counts in words: `Flows 4, openings 3`.
    pub(super) fn counts_in_words(&self, counts: &[u32]) -> String {
        let mut words = Vec::new();
        for (name, count) in self.counted.iter().zip(counts) {
            let name = match words.is_empty() {
                true => name.text.to_owned(),
                false => lowercase(name.text),
            };
            words.push(msg_fmt!(sheet_count, name = name, count = count).to_string());
        }
        words.join(msg!(list_comma))
    }

    /// The counts of all parts together in words, within a sentence: `flows 4, openings 3`.
    pub(super) fn totals_in_words(&self) -> String {
        lowercase(&self.counts_in_words(&self.counts))
    }
}

/// The names of counts within a sentence. They are words of ours in ASCII: the tables of what else has
/// two cases weigh more than Markdown does.
fn lowercase(words: &str) -> String {
    words.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::request::{Document, FileRequest, OutputKind, sheet};
    use ports_core::evaluation::Selection;

    #[test]
    fn counts_within_a_sentence_have_no_capitals_whatever_their_alphabet() {
        let dataset = ports_data::dataset();
        let mut selection = Selection::initial(dataset);
        selection.from = Some("3.4".parse().expect("a release"));
        for document in [Document::ChangeRequest, Document::Upgrade] {
            let request = FileRequest {
                document,
                kind: OutputKind::Markdown,
                selection: selection.clone(),
                options: Default::default(),
                entries: Default::default(),
                date: "2026-11-22".to_owned(),
            };
            let words = sheet(&request, dataset).expect("a sheet").totals_in_words();
            assert_eq!(words, words.to_lowercase());
        }
    }
}
