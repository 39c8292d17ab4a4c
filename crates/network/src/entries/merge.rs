//! Several tabs, one store: what one of them changed goes over what it has read and over nothing else.

use std::collections::BTreeSet;

use ports_core::dataset::EndpointId;

use super::{Site, UserEntries};

/// What is kept when a tab has saved its changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The entries.
    pub entries: UserEntries,
    /// Whether an entry was changed in both, each in its own way. Mine is the one in [`entries`](Self::entries).
    pub is_conflict: bool,
    /// The numbers that sites of mine have no longer, and those that they got.
    pub renumbered: Vec<(u32, u32)>,
}

/// Puts the changes of two tabs together, entry by entry. `base` is what mine was made from, `theirs` what
/// another tab kept since.
///
/// What only one of them changed is as that one has it. A site that one removed and the other changed
/// stays. Two sites that both tabs added under one number are two, and mine gets a new number. Everything is
/// in the order of whoever added or removed something, mine first: a tab that did not has what is there,
/// and has nothing to save.
///
/// ```
/// use ports_network::entries::{UserEntries, merge};
/// let base = UserEntries::default();
/// let (mut mine, mut theirs) = (base.clone(), base.clone());
/// mine.enter("users".into(), "192.0.2.1".to_owned());
/// theirs.format = Some("ufw".to_owned());
/// let merged = merge(&base, &mine, &theirs);
/// assert_eq!(merged.entries.addresses, mine.addresses);
/// assert_eq!(merged.entries.format, theirs.format);
/// assert!(!merged.is_conflict);
/// ```
pub fn merge(base: &UserEntries, mine: &UserEntries, theirs: &UserEntries) -> Merged {
    let mut merger = Merger { is_conflict: false };
    let mut entries = UserEntries {
        name: merger.text(&base.name, &mine.name, &theirs.name),
        customer: merger.text(&base.customer, &mine.customer, &theirs.customer),
        addresses: merger.texts(&base.addresses, &mine.addresses, &theirs.addresses),
        unknown: merger.texts(&base.unknown, &mine.unknown, &theirs.unknown),
        ..UserEntries::default()
    };
    // Which format was used last is no loss.
    let format = |entries: &UserEntries| entries.format.clone().unwrap_or_default();
    let format = Merger::default().text(&format(base), &format(mine), &format(theirs));
    entries.format = Some(format).filter(|format| !format.is_empty());
    let settings = |entries: &UserEntries| -> Vec<(String, String)> {
        let settings = entries.settings.iter();
        settings
            .map(|(id, text)| (id.to_owned(), text.to_owned()))
            .collect()
    };
    for (id, text) in merger.texts(&settings(base), &settings(mine), &settings(theirs)) {
        entries.settings.set(&id, text);
    }
    let (sites, renumbered) = merger.sites(&base.sites, &mine.sites, &theirs.sites);
    entries.sites = sites;
    let mut numbers = Vec::new();
    for site in renumbered {
        let number = entries.next_site_number();
        numbers.push((site.number, number));
        entries.sites.push(Site { number, ..site });
    }
    Merged {
        entries,
        is_conflict: merger.is_conflict,
        renumbered: numbers,
    }
}

#[derive(Default)]
struct Merger {
    is_conflict: bool,
}

impl Merger {
    fn text(&mut self, base: &str, mine: &str, theirs: &str) -> String {
        if mine == base {
            return theirs.to_owned();
        }
        self.is_conflict |= theirs != base && theirs != mine;
        mine.to_owned()
    }

    /// Texts by what they are called. One that is missing is an empty one.
    fn texts<K: Clone + PartialEq>(
        &mut self,
        base: &[(K, String)],
        mine: &[(K, String)],
        theirs: &[(K, String)],
    ) -> Vec<(K, String)> {
        let mut merged: Vec<(K, String)> = Vec::new();
        let [first, second] = in_order(mine, theirs, ids(mine) == ids(base));
        for (id, _) in first.iter().chain(second) {
            if merged.iter().all(|(known, _)| known != id) {
                let text = self.text(text(base, id), text(mine, id), text(theirs, id));
                merged.push((id.clone(), text));
            }
        }
        merged.retain(|(_, text)| !text.is_empty());
        merged
    }

