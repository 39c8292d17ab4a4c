//! Parses one entry, or says what is wrong with it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use ports_core::text::is_deceptive;

use super::address::Address;
use super::letters;
use super::mask;
use super::problem::Problem;
use super::punycode;
use super::words::{Meaning, meaning};
use crate::digits;

/// The longest entry that is looked at, in bytes: a host name has at most 253.
const MAX_ENTRY_LEN: usize = 260;

/// The longest host name and the longest label of one, in bytes.
const MAX_NAME_LEN: usize = 253;
pub(super) const MAX_LABEL_LEN: usize = 63;

/// What an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    /// What is written there.
    AsWritten(Address),
    /// A network, by an address and its mask.
    Masked(Address),
    /// A host name without a dot in it, which a full stop behind it makes one.
    Marked(Address),
}

/// Parses an address, a network or a host name.
///
/// # Errors
/// When it is none that a rule can be written for.
pub(super) fn parse(entry: &str) -> Result<Parsed, Problem> {
    if entry.len() > MAX_ENTRY_LEN {
        return Err(Problem::TooLong);
    }
    if let Ok(address) = entry.parse::<IpAddr>() {
        return reachable(address.into()).map(as_written);
    }
    // Variation selectors and the blanks that are letters or symbols are as hard to see.
    let is_hidden = |c: &char| {
        is_deceptive(*c)
            || matches!(
                *c,
                '\u{FE00}'..='\u{FE0F}' | '\u{2800}' | '\u{115F}' | '\u{1160}'
            )
            || matches!(*c, '\u{3164}' | '\u{FFA0}' | char::REPLACEMENT_CHARACTER)
    };
    if let Some(hidden) = entry.chars().find(is_hidden) {
        return Err(Problem::Invisible(hidden));
    }
    if let Some(meaning) = meaning(entry) {
        return Err(wrong_word(meaning));
    }
    if let Some((scheme, rest)) = entry.split_once("://") {
        return Err(match bare(rest) {
            Some(right) => Problem::Extra(right),
            None => Problem::Scheme(scheme.to_owned()),
        });
    }
    if let Some((address, length)) = entry.split_once('/') {
        return match address.parse() {
            Ok(address) => network(address, length).map_err(|problem| match problem {
                Problem::Length(_) => ended(entry).map_or(problem, Problem::Extra),
                _ => problem,
            }),
            Err(_) => Err(bare(entry).map_or(Problem::BeforeSlash, Problem::Extra)),
        };
    }
    if let Some((address, length)) = entry.split_once('\\')
        && let Ok(address) = address.parse()
        && let Ok(Parsed::AsWritten(right)) = network(address, length)
    {
        return Err(Problem::Backslash(right.to_string()));
    }
    if let Some((address, _)) = entry.split_once('%')
        && address.parse::<IpAddr>().is_ok()
    {
        return Err(Problem::Zone);
    }
    host_name(entry).map_err(|problem| match problem {
        Problem::Unknown | Problem::NotIpv4 | Problem::NotIpv6 => {
            bare(entry).map_or(problem, Problem::Extra)
        }
        // Bold in Markdown.
        Problem::Wildcard if entry.starts_with('*') && entry.ends_with('*') => {
            bare(entry).map_or(problem, Problem::Extra)
        }
        _ => problem,
    })
}

fn as_written(address: Address) -> Parsed {
    Parsed::AsWritten(address)
}

/// What is wrong with a word that is known, as an entry of its own.
fn wrong_word(meaning: Meaning) -> Problem {
    match meaning {
        Meaning::Any => Problem::WordAny,
        Meaning::None => Problem::WordNone,
        Meaning::Placeholder => Problem::Placeholder,
        Meaning::Loopback => Problem::Loopback,
        Meaning::Conjunction | Meaning::RangeTo | Meaning::Between => Problem::Conjunction,
        Meaning::Exception => Problem::Exception,
        Meaning::Configuration => Problem::Configuration,
        Meaning::Mask => Problem::LoneMask,
    }
}

