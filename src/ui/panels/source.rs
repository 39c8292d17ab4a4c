//! Where all that is said comes from, at the page's foot.

use crate::domain::dataset::Dataset;
use crate::ui::html::Builder;

/// The dataset, and whose documentation it was made from.
pub(crate) fn source(to: &mut Builder, dataset: &Dataset) {
    to.tell(say!(
        page_source,
        version = dataset.dataset_version,
        vendor = dataset.vendor
    ));
}
