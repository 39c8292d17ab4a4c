//! Choices ⇄ URL query.
//!
//! The query carries every choice and nothing that was typed about a network: addresses never get
//! into it. Parameters of others (`utm_…`, a host page's own) are left alone; a value of ours that
//! cannot be right is named, ignored, and costs nothing else.

use crate::dataset::{Dataset, Direction};
use crate::evaluation::Selection;
use crate::text::{cut, excerpt, listed};

/// The longest query that is read, in bytes: ours are a tenth of it.
pub const MAX_QUERY_LEN: usize = 4096;

/// The longest search that a link carries, in characters.
pub const MAX_SEARCH_LEN: usize = 200;

/// A query's parameters, each with its value, as they read without the percent-coding.
pub type Pairs = Vec<(String, String)>;

/// The name of the parameter for the firewall format.
pub const FORMAT: &str = "format";

/// What the reader chooses about snippets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SnippetOptions {
    /// The id of the format, checked where formats are; empty for none.
    pub format: String,
    /// Whether deprecated rules are opened too.
    pub deprecated: bool,
    /// Whether optional and conditional rules are opened too.
    pub optional: bool,
}

/// What a query says.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The choice of rules.
    pub selection: Selection,
    /// The choice of snippet.
    pub options: SnippetOptions,
    /// What was ignored, each as a sentence that names the parameter and what would be right.
    pub notices: Vec<String>,
}

/// Our parameters.
#[derive(Clone, Copy, PartialEq)]
enum Parameter {
    Deployment,
    Role,
    Version,
    From,
    Search,
    Direction,
    Deprecated,
    Optional,
    Format,
    OpenDeprecated,
    OpenOptional,
}

const PARAMETERS: [(&str, Parameter); 11] = [
    ("deployment", Parameter::Deployment),
    ("role", Parameter::Role),
    ("version", Parameter::Version),
    ("from", Parameter::From),
    ("q", Parameter::Search),
    ("direction", Parameter::Direction),
    ("deprecated", Parameter::Deprecated),
    ("optional", Parameter::Optional),
    (FORMAT, Parameter::Format),
    ("open-deprecated", Parameter::OpenDeprecated),
    ("open-optional", Parameter::OpenOptional),
];

fn parameter(name: &str) -> Option<Parameter> {
    let mut known = PARAMETERS.iter();
    known.find(|known| known.0 == name).map(|known| known.1)
}

/// Whether a parameter is one of ours.
pub fn is_parameter(name: &str) -> bool {
    parameter(name).is_some()
}

/// Reads a query, with or without its question mark, on top of the initial selection. The format in
/// it is taken as it stands.
pub fn read(query: &str, dataset: &Dataset) -> Link {
    if query.len() > MAX_QUERY_LEN {
        let mut link = read_pairs(&[], dataset);
        let notice = msg_fmt!(link_too_long, most = MAX_QUERY_LEN).to_string();
        link.notices.push(notice);
        return link;
    }
    read_pairs(&decode(query), dataset)
}

/// Reads decoded parameters as [`read`] does a query.
pub fn read_pairs(pairs: &[(String, String)], dataset: &Dataset) -> Link {
    let mut link = Link {
        selection: Selection::initial(dataset),
        options: SnippetOptions::default(),
        notices: Vec::new(),
    };
    let mut seen = Vec::new();
    for (name, value) in pairs {
        let Some(parameter) = parameter(name) else {
            continue;
        };
        let outcome = if seen.contains(&parameter) {
            Err(msg!(link_twice).to_owned())
        } else {
            let (selection, options) = (&mut link.selection, &mut link.options);
            apply(parameter, value, dataset, selection, options)
        };
        if let Err(problem) = outcome {
            link.notices.push(ignored(name, value, &problem));
        }
        seen.push(parameter);
    }
    link
}

/// That a parameter's value is ignored, and why.
pub fn ignored(name: &str, value: &str, problem: &str) -> String {
    let value = excerpt(value, 40);
    msg_fmt!(link_ignored, name = name, value = value, problem = problem).to_string()
}

/// Makes one choice by its parameter's name, as a link does. An unknown name chooses nothing.
///
/// # Errors
/// When the value cannot be right: what would be, as a part of a sentence.
pub fn choose(
    name: &str,
    value: &str,
    dataset: &Dataset,
    selection: &mut Selection,
    options: &mut SnippetOptions,
) -> Result<(), String> {
    match parameter(name) {
        Some(parameter) => apply(parameter, value, dataset, selection, options),
        None => Ok(()),
    }
}

