//! UserEntries addresses: what a reader enters for a far end, read into types.
//!
//! Only what is parsed here can reach a snippet. Nothing is mended silently: an entry that is not
//! clearly an address, a network or a host name is named with its position and the reason, and the
//! others count. An end for which nothing usable was entered is *not* open to anybody; only an end
//! that was left empty is.

use std::fmt;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use crate::ip::Ip;
use crate::sites::{Proxy, SiteContext};
use ports_core::dataset::EndpointId;
use ports_core::text::{excerpt, is_digits, next_word, number, parts, split_once};

/// The most entries that one far end takes; beyond it a file is the better place.
pub const MAX_ENTRIES: usize = 1000;

/// One entry: a network (an address is one of a single host) or a host name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Address {
    /// An IPv4 network.
    V4(Ipv4Net),
    /// An IPv6 network.
    V6(Ipv6Net),
    /// A host name, in lower case.
    Host(String),
}

impl fmt::Display for Address {
    /// A single host is written without its prefix length.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.net() {
            Ok((ip, length)) if length < ip.longest => write!(f, "{ip}/{length}"),
            Ok((ip, _)) => ip.fmt(f),
            Err(name) => f.write_str(name),
        }
    }
}

impl Address {
    /// The network's address and its length; the name of a host.
    pub fn net(&self) -> Result<(Ip, u8), &str> {
        match self {
            Self::V4(net) => Ok(Ip::of(IpNet::V4(*net))),
            Self::V6(net) => Ok(Ip::of(IpNet::V6(*net))),
            Self::Host(name) => Err(name),
        }
    }
}

/// An entry that is not an address, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryError {
    /// The entry's place, counted from 1.
    pub position: usize,
    /// The entry, made safe to repeat.
    pub entry: String,
    /// Why it is refused, and what would be right.
    pub reason: String,
}

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_fmt(msg_fmt!(
            address_wrong,
            position = self.position,
            entry = self.entry,
            reason = self.reason
        ))
    }
}

/// What was read from one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedAddresses {
    /// The good entries in the order they were entered, each once.
    pub addresses: Vec<Address>,
    /// The wrong ones.
    pub errors: Vec<EntryError>,
    /// How many good entries were left out because another says the same or more.
    pub redundant: usize,
    /// How many comments were left out.
    pub comments: usize,
}

impl ParsedAddresses {
    /// Reads entries separated by commas, semicolons or white space; `#` starts a comment that
    /// goes to the end of its line.
    ///
    /// ```
    /// use ports_network::addresses::ParsedAddresses;
    /// let read = ParsedAddresses::parse("192.0.2.1, 2001:db8::/32\n300.1.1.1 # typing slip");
    /// assert_eq!(read.addresses.len(), 2);
    /// assert_eq!(read.errors[0].position, 3);
    /// ```
    pub fn parse(text: &str) -> Self {
        let mut read = Self {
            comments: comments(text),
            ..Self::default()
        };
        let mut position = 0;
        let mut rest = text;
        while let Some((entry, after)) = next_entry(rest) {
            rest = after;
            position += 1;
            let is_over = position > MAX_ENTRIES;
            let result = if is_over {
                Err(msg_fmt!(address_too_many, most = MAX_ENTRIES).to_string())
            } else {
                parse_entry(entry)
            };
            match result {
                Ok(address) => read.add(address),
                Err(reason) => read.errors.push(EntryError {
                    position,
                    entry: excerpt(entry, 60),
                    reason,
                }),
            }
            if is_over {
                break;
            }
        }
        read
    }

    /// Leaves out duplicates and networks inside other ones: some packet filters refuse them, and
    /// they change nothing. Neighbours are not merged, so that every line is one that was entered.
    fn add(&mut self, address: Address) {
        if self.addresses.iter().any(|known| covers(known, &address)) {
            self.redundant += 1;
            return;
        }
        let before = self.addresses.len();
        self.addresses.retain(|known| !covers(&address, known));
        self.redundant += before - self.addresses.len();
        self.addresses.push(address);
    }

    /// What was read in several fields, as if it had been entered in one: in that order, without
    /// what another one says already. Networks are nested or apart, so that in order of their
    /// beginnings the one that holds another is the last one kept before it.
    pub fn joined(fields: &[&Self]) -> Self {
        let mut joined = Self::default();
        let mut all = Vec::new();
        for field in fields {
            for address in &field.addresses {
                all.push((address, all.len()));
            }
            joined.errors.extend_from_slice(&field.errors);
        }
        all.sort_unstable();
        let mut last = None;
        all.retain(|(address, _)| {
            let is_new = last.is_none_or(|last| !covers(last, address));
            if is_new {
                last = Some(*address);
            }
            is_new
        });
        all.sort_unstable_by_key(|(_, place)| *place);
        for (address, _) in all {
            joined.addresses.push(address.clone());
        }
        joined
    }

