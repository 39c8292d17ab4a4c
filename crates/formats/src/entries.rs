//! User entries, with the ids of formats and of their fields checked against the registry.

use ports_core::dataset::Dataset;
use ports_core::link::Pairs;
use ports_network::entries::{UserEntries, left_out};

use crate::registry::{FIELD_IDS, FORMAT_IDS};

/// Reads entries from names and values, as [`UserEntries::read`] does. A setting that no format has
/// is named among the notices and left out; a format that there is no longer is left out.
pub fn read(pairs: Pairs, dataset: &Dataset) -> UserEntries {
    let (unknown, known): (Pairs, Pairs) = pairs
        .into_iter()
        .partition(|(name, _)| setting(name).is_some_and(|id| !FIELD_IDS.contains(&id)));
    let mut entries = UserEntries::read(known, dataset);
    for (name, value) in unknown.iter().filter(|(_, value)| !value.is_empty()) {
        entries.notices.push(left_out(name, value));
    }
    entries.format = entries
        .format
        .filter(|id| FORMAT_IDS.contains(&id.as_str()));
    entries
}

/// The id of the field that a name sets, as entries are named now and as links named them that were made
/// before there were sites.
fn setting(name: &str) -> Option<&str> {
    let id = name.strip_prefix("settings/");
    id.or_else(|| name.strip_prefix("set-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FORMATS;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_used_is_named_and_costs_nothing_else() {
        let pairs = [
            ("typed", ""),
            ("at-users", "192.0.2.1 # office"),
            ("at-nobody", "192.0.2.2"),
            ("at-users", "203.0.113.66"),
            ("set-near-zone", "dmz"),
            ("set-near-zone", "evil"),
            ("set-nothing", "x"),
            ("\u{202e}evil", "<b>"),
            ("format", "no-such-format"),
        ];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let typed = read(pairs.to_vec(), ports_data::dataset());
        assert_eq!(
            typed.addresses,
            [("users".into(), "192.0.2.1 # office".to_owned())]
        );
        assert_eq!(typed.format, None);
        let zone = typed.settings.iter().next();
        assert!(zone.is_some_and(|(_, zone)| zone == "dmz"), "{typed:?}");
        assert_eq!(typed.notices.len(), 5, "{:?}", typed.notices);
        let evil = "What is typed for “evil” cannot be used here and was left out: “<b>”.";
        assert!(typed.notices.iter().any(|notice| notice == evil));
    }

    proptest! {
        #[test]
        fn what_is_kept_is_read_back(texts in prop::collection::vec(".{0,80}", 9), settings in prop::collection::vec(".{1,20}", 0..6), format in 0..FORMATS.len()) {
            let dataset = ports_data::dataset();
            let mut typed = UserEntries { format: Some(FORMATS[format].id.to_owned()), ..UserEntries::default() };
            for (endpoint, text) in dataset.endpoints.iter().zip(&texts) {
                if !text.is_empty() {
                    typed.addresses.push((endpoint.id.clone(), text.clone()));
                }
            }
            let mut fields: Vec<_> = FORMATS.iter().flat_map(|format| format.fields).collect();
            fields.dedup();
            for (field, text) in fields.into_iter().zip(settings) {
                typed.settings.set(field.id, text);
            }
            prop_assert_eq!(read(typed.pairs(), dataset), typed);
        }
    }
}