fn apply(
    parameter: Parameter,
    value: &str,
    dataset: &Dataset,
    selection: &mut Selection,
    options: &mut SnippetOptions,
) -> Result<(), String> {
    let mut ids = Vec::new();
    match parameter {
        Parameter::Deployment => {
            for named in &dataset.deployments {
                ids.push(named.id.as_str());
            }
        }
        Parameter::Role => {
            for named in &dataset.roles {
                ids.push(named.id.as_str());
            }
            ids.push("all");
        }
        Parameter::Version | Parameter::From => {
            return match value.parse() {
                Ok(release) => {
                    match parameter {
                        Parameter::Version => selection.version = release,
                        _ => selection.from = Some(release),
                    }
                    Ok(())
                }
                Err(_) => Err(msg!(link_release).to_owned()),
            };
        }
        Parameter::Search if cut(value, MAX_SEARCH_LEN).len() < value.len() => {
            return Err(msg_fmt!(link_search_too_long, most = MAX_SEARCH_LEN).to_string());
        }
        Parameter::Search => {
            selection.search = value.to_owned();
            return Ok(());
        }
        Parameter::Direction => {
            for direction in Direction::ALL {
                ids.push(direction.as_str());
            }
        }
        Parameter::Deprecated | Parameter::Optional => ids = vec!["hide", "show"],
        Parameter::Format => {
            value.clone_into(&mut options.format);
            return Ok(());
        }
        Parameter::OpenDeprecated | Parameter::OpenOptional => ids = vec!["no", "yes"],
    }
    let Some(place) = ids.iter().position(|id| *id == value) else {
        return Err(msg_fmt!(link_known, values = listed(&ids)).to_string());
    };
    let is_second = place == 1;
    match parameter {
        Parameter::Deployment => selection.deployment = dataset.deployments[place].id.clone(),
        Parameter::Role => selection.role = dataset.roles.get(place).map(|named| named.id.clone()),
        Parameter::Direction => selection.direction = Some(Direction::ALL[place]),
        Parameter::Deprecated => selection.show_deprecated = is_second,
        Parameter::Optional => selection.show_optional = is_second,
        Parameter::OpenDeprecated => options.deprecated = is_second,
        Parameter::OpenOptional => options.optional = is_second,
        Parameter::Version | Parameter::From | Parameter::Search | Parameter::Format => {}
    }
    Ok(())
}

/// The parameters for a choice. Deployment model, role, version and format are always there, so
/// that a link keeps its meaning when a new release becomes the default, or where another format
/// was used last.
pub fn pairs(selection: &Selection, options: &SnippetOptions) -> Pairs {
    let mut pairs = Pairs::new();
    let mut push = |name: &str, value: &str| {
        if !value.is_empty() {
            pairs.push((name.to_owned(), value.to_owned()));
        }
    };
    let unless = |same: bool, value: &'static str| if same { "" } else { value };
    let role = selection.role.as_ref();
    push("deployment", selection.deployment.as_str());
    push("role", role.map_or("all", |role| role.as_str()));
    push("version", &format!("{}", selection.version));
    if let Some(from) = &selection.from {
        push("from", &format!("{from}"));
    }
    push("q", cut(&selection.search, MAX_SEARCH_LEN));
    push(
        "direction",
        selection.direction.map_or("", Direction::as_str),
    );
    push("deprecated", unless(selection.show_deprecated, "hide"));
    push("optional", unless(selection.show_optional, "hide"));
    push(FORMAT, &options.format);
    push("open-deprecated", unless(!options.deprecated, "yes"));
    push("open-optional", unless(!options.optional, "yes"));
    pairs
}

/// Writes the query for a choice, without its question mark.
pub fn write(selection: &Selection, options: &SnippetOptions) -> String {
    encode(&pairs(selection, options))
}

/// The query for a choice with the parameters of `current` that are not ours kept in front, so
/// that a host page's own survive.
pub fn rewrite(current: &str, selection: &Selection, options: &SnippetOptions) -> String {
    encode(&merged(decode(current), selection, options))
}

/// The parameters of a query, for a choice: those of `current` that are not ours in front, so that
/// a host page's own survive.
pub fn merged(current: Pairs, selection: &Selection, options: &SnippetOptions) -> Pairs {
    let mut merged = Pairs::new();
    for pair in current {
        if parameter(&pair.0).is_none() {
            merged.push(pair);
        }
    }
    for pair in pairs(selection, options) {
        merged.push(pair);
    }
    merged
}

