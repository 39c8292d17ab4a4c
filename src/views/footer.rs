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

/// Which dataset it is, and whose documentation it was made from; in the single file, that it is a copy, which
/// the style sheet shows there alone.
pub fn dataset_source(dataset: &Dataset) -> Html {
    let source = msg_fmt!(
        page_source,
        version = dataset.dataset_version,
        vendor = dataset.vendor
    );
    let offline = msg_fmt!(page_offline, date = date(&dataset.dataset_version));
    html! {
        <>
            { source.to_string() }
            <span class="pp-offline">{ " " }{ offline.to_string() }</span>
        </>
    }
}

/// The date that a dataset's version is, such as 2026-11-22 for 2026.11.22; the version where it is none.
fn date(version: &str) -> String {
    let mut parts = version.split('.');
    match parts.next() {
        Some(year) if year.len() == 4 && parts.count() == 2 => version.replace('.', "-"),
        _ => version.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn a_version_that_is_a_date_reads_as_one() {
        for (version, read) in [
            ("2026.11.22", "2026-11-22"),
            ("1.4.0", "1.4.0"),
            ("2026", "2026"),
        ] {
            assert_eq!(date(version), read);
        }
    }
}
