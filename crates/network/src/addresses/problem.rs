//! Why an entry is refused, and what would be right.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;
use ports_core::text::{excerpt, listed};

use super::address::Address;
use super::field::MAX_ENTRIES;

/// The most networks that a sentence names.
const MAX_NAMED: usize = 8;

/// Why an entry is refused. It is displayed as the part of a sentence behind the entry, and names
/// what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The field has room for no more.
    TooMany,
    /// Longer than any address or host name.
    TooLong,
    /// The field holds comments or separators, and no entry.
    NoEntry,
    /// A character that is not to be seen.
    Invisible(char),
    /// Something stands around or behind it that is no part of it: quotation marks, a port, a path.
    Extra(String),
    /// A URL of which no host can be made out; its scheme.
    Scheme(String),
    /// What stands before the slash is no address.
    BeforeSlash,
    /// The number behind the slash is no length of a prefix; the greatest one.
    Length(u8),
    /// A network with bits beyond its length.
    HostBits(IpNet, IpAddr),
    /// A backslash in the place of a slash; what would be right.
    Backslash(String),
    /// An address with a zone.
    Zone,
    /// `0.0.0.0` or `::`.
    Unspecified,
    /// A network around `::`.
    AroundUnspecified,
    /// A loopback address or name.
    Loopback,
    /// A link-local address.
    LinkLocal,
    /// A multicast address.
    Multicast,
    /// The broadcast address.
    Broadcast,
    /// An address of 0.0.0.0/8.
    ThisNetwork,
    /// A reserved address.
    Reserved,
    /// A mask that stands alone.
    LoneMask,
    /// A mask in front of an address.
    MaskFirst,
    /// Beside an address, what is neither a mask nor a wildcard.
    NoMask,
    /// `0.0.0.0` beside an address: one address as a wildcard, every address as a mask.
    ZeroMask(Ipv4Addr),
    /// A mask or length that words stand between, or that has no slash; the network.
    Apart(Address),
    /// A network with the mask of another beside it.
    OtherMask,
    /// An IPv4 address written as IPv6.
    Mapped(Ipv4Addr),
    /// An IPv4 network written as IPv6.
    MappedNetwork,
    /// Something with colons.
    NotIpv6,
    /// Something with numbers.
    NotIpv4,
    /// A number with a zero in front; the address without it.
    LeadingZero(Ipv4Addr),
    /// An IPv4 address with placeholders for numbers; the network, where it is one.
    Pattern(Option<IpNet>),
    /// A hexadecimal number.
    Hexadecimal,
    /// A range that ends before it begins.
    Backwards,
    /// A range whose last address is cut in a way that is not read.
    RangeEnd,
    /// A range between networks, or one that words or cells come between.
    UnclearRange,
    /// An arrow between two addresses.
    Arrow,
    /// A word for any address.
    WordAny,
    /// A word for no address.
    WordNone,
    /// A word in the place of an address that is not known yet.
    Placeholder,
    /// A word between entries.
    Conjunction,
    /// An exception from what stands beside it.
    Exception,
    /// A network and an address of it, with something that is not read in between.
    UnclearException,
    /// Excepted elsewhere in the field, as a whole or in part.
    Excepted,
    /// A comment that does not begin with `#`.
    OtherComment,
    /// A line of a device's configuration.
    Configuration,
    /// A name without a dot; the name.
    NoDot(String),
    /// A host name with an underscore.
    Underscore,
    /// A host name in letters beyond ASCII; its form in ASCII.
    International(String),
    /// A wildcard.
    Wildcard,
    /// Anything else.
    Unknown,
}

impl Problem {
    /// Whether it says that the entry is a word of a language, and not an address gone wrong.
    pub(super) fn is_a_word(&self) -> bool {
        matches!(
            self,
            Self::NoDot(_) | Self::WordAny | Self::WordNone | Self::Placeholder | Self::Conjunction
        )
    }

    /// What was meant, as far as it is known: the network of an address with bits beyond its length, the
    /// address inside quotation marks.
    pub(super) fn meant(&self) -> Option<Address> {
        let network = |net: IpNet| Some(Address::Network(net));
        match self {
            Self::Extra(right) | Self::Backslash(right) => {
                let net = right
                    .parse()
                    .or_else(|_| right.parse::<IpAddr>().map(IpNet::from));
                Some(net.map_or_else(|_| Address::Host(right.clone()), Address::Network))
            }
            Self::HostBits(net, _) => network(*net),
            Self::Pattern(net) => net.and_then(network),
            Self::Mapped(v4) | Self::LeadingZero(v4) | Self::ZeroMask(v4) => {
                network(IpAddr::V4(*v4).into())
            }
            Self::Apart(address) => Some(address.clone()),
            _ => None,
        }
    }

    /// Whether there may be an address within it, beside a word that says something of it. Where only
    /// marks, a port or a path stand around it, none does.
    pub(super) fn may_hold(&self) -> bool {
        matches!(
            self,
            Self::NoDot(_)
                | Self::Unknown
                | Self::NotIpv4
                | Self::NotIpv6
                | Self::BeforeSlash
                | Self::Underscore
        )
    }

