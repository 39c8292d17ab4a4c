//! The dataset as a prop.

use std::ops::Deref;

use ports_core::dataset::Dataset;

/// A dataset in a props field: the same only when it is the same one. Comparing two of them fact by
/// fact would cost more than rendering what shows them.
#[derive(Clone, Copy, Debug)]
pub struct DatasetRef(pub &'static Dataset);

impl PartialEq for DatasetRef {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Deref for DatasetRef {
    type Target = &'static Dataset;

    fn deref(&self) -> &&'static Dataset {
        &self.0
    }
}