    /// Whether the field held nothing but white space and comments.
    pub fn is_blank(&self) -> bool {
        self.addresses.is_empty() && self.errors.is_empty()
    }
}

/// How many comments there are in `text`: what [`next_entry`] passes over.
fn comments(text: &str) -> usize {
    let (mut comments, mut in_comment) = (0, false);
    for byte in text.bytes() {
        if byte == b'\n' {
            in_comment = false;
        } else if byte == b'#' && !in_comment {
            in_comment = true;
            comments += 1;
        }
    }
    comments
}

/// The first entry in `text`, and what follows it.
fn next_entry(text: &str) -> Option<(&str, &str)> {
    let mut in_comment = false;
    next_word(text, &mut |c| {
        in_comment = c != '\n' && (in_comment || c == '#');
        !in_comment && !c.is_whitespace() && !matches!(c, ',' | ';')
    })
}

/// Whether everything in `inner` is in `outer` too.
pub fn covers(outer: &Address, inner: &Address) -> bool {
    match (outer.net(), inner.net()) {
        (Ok((outer, length)), Ok((inner, inner_length))) => {
            length <= inner_length && inner.start(length) == outer
        }
        (Err(outer), Err(inner)) => outer == inner,
        _ => false,
    }
}

fn parse_entry(entry: &str) -> Result<Address, String> {
    if entry.len() > 260 {
        return Err(msg!(address_too_long).to_owned());
    }
    if let Some(at) = entry.as_bytes().windows(3).position(|part| part == b"://") {
        return Err(msg_fmt!(address_scheme, scheme = excerpt(&entry[..at], 10)).to_string());
    }
    if let Some((address, length)) = split_once(entry, b'/') {
        return match Ip::parse(address) {
            Some(address) => network(address, length),
            None => Err(msg!(address_before_slash).to_owned()),
        };
    }
    if split_once(entry, b'%').is_some() {
        return Err(msg!(address_zone).to_owned());
    }
    match Ip::parse(entry) {
        Some(address) => reachable(address, address.longest),
        None => host_name(entry),
    }
}

fn network(address: Ip, length: &str) -> Result<Address, String> {
    let longest = address.longest;
    let length = match number(length) {
        Some(length) if length <= longest.into() => length as u8,
        _ => return Err(msg_fmt!(address_length, longest = longest).to_string()),
    };
    let start = address.start(length);
    if start != address {
        let network = format_args!("{start}/{length}");
        return Err(
            msg_fmt!(address_beyond_length, network = network, address = address).to_string(),
        );
    }
    reachable(address, length)
}

/// The network, or the one address, unless it can never be the other end of a connection across a
/// network, or is written in a way that not every firewall takes for what it is.
fn reachable(address: Ip, length: u8) -> Result<Address, String> {
    let is_alone = length == address.longest;
    let octets = address.octets();
    let is_v6 = octets.len() > 4;
    let is_zero = octets.iter().all(|octet| *octet == 0);
    let problem = match octets {
        _ if is_zero && is_alone => msg!(address_unspecified),
        _ if is_zero && is_v6 && length > 0 => msg!(address_around_unspecified),
        [127, _, _, _] | [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] => {
            msg!(address_loopback)
        }
        [224..=239, _, _, _] => msg!(address_multicast),
        [0xff, ..] if is_v6 => msg!(address_multicast),
        [255, 255, 255, 255] => msg!(address_broadcast),
        _ => {
            return match address.mapped() {
                Some(v4) if is_alone => Err(msg_fmt!(address_mapped, address = v4).to_string()),
                Some(_) if length >= 96 => Err(msg!(address_mapped_network).to_owned()),
                _ => Ok(match address.net(length) {
                    IpNet::V4(net) => Address::V4(net),
                    IpNet::V6(net) => Address::V6(net),
                }),
            };
        }
    };
    Err(problem.to_owned())
}

