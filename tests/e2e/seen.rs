//! What is on screen at one moment.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Reads the page; see there for what each part is.
pub const SCRIPT: &str = include_str!("seen.js");

/// The page, as it is read.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Seen {
    pub query: String,
    pub heading: String,
    pub summary: String,
    pub note: String,
    pub notices: Vec<String>,
    /// What the release uses, and which ones have the same ports.
    pub uses: String,
    /// How many rows the search finds.
    pub found: String,
    /// What is said of a rule that the address leads to and that does not apply.
    pub lost: String,
    groups: BTreeMap<String, Vec<Choice>>,
    pub lines: Vec<Choice>,
    /// Whether the app runs.
    pub runs: bool,
    /// The view that is looked at.
    pub view: String,
    fields: BTreeMap<String, Field>,
    pub tables: Vec<Table>,
    pub misses: Vec<String>,
    pub misses_open: bool,
    pub format: String,
    pub formats: Vec<String>,
    pub format_groups: Vec<String>,
    /// What is said below the picker of formats.
    pub format_said: String,
    /// What there is to know about the chosen format, by its term.
    pub about: BTreeMap<String, String>,
    /// Where what is typed is kept.
    pub keeping: String,
    /// The link that brings the entries along, where it was asked for.
    pub link: String,
    /// How copying it went.
    pub link_said: String,
    pub plan: Plan,
    pub buttons: Vec<String>,
    pub snippets: Vec<Snippet>,
    /// The scripts that try the openings.
    pub checks: Vec<Snippet>,
    pub upgrade: Upgrade,
    pub problem: String,
    pub body: String,
    /// Whether a part of the app is on its way, and what it shows cannot be read yet.
    pub is_waiting: bool,
}

/// One of several options, or a switch.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Choice {
    pub label: String,
    #[serde(default)]
    pub remark: String,
    pub count: Option<usize>,
    pub chosen: bool,
}

/// A field to type in.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct Field {
    pub value: String,
    pub invalid: bool,
    /// What is said about it.
    pub said: String,
    /// What it stands for while it is empty.
    #[serde(default)]
    pub empty: String,
    /// What is offered for it, each with its source, and why other things are not.
    #[serde(default)]
    pub published: Vec<String>,
}

/// The view of the addresses.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Plan {
    fields: BTreeMap<String, Field>,
    /// The rows of sites; those of a card, where there is no grid, are among the fields.
    pub sites: Vec<Site>,
    /// What the card that is shown is called.
    pub card: String,
    pub totals: String,
    /// What is missing, or wrong, in all fields.
    pub wide: Vec<String>,
    /// What became of what was done last.
    pub said: String,
    /// Why there is no link.
    pub wrong: String,
    /// What becomes of the rows in the field for a sheet.
    pub sheet: Vec<String>,
}

/// A site's row of the grid.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Site {
    pub name: String,
    fields: BTreeMap<String, Field>,
}

impl Site {
    /// A field by its column.
    pub fn field(&self, column: &str) -> Field {
        self.fields.get(column).cloned().unwrap_or_default()
    }

    /// What is in every field, by its column.
    pub fn values(&self) -> Vec<(String, String)> {
        let fields = self.fields.iter();
        fields
            .map(|(column, field)| (column.clone(), field.value.clone()))
            .collect()
    }
}

/// The connections of one role's hosts in one direction.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Table {
    pub caption: String,
    pub headers: Vec<String>,
    pub rows: Vec<Row>,
}

/// A connection.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Row {
    /// The rule that links lead to this row by, if any.
    pub id: String,
    /// Every rule that lists it.
    pub rules: Vec<String>,
    pub port: String,
    pub service: String,
    /// The other end.
    pub far: String,
    /// The addresses that are entered for it.
    pub entered: String,
    /// That its port is open to any address.
    pub any: String,
    pub purposes: String,
    pub status: String,
    pub is_included: bool,
    pub is_found: bool,
    pub is_linked: bool,
    /// Where its details lead to.
    pub links: Vec<String>,
    /// Its details, where they are open.
    pub details: String,
}

/// What is to be done on the hosts of one role.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Snippet {
    pub title: String,
    pub wide: String,
    pub unsupported: String,
    pub left_out: Vec<String>,
    pub text: Option<String>,
    pub file: String,
    pub said: String,
    pub download: String,
    pub href: String,
}

/// What changes between two releases.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Upgrade {
    /// What it is called: an upgrade, or a downgrade.
    pub title: String,
    /// The releases to come from.
    pub lines: Vec<Choice>,
    /// The answer in a sentence or two.
    pub said: String,
    pub lists: Vec<List>,
    /// Whether the snippets are those for before or those for after.
    pub step: String,
    /// These snippets.
    pub snippets: Vec<Snippet>,
}

