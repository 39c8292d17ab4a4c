//! Choices ⇄ URL query.
//!
//! The query carries every choice and nothing that was typed about a network: addresses never get
//! into it. Parameters of others (`utm_…`, a host page's own) are left alone; a value of ours that
//! cannot be right is named, ignored, and costs nothing else.

use form_urlencoded::{Serializer, parse};

use super::dataset::{Dataset, Direction};
use super::firewall::{FORMATS, Options, format_by_id};
use super::query::Selection;
use super::text::{excerpt, listed};

/// The longest query that is read, in bytes: ours are a tenth of it.
pub const MAX_QUERY_LEN: usize = 4096;

/// The longest search that a link carries, in characters.
pub const MAX_SEARCH_LEN: usize = 200;

/// What a query says.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// The choice of rules.
    pub selection: Selection,
    /// The choice of snippet.
    pub options: Options,
    /// What was ignored, each as a sentence that names the parameter and what would be right.
    pub notices: Vec<String>,
}

/// Reads a query, with or without its question mark, on top of the initial choices.
pub fn read(query: &str, dataset: &Dataset) -> Linked {
    let mut linked = Linked {
        selection: Selection::initial(dataset),
        options: Options::default(),
        notices: Vec::new(),
    };
    let query = query.strip_prefix('?').unwrap_or(query);
    if query.len() > MAX_QUERY_LEN {
        linked.notices.push(format!(
            "The link’s query is longer than {MAX_QUERY_LEN} characters and was ignored."
        ));
        return linked;
    }
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in parse(query.as_bytes()) {
        if !PARAMETERS.contains(&&*name) {
            continue;
        }
        let outcome = if seen.iter().any(|one| *one == name) {
            Err("it is given twice; the first one counts".to_owned())
        } else {
            apply(&name, &value, dataset, &mut linked)
        };
        if let Err(problem) = outcome {
            linked.notices.push(format!(
                "The link says {name}=“{}”, which was ignored: {problem}.",
                excerpt(&value, 40)
            ));
        }
        seen.push(name.into_owned());
    }
    linked
}

const PARAMETERS: [&str; 10] = [
    "deployment",
    "role",
    "version",
    "q",
    "direction",
    "deprecated",
    "optional",
    "format",
    "open-deprecated",
    "open-optional",
];

fn known<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let ids: Vec<&str> = ids.collect();
    format!("known are {}", listed(&ids))
}

fn choice(value: &str, off: &str, on: &str) -> Result<bool, String> {
    if value == on {
        Ok(true)
    } else if value == off {
        Ok(false)
    } else {
        Err(format!("known are {off} and {on}"))
    }
}

fn apply(name: &str, value: &str, dataset: &Dataset, linked: &mut Linked) -> Result<(), String> {
    let Linked {
        selection, options, ..
    } = linked;
    match name {
        "deployment" => {
            let found = dataset
                .deployments
                .iter()
                .find(|named| named.id.as_str() == value);
            selection.deployment = found
                .ok_or_else(|| known(dataset.deployments.iter().map(|named| named.id.as_str())))?
                .id
                .clone();
        }
        "role" if value == "all" => selection.role = None,
        "role" => {
            let found = dataset
                .roles
                .iter()
                .find(|named| named.id.as_str() == value);
            let ids = dataset.roles.iter().map(|named| named.id.as_str());
            selection.role = Some(found.ok_or_else(|| known(ids.chain(["all"])))?.id.clone());
        }
        "version" => {
            selection.version = value
                .parse()
                .map_err(|_| "a release reads like 4.2, 4.2.13 or 4.0.0-rc.1".to_owned())?;
        }
        "q" if value.chars().count() > MAX_SEARCH_LEN => {
            return Err(format!("a search has {MAX_SEARCH_LEN} characters at most"));
        }
        "q" => selection.search = value.to_owned(),
        "direction" => {
            let found = Direction::ALL
                .into_iter()
                .find(|direction| direction.as_str() == value);
            selection.direction = Some(
                found.ok_or_else(|| known(Direction::ALL.into_iter().map(Direction::as_str)))?,
            );
        }
        "deprecated" => selection.show_deprecated = choice(value, "hide", "show")?,
        "optional" => selection.show_optional = choice(value, "hide", "show")?,
        "format" => {
            options.format = format_by_id(value)
                .ok_or_else(|| known(FORMATS.iter().map(|format| format.info().id)))?
                .info()
                .id;
        }
        "open-deprecated" => options.deprecated = choice(value, "no", "yes")?,
        "open-optional" => options.optional = choice(value, "no", "yes")?,
        _ => {}
    }
    Ok(())
}