    /// Whether the entry may say that what follows is taken out of what stands before it.
    pub(super) fn may_except(&self) -> bool {
        matches!(self, Self::NoDot(_) | Self::Unknown | Self::Placeholder)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::TooMany => return f.write_fmt(msg_fmt!(address_too_many, most = MAX_ENTRIES)),
            Self::TooLong => msg!(address_too_long),
            Self::NoEntry => msg!(address_no_entry),
            Self::Invisible(character) => {
                let code = format!("{:04X}", u32::from(*character));
                return f.write_fmt(msg_fmt!(address_invisible, code = code));
            }
            Self::Extra(right) => return f.write_fmt(msg_fmt!(address_extra, right = right)),
            Self::Scheme(scheme) => {
                return f.write_fmt(msg_fmt!(address_scheme, scheme = excerpt(scheme, 10)));
            }
            Self::BeforeSlash => msg!(address_before_slash),
            Self::Length(longest) => {
                return f.write_fmt(msg_fmt!(address_length, longest = longest));
            }
            Self::HostBits(network, address) => {
                return f.write_fmt(msg_fmt!(
                    address_beyond_length,
                    network = network,
                    address = address
                ));
            }
            Self::Backslash(right) => {
                return f.write_fmt(msg_fmt!(address_backslash, right = right));
            }
            Self::Zone => msg!(address_zone),
            Self::Unspecified => msg!(address_unspecified),
            Self::AroundUnspecified => msg!(address_around_unspecified),
            Self::Loopback => msg!(address_loopback),
            Self::LinkLocal => msg!(address_link_local),
            Self::Multicast => msg!(address_multicast),
            Self::Broadcast => msg!(address_broadcast),
            Self::ThisNetwork => msg!(address_this_network),
            Self::Reserved => msg!(address_reserved),
            Self::LoneMask => msg!(address_lone_mask),
            Self::MaskFirst => msg!(address_mask_first),
            Self::NoMask => msg!(address_no_mask),
            Self::ZeroMask(address) => {
                return f.write_fmt(msg_fmt!(address_zero_mask, address = address));
            }
            Self::Apart(network) => {
                return f.write_fmt(msg_fmt!(address_apart, network = network));
            }
            Self::OtherMask => msg!(address_other_mask),
            Self::Mapped(address) => {
                return f.write_fmt(msg_fmt!(address_mapped, address = address));
            }
            Self::MappedNetwork => msg!(address_mapped_network),
            Self::NotIpv6 => msg!(address_not_ipv6),
            Self::NotIpv4 => msg!(address_not_ipv4),
            Self::LeadingZero(address) => {
                return f.write_fmt(msg_fmt!(address_leading_zero, address = address));
            }
            Self::Pattern(Some(network)) => {
                return f.write_fmt(msg_fmt!(address_pattern, network = network));
            }
            Self::Pattern(None) => msg!(address_not_ipv4),
            Self::Hexadecimal => msg!(address_hexadecimal),
            Self::Backwards => msg!(address_range_backwards),
            Self::RangeEnd => msg!(address_range_end),
            Self::UnclearRange => msg!(address_range_unclear),
            Self::Arrow => msg!(address_arrow),
            Self::WordAny => msg!(address_word_any),
            Self::WordNone => msg!(address_word_none),
            Self::Placeholder => msg!(address_placeholder),
            Self::Conjunction => msg!(address_conjunction),
            Self::Exception => msg!(address_exception),
            Self::UnclearException => msg!(address_exception_unclear),
            Self::Excepted => msg!(address_excepted),
            Self::OtherComment => msg!(address_other_comment),
            Self::Configuration => msg!(address_configuration),
            Self::NoDot(name) => {
                return f.write_fmt(msg_fmt!(address_no_dot, name = excerpt(name, 63)));
            }
            Self::Underscore => msg!(address_underscore),
            Self::International(ascii) => {
                return f.write_fmt(msg_fmt!(address_international, ascii = excerpt(ascii, 253)));
            }
            Self::Wildcard => msg!(address_wildcard),
            Self::Unknown => msg!(address_unknown),
        };
        f.write_str(words)
    }
}

/// An entry that is not an address, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryError {
    /// The entry's place in the field, counted from 1.
    pub position: usize,
    /// The entry, made safe to repeat.
    pub entry: String,
    /// Why it is refused, and what would be right.
    pub problem: Problem,
}

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_fmt(msg_fmt!(
            address_wrong,
            position = self.position,
            entry = self.entry,
            reason = self.problem
        ))
    }
}

/// An entry that is read as something that is not written there: a range, an address with its mask, a
/// name that only its full stop makes a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The entry's place in the field, counted from 1.
    pub position: usize,
    /// The entry, made safe to repeat.
    pub entry: String,
    /// What it is read as.
    pub addresses: Vec<Address>,
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.addresses.iter().take(MAX_NAMED);
        let mut shown: Vec<String> = shown.map(ToString::to_string).collect();
        let more = self.addresses.len() - shown.len();
        if more > 0 {
            shown.push(msg_fmt!(address_read_more, number = more).to_string());
        }
        f.write_fmt(msg_fmt!(
            address_read,
            position = self.position,
            entry = self.entry,
            addresses = listed(&shown)
        ))
    }
}
