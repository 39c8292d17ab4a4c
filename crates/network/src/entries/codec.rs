//! User entries ⇄ names and values, and these ⇄ URL-encoded text.
//!
//! The text is kept in local storage, and is the fragment of a share link. It is never in a query,
//! so no server ever sees it.

use ports_core::dataset::{Dataset, EndpointId};
use ports_core::link::Pairs;
use ports_core::text::excerpt;

use super::{MAX_SITE_NUMBER, MAX_SITES, PROXY, Site, UserEntries};
use crate::digits;

/// The prefix of a fragment that holds entries. No rule's id has it.
pub const MARK: &str = "typed&";

impl UserEntries {
    /// Reads entries from names and values. A name that is unknown or given a second time is named
    /// among the notices and left out. Values may be as long as they are: what a field took is never
    /// dropped on the way back into it.
    pub fn read(pairs: Pairs, dataset: &Dataset) -> Self {
        let mut entries = Self::default();
        for (name, value) in pairs {
            if entries.set_field(&name, &value, dataset) != Outcome::Set {
                entries.notices.push(left_out(&name, &value));
            }
        }
        entries
    }

    /// Reads what a browser kept. What has a name that is unknown, such as an entry of a later release,
    /// is among [`unknown`](Self::unknown), to stay where it is.
    pub fn read_kept(pairs: Pairs, dataset: &Dataset) -> Self {
        let mut entries = Self::default();
        for (name, value) in pairs {
            if entries.set_field(&name, &value, dataset) == Outcome::Unknown {
                entries.unknown.push((name, value));
            }
        }
        entries
    }

    /// Sets the field with this name, if it is known and empty.
    fn set_field(&mut self, name: &str, value: &str, dataset: &Dataset) -> Outcome {
        let path: Vec<&str> = name.split('/').collect();
        match path[..] {
            // A site exists by its name, also by an empty one.
            ["sites", number, ref field @ ..] => self.set_site_field(number, field, value, dataset),
            _ if value.is_empty() => Outcome::Set,
            ["name"] => set_once(&mut self.name, value),
            ["customer"] => set_once(&mut self.customer, value),
            ["format"] => {
                self.format = Some(value.to_owned());
                Outcome::Set
            }
            ["addresses", id] if id != PROXY.as_str() => {
                set_addresses_once(&mut self.addresses, id, value, dataset)
            }
            ["settings", id] => self.set_setting(id, value),
            _ => {
                // The names in links of the time before there were sites.
                if let Some(id) = name.strip_prefix("at-") {
                    set_addresses_once(&mut self.addresses, id, value, dataset)
                } else if let Some(id) = name.strip_prefix("set-") {
                    self.set_setting(id, value)
                } else {
                    Outcome::Unknown
                }
            }
        }
    }

    /// Sets a field of the site with this number, which is added if there is none, if the field is
    /// known and empty.
    fn set_site_field(
        &mut self,
        number: &str,
        field: &[&str],
        value: &str,
        dataset: &Dataset,
    ) -> Outcome {
        let number = digits(number).filter(|number| (1..=MAX_SITE_NUMBER).contains(number));
        let Some(number) = number else {
            return Outcome::Unknown;
        };
        let known = self.sites.iter().position(|site| site.number == number);
        let index = known.unwrap_or(self.sites.len());
        if index == MAX_SITES {
            return Outcome::Unknown;
        }
        if known.is_none() {
            self.sites.push(Site::numbered(number));
        }
        let site = &mut self.sites[index];
        match *field {
            ["name"] => set_once(&mut site.name, value),
            ["clusters"] => set_once(&mut site.clusters, value),
            ["proxy-port"] => set_once(&mut site.proxy_port, value),
            ["addresses", id] => set_addresses_once(&mut site.addresses, id, value, dataset),
            _ => Outcome::Unknown,
        }
    }

    /// Sets a field of a format, if it is empty.
    fn set_setting(&mut self, id: &str, value: &str) -> Outcome {
        let is_new = self.settings.get(id).is_empty();
        if is_new {
            self.settings.set(id, value.to_owned());
        }
        Outcome::of_new(is_new)
    }

