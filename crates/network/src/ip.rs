//! Addresses as text, both ways, and the bits of networks.
//!
//! The standard library and `ipnet` do all of this too, and the tests hold it to them; here it is a
//! third of the download.

use std::fmt::{self, Write};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use ports_core::text::{number, parts};

/// An address of either family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ip {
    /// Those of IPv4 fill the first four and leave zeros behind them.
    octets: [u8; 16],
    /// How many bits it has.
    pub longest: u8,
}

/// What stands in front of an IPv4 address written as IPv6.
const MAPPED: [u8; 12] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

impl Ip {
    /// Reads `192.0.2.1` or `2001:db8::1`.
    pub fn parse(text: &str) -> Option<Self> {
        match v4(text) {
            Some(octets) => Some(Self::new(&octets, 32)),
            None => Some(Self::new(&v6(text)?, 128)),
        }
    }

    fn new(read: &[u8], longest: u8) -> Self {
        let mut octets = [0; 16];
        octets[..read.len()].copy_from_slice(read);
        Self { octets, longest }
    }

    /// The address of a network, and the network's length.
    pub fn of(net: IpNet) -> (Self, u8) {
        let ip = match net {
            IpNet::V4(net) => Self::new(&net.addr().octets(), 32),
            IpNet::V6(net) => Self::new(&net.addr().octets(), 128),
        };
        (ip, net.prefix_len())
    }

    /// The network around it.
    ///
    /// # Panics
    /// When the address has fewer bits than `length`.
    pub fn net(self, length: u8) -> IpNet {
        let [a, b, c, d, ..] = self.octets;
        match self.longest {
            32 => IpNet::V4(Ipv4Net::new_assert([a, b, c, d].into(), length)),
            _ => IpNet::V6(Ipv6Net::new_assert(self.octets.into(), length)),
        }
    }

    /// The octets that it has.
    pub fn octets(&self) -> &[u8] {
        &self.octets[..usize::from(self.longest) / 8]
    }

    /// The IPv4 address inside, where it is one written as IPv6.
    pub fn mapped(&self) -> Option<Self> {
        let inner = self.octets.strip_prefix(&MAPPED)?;
        Some(Self::new(inner, 32))
    }

    /// The same with zeros behind the first `length` bits.
    pub fn start(mut self, length: u8) -> Self {
        let mut left = u32::from(length);
        for octet in &mut self.octets {
            *octet &= !0xff_u8.checked_shr(left).unwrap_or(0);
            left = left.saturating_sub(8);
        }
        self
    }
}

fn v4(text: &str) -> Option<[u8; 4]> {
    let numbers = parts(text, b'.');
    let mut octets = [0; 4];
    if numbers.len() != octets.len() {
        return None;
    }
    for (index, part) in numbers.iter().enumerate() {
        // In some programs a leading zero makes the number an octal one.
        let is_padded = part.len() > 1 && part.starts_with('0');
        let octet = number(part).filter(|octet| *octet < 256 && !is_padded)?;
        octets[index] = octet as u8;
    }
    Some(octets)
}

fn v6(text: &str) -> Option<Vec<u8>> {
    let gap = text.as_bytes().windows(2).position(|pair| pair == b"::");
    let Some(gap) = gap else {
        return groups(text, true).filter(|octets| octets.len() == 16);
    };
    let mut octets = groups(&text[..gap], false)?;
    let tail = groups(&text[gap + 2..], true)?;
    // The gap stands for one group at least.
    let zeros = 14_usize.checked_sub(octets.len() + tail.len())? + 2;
    octets.resize(octets.len() + zeros, 0);
    octets.extend_from_slice(&tail);
    Some(octets)
}

/// The octets of groups with colons between them; the last may be an IPv4 address if `at_end`.
fn groups(text: &str, at_end: bool) -> Option<Vec<u8>> {
    let mut octets = Vec::new();
    if text.is_empty() {
        return Some(octets);
    }
    let groups = parts(text, b':');
    for (index, group) in groups.iter().enumerate() {
        if at_end
            && index + 1 == groups.len()
            && let Some(v4) = v4(group)
        {
            octets.extend_from_slice(&v4);
            break;
        }
        if !(1..=4).contains(&group.len()) {
            return None;
        }
        let mut value = 0;
        for byte in group.bytes() {
            value = value << 4 | char::from(byte).to_digit(16)?;
        }
        octets.extend_from_slice(&(value as u16).to_be_bytes());
    }
    Some(octets)
}

impl fmt::Display for Ip {
    /// As RFC 5952 has it: lower case, no leading zeros, the first of the longest gaps left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.longest == 32 {
            let [a, b, c, d, ..] = self.octets;
            return write!(f, "{a}.{b}.{c}.{d}");
        }
        if let Some(v4) = self.mapped() {
            return write!(f, "::ffff:{v4}");
        }
        let (mut gap, mut gap_len, mut run) = (0, 1, 0);
        for (index, pair) in self.octets.chunks_exact(2).enumerate() {
            run = if *pair == [0, 0] { run + 1 } else { 0 };
            if run > gap_len {
                gap_len = run;
                gap = index + 1 - run;
            }
        }
        // One group alone is not left out.
        let gap = gap..if gap_len > 1 { gap + gap_len } else { gap };
        for (index, pair) in self.octets.chunks_exact(2).enumerate() {
            if index == gap.start && !gap.is_empty() {
                f.write_str("::")?;
            }
            if !gap.contains(&index) {
                if index > 0 && index != gap.end {
                    f.write_char(':')?;
                }
                write!(f, "{:x}", usize::from(pair[0]) << 8 | usize::from(pair[1]))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::net::IpAddr;

    /// Text that is often an address, and otherwise nearly one.
    const NEARLY: &str = "([0-9a-fA-F]{0,5}::?){0,8}[0-9a-f]{0,4}|[0-9a-f:.]{0,20}|::(ffff:)?[0-9]{1,3}(\\.[0-9]{1,3}){3}|(0|1?[0-9]{1,2}|25[0-6])(\\.(0|1?[0-9]{1,2}|25[0-6])){3}|(1:){5,7}([0-9]\\.){3}[0-9]";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn what_the_standard_library_reads_is_read_and_nothing_else(text in NEARLY) {
            let expected = text.parse::<IpAddr>().ok();
            let read = Ip::parse(&text);
            prop_assert_eq!(read.map(|ip| ip.net(0).addr()), expected);
        }

        #[test]
        fn it_is_written_as_the_standard_library_writes_it(groups in prop::array::uniform8(prop_oneof![Just(0), Just(0xffff), any::<u16>()]), v4: u32, length in 0u8..=32) {
            for address in [IpAddr::from(groups), IpAddr::V4(v4.into())] {
                let text = address.to_string();
                let ip = Ip::parse(&text);
                prop_assert_eq!(ip.map(|ip| ip.to_string()), Some(text));
            }
            let net = IpNet::from(IpAddr::V4(v4.into()));
            let trunc = IpNet::new(net.addr(), length).expect("a network").trunc();
            prop_assert_eq!(Ip::of(net).0.start(length).net(length), trunc);
            let net = IpNet::from(IpAddr::from(groups));
            let trunc = IpNet::new(net.addr(), 4 * length).expect("a network").trunc();
            prop_assert_eq!(Ip::of(net).0.start(4 * length).net(4 * length), trunc);
        }
    }
}