fn decode(query: &str) -> Pairs {
    let query = query.strip_prefix('?').unwrap_or(query);
    let pairs = form_urlencoded::parse(query.as_bytes());
    pairs
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

fn encode(pairs: &Pairs) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs);
    query.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dataset() -> &'static Dataset {
        crate::testing::dataset()
    }

    #[test]
    fn a_link_reads_as_one_would_guess() {
        let linked = read(
            "?deployment=self-hosted&role=workload-cluster&version=v4.2.13&from=3.4&q=vcenter&direction=outbound&optional=hide&format=ufw&open-deprecated=yes&utm_source=mail",
            dataset(),
        );
        assert_eq!(linked.notices, Vec::<String>::new());
        assert_eq!(
            write(&linked.selection, &linked.options),
            "deployment=self-hosted&role=workload-cluster&version=4.2.13&from=3.4&q=vcenter&direction=outbound&optional=hide&format=ufw&open-deprecated=yes"
        );
    }

    #[test]
    fn every_bad_value_is_named_and_the_rest_stays() {
        let linked = read(
            "deployment=%3Cscript%3Ealert(1)%3C/script%3E&role=root&version=4.x&from=4&direction=up&deprecated=maybe&format=pf&q=ssh&role=workload-cluster&open-optional=1",
            dataset(),
        );
        assert_eq!(linked.selection.search, "ssh");
        assert_eq!(linked.selection.deployment.as_str(), "saas");
        assert_eq!(linked.selection.role, None);
        let said = linked.notices.join("\n");
        for part in [
            "deployment=“<script>alert(1)</script>” was asked for and is ignored: known are saas, saas-edge and self-hosted.",
            "role=“root”",
            "role=“workload-cluster” was asked for and is ignored: it is given twice",
            "version=“4.x”",
            "from=“4” was asked for and is ignored: a release reads like 4.2",
            "direction=“up”",
            "deprecated=“maybe” was asked for and is ignored: known are hide and show.",
            "open-optional=“1” was asked for and is ignored: known are no and yes.",
        ] {
            assert!(said.contains(part), "{part} in\n{said}");
        }
    }

    #[test]
    fn a_host_pages_own_parameters_survive() {
        let linked = read("", dataset());
        assert_eq!(
            rewrite(
                "?lang=de%20AT&version=3.4",
                &linked.selection,
                &linked.options
            ),
            "lang=de+AT&deployment=saas&role=all&version=4.9"
        );
    }

    #[test]
    fn an_overlong_query_is_refused_whole() {
        let linked = read(&format!("q={}", "a".repeat(MAX_QUERY_LEN)), dataset());
        assert_eq!(linked.selection, Selection::initial(dataset()));
        assert_eq!(linked.notices.len(), 1);
    }

    prop_compose! {
        fn any_choice()(
            deployment in 0usize..3, role in prop::option::of(0usize..2), version in "(3\\.[0-9]|4\\.(0|[1-9][0-9]?)(\\.[1-9][0-9]?)?|4\\.0\\.0-rc\\.[1-9])",
            from in prop::option::of("(3\\.4|4\\.[0-9](\\.[1-9])?)"), search in "\\PC{0,40}", direction in prop::option::of(0usize..2), switches: [bool; 4], format in "[a-z]{1,8}",
        ) -> (Selection, SnippetOptions) {
            let dataset = dataset();
            let selection = Selection {
                deployment: dataset.deployments[deployment].id.clone(),
                role: role.map(|role| dataset.roles[role].id.clone()),
                version: version.parse().expect("a release"),
                from: from.map(|from| from.parse().expect("a release")),
                search,
                direction: direction.map(|index| Direction::ALL[index]),
                show_deprecated: switches[0],
                show_optional: switches[1],
            };
            (selection, SnippetOptions { format, deprecated: switches[2], optional: switches[3] })
        }
    }

    proptest! {
        #[test]
        fn every_choice_survives_the_url((selection, options) in any_choice()) {
            let linked = read(&write(&selection, &options), dataset());
            prop_assert_eq!(linked.notices, Vec::<String>::new());
            prop_assert_eq!(linked.selection, selection);
            prop_assert_eq!(linked.options, options);
        }

        #[test]
        fn no_query_panics(query in "([a-z=&%+]|deployment=|version=|\\PC){0,120}") {
            let linked = read(&query, dataset());
            prop_assert!(dataset().deployments.iter().any(|named| named.id == linked.selection.deployment));
        }
    }
}