    /// Names and values that [`read`](Self::read) reads back. Empty fields are left out, but for the
    /// name of a site: it says that the site exists.
    pub fn pairs(&self) -> Pairs {
        let mut pairs = Pairs::new();
        let mut push = |name: String, value: &str| {
            if !value.is_empty() {
                pairs.push((name, value.to_owned()));
            }
        };
        push("name".to_owned(), &self.name);
        push("customer".to_owned(), &self.customer);
        for (endpoint, text) in &self.addresses {
            push(format!("addresses/{endpoint}"), text);
        }
        for (id, text) in self.settings.iter() {
            push(format!("settings/{id}"), text);
        }
        push(
            "format".to_owned(),
            self.format.as_deref().unwrap_or_default(),
        );
        pairs.extend(self.sites.iter().flat_map(site_pairs));
        pairs
    }

    /// URL-encoded text, which [`decode`] reads: the form in local storage, with what this build does
    /// not know.
    pub fn encode(&self) -> String {
        let mut pairs = self.pairs();
        let known = pairs.len();
        for unknown in &self.unknown {
            if pairs[..known].iter().all(|(name, _)| *name != unknown.0) {
                pairs.push(unknown.clone());
            }
        }
        encode(pairs)
    }

    /// The fragment of a share link, without `#`, which [`decode_fragment`](super::decode_fragment)
    /// reads. The format is not in it: a link has it in the query.
    pub fn encode_fragment(&self) -> String {
        encode_fragment(self.pairs_beside_format())
    }
}

/// Names and values of a site.
fn site_pairs(site: &Site) -> Pairs {
    let path = format!("sites/{}", site.number);
    let mut pairs = vec![(format!("{path}/name"), site.name.clone())];
    let mut push = |name: String, value: &str| {
        if !value.is_empty() {
            pairs.push((name, value.to_owned()));
        }
    };
    push(format!("{path}/clusters"), &site.clusters);
    push(format!("{path}/proxy-port"), &site.proxy_port);
    for (endpoint, text) in &site.addresses {
        push(format!("{path}/addresses/{endpoint}"), text);
    }
    pairs
}

/// URL-encoded names and values.
fn encode(pairs: Pairs) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

/// Names and values from URL-encoded text, such as [`UserEntries::encode`] gives.
pub fn decode(text: &str) -> Pairs {
    let pairs = form_urlencoded::parse(text.as_bytes());
    // No field of a browser holds NUL. It is shown, and is no part of any address.
    let seen = |text: &str| text.replace('\0', "\u{FFFD}");
    pairs
        .map(|(name, value)| (seen(&name), seen(&value)))
        .collect()
}

/// Names and values from the fragment of a share link, without `#`; none when it is none.
pub fn decode_fragment(fragment: &str) -> Option<Pairs> {
    fragment.strip_prefix(MARK).map(decode)
}

/// The fragment of a share link with these names and values, without `#`.
pub fn encode_fragment(pairs: Pairs) -> String {
    MARK.to_owned() + &encode(pairs)
}

/// The notice that the value of a field cannot be used and is left out.
pub fn left_out(name: &str, value: &str) -> String {
    let (field, value) = (excerpt(name, 40), excerpt(value, 40));
    msg_fmt!(typed_left_out, field = field, value = value).to_string()
}

/// What became of a name and its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It is in its field.
    Set,
    /// Its field was filled already.
    Twice,
    /// There is no such field.
    Unknown,
}

impl Outcome {
    fn of_new(is_new: bool) -> Self {
        match is_new {
            true => Self::Set,
            false => Self::Twice,
        }
    }
}

/// Sets a field that is empty.
fn set_once(field: &mut String, value: &str) -> Outcome {
    let is_new = field.is_empty();
    if is_new {
        value.clone_into(field);
    }
    Outcome::of_new(is_new)
}

