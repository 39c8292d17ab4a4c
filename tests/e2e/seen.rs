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
    pub nothing: String,
    groups: BTreeMap<String, Vec<Choice>>,
    pub lines: Vec<Choice>,
    fields: BTreeMap<String, Field>,
    pub tables: Vec<Table>,
    pub misses: Vec<String>,
    pub misses_open: bool,
    pub gaps: Vec<String>,
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
    /// What is offered for it, each with its source.
    pub published: Vec<String>,
}

/// The panel of the plan.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Plan {
    fields: BTreeMap<String, Field>,
    /// What the site that is shown is called.
    pub site: String,
    /// Who has to act: name, clusters, flows, openings out and in.
    pub teams: Vec<Vec<String>>,
    /// The site that is chosen.
    pub chosen: String,
    pub totals: String,
    /// The sites without addresses.
    pub wide: String,
    /// What became of what was done last.
    pub said: String,
    /// Why there is no link.
    pub wrong: String,
}

/// The rules of one direction.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Table {
    pub heading: String,
    pub count: usize,
    pub headers: Vec<String>,
    pub rows: Vec<Row>,
}

/// A rule.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Row {
    pub id: String,
    pub port: String,
    pub service: String,
    pub cells: Vec<String>,
    pub labels: Vec<String>,
    pub links: Vec<String>,
    pub evidence: String,
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
    /// The releases to come from.
    pub lines: Vec<Choice>,
    /// The answer in a sentence or two.
    pub said: String,
    pub lists: Vec<List>,
    /// What is over the snippets.
    pub headings: Vec<String>,
    /// First those for before, then those for after.
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

    /// What is in every field, by its label.
    pub fn values(&self) -> Vec<(&str, &str)> {
        let fields = self.fields.iter();
        fields
            .map(|(label, field)| (label.as_str(), field.value.as_str()))
            .collect()
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
    /// The cell under a header that starts like this.
    pub fn cell(&self, label: &str) -> &str {
        let at = self.labels.iter().position(|one| one.starts_with(label));
        at.map_or("", |at| &self.cells[at])
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

    /// The ids of every rule on screen.
    pub fn ids(&self) -> Vec<&str> {
        self.rows().iter().map(|row| row.id.as_str()).collect()
    }

    /// A rule on screen.
    pub fn row(&self, id: &str) -> Option<&Row> {
        self.rows().into_iter().find(|row| row.id == id)
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
