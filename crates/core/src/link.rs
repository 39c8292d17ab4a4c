//! Selection ⇄ URL query.
//!
//! The query carries every choice and nothing that was entered about a network: addresses never get
//! into it. Parameters of others (`utm_…`, a host page's own) are left alone; a value of ours that
//! cannot be right is named in a notice and ignored, and the rest of the query holds.
//!
//! Which parameters there are, and what they may be, is the table of
//! [facets](crate::selection::facets). Those of earlier releases are read and no longer written.

use crate::dataset::Dataset;
use crate::selection::Selection;
pub use crate::selection::facets::FORMAT;
use crate::selection::facets::{FACETS, by_parameter, legacy_by_parameter};
pub use crate::selection::{MAX_SEARCH_LEN, SnippetOptions};
use crate::text::excerpt;

/// The longest query that is read, in bytes: ours are a tenth of it.
pub const MAX_QUERY_LEN: usize = 4096;

/// A query's parameters, each with its value, as they read without the percent-coding.
pub type Pairs = Vec<(String, String)>;

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

/// Whether a parameter is one of ours.
pub fn is_parameter(name: &str) -> bool {
    by_parameter(name).is_some() || legacy_by_parameter(name).is_some()
}

/// Reads a query, with or without its question mark, on top of the initial selection. The format in
/// it is not checked.
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
    let mut selection = Selection::initial(dataset);
    let mut options = SnippetOptions::default();
    let mut notices = Vec::new();
    let mut seen = Vec::new();
    // Those of earlier releases add to the others, whichever stands first.
    let (legacy, present): (Vec<_>, Vec<_>) = pairs
        .iter()
        .filter(|(name, _)| is_parameter(name))
        .partition(|(name, _)| legacy_by_parameter(name).is_some());
    for (name, value) in present.into_iter().chain(legacy) {
        let outcome = if seen.contains(&name) {
            Err(msg!(link_twice).to_owned())
        } else {
            choose(name, value, dataset, &mut selection, &mut options)
        };
        if let Err(problem) = outcome {
            notices.push(ignored(name, value, &problem));
        }
        seen.push(name);
    }
    Link {
        selection,
        options,
        notices,
    }
}

/// The notice that a parameter's value is ignored, and why.
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
    if let Some(facet) = by_parameter(name) {
        facet.set(selection, options, facet.parse(value, dataset)?);
    } else if let Some(legacy) = legacy_by_parameter(name) {
        selection.include = selection.include.or(legacy.includes(value)?);
    }
    Ok(())
}

/// The parameters for a choice. Deployment model, role, version and format are always among them, so
/// that a link keeps its meaning when a new release becomes the default, or where another format
/// was used last.
pub fn pairs(selection: &Selection, options: &SnippetOptions) -> Pairs {
    FACETS
        .iter()
        .filter_map(|facet| {
            let value = facet.write(selection, options)?;
            Some((facet.parameter.to_owned(), value))
        })
        .collect()
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
    let foreign = current.into_iter().filter(|(name, _)| !is_parameter(name));
    foreign.chain(pairs(selection, options)).collect()
}

/// The parameters of a query, with or without its question mark, without the percent-coding. NUL and its
/// like are shown as U+FFFD, so that whoever is told of the value sees them.
pub fn decode(query: &str) -> Pairs {
    let query = query.strip_prefix('?').unwrap_or(query);
    let pairs = form_urlencoded::parse(query.as_bytes());
    // A search that was pasted may hold a tab, and a mail breaks lines.
    let shown = |c: char| match c.is_ascii_control() && !c.is_ascii_whitespace() {
        true => char::REPLACEMENT_CHARACTER,
        false => c,
    };
    let seen = |text: &str| text.chars().map(shown).collect();
    pairs
        .map(|(name, value)| (seen(&name), seen(&value)))
        .collect()
}