/// A list of rules that change, or do not.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct List {
    pub heading: String,
    pub entries: Vec<Entry>,
}

/// A rule in such a list.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Entry {
    pub text: String,
    pub links: Vec<String>,
}

impl Plan {
    /// A field by its label.
    pub fn field(&self, label: &str) -> Field {
        self.fields.get(label).cloned().unwrap_or_default()
    }

    /// What the sites are called.
    pub fn names(&self) -> Vec<&str> {
        self.sites.iter().map(|site| site.name.as_str()).collect()
    }

    /// A site's field, by the site's name and the column.
    pub fn at(&self, site: &str, column: &str) -> Field {
        let site = self.sites.iter().find(|one| one.name == site);
        site.map(|site| site.field(column)).unwrap_or_default()
    }

    /// What is in every field of every site, by its column.
    pub fn values(&self) -> Vec<Vec<(String, String)>> {
        self.sites.iter().map(Site::values).collect()
    }
}

impl Upgrade {
    /// The release that is come from.
    pub fn line(&self) -> &str {
        let chosen = self.lines.iter().find(|line| line.chosen);
        chosen.map_or("", |line| &line.label)
    }
}

impl Row {
    /// Port, other end and status.
    pub fn short(&self) -> [&str; 3] {
        [&self.port, &self.far, &self.status]
    }
}

impl Snippet {
    /// The text; empty when there is none.
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }
}

impl Seen {
    /// Every rule on screen.
    pub fn rows(&self) -> Vec<&Row> {
        self.tables.iter().flat_map(|table| &table.rows).collect()
    }

    /// The ids of every rule in the tables, each once.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids = Vec::new();
        for id in self.rows().iter().flat_map(|row| &row.rules) {
            if !ids.contains(&id.as_str()) {
                ids.push(id.as_str());
            }
        }
        ids
    }

    /// The row that links to a rule lead to, or else the first one that the rule is in.
    pub fn row(&self, id: &str) -> Option<&Row> {
        let rows = self.rows();
        let own = rows.iter().find(|row| row.id == id);
        let any = || {
            rows.iter()
                .find(|row| row.rules.iter().any(|one| one == id))
        };
        own.or_else(any).copied()
    }

    /// The rows that are found.
    pub fn found_rows(&self) -> Vec<[&str; 3]> {
        let rows = self.rows().into_iter().filter(|row| row.is_found);
        rows.map(Row::short).collect()
    }

    /// The options under a label; none when there is no such group.
    pub fn group(&self, label: &str) -> &[Choice] {
        self.groups.get(label).map_or(&[], Vec::as_slice)
    }

    /// What is chosen under a label.
    pub fn chosen(&self, group: &str) -> &str {
        let chosen = self.group(group).iter().find(|choice| choice.chosen);
        chosen.map_or("", |choice| &choice.label)
    }

    /// A switch.
    pub fn switch(&self, group: &str, label: &str) -> &Choice {
        let mut choices = self.group(group).iter();
        choices
            .find(|choice| choice.label == label)
            .unwrap_or_else(|| panic!("no switch “{label}” under “{group}”"))
    }

    /// A field by its label.
    pub fn field(&self, label: &str) -> Field {
        self.fields.get(label).cloned().unwrap_or_default()
    }

    /// The labels of all fields but these.
    pub fn fields_but(&self, others: &[&str]) -> Vec<&str> {
        let labels = self.fields.keys().map(String::as_str);
        labels.filter(|label| !others.contains(label)).collect()
    }

    /// The release that is chosen from the known ones.
    pub fn line(&self) -> &str {
        let chosen = self.lines.iter().find(|line| line.chosen);
        chosen.map_or("", |line| &line.label)
    }

    /// The one value of a parameter in the address, decoded.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let query = self.query.trim_start_matches('?').as_bytes();
        let mut values = url::form_urlencoded::parse(query).filter(|(one, _)| one == name);
        let value = values.next().map(|(_, value)| value.into_owned());
        assert!(values.next().is_none(), "{name} twice in {}", self.query);
        value
    }

    /// The snippet for a role.
    pub fn snippet(&self, role: &str) -> &Snippet {
        let mut snippets = self.snippets.iter();
        snippets
            .find(|snippet| snippet.title.to_lowercase().contains(&role.to_lowercase()))
            .unwrap_or_else(|| panic!("no snippet for “{role}”"))
    }
}