/// A network, by its address and the length of its prefix or its mask. Host bits are refused: they
/// leave open whether the network or the one address is meant.
pub(super) fn network(address: IpAddr, length: &str) -> Result<Parsed, Problem> {
    if let IpAddr::V4(v4) = address
        && let Ok(beside) = length.parse()
    {
        return mask::network(v4, beside).map(Parsed::Masked);
    }
    let net = digits(length).and_then(|length| IpNet::new(address, length).ok());
    let Some(net) = net else {
        return Err(Problem::Length(IpNet::from(address).max_prefix_len()));
    };
    without_host_bits(net).map(as_written)
}

/// The network, if it has no bits beyond its length and can be at the other end of a connection.
pub(super) fn without_host_bits(net: IpNet) -> Result<Address, Problem> {
    let network = net.trunc();
    if network != net {
        return Err(Problem::HostBits(network, net.addr()));
    }
    reachable(net)
}

/// The network, unless no host across a network can have its addresses, or it is in a notation that
/// firewalls read differently.
pub(super) fn reachable(net: IpNet) -> Result<Address, Problem> {
    let problem = match net {
        IpNet::V4(net) => unreachable_v4(net),
        IpNet::V6(net) => unreachable_v6(net),
    };
    problem.map_or(Ok(Address::Network(net)), Err)
}

/// Why no host across a network can have an address of the network; none where one can.
fn unreachable_v4(net: Ipv4Net) -> Option<Problem> {
    const THIS_NETWORK: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::UNSPECIFIED, 8);
    const RESERVED: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(240, 0, 0, 0), 4);
    let address = net.addr();
    let is_one = net.prefix_len() == net.max_prefix_len();
    if is_one && address.is_unspecified() {
        Some(Problem::Unspecified)
    } else if is_one && address.is_broadcast() {
        Some(Problem::Broadcast)
    } else if THIS_NETWORK.contains(&net) {
        Some(Problem::ThisNetwork)
    } else if address.is_loopback() {
        Some(Problem::Loopback)
    } else if address.is_multicast() {
        Some(Problem::Multicast)
    } else if address.is_link_local() && net.prefix_len() >= 16 {
        Some(Problem::LinkLocal)
    } else if RESERVED.contains(&net) {
        Some(Problem::Reserved)
    } else {
        None
    }
}

/// Why no host across a network can have an address of the network; none where one can.
fn unreachable_v6(net: Ipv6Net) -> Option<Problem> {
    // The internet's, those inside networks, and those of IPv4 hosts behind a translator.
    const GIVEN_OUT: [Ipv6Net; 3] = [
        Ipv6Net::new_assert(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3),
        Ipv6Net::new_assert(Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7),
        Ipv6Net::new_assert(Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 32),
    ];
    let (address, length) = (net.addr(), net.prefix_len());
    let is_one = length == net.max_prefix_len();
    if address.is_unspecified() && is_one {
        return Some(Problem::Unspecified);
    }
    if address.is_loopback() {
        return Some(Problem::Loopback);
    }
    if address.is_multicast() {
        return Some(Problem::Multicast);
    }
    if let Some(v4) = address.to_ipv4_mapped() {
        return Some(if is_one {
            Problem::Mapped(v4)
        } else {
            Problem::MappedNetwork
        });
    }
    // The shorter ones hold 2000::/3, where the addresses of the internet are.
    if address.is_unspecified() && length > 2 {
        return Some(Problem::AroundUnspecified);
    }
    if address.is_unicast_link_local() && length >= 10 {
        return Some(Problem::LinkLocal);
    }
    let is_given_out = GIVEN_OUT
        .iter()
        .any(|given| given.contains(&net) || net.contains(given));
    (!is_given_out).then_some(Problem::Reserved)
}

/// What is left of an entry without what is no part of it, as it would be right: without quotation
/// marks, brackets, a full stop, user, port and path. None where that is no entry either, or all of it.
fn bare(entry: &str) -> Option<String> {
    let is_around =
        |c: char| !letters::is_letter_or_digit(c) && !matches!(c, '-' | '_' | ':' | '.' | '/');
    let inner = entry.trim_matches(is_around).trim_matches(['.', '/']);
    let is_number = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit());
    let inner = inner.strip_prefix('-').filter(is_number).unwrap_or(inner);
    let inner = full_width(inner);
    // The brackets of `[2001:db8::]/32` are around the address alone.
    let unbracketed = inner
        .split_once("]/")
        .map(|(address, rest)| [address, rest].join("/"));
    let candidates = [
        unbracketed.as_deref().unwrap_or_default(),
        &*inner,
        inner.split(['/', '?', '#']).next().unwrap_or_default(),
    ];
    for candidate in candidates {
        let host = candidate
            .rsplit_once('@')
            .map_or(candidate, |(_, host)| host);
        for host in [Some(host), before_port(host)].into_iter().flatten() {
            let host = host.trim_matches(['[', ']']).trim_end_matches('.');
            if host != entry
                && let Ok(Parsed::AsWritten(address) | Parsed::Masked(address)) = plain(host)
            {
                return Some(address.to_string());
            }
        }
    }
    None
}

