//! What a reader chooses: which rules to see, and what firewall rules are written for.
//!
//! The fields are here; how each of them is read, written, labelled and described is in the table of
//! [facets].

pub mod facets;
mod include;
mod view;

pub use include::Include;

use crate::dataset::{Dataset, DeploymentId, Direction, RoleId};
use crate::release::Release;
use facets::FACETS;

pub use view::{View, names as view_names};

/// The longest search that is kept and that a link carries, in characters.
pub const MAX_SEARCH_LEN: usize = 200;

/// Everything a reader chooses about which rules to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The deployment model.
    pub deployment: DeploymentId,
    /// One role, or none for all of them.
    pub role: Option<RoleId>,
    /// The release.
    pub version: Release,
    /// The release that an upgrade to [`version`](Self::version) comes from, or none. It changes
    /// nothing about which rules apply.
    pub from: Option<Release>,
    /// The search text. It marks what it finds, and narrows nothing.
    pub search: String,
    /// One direction, or none for both.
    pub direction: Option<Direction>,
    /// What is allowed beside what is required: in firewall rules, requests, tests and upgrades alike.
    pub include: Include,
}

/// What a reader chooses about what is shown: the view, and what firewall rules are written for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SnippetOptions {
    /// The view that is looked at.
    pub view: View,
    /// The id of the format, checked where formats are; empty for none.
    pub format: String,
    /// Whether a firewall between networks allows any address at an endpoint without one; else what
    /// such an endpoint needs is left out there.
    pub allow_any: bool,
    /// Whether any address is allowed for an endpoint that no source names and that has none; else
    /// what it needs is left out.
    pub allow_unnamed: bool,
}

impl Selection {
    /// The selection of a reader who has chosen nothing: the first deployment model, the role that the
    /// dataset says, the newest release, what is required alone.
    pub fn initial(dataset: &Dataset) -> Self {
        let deployment = dataset.deployments.first().map(|named| &named.id);
        Self {
            deployment: deployment.cloned().unwrap_or(DeploymentId::from_static("")),
            role: Some(dataset.default_role.clone()),
            version: dataset.lines.last().cloned().unwrap_or(Release::line(0, 0)),
            from: None,
            search: String::new(),
            direction: None,
            include: Include::default(),
        }
    }

    /// The same choice with every filter lifted.
    pub fn without_filters(&self) -> Self {
        let mut selection = self.clone();
        let mut options = SnippetOptions::default();
        for facet in FACETS.iter().filter(|facet| facet.is_filter) {
            facet.clear(&mut selection, &mut options);
        }
        selection
    }

    /// What is included beside what is required, in words: `optional`, `deprecated`.
    pub fn included_words(&self) -> Vec<&'static str> {
        let words = [
            (self.include.optional, msg!(include_optional)),
            (self.include.deprecated, msg!(include_deprecated)),
        ];
        let included = words.into_iter().filter(|(is_included, _)| *is_included);
        included.map(|(_, word)| word).collect()
    }

    /// Whether a filter narrows which rules are shown.
    pub fn is_filtered(&self) -> bool {
        *self != self.without_filters()
    }
}