/// A host name as in DNS: labels of letters, digits and hyphens. The last one holds a letter, so
/// that a mistyped IPv4 address is not taken for a name.
fn host_name(entry: &str) -> Result<Address, String> {
    let name = match entry.as_bytes() {
        [.., b'.'] => &entry[..entry.len() - 1],
        _ => entry,
    };
    if split_once(entry, b':').is_some() {
        return Err(msg!(address_not_ipv6).to_owned());
    }
    let labels = parts(name, b'.');
    if labels.iter().all(|label| is_digits(label)) {
        return Err(msg!(address_not_ipv4).to_owned());
    }
    if labels.len() > 1 && labels[0] == "*" {
        return Err(msg!(address_wildcard).to_owned());
    }
    let last_is_name = !is_digits(labels[labels.len() - 1]);
    if name.len() <= 253 && last_is_name && labels.iter().all(|label| is_label(label)) {
        return Ok(Address::Host(name.to_ascii_lowercase()));
    }
    Err(msg!(address_unknown).to_owned())
}

/// Whether `label` may stand between the dots of a host name.
fn is_label(label: &str) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    match label.as_bytes() {
        [] | [b'-', ..] | [.., b'-'] => false,
        label => label.len() <= 63 && label.iter().all(is_plain),
    }
}

/// What was entered for every far end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressBook {
    entries: Vec<(EndpointId, ParsedAddresses)>,
    /// The proxy that some of the flows go through, where there is one.
    pub(super) proxy: Option<Proxy>,
    /// The site whose hosts have entries of their own, where there are sites.
    pub(super) site: Option<Box<SiteContext>>,
}

/// Who is at a far end, as far as the reader has said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peers<'a> {
    /// Nothing was entered: anybody.
    Any,
    /// These; none when everything that was entered is wrong.
    Listed(&'a [Address]),
}

impl AddressBook {
    /// Enters `text` for `endpoint`, in place of what was there.
    pub fn enter(&mut self, endpoint: EndpointId, text: &str) {
        self.put(endpoint, ParsedAddresses::parse(text));
    }

    /// Puts `entries` at `endpoint`, in place of what was there.
    pub fn put(&mut self, endpoint: EndpointId, entries: ParsedAddresses) {
        match self
            .entries
            .iter_mut()
            .find(|(known, _)| *known == endpoint)
        {
            Some((_, known)) => *known = entries,
            None => self.entries.push((endpoint, entries)),
        }
    }

    /// Every end that something was ever entered for.
    pub fn all(&self) -> &[(EndpointId, ParsedAddresses)] {
        &self.entries
    }

    /// What was read for `endpoint`; none when nothing was ever entered.
    pub fn entries(&self, endpoint: &EndpointId) -> Option<&ParsedAddresses> {
        let known = self.entries.iter().find(|(known, _)| known == endpoint);
        known.map(|(_, entries)| entries)
    }

