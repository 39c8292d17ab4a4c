//! Where all that is on the page comes from, at its foot.

use ports_core::dataset::Dataset;
use yew::prelude::*;

/// The page's foot.
pub fn footer() -> Html {
    html! {
        <footer class="pp-foot">
            { dataset_source(ports_data::dataset()) }
            { " " }
            { msg!(page_sends_nothing) }
        </footer>
    }
}

/// Which dataset it is, and whose documentation it was made from.
pub fn dataset_source(dataset: &Dataset) -> String {
    msg_fmt!(
        page_source,
        version = dataset.dataset_version,
        vendor = dataset.vendor
    )
    .to_string()
}
