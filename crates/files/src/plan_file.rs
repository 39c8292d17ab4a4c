//! A plan ⇄ its file: what was chosen and all that was typed, as JSON.
//!
//! What is in a file is taken as a whole or not at all: a plan that lacks what could not be read
//! would ask for too little, and look as if it were complete.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use serde_json::error::Category;
use serde_json::{Map, Value};

use ports_core::dataset::Dataset;
use ports_core::evaluation::Selection;
use ports_core::link::{Pairs, SnippetOptions, is_parameter, pairs};
use ports_core::text::{excerpt, number};
use ports_network::entries::UserEntries;

/// The version of the file's shape. What a later one says may mean something else.
pub const VERSION: u64 = 1;

/// The field that says that a file is a plan, and of which version.
const MARK: &str = "palette-ports-plan";

/// The longest file that is read, in bytes: a thousand sites have room.
pub const MAX_LEN: usize = 4_000_000;

/// How many problems are named.
const NAMED: usize = 3;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "palette-ports-plan")]
    version: u64,
    /// The dataset's version when it was saved, for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    dataset: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    customer: String,
    #[serde(default)]
    choices: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    addresses: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
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
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    addresses: BTreeMap<String, String>,
}

/// A number, or what was typed in its place.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum NumberOrText {
    Number(u32),
    Text(String),
}

