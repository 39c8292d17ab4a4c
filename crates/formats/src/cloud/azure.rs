//! What the formats for Azure share.
//!
//! A rule names ends of one family; `*` is both. Priorities are unique for each direction of a
//! group, so each follows from its rule's name: a second run with other openings then takes none
//! that an earlier rule still has.

use crate::fields::{Check, Field, field};

/// What stands for anybody.
pub(super) const ANY: [&str; 2] = ["*", ""];

/// Where the group is.
pub(super) static RESOURCE_GROUP: Field = Field {
    words: field! {
        id: "azure-resource-group",
        said: field_azure_resource_group,
        default: "my-resource-group",
    },
    check: Check::Word {
        max: 90,
        extra: "-_.",
    },
};

/// The group that the rules go into.
pub(super) static GROUP: Field = Field {
    words: field! {
        id: "azure-nsg",
        said: field_azure_nsg,
        default: "my-nsg",
    },
    check: Check::Word {
        max: 80,
        extra: "-_.",
    },
};

/// The first rule's priority. Azure's end at 4096: above 3900 there would not be room for 98
/// openings.
pub(super) static PRIORITY: Field = Field {
    words: field! {
        id: "azure-priority",
        said: field_azure_priority,
        default: "2000",
    },
    check: Check::Number(100, 3900),
};
