//! The table of facets.

use super::{ALL_ROLES, FORMAT, Facet, FacetKind, FacetOption, FacetValue};
use crate::dataset::{DeploymentId, Direction, RoleId};
use crate::selection::{Include, MAX_SEARCH_LEN, Selection, View};
use crate::text::{excerpt, listed};

/// The longest part of a search that a title repeats, in characters.
const MAX_SEARCH_IN_TITLE: usize = 40;

/// Every facet, in the order in which links write them.
pub static FACETS: &[Facet] = &[
    Facet {
        parameter: "deployment",
        label: msg!(term_deployment_model),
        kind: FacetKind::OneOf(|dataset| {
            let deployments = dataset.deployments.iter();
            deployments
                .map(|named| FacetOption::new(named.id.as_str(), named.name.as_str()))
                .collect()
        }),
        is_filter: false,
        get: |selection, _| FacetValue::Id(selection.deployment.as_str()),
        set: |selection, _, value| {
            if let Some(id) = value.id() {
                selection.deployment = DeploymentId::from_static(id);
            }
        },
        title: |dataset, selection| Some(dataset.deployment_name(&selection.deployment).to_owned()),
    },
    Facet {
        parameter: "role",
        label: msg!(term_role),
        kind: FacetKind::OneOf(|dataset| {
            let roles = dataset.roles.iter();
            roles
                .map(|named| FacetOption::new(named.id.as_str(), named.name.as_str()))
                .chain([FacetOption::new(ALL_ROLES, msg!(choices_all_roles))])
                .collect()
        }),
        is_filter: false,
        get: |selection, _| {
            let role = selection.role.as_ref();
            FacetValue::Id(role.map_or(ALL_ROLES, RoleId::as_str))
        },
        set: |selection, _, value| {
            let id = value.id().filter(|id| *id != ALL_ROLES);
            selection.role = id.map(RoleId::from_static);
        },
        title: |dataset, selection| {
            let role = selection.role.as_ref()?;
            Some(dataset.role_name(role).to_ascii_lowercase())
        },
    },
    Facet {
        parameter: "version",
        label: msg!(choices_version),
        kind: FacetKind::Release,
        is_filter: false,
        get: |selection, _| FacetValue::Release(selection.version.clone()),
        set: |selection, _, value| {
            if let Some(release) = value.release() {
                selection.version = release;
            }
        },
        title: |_, Selection { version, from, .. }| {
            Some(match from {
                Some(from) => msg_fmt!(title_upgrade, from = from, to = version).to_string(),
                None => version.to_string(),
            })
        },
    },
    Facet {
        parameter: "from",
        label: msg!(upgrade_from),
        kind: FacetKind::Release,
        is_filter: false,
        get: |selection, _| {
            let from = selection.from.clone();
            from.map_or(FacetValue::None, FacetValue::Release)
        },
        set: |selection, _, value| selection.from = value.release(),
        // The title names it beside the version.
        title: |_, _| None,
    },
    Facet {
        parameter: "q",
        label: msg!(choices_search),
        kind: FacetKind::Text {
            max: MAX_SEARCH_LEN,
        },
        is_filter: false,
        get: |selection, _| FacetValue::of_text(&selection.search),
        set: |selection, _, value| selection.search = value.text(),
        title: |_, selection| {
            let search = excerpt(&selection.search, MAX_SEARCH_IN_TITLE);
            (!search.is_empty()).then(|| msg_fmt!(title_search, search = search).to_string())
        },
    },
    Facet {
        parameter: "direction",
        label: msg!(choices_direction),
        kind: FacetKind::OneOf(|_| {
            Direction::ALL
                .map(|direction| FacetOption::new(direction.as_str(), direction.term()))
                .to_vec()
        }),
        is_filter: true,
        get: |selection, _| {
            let direction = selection.direction.map(Direction::as_str);
            direction.map_or(FacetValue::None, FacetValue::Id)
        },
        set: |selection, _, value| selection.direction = value.id().and_then(Direction::by_id),
        title: |_, selection| Some(selection.direction?.in_sentence().to_owned()),
    },
    Facet {
        parameter: "include",
        label: msg!(choices_include),
        kind: FacetKind::AnyOf(&INCLUDED),
        is_filter: false,
        get: |selection, _| {
            let Include {
                optional,
                deprecated,
            } = selection.include;
            FacetValue::of_ids(&INCLUDED, |id| match id {
                OPTIONAL => optional,
                _ => deprecated,
            })
        },
        set: |selection, _, value| {
            selection.include = Include {
                optional: value.holds(OPTIONAL),
                deprecated: value.holds(DEPRECATED),
            };
        },
        title: |_, selection| {
            let included = selection.included_words();
            (!included.is_empty())
                .then(|| msg_fmt!(title_with, kinds = listed(&included)).to_string())
        },
    },
    Facet {
        parameter: "view",
        label: msg!(view_label),
        kind: FacetKind::View,
        is_filter: false,
        get: |_, options| FacetValue::Id(options.view.id()),
        set: |_, options, value| {
            options.view = value.id().and_then(View::first_of).unwrap_or_default();
        },
        title: |_, _| None,
    },
    Facet {
        parameter: FORMAT,
        label: msg!(formats_label),
        kind: FacetKind::Format,
        is_filter: false,
        get: |_, options| FacetValue::of_text(&options.format),
        set: |_, options, value| options.format = value.text(),
        title: |_, _| None,
    },
    Facet {
        parameter: "allow-any",
        label: msg!(snippets_allow_any),
        kind: YES_OR_NO,
        is_filter: false,
        get: |_, options| FacetValue::Switch(options.allow_any),
        set: |_, options, value| options.allow_any = value.is_on(),
        title: |_, _| None,
    },
    Facet {
        parameter: "allow-unnamed",
        label: msg!(snippets_allow_unnamed),
        kind: YES_OR_NO,
        is_filter: false,
        get: |_, options| FacetValue::Switch(options.allow_unnamed),
        set: |_, options, value| options.allow_unnamed = value.is_on(),
        title: |_, _| None,
    },
];

/// What can be included beside what is required.
static INCLUDED: [FacetOption; 2] = [
    FacetOption::new(OPTIONAL, msg!(status_optional)),
    FacetOption::new(DEPRECATED, msg!(status_deprecated)),
];

const OPTIONAL: &str = "optional";

const DEPRECATED: &str = "deprecated";

/// What is left out unless the reader asks for it.
const YES_OR_NO: FacetKind = FacetKind::Switch {
    off: "no",
    on: "yes",
    default: false,
};