    /// Sites by their numbers, and those of mine that need another number.
    fn sites(&mut self, base: &[Site], mine: &[Site], theirs: &[Site]) -> (Vec<Site>, Vec<Site>) {
        let mut seen = BTreeSet::new();
        let of_all =
            |sites: &[Site]| -> Vec<u32> { sites.iter().map(|site| site.number).collect() };
        let [first, second] = in_order(mine, theirs, of_all(mine) == of_all(base));
        let numbers = first.iter().chain(second).map(|site| site.number);
        let numbers: Vec<u32> = numbers.filter(|number| seen.insert(*number)).collect();
        let mut renumbered = Vec::new();
        let mut merged = Vec::new();
        for number in numbers {
            let of = |sites: &'_ [Site]| sites.iter().find(|site| site.number == number).cloned();
            let (before, ours, other) = (of(base), of(mine), of(theirs));
            let site = if is_alike(ours.as_ref(), before.as_ref()) {
                other
            } else if is_alike(other.as_ref(), before.as_ref()) {
                ours
            } else {
                match (before, ours, other) {
                    (Some(before), Some(ours), Some(other)) => {
                        Some(self.site(&before, &ours, &other))
                    }
                    (None, Some(ours), Some(other)) => {
                        // Both may have opened one file; two that are empty are to be filled in.
                        let is_one = is_alike(Some(&ours), Some(&other));
                        if !is_one || is_alike(Some(&ours), Some(&Site::numbered(number))) {
                            renumbered.push(ours);
                        }
                        Some(other)
                    }
                    (_, ours, other) => ours.or(other),
                }
            };
            merged.extend(site);
        }
        (merged, renumbered)
    }

    fn site(&mut self, base: &Site, mine: &Site, theirs: &Site) -> Site {
        Site {
            number: mine.number,
            name: self.text(&base.name, &mine.name, &theirs.name),
            clusters: self.text(&base.clusters, &mine.clusters, &theirs.clusters),
            proxy_port: self.text(&base.proxy_port, &mine.proxy_port, &theirs.proxy_port),
            addresses: self.texts(&base.addresses, &mine.addresses, &theirs.addresses),
        }
    }
}

/// Theirs first, where mine has nothing else than before.
fn in_order<'t, T>(mine: &'t [T], theirs: &'t [T], is_as_before: bool) -> [&'t [T]; 2] {
    match is_as_before {
        true => [theirs, mine],
        false => [mine, theirs],
    }
}

/// What texts are called, but for those that were emptied.
fn ids<K>(texts: &[(K, String)]) -> Vec<&K> {
    let filled = texts.iter().filter(|(_, text)| !text.is_empty());
    filled.map(|(id, _)| id).collect()
}

/// Whether two sites have the same entries, or neither is there.
fn is_alike(one: Option<&Site>, other: Option<&Site>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return one.is_none() && other.is_none();
    };
    let holds = |site: &Site, (id, text): &(EndpointId, String)| site.text(id) == text;
    one.name == other.name
        && one.clusters == other.clusters
        && one.proxy_port == other.proxy_port
        && one.addresses.iter().all(|entry| holds(other, entry))
        && other.addresses.iter().all(|entry| holds(one, entry))
}