/// A network without the full stop, bracket or quotation mark behind it; none where that is no network
/// either.
fn ended(entry: &str) -> Option<String> {
    let is_end = |c: char| !letters::is_letter_or_digit(c) && !matches!(c, '/' | '-' | '+' | '#');
    let inner = entry.trim_end_matches(is_end);
    if inner == entry {
        return None;
    }
    match plain(inner) {
        Ok(Parsed::AsWritten(address) | Parsed::Masked(address)) => Some(address.to_string()),
        _ => None,
    }
}

/// What stands before a port.
fn before_port(host: &str) -> Option<&str> {
    let (host, port) = host.rsplit_once(':')?;
    let is_port = port.len() <= 5 && is_digits(port);
    // The last group of an IPv6 address is no port.
    (is_port && (!host.contains(':') || host.ends_with(']'))).then_some(host)
}

/// An entry without anything around it.
fn plain(entry: &str) -> Result<Parsed, Problem> {
    if let Ok(address) = entry.parse::<IpAddr>() {
        return reachable(address.into()).map(as_written);
    }
    match entry.split_once('/') {
        Some((address, length)) => {
            let address = address.parse().map_err(|_| Problem::BeforeSlash)?;
            network(address, length)
        }
        None if meaning(entry).is_some() => Err(Problem::Unknown),
        None => host_name(entry),
    }
}

/// `text` with the full-width forms of ASCII as ASCII.
fn full_width(text: &str) -> String {
    let narrow = |c| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '。' => '.',
        _ => c,
    };
    text.chars().map(narrow).collect()
}

/// A host name as in DNS: labels of letters, digits and hyphens. The last one begins with a letter
/// and has two, so that a mistyped IPv4 address is not taken for a name; and there are two labels, or
/// a full stop behind the only one, so that a word is not.
fn host_name(entry: &str) -> Result<Parsed, Problem> {
    let name = entry.strip_suffix('.').unwrap_or(entry);
    if entry.trim_end_matches(':').contains(':') {
        return Err(Problem::NotIpv6);
    }
    let labels: Vec<&str> = name.split('.').collect();
    if labels.iter().all(|label| is_digits(label)) {
        return Err(numbers(&labels));
    }
    if let Some(problem) = gone_wrong(&labels) {
        return Err(problem);
    }
    if name.starts_with(['.', '%']) || name.contains('*') {
        return Err(Problem::Wildcard);
    }
    if !name.is_ascii() {
        return Err(international(name));
    }
    let is_name = |name: &str| name.len() <= MAX_NAME_LEN && name.split('.').all(is_label);
    if name.contains('_') && is_name(&name.replace('_', "x")) {
        return Err(Problem::Underscore);
    }
    if !is_name(name) {
        return Err(Problem::Unknown);
    }
    let last = labels.last().copied().unwrap_or_default();
    if labels.len() == 1 {
        let is_letter = |byte: u8| byte.is_ascii_alphabetic();
        return match (entry.ends_with('.'), name.bytes().any(is_letter)) {
            (true, true) => Ok(Parsed::Marked(Address::Host(name.to_ascii_lowercase()))),
            (false, true) => Err(Problem::NoDot(name.to_ascii_lowercase())),
            (_, false) => Err(Problem::Unknown),
        };
    }
    if last.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(Problem::NotIpv4);
    }
    if last.len() < 2 {
        return Err(Problem::Unknown);
    }
    Ok(as_written(Address::Host(name.to_ascii_lowercase())))
}

