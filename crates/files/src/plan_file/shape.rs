//! The shape of a plan's file, and user entries to and from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use ports_core::dataset::EndpointId;
use ports_core::link::Pairs;
use ports_core::text::excerpt;
use ports_network::entries::{Site, UserEntries};

/// A plan's file. An unknown field is an error: it may hold what this version would lose.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanFile {
    #[serde(rename = "palette-ports-plan")]
    pub(super) version: u64,
    /// The dataset's version when it was saved, for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) dataset: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    customer: String,
    /// The choices, as in a link.
    #[serde(default, deserialize_with = "unique")]
    pub(super) choices: BTreeMap<String, String>,
    #[serde(
        default,
        deserialize_with = "unique",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    addresses: BTreeMap<String, String>,
    #[serde(
        default,
        deserialize_with = "unique",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    settings: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sites: Vec<SiteFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteFile {
    number: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    clusters: Option<NumberOrText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    proxy_port: Option<NumberOrText>,
    #[serde(
        default,
        deserialize_with = "unique",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    addresses: BTreeMap<String, String>,
}

/// Reads names and values, of which no name is there twice: it would not be known which is meant.
fn unique<'de, D: Deserializer<'de>>(source: D) -> Result<BTreeMap<String, String>, D::Error> {
    struct Unique;

    impl<'de> Visitor<'de> for Unique {
        type Value = BTreeMap<String, String>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a map")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut texts = BTreeMap::new();
            while let Some((name, text)) = map.next_entry::<String, String>()? {
                if texts.contains_key(&name) {
                    let name = excerpt(&name, 40);
                    return Err(A::Error::custom(msg_fmt!(plan_file_twice, name = name)));
                }
                texts.insert(name, text);
            }
            Ok(texts)
        }
    }

    source.deserialize_map(Unique)
}

/// A number, or the text that was entered in its place.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum NumberOrText {
    Number(u32),
    Text(String),
}

impl NumberOrText {
    /// A number if it is written back as it was entered; none for an empty text.
    fn of(text: &str) -> Option<Self> {
        match text.parse::<u32>() {
            _ if text.is_empty() => None,
            Ok(number) if number.to_string() == text => Some(Self::Number(number)),
            _ => Some(Self::Text(text.to_owned())),
        }
    }

    fn into_text(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text,
        }
    }
}

impl PlanFile {
    /// A file with user entries, and nothing chosen.
    pub(super) fn new(version: u64, entries: &UserEntries) -> Self {
        Self {
            version,
            dataset: String::new(),
            name: entries.name.clone(),
            customer: entries.customer.clone(),
            choices: BTreeMap::new(),
            addresses: texts(&entries.addresses),
            settings: entries
                .settings
                .iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(id, text)| (id.to_owned(), text.to_owned()))
                .collect(),
            sites: entries.sites.iter().map(SiteFile::new).collect(),
        }
    }

    /// A number that two sites have.
    pub(super) fn number_given_twice(&self) -> Option<u32> {
        let mut seen = BTreeSet::new();
        let mut numbers = self.sites.iter().map(|site| site.number);
        numbers.find(|number| !seen.insert(*number))
    }

    /// The names and values of the user entries in it, as [`UserEntries::read`] reads them.
    pub(super) fn entries(self) -> Pairs {
        let mut pairs = vec![
            ("name".to_owned(), self.name),
            ("customer".to_owned(), self.customer),
        ];
        pairs.extend(under("addresses", self.addresses));
        pairs.extend(under("settings", self.settings));
        pairs.extend(self.sites.into_iter().flat_map(SiteFile::entries));
        pairs
    }
}

impl SiteFile {
    fn new(site: &Site) -> Self {
        Self {
            number: site.number,
            name: site.name.clone(),
            clusters: NumberOrText::of(&site.clusters),
            proxy_port: NumberOrText::of(&site.proxy_port),
            addresses: texts(&site.addresses),
        }
    }

    fn entries(self) -> Pairs {
        let path = format!("sites/{}", self.number);
        let text = |text: Option<NumberOrText>| text.map_or(String::new(), NumberOrText::into_text);
        let mut pairs = vec![
            (format!("{path}/name"), self.name),
            (format!("{path}/clusters"), text(self.clusters)),
            (format!("{path}/proxy-port"), text(self.proxy_port)),
        ];
        pairs.extend(under(&format!("{path}/addresses"), self.addresses));
        pairs
    }
}

/// The entries that are not empty, by endpoint.
fn texts(entries: &[(EndpointId, String)]) -> BTreeMap<String, String> {
    entries
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(endpoint, text)| (endpoint.to_string(), text.clone()))
        .collect()
}

/// Names and values, the names as paths below `path`.
fn under(path: &str, texts: BTreeMap<String, String>) -> impl Iterator<Item = (String, String)> {
    texts
        .into_iter()
        .map(move |(id, text)| (format!("{path}/{id}"), text))
}