/// Sets the addresses of an endpoint, if it is one of the dataset's or the proxy and has none yet.
fn set_addresses_once(
    addresses: &mut Vec<(EndpointId, String)>,
    id: &str,
    value: &str,
    dataset: &Dataset,
) -> Outcome {
    let mut known = dataset.endpoints.iter().map(|endpoint| &endpoint.id);
    let endpoint = match known.find(|known| known.as_str() == id) {
        Some(known) => known.clone(),
        None if id == PROXY.as_str() => PROXY,
        None => return Outcome::Unknown,
    };
    let is_new = addresses.iter().all(|(other, _)| *other != endpoint);
    if is_new && !value.is_empty() {
        addresses.push((endpoint, value.to_owned()));
    }
    Outcome::of_new(is_new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entries(name: &str, text: &str, port: &str) -> UserEntries {
        let mut entries = UserEntries {
            name: name.to_owned(),
            format: Some("ufw".to_owned()),
            ..UserEntries::default()
        };
        if !text.is_empty() {
            entries.enter("users".into(), text.to_owned());
            entries.settings.set("near-zone", text.to_owned());
        }
        entries.sites.push(Site {
            number: 3,
            name: text.to_owned(),
            proxy_port: port.to_owned(),
            ..Site::default()
        });
        entries
    }

    #[test]
    fn the_format_alone_is_no_entry() {
        let mut entries = UserEntries {
            format: Some("ufw".to_owned()),
            ..UserEntries::default()
        };
        assert!(entries.is_blank());
        entries.sites.push(Site::default());
        assert!(!entries.is_blank(), "a site is one, also without a name");
    }

    #[test]
    fn a_nul_is_shown_wherever_it_stands() {
        let pairs = decode("name=a%00&addresses/users=192.0.2.1%00");
        let pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        let shown = [
            ("name", "a\u{FFFD}"),
            ("addresses/users", "192.0.2.1\u{FFFD}"),
        ];
        assert_eq!(pairs, shown);
    }

    #[test]
    fn what_is_kept_and_unknown_stays_and_is_no_entry() {
        let kept = "addresses%2Fusers=192.0.2.1&addresses%2Fnewend=192.0.2.9&future%2Fthing=x&at-users=192.0.2.8";
        let mut entries = UserEntries::read_kept(decode(kept), ports_data::dataset());
        assert!(entries.notices.is_empty());
        assert_eq!(entries.unknown.len(), 2, "and not what is given twice");
        assert!(!entries.encode_fragment().contains("newend"));
        entries.enter("users".into(), String::new());
        assert!(entries.is_blank());
        assert_eq!(
            entries.encode(),
            "addresses%2Fnewend=192.0.2.9&future%2Fthing=x"
        );
    }

    #[test]
    fn a_nul_between_two_addresses_does_not_make_them_one() {
        let pairs = decode("addresses/users=192.0.2.1%00192.0.2.2");
        let entries = UserEntries::read(pairs, ports_data::dataset());
        let parsed = crate::addresses::ParsedAddresses::parse(&entries.addresses[0].1);
        assert!(parsed.addresses.is_empty());
        let said = parsed.errors[0].to_string();
        assert!(said.contains("not to be seen, U+FFFD"), "{said}");
    }

    #[test]
    fn a_text_of_any_length_comes_back() {
        let text = "192.0.2.1 # an office\n".repeat(5000);
        let mut entries = UserEntries::default();
        entries.enter("users".into(), text);
        let again = UserEntries::read(decode(&entries.encode()), ports_data::dataset());
        assert_eq!(again, entries);
    }

    #[test]
    fn a_number_that_leaves_none_for_the_next_site_is_refused() {
        let read = |number: &str| {
            let pairs = decode(&format!("sites/{number}/name=Oslo"));
            UserEntries::read(pairs, ports_data::dataset())
        };
        for number in ["4294967295", "1000001", "0"] {
            let entries = read(number);
            assert_eq!(
                (entries.sites.len(), entries.notices.len()),
                (0, 1),
                "{number}"
            );
        }
        assert_eq!(read("1000000").sites.len(), 1);
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_read_back(name in "\\PC{0,40}", text in "[^\\x00]{0,80}|[&=+%#\\n]{0,9}", port in "[0-9]{0,5}") {
            let dataset = ports_data::dataset();
            let mut entries = entries(&name, &text, &port);
            prop_assert_eq!(&UserEntries::read(decode(&entries.encode()), dataset), &entries);
            let fragment = decode_fragment(&entries.encode_fragment()).expect("entries");
            entries.format = None;
            prop_assert_eq!(UserEntries::read(fragment, dataset), entries);
        }
    }
}