/// The text with a name; empty where there is none.
fn text<'t, K: PartialEq>(texts: &'t [(K, String)], id: &K) -> &'t str {
    let mut known = texts.iter();
    known
        .find(|(known, _)| known == id)
        .map_or("", |(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entries::decode;
    use proptest::prelude::*;

    fn kept(text: &str) -> UserEntries {
        UserEntries::read_kept(decode(text), ports_data::dataset())
    }

    /// What is kept after a merge, and whether both changed the same.
    fn merged(base: &str, mine: &str, theirs: &str) -> (String, bool) {
        let merged = merge(&kept(base), &kept(mine), &kept(theirs));
        let text = merged.entries.encode();
        (text.replace("%2F", "/"), merged.is_conflict)
    }

    #[test]
    fn what_only_one_tab_changed_is_as_that_one_has_it() {
        for (base, mine, theirs, both) in [
            // Another entry in each, and the format alone.
            (
                "",
                "addresses/users=1",
                "addresses/registries=2",
                "addresses/users=1&addresses/registries=2",
            ),
            (
                "sites/1/name=A&sites/2/name=B",
                "format=ufw&sites/1/name=A&sites/2/name=B",
                "name=N&sites/1/name=A&sites/2/name=B",
                "name=N&format=ufw&sites/1/name=A&sites/2/name=B",
            ),
            // What was emptied in one stays empty, whichever it was.
            (
                "name=N&customer=C",
                "customer=C",
                "name=N&customer=D",
                "customer=D",
            ),
            ("name=N&customer=C", "name=N", "customer=C", ""),
            // Two fields of one site.
            (
                "sites/1/name=A",
                "sites/1/name=B",
                "sites/1/name=A&sites/1/addresses/registries=1",
                "sites/1/name=B&sites/1/addresses/registries=1",
            ),
            // A site that came back to its place, and an entry that was emptied on the way.
            (
                "addresses/users=1&sites/1/name=A&sites/3/name=C",
                "addresses/registries=2&addresses/users=1&sites/1/name=A&sites/2/name=B&sites/3/name=C",
                "addresses/users=1&sites/1/name=A&sites/3/name=C",
                "addresses/registries=2&addresses/users=1&sites/1/name=A&sites/2/name=B&sites/3/name=C",
            ),
            // A site that is removed, and one that was changed meanwhile.
            ("sites/1/name=A", "", "sites/1/name=A", ""),
            ("sites/1/name=A", "", "sites/1/name=B", "sites/1/name=B"),
            ("sites/1/name=A", "sites/1/name=B", "", "sites/1/name=B"),
            // Two sites that got one number.
            (
                "sites/1/name=A",
                "sites/1/name=A&sites/2/name=M",
                "sites/1/name=A&sites/2/name=T",
                "sites/1/name=A&sites/2/name=T&sites/3/name=M",
            ),
            ("", "sites/1/name=A", "sites/1/name=A", "sites/1/name=A"),
            (
                "",
                "sites/1/name=",
                "sites/1/name=",
                "sites/1/name=&sites/2/name=",
            ),
            // What this build does not know.
            (
                "later/x=1",
                "name=N&later/x=1",
                "later/x=2",
                "name=N&later/x=2",
            ),
            ("later/x=1", "", "later/x=1", ""),
        ] {
            let found = merged(base, mine, theirs);
            assert_eq!(found, (both.to_owned(), false), "{base} {mine} {theirs}");
        }
    }

    #[test]
    fn what_both_changed_is_mine_and_said() {
        for (base, mine, theirs) in [
            ("name=N", "name=A", "name=B"),
            ("name=N", "", "name=B"),
            ("", "addresses/users=1", "addresses/users=2"),
            ("settings/x=1", "settings/x=2", "settings/x=3"),
            ("sites/1/name=N", "sites/1/name=A", "sites/1/name=B"),
        ] {
            assert_eq!(
                merged(base, mine, theirs),
                (mine.to_owned(), true),
                "{mine}"
            );
        }
        // Which format was used last is a choice.
        assert!(!merged("", "format=a", "format=b").1);
    }

    fn any_entries() -> impl Strategy<Value = UserEntries> {
        let one = prop_oneof![
            Just("name".to_owned()),
            Just("addresses/users".to_owned()),
            Just("addresses/registries".to_owned()),
            Just("settings/near-zone".to_owned()),
            Just("later/thing".to_owned()),
            (1u32..4, "name|clusters|addresses/proxy")
                .prop_map(|(number, field)| format!("sites/{number}/{field}")),
        ];
        prop::collection::btree_map(one, "[ab]", 0..7).prop_map(|pairs| {
            UserEntries::read_kept(pairs.into_iter().collect(), ports_data::dataset())
        })
    }

    /// Everything, whatever the order.
    fn all(entries: &UserEntries) -> Vec<(String, String)> {
        let mut pairs = entries.pairs();
        pairs.extend(entries.unknown.iter().cloned());
        pairs.sort();
        pairs
    }

    proptest! {
        #[test]
        fn whoever_changed_nothing_takes_over_what_the_other_has(base in any_entries(), other in any_entries()) {
            let merged = merge(&base, &base, &other);
            prop_assert!(merged.entries.holds_the_same(&other), "{:?}", merged);
            for (mine, theirs) in [(&base, &other), (&other, &base), (&other, &other)] {
                let merged = merge(&base, mine, theirs);
                prop_assert_eq!(all(&merged.entries), all(&other));
                prop_assert!(!merged.is_conflict);
            }
        }

        #[test]
        fn nothing_that_either_changed_is_lost_without_a_word(base in any_entries(), mine in any_entries(), theirs in any_entries()) {
            let merged = merge(&base, &mine, &theirs);
            // The number of a site may be another one.
            let field = |name: &str| name.split('/').filter(|part| part.parse::<u32>().is_err()).collect::<String>();
            let (before, after) = (all(&base), all(&merged.entries));
            let is_there = |(name, value): &(String, String)| after.iter().any(|(other, text)| (field(name), value) == (field(other), text));
            for changed in all(&mine).iter().filter(|pair| !before.contains(pair)) {
                prop_assert!(is_there(changed), "{changed:?} of mine in {after:?}");
            }
            for changed in all(&theirs).iter().filter(|pair| !before.contains(pair)) {
                prop_assert!(merged.is_conflict || is_there(changed), "{changed:?} of theirs in {after:?}");
            }
            let mut numbers: Vec<u32> = merged.entries.sites.iter().map(|site| site.number).collect();
            numbers.sort();
            numbers.dedup();
            prop_assert_eq!(numbers.len(), merged.entries.sites.len());
        }
    }
}
