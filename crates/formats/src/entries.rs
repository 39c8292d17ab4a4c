//! User entries, with the ids of formats and of their fields checked against the registry.

use ports_core::dataset::Dataset;
use ports_core::link::{FORMAT, Pairs};
use ports_network::entries::{UserEntries, left_out};

use crate::registry::{FIELD_IDS, FORMAT_IDS};

/// Reads entries from names and values, as [`UserEntries::read`] does. A setting that no format has
/// is named among the notices and left out; a format that there is no longer is left out.
pub fn read(pairs: Pairs, dataset: &Dataset) -> UserEntries {
    let (unknown, known) = partition(pairs);
    let mut entries = UserEntries::read(known, dataset);
    let named = unknown.iter().filter(|(name, _)| name != FORMAT);
    let notices = named.map(|(name, value)| left_out(name, value));
    entries.notices.extend(notices);
    entries
}

/// Reads what a browser kept, as [`UserEntries::read_kept`] does. A setting that no format has, and a format
/// that there is not, stay where they are.
pub fn read_kept(pairs: Pairs, dataset: &Dataset) -> UserEntries {
    let (mut unknown, known) = partition(pairs);
    let mut entries = UserEntries::read_kept(known, dataset);
    entries.unknown.append(&mut unknown);
    entries
}

/// Settings and formats that there are not, and all else.
fn partition(pairs: Pairs) -> (Pairs, Pairs) {
    pairs.into_iter().partition(|(name, value)| {
        let is_unknown = match setting(name) {
            Some(id) => !FIELD_IDS.contains(&id),
            None => name == FORMAT && !FORMAT_IDS.contains(&value.as_str()),
        };
        is_unknown && !value.is_empty()
    })
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

    #[test]
    fn what_no_format_has_stays_where_it_is_kept() {
        let kept = [
            ("settings/near-zone", "dmz"),
            ("settings/nothing", "x"),
            ("format", "later"),
        ];
        let kept = kept.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let mut entries = read_kept(kept.to_vec(), ports_data::dataset());
        assert_eq!((entries.unknown.len(), &entries.format), (2, &None));
        entries.format = Some("ufw".to_owned());
        assert_eq!(
            entries.encode(),
            "settings%2Fnear-zone=dmz&format=ufw&settings%2Fnothing=x"
        );
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