/// The query that holds these parameters, without its question mark.
pub fn encode(pairs: &[(String, String)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    // A comma may stand in a query as it is, and reads better there.
    query.replace("%2C", ",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Direction;
    use crate::selection::Include;
    use crate::selection::View;
    use proptest::prelude::*;

    fn dataset() -> &'static Dataset {
        crate::testing::dataset()
    }

    #[test]
    fn a_link_reads_as_one_would_guess() {
        let linked = read(
            "?deployment=self-hosted&role=workload-cluster&version=v4.2.13&from=3.4&q=vcenter&direction=outbound&include=deprecated&format=ufw&allow-any=yes&utm_source=mail",
            dataset(),
        );
        assert_eq!(linked.notices, Vec::<String>::new());
        assert_eq!(
            write(&linked.selection, &linked.options),
            "deployment=self-hosted&role=workload-cluster&version=4.2.13&from=3.4&q=vcenter&direction=outbound&include=deprecated&format=ufw&allow-any=yes"
        );
    }

    #[test]
    fn a_link_of_an_earlier_release_includes_what_it_opened() {
        for (query, included) in [
            ("open-optional=yes", "&include=optional"),
            ("open-deprecated=yes", "&include=deprecated"),
            (
                "open-deprecated=yes&open-optional=yes",
                "&include=optional,deprecated",
            ),
            (
                "open-optional=yes&include=deprecated",
                "&include=optional,deprecated",
            ),
            (
                "include=deprecated&open-optional=yes",
                "&include=optional,deprecated",
            ),
            (
                "open-deprecated=no&include=deprecated",
                "&include=deprecated",
            ),
            ("open-deprecated=no&open-optional=no", ""),
            ("optional=hide&deprecated=hide", ""),
            ("optional=show&deprecated=show", ""),
        ] {
            let linked = read(query, dataset());
            assert_eq!(linked.notices, Vec::<String>::new(), "{query}");
            let written = write(&linked.selection, &linked.options);
            let start = "deployment=saas&role=workload-cluster&version=4.9";
            assert_eq!(written, format!("{start}{included}"), "{query}");
            assert_eq!(
                rewrite(query, &linked.selection, &linked.options),
                written,
                "{query}"
            );
        }
    }

    #[test]
    fn every_bad_value_is_named_and_the_rest_stays() {
        let linked = read(
            "deployment=%3Cscript%3Ealert(1)%3C/script%3E&role=root&version=4.x&from=4&direction=up&deprecated=maybe&include=all&format=pf&q=ssh&role=workload-cluster&open-optional=1",
            dataset(),
        );
        assert_eq!(
            linked.selection,
            Selection {
                search: "ssh".to_owned(),
                ..Selection::initial(dataset())
            }
        );
        let said = linked.notices.join("\n");
        for part in [
            "Ignored deployment “<script>alert(1)</script>” in the link: known are saas, saas-edge and self-hosted.",
            "role “root”",
            "Ignored role “workload-cluster” in the link: it is given twice",
            "version “4.x”",
            "Ignored from “4” in the link: use a release such as 4.2",
            "direction “up”",
            "Ignored include “all” in the link: known are optional and deprecated.",
            "Ignored deprecated “maybe” in the link: known are hide and show.",
            "Ignored open-optional “1” in the link: known are no and yes.",
        ] {
            assert!(said.contains(part), "{part} in\n{said}");
        }
    }

    #[test]
    fn a_character_that_cannot_be_seen_is_shown_and_not_taken_out() {
        for code in ["%00", "%07", "%1B", "%7F"] {
            let linked = read(&format!("role=all&deployment=saas{code}"), dataset());
            let said = linked.notices.join("\n");
            let named = "Ignored deployment “saas\u{FFFD}” in the link";
            assert!(said.starts_with(named), "{said}");
            let linked = read(&format!("q=ssh{code}"), dataset());
            assert_eq!(linked.selection.search, "ssh\u{FFFD}");
        }
        assert_eq!(
            read("q=443%09NATS", dataset()).selection.search,
            "443\tNATS"
        );
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
            "lang=de+AT&deployment=saas&role=workload-cluster&version=4.9"
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
            from in prop::option::of("(3\\.4|4\\.[0-9](\\.[1-9])?)"), search in "\\PC{0,40}", direction in prop::option::of(0usize..2), switches: [bool; 4], format in "[a-z]{1,8}", view in prop::sample::select(View::ALL.to_vec()),
        ) -> (Selection, SnippetOptions) {
            let dataset = dataset();
            let selection = Selection {
                deployment: dataset.deployments[deployment].id.clone(),
                role: role.map(|role| dataset.roles[role].id.clone()),
                version: version.parse().expect("a release"),
                from: from.map(|from| from.parse().expect("a release")),
                search,
                direction: direction.map(|index| Direction::ALL[index]),
                include: Include { optional: switches[0], deprecated: switches[1] },
            };
            (selection, SnippetOptions { view, format, allow_any: switches[2], allow_unnamed: switches[3] })
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
