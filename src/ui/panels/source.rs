//! Where all that is said comes from, at the page's foot.

use crate::ui::html::Builder;
use ports_core::dataset::Dataset;

/// The dataset, and whose documentation it was made from.
pub(crate) fn source(to: &mut Builder, dataset: &Dataset) {
    to.tell(msg_fmt!(
        page_source,
        version = dataset.dataset_version,
        vendor = dataset.vendor
    ));
}