/// What is wrong with labels that are all numbers.
fn numbers(labels: &[&str]) -> Problem {
    let bytes: Option<Vec<u8>> = labels
        .iter()
        .map(|label| {
            let number = label.trim_start_matches('0');
            digits(if number.is_empty() { "0" } else { number })
        })
        .collect();
    let four: Option<[u8; 4]> = bytes.and_then(|bytes| bytes.try_into().ok());
    let is_filled = labels.iter().all(|label| !label.is_empty());
    let has_zero = labels
        .iter()
        .any(|label| label.len() > 1 && label.starts_with('0'));
    match four {
        Some(four) if is_filled && has_zero => Problem::LeadingZero(four.into()),
        _ => Problem::NotIpv4,
    }
}

/// What is wrong with an IPv4 address of which some numbers are something else; none for what is no
/// such address.
fn gone_wrong(labels: &[&str]) -> Option<Problem> {
    let is_hexadecimal = |label: &str| {
        let digits = label.strip_prefix("0x").or(label.strip_prefix("0X"));
        digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let is_placeholder = |label: &str| {
        let first = label.chars().next();
        let is_one = |c: char| matches!(c, 'x' | 'X' | 'n' | 'N' | '*' | '?');
        first.is_some_and(|first| is_one(first) && label.chars().all(|c| c == first))
    };
    let count = |is: &dyn Fn(&str) -> bool| labels.iter().filter(|label| is(label)).count();
    let (numbers, placeholders) = (count(&|label| is_digits(label)), count(&is_placeholder));
    let hexadecimals = count(&is_hexadecimal);
    if hexadecimals > 0 && hexadecimals + numbers == labels.len() {
        return Some(Problem::Hexadecimal);
    }
    if numbers > 0 && placeholders > 0 && numbers + placeholders == labels.len() {
        return Some(Problem::Pattern(pattern(labels, &is_placeholder)));
    }
    let is_repeated = |label: &str| {
        let mut chars = label.chars();
        let first = chars.next();
        first.is_some_and(|first| first.is_ascii_alphabetic() && chars.all(|c| c == first))
    };
    let is_word = |label: &str| matches!(meaning(label), Some(Meaning::Placeholder));
    // "xxx.xxx.xxx.xxx", "a.b.c.d" and "tbd.tbd".
    let is_unknown = |label: &str| is_placeholder(label) || is_word(label);
    if labels.len() > 1 && count(&is_unknown) == labels.len() && !labels.contains(&"*")
        || labels.len() == 4 && count(&is_repeated) == 4
    {
        return Some(Problem::Placeholder);
    }
    let is_hex = |label: &str| label.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_of = |len: usize| count(&|label| label.len() == len && is_hex(label)) == labels.len();
    if labels.len() == 4 && numbers > 0 && is_of(2) {
        return Some(Problem::Hexadecimal);
    }
    // A hardware address, as switches write it.
    if labels.len() == 3 && is_of(4) {
        return Some(Problem::Unknown);
    }
    // Letters that are taken for digits.
    let is_slip = |label: &str| {
        let is_like = |c: char| c.is_ascii_digit() || "lIiOoSsBZz".contains(c);
        is_repeated(label) || !label.is_empty() && label.chars().all(is_like)
    };
    let begins = labels.iter().take_while(|label| is_digits(label)).count();
    let is_slip_of =
        labels.len() == 4 && begins == 2 && labels[2..].iter().all(|label| is_slip(label));
    (is_slip_of || labels.len() == 4 && numbers >= 3).then_some(Problem::NotIpv4)
}

/// The network that an address with placeholders for its last numbers stands for.
fn pattern(labels: &[&str], is_placeholder: &dyn Fn(&str) -> bool) -> Option<IpNet> {
    let fixed = labels
        .iter()
        .take_while(|label| !is_placeholder(label))
        .count();
    if labels.len() != 4 || labels[fixed..].iter().any(|label| !is_placeholder(label)) {
        return None;
    }
    let mut bytes = [0; 4];
    for (byte, label) in bytes.iter_mut().zip(&labels[..fixed]) {
        *byte = digits(label)?;
    }
    let net = IpNet::new(IpAddr::from(bytes), fixed as u8 * 8).ok()?;
    reachable(net).is_ok().then_some(net)
}

/// What is wrong with a name in letters beyond ASCII.
fn international(name: &str) -> Problem {
    let name = &*full_width(name);
    if name.is_ascii() {
        return match plain(name) {
            Ok(Parsed::AsWritten(address)) => Problem::Extra(address.to_string()),
            _ => Problem::Unknown,
        };
    }
    let is_letter = |c: char| letters::is_letter_or_digit(c) || matches!(c, '-' | '.');
    let ascii = name
        .chars()
        .all(is_letter)
        .then(|| punycode::ascii(name))
        .flatten();
    match ascii {
        Some(ascii) => match host_name(&ascii) {
            Ok(_) => Problem::International(ascii),
            Err(Problem::NoDot(_)) => Problem::NoDot(letters::lower(name)),
            Err(_) => Problem::Unknown,
        },
        None => Problem::Unknown,
    }
}

/// Whether there is nothing but digits in `text`.
fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `label` is a label of a host name.
fn is_label(label: &str) -> bool {
    (1..=MAX_LABEL_LEN).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wrong_entry_gets_a_reason_and_a_fix() {
        for (entry, reason) in [
            (
                "10.0.0.5/8",
                "write 10.0.0.0/8 for the network or 10.0.0.5 for the one address",
            ),
            ("192.0.2.0/33", "a prefix length from 0 to 32"),
            ("192.0.2.0/+8", "a prefix length from 0 to 32"),
            ("192.0.2.0/", "a prefix length from 0 to 32"),
            ("2001:db8::/129", "a prefix length from 0 to 128"),
            ("192.0.2.256", "four numbers from 0 to 255"),
            (
                "010.0.0.1",
                "begins with 0, which some programs read as octal: write 10.0.0.1",
            ),
            ("::ffff:192.0.2.1", "write 192.0.2.1"),
            ("::ffff:192.0.2.0/120", "written as IPv4"),
            ("fe80::1%eth0", "one machine only"),
            ("0.0.0.0", "leave the field empty"),
            ("127.0.0.1", "loopback"),
            ("::1", "loopback"),
            ("localhost", "loopback"),
            ("224.0.0.1", "multicast"),
            ("ff02::1", "multicast"),
            ("169.254.1.1", "link-local"),
            ("fe80::1", "link-local"),
            ("240.0.0.0/4", "reserved"),
            ("0.0.0.0/8", "0.0.0.0/8 is never"),
            ("0.1.2.3", "0.0.0.0/8 is never"),
            ("4000::1", "reserved"),
            ("https://example.com/a", "write example.com"),
            ("https://example.com", "leave out “https://”"),
            ("example.com:443", "write example.com"),
            ("[2001:db8::7]:443", "write 2001:db8::7"),
            ("192.0.2.7:6443", "write 192.0.2.7"),
            ("\"192.0.2.0/24\"", "write 192.0.2.0/24"),
            ("registry.example.com/", "write registry.example.com"),
            ("192.0.2.1.", "write 192.0.2.1"),
            ("１９２.0.2.1", "write 192.0.2.1"),
            ("*.example.com", "a wildcard"),
            (".example.com", "a wildcard"),
            ("10.1.2.*", "write 10.1.2.0/24"),
            ("10.1.x.x", "write 10.1.0.0/16"),
            ("0xc0000201", "hexadecimal"),
            (
                "bücher.example",
                "write the host name as DNS has it: xn--bcher-kva.example",
            ),
            ("my_registry.example.com", "no underscore"),
            ("example.com\u{200B}", "U+200B"),
            ("10.0.0.0\\16", "write it with a slash: 10.0.0.0/16"),
            ("registry", "as in registry.example.com, or as “registry.”"),
            ("any", "leave the field empty"),
            ("TBD", "when it is known"),
            ("-a.example", "not an address"),
            ("$(reboot)", "not an address"),
            ("a\"b", "not an address"),
        ] {
            let refused = parse(entry).expect_err(entry).to_string();
            assert!(refused.contains(reason), "{entry}: {refused}");
        }
    }

    #[test]
    fn networks_around_the_internets_addresses_are_read() {
        for entry in [
            "::/0",
            "::/1",
            "8000::/1",
            "::/2",
            "2000::/3",
            "0.0.0.0/1",
            "128.0.0.0/1",
            "192.0.0.0/2",
            "64:ff9b::/96",
            "fd00::/8",
        ] {
            assert!(parse(entry).is_ok(), "{entry}");
        }
    }
}