/// Writes the query for a choice, without its question mark. Deployment model, role and version
/// are always there, so that a link keeps its meaning when a new release becomes the default.
pub fn write(selection: &Selection, options: &Options) -> String {
    let mut query = Serializer::new(String::new());
    query
        .append_pair("deployment", selection.deployment.as_str())
        .append_pair(
            "role",
            selection.role.as_ref().map_or("all", |role| role.as_str()),
        )
        .append_pair("version", &selection.version.to_string());
    if !selection.search.is_empty() {
        let search: String = selection.search.chars().take(MAX_SEARCH_LEN).collect();
        query.append_pair("q", &search);
    }
    if let Some(direction) = selection.direction {
        query.append_pair("direction", direction.as_str());
    }
    for (name, shown) in [
        ("deprecated", selection.show_deprecated),
        ("optional", selection.show_optional),
    ] {
        if !shown {
            query.append_pair(name, "hide");
        }
    }
    let default = Options::default();
    if options.format != default.format {
        query.append_pair("format", options.format);
    }
    for (name, opened) in [
        ("open-deprecated", options.deprecated),
        ("open-optional", options.optional),
    ] {
        if opened {
            query.append_pair(name, "yes");
        }
    }
    query.finish()
}

/// The query for a choice with the parameters of `current` that are not ours kept in front, so
/// that a host page's own survive.
pub fn rewrite(current: &str, selection: &Selection, options: &Options) -> String {
    let current = current.strip_prefix('?').unwrap_or(current);
    let theirs = parse(current.as_bytes()).filter(|(name, _)| !PARAMETERS.contains(&&**name));
    let mut query = Serializer::new(String::new());
    query.extend_pairs(theirs);
    let theirs = query.finish();
    let ours = write(selection, options);
    if theirs.is_empty() {
        ours
    } else {
        format!("{theirs}&{ours}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dataset() -> &'static Dataset {
        Dataset::embedded()
    }

    #[test]
    fn a_link_reads_as_one_would_guess() {
        let linked = read(
            "?deployment=self-hosted&role=workload-cluster&version=v4.2.13&q=vcenter&direction=outbound&optional=hide&format=ufw&open-deprecated=yes&utm_source=mail",
            dataset(),
        );
        assert_eq!(linked.notices, Vec::<String>::new());
        assert_eq!(
            write(&linked.selection, &linked.options),
            "deployment=self-hosted&role=workload-cluster&version=4.2.13&q=vcenter&direction=outbound&optional=hide&format=ufw&open-deprecated=yes"
        );
    }

    #[test]
    fn every_bad_value_is_named_and_the_rest_stays() {
        let linked = read(
            "deployment=%3Cscript%3Ealert(1)%3C/script%3E&role=root&version=4.x&direction=up&deprecated=maybe&format=pf&q=ssh&role=workload-cluster&open-optional=1",
            dataset(),
        );
        assert_eq!(linked.selection.search, "ssh");
        assert_eq!(linked.selection.deployment.as_str(), "saas");
        assert_eq!(linked.selection.role, None);
        let said = linked.notices.join("\n");
        for part in [
            "deployment=“<script>alert(1)</script>”, which was ignored: known are saas, saas-edge and self-hosted.",
            "role=“root”",
            "role=“workload-cluster”, which was ignored: it is given twice",
            "version=“4.x”",
            "direction=“up”",
            "deprecated=“maybe”, which was ignored: known are hide and show.",
            "format=“pf”",
            "open-optional=“1”, which was ignored: known are no and yes.",
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
            search in "\\PC{0,40}", direction in prop::option::of(0usize..2), switches: [bool; 4], format in 0..FORMATS.len(),
        ) -> (Selection, Options) {
            let dataset = dataset();
            let selection = Selection {
                deployment: dataset.deployments[deployment].id.clone(),
                role: role.map(|role| dataset.roles[role].id.clone()),
                version: version.parse().expect("a release"),
                search,
                direction: direction.map(|index| Direction::ALL[index]),
                show_deprecated: switches[0],
                show_optional: switches[1],
            };
            (selection, Options { format: FORMATS[format].info().id, deprecated: switches[2], optional: switches[3] })
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