    /// Who is at `endpoint`.
    pub fn peers(&self, endpoint: &EndpointId) -> Peers<'_> {
        match self.entries(endpoint) {
            Some(entries) if !entries.is_blank() => Peers::Listed(&entries.addresses),
            _ => Peers::Any,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::net::Ipv4Addr;

    fn shown(text: &str) -> Vec<String> {
        let read = ParsedAddresses::parse(text);
        assert!(read.errors.is_empty(), "{:?}", read.errors);
        read.addresses.iter().map(Address::to_string).collect()
    }

    #[test]
    fn pasted_lists_are_read_with_comments_and_any_separator() {
        let list = "192.0.2.1; 198.51.100.0/24\n# our registries\n2001:db8::1,\t2001:DB8:1::/48 # Berlin\nRegistry.Example.com.";
        assert_eq!(
            shown(list),
            [
                "192.0.2.1",
                "198.51.100.0/24",
                "2001:db8::1",
                "2001:db8:1::/48",
                "registry.example.com"
            ]
        );
        assert_eq!(ParsedAddresses::parse(list).comments, 2);
        assert!(ParsedAddresses::parse(" \n# nothing\n").is_blank());
    }

    #[test]
    fn what_another_entry_covers_is_left_out_and_counted() {
        let read = ParsedAddresses::parse("192.0.2.0/24 192.0.2.7 192.0.2.0/24 192.0.3.0/24");
        assert_eq!(read.addresses.len(), 2);
        assert_eq!(read.redundant, 2);
    }

    #[test]
    fn each_wrong_entry_is_named_with_position_reason_and_fix() {
        for (entry, reason) in [
            (
                "10.0.0.5/8",
                "write 10.0.0.0/8 for the network or 10.0.0.5 for the one address",
            ),
            ("192.0.2.0/33", "a length from 0 to 32"),
            ("192.0.2.0/+8", "a length from 0 to 32"),
            ("192.0.2.256", "four numbers from 0 to 255"),
            ("010.0.0.1", "four numbers from 0 to 255"),
            ("::ffff:192.0.2.1", "write 192.0.2.1"),
            ("::ffff:192.0.2.0/120", "written as IPv4"),
            ("fe80::1%eth0", "one machine only"),
            ("0.0.0.0", "leave the field empty"),
            ("127.0.0.1", "loopback"),
            ("224.0.0.1", "multicast"),
            ("https://example.com/a", "leave out “https://”"),
            ("example.com:443", "a port is not part of it"),
            ("*.example.com", "a wildcard"),
            ("-a.example", "not an address"),
            ("$(reboot)", "not an address"),
            ("a\"b", "not an address"),
        ] {
            let read = ParsedAddresses::parse(&format!("192.0.2.1 {entry}"));
            assert_eq!(read.addresses.len(), 1, "{entry}");
            let message = read.errors[0].to_string();
            assert!(
                message.contains(reason) && message.starts_with("Entry 2, "),
                "{message}"
            );
        }
    }

    #[test]
    fn an_end_with_nothing_but_wrong_entries_is_open_to_nobody() {
        let mut endpoints = AddressBook::default();
        endpoints.enter("users".into(), "192.0.2.300");
        assert_eq!(endpoints.peers(&"users".into()), Peers::Listed(&[]));
        endpoints.enter("users".into(), "  ");
        assert_eq!(endpoints.peers(&"users".into()), Peers::Any);
        assert_eq!(endpoints.peers(&"vcenter".into()), Peers::Any);
    }

    #[test]
    fn all_of_ipv4_and_all_of_ipv6_can_be_written() {
        assert_eq!(shown("0.0.0.0/0 ::/0"), ["0.0.0.0/0", "::/0"]);
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_is_read_parses_back_to_itself(text in "([0-9a-f:./,# \n*%-]|[^\\x00]){0,60}") {
            let read = ParsedAddresses::parse(&text);
            let shown: Vec<String> = read.addresses.iter().map(Address::to_string).collect();
            let again = ParsedAddresses::parse(&shown.join("\n"));
            prop_assert_eq!(again.addresses, read.addresses);
            prop_assert!(again.errors.is_empty());
        }

        #[test]
        fn several_fields_together_are_one_field(fields in prop::collection::vec("((10\\.[01]\\.[0-2]\\.0/(24|25|26|32)|10\\.0\\.0\\.0/(8|9|15|16)|2001:db8::/(32|48|128)|2001:db8::[0-3]|[ab]|x) ){0,6}", 0..6)) {
            let read: Vec<ParsedAddresses> = fields.iter().map(|field| ParsedAddresses::parse(field)).collect();
            let read: Vec<&ParsedAddresses> = read.iter().collect();
            let joined = ParsedAddresses::joined(&read);
            let one = ParsedAddresses::parse(&fields.join(" "));
            prop_assert_eq!(joined.addresses, one.addresses);
            prop_assert_eq!(joined.errors.len(), one.errors.len());
        }

        #[test]
        fn an_address_in_its_canonical_form_is_read_as_itself(address: Ipv4Addr, length in 1u8..=32) {
            let net = Ipv4Net::new(address, length).map_err(|error| TestCaseError::reject(error.to_string()))?.trunc();
            prop_assume!(!net.addr().is_loopback() && !net.addr().is_multicast() && !net.addr().is_unspecified() && net.addr() != Ipv4Addr::BROADCAST);
            let read = ParsedAddresses::parse(&net.to_string());
            prop_assert_eq!(read.addresses, vec![Address::V4(net)]);
        }

        #[test]
        fn leaving_out_what_is_covered_keeps_every_address(nets in prop::collection::vec((any::<u32>(), 4u8..=32), 1..12), probe: u32) {
            let nets: Vec<Ipv4Net> = nets.into_iter().filter_map(|(bits, length)| Ipv4Net::new(Ipv4Addr::from(bits), length).ok()).map(|net| net.trunc()).collect();
            let mut kept = ParsedAddresses::default();
            nets.iter().for_each(|net| kept.add(Address::V4(*net)));
            let kept = kept.addresses;
            // A probe inside one of the networks half of the time, anywhere otherwise.
            let probe = Ipv4Addr::from(if probe % 2 == 0 { u32::from(nets[0].addr()) | (probe & u32::from(nets[0].hostmask())) } else { probe });
            let before = nets.iter().any(|net| net.contains(&probe));
            let after = kept.iter().any(|address| matches!(address, Address::V4(net) if net.contains(&probe)));
            prop_assert_eq!(before, after);
        }
    }
}
