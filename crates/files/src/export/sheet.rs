//! The neutral sheet that every export writes.

use ports_core::text::counted;

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
    /// Where it is shown.
    pub place: Place,
}

/// Where a column is shown. A table that is read holds what a network team works with; the rest is for
/// whoever checks it or imports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the tables of a workbook, and in files for programs.
    Table,
    /// In the tables of a workbook alone, where it joins what files for programs keep apart.
    Joined,
    /// For the network team to fill in: everywhere but in JSON, which has no use for it.
    Blank,
    /// In a workbook's second part, about where a row is from, and in files for programs.
    Sources,
    /// In files for programs alone.
    Data,
    /// In JSON alone.
    Json,
}

impl Place {
    /// Whether it is in the tables of a workbook.
    pub fn is_in_table(self) -> bool {
        matches!(self, Self::Table | Self::Joined | Self::Blank)
    }

    /// Whether it is in CSV.
    pub fn is_in_csv(self) -> bool {
        !matches!(self, Self::Joined | Self::Json)
    }

    /// Whether it is in JSON.
    pub fn is_in_json(self) -> bool {
        !matches!(self, Self::Joined | Self::Blank)
    }
}

/// A column.
pub(super) const fn column(
    key: &'static str,
    name: &'static str,
    width: u8,
    place: Place,
) -> Column {
    Column {
        key,
        name,
        width,
        place,
    }
}

/// A column of the short table: in Markdown, on paper and on the page, which have no room for all of
/// them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShortColumn {
    /// Its heading.
    pub name: &'static str,
    /// What it holds, by the keys of columns.
    pub holds: Holds,
    /// Whether Markdown has it too.
    pub is_in_markdown: bool,
}

/// What a column of the short table holds, by the keys of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// One cell.
    One(&'static str),
    /// A name and its addresses.
    Endpoint(&'static str, &'static str),
    /// A protocol and a port: `tcp/443`.
    Port(&'static str, &'static str),
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
    /// Those of the short table.
    pub short: &'static [ShortColumn],
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
    /// A row for each connection.
    pub rows: Vec<Row>,
    /// Remarks on it, in sentences.
    pub notes: Vec<Plain>,
}

impl Sheet {
    /// All rows, one part after the other.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.parts.iter().flat_map(|part| &part.rows)
    }

    /// The columns that are shown in places for which `is_shown` holds, each with its index in a row.
    pub fn columns_where(
        &self,
        is_shown: impl Fn(Place) -> bool,
    ) -> impl Iterator<Item = (usize, &'static Column)> {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(_, column)| is_shown(column.place))
    }

    /// The cell of a row in the column with a key.
    ///
    /// # Panics
    /// Where no column has the key: a mistake in the program.
    pub fn cell<'a>(&self, row: &'a Row, key: &str) -> &'a Cell {
        let index = self.columns.iter().position(|column| column.key == key);
        &row[index.expect("the columns have what the short table holds")]
    }

    /// All remarks, those on a part behind its name.
    pub fn all_notes(&self) -> Vec<Plain> {
        let of_part = |part: &Part| {
            let name = part.name.as_str().to_owned();
            let notes = part.notes.clone().into_iter();
            notes.map(move |note| {
                let said = msg_fmt!(name_and_value, name = &name, value = note.as_str());
                Plain::new(&said.to_string())
            })
        };
        let of_parts = self.parts.iter().flat_map(of_part);
        of_parts.chain(self.notes.iter().cloned()).collect()
    }

    /// The endpoints whose addresses are missing, each once: where only some of the teams miss them,
    /// with each of these.
    pub fn missing(&self) -> Vec<String> {
        let mut endpoints: Vec<MissingAt> = Vec::new();
        for row in self.rows() {
            let team = self.cell(row, TEAM).words();
            for (name, addresses) in ENDPOINTS {
                let name = self.cell(row, name).words();
                let index = endpoints.iter().position(|known| known.name == name);
                let index = index.unwrap_or_else(|| {
                    endpoints.push(MissingAt::new(name));
                    endpoints.len() - 1
                });
                let known = &mut endpoints[index];
                match self.cell(row, addresses).has_address() {
                    true => known.is_somewhere = true,
                    false if known.teams.contains(&team) => {}
                    false => known.teams.push(team.clone()),
                }
            }
        }
        endpoints.into_iter().flat_map(MissingAt::said).collect()
    }

    /// The missing addresses in a sentence: `2 addresses missing: Registries, vCenter (Berlin)`; none
    /// where none is missing.
    pub fn missing_in_words(&self) -> Option<String> {
        let missing = self.missing();
        if missing.is_empty() {
            return None;
        }
        let addresses = counted(missing.len(), msg!(counted_addresses));
        let names = missing.join(msg!(list_comma));
        let said = msg_fmt!(sheet_missing, addresses = addresses, names = names);
        Some(said.to_string())
    }

    /// Leaves nothing but the parts with a name, and says whether there is one: else nothing changes. Their counts
    /// are of these alone.
    pub(crate) fn narrow(&mut self, part: &str) -> bool {
        let part = Plain::new(part);
        if !self.parts.iter().any(|one| one.name == part) {
            return false;
        }
        self.parts.retain(|one| one.name == part);
        if let [only] = &self.parts[..] {
            self.counts = only.counts.clone();
        }
        let number = self.columns.iter().position(|column| column.key == NUMBER);
        if let Some(column) = number {
            let rows = self.parts.iter_mut().flat_map(|part| &mut part.rows);
            for (number, row) in (1..).zip(rows) {
                row[column] = Cell::Number(number);
            }
        }
        true
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

/// The key of the column with a row's number.
pub(super) const NUMBER: &str = "number";

/// The keys of the columns with the two ends of a connection: name and addresses.
const ENDPOINTS: [(&str, &str); 2] = [
    ("source", "source_addresses"),
    ("destination", "destination_addresses"),
];

/// The key of the column with the team.
pub(super) const TEAM: &str = "team";

/// Who misses the addresses of an endpoint.
struct MissingAt {
    name: String,
    /// Whether somebody has them.
    is_somewhere: bool,
    /// The teams that miss them.
    teams: Vec<String>,
}

impl MissingAt {
    fn new(name: String) -> Self {
        Self {
            name,
            is_somewhere: false,
            teams: Vec::new(),
        }
    }

    /// The name once where everybody misses its addresses, else with each team that does.
    fn said(self) -> Vec<String> {
        let Self { name, teams, .. } = self;
        if !self.is_somewhere && !teams.is_empty() {
            return vec![name];
        }
        let at = |team| msg_fmt!(sheet_missing_at, name = &name, team = team).to_string();
        teams.iter().map(at).collect()
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
                team: None,
                date: "2026-11-22".to_owned(),
            };
            let words = sheet(&request, dataset).expect("a sheet").totals_in_words();
            assert_eq!(words, words.to_lowercase());
        }
    }
}
