//! What a connection is at a release.

use crate::evaluation::Status;

/// What a connection is at a release: from what is needed most to what has to be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConnectionStatus {
    /// The product does not work without.
    Required,
    /// Needed under a rule's condition.
    Conditional,
    /// A convenience.
    Optional,
    /// Still there, on its way out.
    Deprecated,
    /// Gone: shown, so that it gets closed, and never included.
    Ended,
    /// Listed by the rules of the other side alone: the reader has to judge.
    Check,
}

impl From<Status> for ConnectionStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Required => Self::Required,
            Status::Conditional => Self::Conditional,
            Status::Optional => Self::Optional,
            Status::Deprecated => Self::Deprecated,
            Status::Ended => Self::Ended,
        }
    }
}

impl ConnectionStatus {
    /// The word people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Required => msg!(status_required),
            Self::Conditional => msg!(status_conditional),
            Self::Optional => msg!(status_optional),
            Self::Deprecated => msg!(status_deprecated),
            Self::Ended => msg!(status_ended),
            Self::Check => msg!(status_check),
        }
    }
}