impl NumberOrText {
    fn of(text: &str) -> Option<Self> {
        match number(text) {
            _ if text.is_empty() => None,
            // What is written back is what was typed.
            Some(number) if number.to_string() == text => Some(Self::Number(number)),
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

/// What is in a plan's file, as names and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// What was chosen, as in a link.
    pub choices: Pairs,
    /// What was typed, as [`UserEntries::read`] reads it.
    pub typed: Pairs,
}

/// Reads a file.
///
/// ```
/// use ports_files::plan_file;
/// let dataset = ports_data::dataset();
/// let refused = plan_file::read(r#"{"palette-ports-plan": 2}"#, dataset);
/// assert_eq!(refused, Err("It is a plan of version 2; this page reads version 1.".to_owned()));
/// ```
///
/// # Errors
/// When it is no plan, one of another version, or holds what cannot be used: what, in sentences.
pub fn read(text: &str, dataset: &Dataset) -> Result<Opened, String> {
    if text.len() > MAX_LEN {
        return Err(msg!(plan_file_too_large).to_owned());
    }
    // A list would be taken for the fields of an object, one after the other.
    let object: Map<String, Value> = serde_json::from_str(text).map_err(|error| wrong(&error))?;
    match object.get(MARK) {
        Some(version) if *version == VERSION => {}
        Some(version) => {
            let version = excerpt(&version.to_string(), 20);
            return Err(
                msg_fmt!(plan_file_version, version = version, known = VERSION).to_string(),
            );
        }
        None => {
            return Err(msg!(plan_file_no_version).to_owned());
        }
    }
    if let Some(Value::Array(sites)) = object.get("sites")
        && !sites.iter().all(Value::is_object)
    {
        return Err(msg!(plan_file_sites).to_owned());
    }
    let file: File = serde_json::from_str(text).map_err(|error| wrong(&error))?;
    let mut problems = Vec::new();
    for name in file.choices.keys() {
        if !is_parameter(name) {
            problems.push(msg_fmt!(plan_file_choice, name = excerpt(name, 40)).to_string());
        }
    }
    let opened = Opened {
        choices: file.choices.clone().into_iter().collect(),
        typed: typed(file),
    };
    let linked = ports_formats::link::read_pairs(&opened.choices, dataset);
    problems.extend(linked.notices);
    problems.extend(ports_formats::entries::read(opened.typed.clone(), dataset).notices);
    if problems.is_empty() {
        return Ok(opened);
    }
    let more = problems.len().saturating_sub(NAMED);
    problems.truncate(NAMED);
    if more > 0 {
        problems.push(msg_fmt!(plan_file_more, count = more).to_string());
    }
    Err(problems.join(" "))
}

fn wrong(error: &serde_json::Error) -> String {
    let problem = excerpt(&error.to_string(), 200);
    match error.classify() {
        Category::Data => msg_fmt!(plan_file_shape, problem = problem).to_string(),
        Category::Eof => msg_fmt!(plan_file_cut, problem = problem).to_string(),
        _ => msg_fmt!(plan_file_not_json, problem = problem).to_string(),
    }
}

fn typed(file: File) -> Pairs {
    let mut pairs = vec![
        ("name".to_owned(), file.name),
        ("customer".to_owned(), file.customer),
    ];
    for (end, text) in file.addresses {
        pairs.push((format!("addresses/{end}"), text));
    }
    for (field, text) in file.settings {
        pairs.push((format!("settings/{field}"), text));
    }
    for site in file.sites {
        let mut push = |field: &str, text| {
            pairs.push((format!("sites/{}/{field}", site.number), text));
        };
        push("name", site.name);
        let text = |text: Option<NumberOrText>| text.map_or(String::new(), NumberOrText::into_text);
        push("clusters", text(site.clusters));
        push("proxy-port", text(site.proxy_port));
        for (end, text) in site.addresses {
            push(&format!("addresses/{end}"), text);
        }
    }
    pairs
}

/// Writes a file that [`read`] reads back.
pub fn write(
    dataset: &Dataset,
    selection: &Selection,
    options: &SnippetOptions,
    typed: &UserEntries,
) -> String {
    let texts = |list: &[(ports_core::dataset::EndpointId, String)]| {
        let filled = list.iter().filter(|(_, text)| !text.is_empty());
        filled
            .map(|(end, text)| (end.to_string(), text.clone()))
            .collect()
    };
    let file = File {
        version: VERSION,
        dataset: dataset.dataset_version.to_string(),
        name: typed.name.clone(),
        customer: typed.customer.clone(),
        choices: pairs(selection, options).into_iter().collect(),
        addresses: texts(&typed.addresses),
        settings: typed
            .settings
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(id, text)| (id.to_owned(), text.to_owned()))
            .collect(),
        sites: typed
            .sites
            .iter()
            .map(|site| SiteFile {
                number: site.number,
                name: site.name.clone(),
                clusters: NumberOrText::of(&site.clusters),
                proxy_port: NumberOrText::of(&site.proxy_port),
                addresses: texts(&site.addresses),
            })
            .collect(),
    };
    // Text and numbers alone cannot fail to be written.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The name of a plan's file, of characters that every system takes.
pub fn file_name(typed: &UserEntries) -> String {
    let mut name = "palette-ports-plan".to_owned();
    let mut is_apart = true;
    for byte in typed.name.bytes().take(60) {
        let is_plain = byte.is_ascii_alphanumeric();
        if is_plain {
            if is_apart {
                name.push('-');
            }
            name.push(byte.to_ascii_lowercase().into());
        }
        is_apart = !is_plain;
    }
    name + ".json"
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_network::sites::Site;
    use proptest::prelude::*;

    fn dataset() -> &'static Dataset {
        ports_data::dataset()
    }

    #[test]
    fn the_file_in_the_readme_is_a_plan() {
        let readme = include_str!("../../../README.md");
        let example = readme.split("```json\n").find(|part| part.contains(MARK));
        let example = example.and_then(|part| part.split("```").next());
        let opened = read(example.expect("an example"), dataset()).expect("a plan");
        let typed = ports_formats::entries::read(opened.typed, dataset());
        assert_eq!((typed.sites.len(), typed.sites[0].port()), (1, Some(3128)));
    }

    #[test]
    fn what_is_no_plan_of_this_version_is_refused_with_the_reason() {
        let sites = |site: &str| format!(r#"{{"palette-ports-plan": 1, "sites": [{site}]}}"#);
        let choices =
            |choice: &str| format!(r#"{{"palette-ports-plan": 1, "choices": {{{choice}}}}}"#);
        for (text, reason) in [
            (
                String::new(),
                "It ends too early: a part of it is missing: EOF while parsing a value at line 1 column 0.",
            ),
            (
                "hello".to_owned(),
                "It is not JSON: expected value at line 1 column 1.",
            ),
            ("[1]".to_owned(), "It is not a plan"),
            (
                "{}".to_owned(),
                "It is not a plan: “palette-ports-plan” with its version is missing.",
            ),
            (
                r#"{"palette-ports-plan": 2, "new": {}}"#.to_owned(),
                "It is a plan of version 2; this page reads version 1.",
            ),
            (
                r#"{"palette-ports-plan": "1"}"#.to_owned(),
                "It is a plan of version \"1\"; this page reads version 1.",
            ),
            (
                r#"{"palette-ports-plan": 1, "nmae": "x"}"#.to_owned(),
                "unknown field `nmae`, expected one of",
            ),
            (
                r#"{"palette-ports-plan": 1, "name": ["x"]}"#.to_owned(),
                "invalid type: sequence, expected a string at line 1 column 34.",
            ),
            (sites("[1]"), "each of “sites” is an object"),
            (sites(r#"{"name": "Oslo"}"#), "missing field `number`"),
            (
                sites(r#"{"number": 0}"#),
                "What is typed for “sites/0/name” cannot be used here",
            ),
            (
                sites(r#"{"number": 1, "name": "a"}, {"number": 1, "name": "b"}"#),
                "What is typed for “sites/1/name” cannot be used here and was left out: “b”.",
            ),
            (
                sites(r#"{"number": 1, "addresses": {"vcentre": "192.0.2.1"}}"#),
                "What is typed for “sites/1/addresses/vcentre” cannot be used here and was left out: “192.0.2.1”.",
            ),
            (
                choices(r#""colour": "red""#),
                "There is no choice “colour”.",
            ),
            (
                choices(r#""version": "four""#),
                "version=“four” was asked for and is ignored: a release reads like 4.2",
            ),
            (
                choices(r#""a": "", "b": "", "c": "", "d": """#),
                "There is no choice “c”. And 1 more.",
            ),
        ] {
            let refused = read(&text, dataset()).expect_err(&text);
            assert!(refused.contains(reason), "{text}: {refused}");
        }
        assert!(read(&" ".repeat(MAX_LEN + 1), dataset()).is_err());
    }

    #[test]
    fn a_plan_cut_anywhere_is_refused() {
        let mut plan = UserEntries::default();
        plan.sites.push(Site {
            number: 1,
            name: "Oslo".to_owned(),
            ..Site::default()
        });
        let selection = Selection::initial(dataset());
        let text = write(dataset(), &selection, &SnippetOptions::default(), &plan);
        assert!(read(&text, dataset()).is_ok());
        for (end, _) in text.trim_end().char_indices() {
            assert!(read(&text[..end], dataset()).is_err(), "{}", &text[..end]);
        }
    }

    #[test]
    fn a_file_is_named_after_the_plan() {
        for (name, file) in [
            ("", "palette-ports-plan.json"),
            (
                "Rollout 2027 – EMEA",
                "palette-ports-plan-rollout-2027-emea.json",
            ),
            ("../../x:y", "palette-ports-plan-x-y.json"),
        ] {
            let plan = UserEntries {
                name: name.to_owned(),
                ..UserEntries::default()
            };
            assert_eq!(file_name(&plan), file);
        }
    }

    proptest! {
        #[test]
        fn what_is_saved_is_opened_again(
            texts in prop::collection::vec("[^\\x00]{0,40}", 8),
            numbers in prop::collection::btree_set(1u32.., 0..5),
            port in "[0-9]{0,6}|[a-z ]{0,4}",
        ) {
            let mut plan = UserEntries { name: texts[0].clone(), customer: texts[1].clone(), ..UserEntries::default() };
            let ends = &dataset().endpoints;
            for (end, text) in ends.iter().zip(&texts[2..4]) {
                if !text.is_empty() {
                    plan.addresses.push((end.id.clone(), text.clone()));
                }
            }
            for number in numbers {
                let mut site = Site {
                    number,
                    name: texts[4].clone(),
                    clusters: texts[5].clone(),
                    proxy_port: port.clone(),
                    ..Site::default()
                };
                for (end, text) in [(ends[5].id.clone(), &texts[6]), (ports_network::sites::Proxy::END, &texts[7])] {
                    if !text.is_empty() {
                        site.addresses.push((end, text.clone()));
                    }
                }
                site.addresses.sort();
                plan.sites.push(site);
            }
            plan.addresses.sort();
            let selection = ports_formats::link::read("deployment=self-hosted&version=3.4&q=ssh&from=4.2", dataset()).selection;
            let text = write(dataset(), &selection, &SnippetOptions::default(), &plan);
            let opened = read(&text, dataset()).expect("a plan");
            prop_assert_eq!(ports_formats::entries::read(opened.typed, dataset()), plan);
            let linked = ports_formats::link::read_pairs(&opened.choices, dataset());
            prop_assert_eq!(linked.selection, selection);
        }
    }
}
