//! Text and ids of the dataset.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};

/// Text of the dataset.
///
/// It is `'static`, so that it can be passed around without copying: a program reads one dataset and
/// keeps it, and the dataset that ships is part of the program anyway. Text that is read elsewhere is
/// leaked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text(&'static str);

impl Text {
    /// Text that is part of the program.
    pub const fn from_static(text: &'static str) -> Self {
        Self(text)
    }

    /// The text.
    pub const fn as_str(&self) -> &'static str {
        self.0
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.to_owned().leak())
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(text.leak()))
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub(in crate::dataset) Text);

        impl $name {
            /// An id that is part of the program.
            pub const fn from_static(id: &'static str) -> Self {
                Self(Text::from_static(id))
            }

            /// The id, as in the dataset and in links.
            pub const fn as_str(&self) -> &'static str {
                self.0.as_str()
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// Names a deployment model, such as `self-hosted`.
    DeploymentId,
    /// Names a role, such as `workload-cluster`.
    RoleId,
    /// Names an endpoint, such as `registries`.
    EndpointId,
    /// Names a rule. Never reused for another rule: people link to it.
    RuleId,
    /// Names a source document.
    SourceId,
}
