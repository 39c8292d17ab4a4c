//! What a reader chooses: which rules to see, and what firewall rules are written for.
//!
//! The fields are here; how each of them is read, written, labelled and described is in the table of
//! [facets].

pub mod facets;

use crate::dataset::{Dataset, DeploymentId, Direction, RoleId};
use crate::release::Release;
use facets::FACETS;

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
    /// The search text; empty for everything.
    pub search: String,
    /// One direction, or none for both.
    pub direction: Option<Direction>,
    /// Whether deprecated rules are shown.
    pub show_deprecated: bool,
    /// Whether optional rules are shown.
    pub show_optional: bool,
}

/// What a reader chooses about firewall rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SnippetOptions {
    /// The id of the format, checked where formats are; empty for none.
    pub format: String,
    /// Whether deprecated rules are opened too.
    pub deprecated: bool,
    /// Whether optional and conditional rules are opened too.
    pub optional: bool,
    /// Whether a firewall between networks allows any address at an endpoint without one; else what
    /// such an endpoint needs is left out there.
    pub allow_any: bool,
    /// Whether any address is allowed for an endpoint that no source names and that has none; else
    /// what it needs is left out.
    pub allow_unnamed: bool,
}

impl Selection {
    /// The selection of a reader who has chosen nothing: the first deployment model, all roles, the
    /// newest release, no filter. Deprecated rules are shown, because a port that is open today and
    /// may be closed is news.
    pub fn initial(dataset: &Dataset) -> Self {
        let deployment = dataset.deployments.first().map(|named| &named.id);
        Self {
            deployment: deployment.cloned().unwrap_or(DeploymentId::from_static("")),
            role: None,
            version: dataset.lines.last().cloned().unwrap_or(Release::line(0, 0)),
            from: None,
            search: String::new(),
            direction: None,
            show_deprecated: true,
            show_optional: true,
        }
    }

    /// The same choice of deployment model, role and version with every filter lifted.
    pub fn without_filters(&self) -> Self {
        let mut selection = self.clone();
        let mut options = SnippetOptions::default();
        for facet in FACETS.iter().filter(|facet| facet.is_filter) {
            facet.clear(&mut selection, &mut options);
        }
        selection
    }

    /// Whether a filter narrows which rules are shown.
    pub fn is_filtered(&self) -> bool {
        *self != self.without_filters()
    }
}
