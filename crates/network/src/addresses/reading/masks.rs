//! Masks, wildcards and lengths, beside their addresses or apart from them.

use std::net::{IpAddr, Ipv4Addr};
use std::ops::Range;

use crate::addresses::address::Address;
use crate::addresses::entry::{self, Parsed};
use crate::addresses::mask;
use crate::addresses::problem::Problem;
use crate::addresses::split::Gap;
use crate::addresses::words::{Meaning, is_dash, without_around};

use super::{Entry, Read, Reader, is_mark};

impl Reader<'_, '_> {
    /// What is wrong with an address whose length or mask stands behind it as a mere number, or is
    /// mistyped, and where that ends; none where nothing of the kind does.
    pub(super) fn length_apart(
        &self,
        at: usize,
        address: IpAddr,
        line: &Range<usize>,
    ) -> Option<(Problem, usize)> {
        let mut end = at + 2;
        let mut next = (at + 1 < line.end).then(|| self.words[at + 1].text)?;
        if next.starts_with("255.") || next.starts_with("0xff") || next.starts_with("0xFF") {
            let is_address = next.parse::<IpAddr>().is_ok();
            return (!is_address).then_some((Problem::NoMask, end));
        }
        // "192.0.2.0 CIDR 24", "192.0.2.0 24-bit" and "192.0.2.0 - /24".
        let is_between = end < line.end
            && (without_around(next).eq_ignore_ascii_case("cidr")
                || (is_mark(next) || is_dash(next)) && self.words[end].text.starts_with('/'));
        if is_between {
            next = self.words[end].text;
            end += 1;
        }
        let number = next.trim_matches(['(', ')', '[', ']']);
        let number = number.strip_suffix('s').unwrap_or(number);
        let number = number.strip_suffix("bit").unwrap_or(number);
        let number = number.strip_suffix('-').unwrap_or(number);
        let number = number.strip_prefix('/').unwrap_or(number);
        match entry::network(address, number) {
            Ok(Parsed::AsWritten(network)) if !network.is_one() => {
                Some((Problem::Apart(network), end))
            }
            _ => None,
        }
    }

    /// Refuses an address together with the mask at `at`, where words that are not read stand between
    /// them. Returns where reading goes on; none where there is no such address.
    pub(super) fn mask_apart(&mut self, at: usize, mask: IpAddr, first: usize) -> Option<usize> {
        let IpAddr::V4(mask) = mask else {
            return None;
        };
        mask::length(mask)?;
        let index = self.entries[first..]
            .iter()
            .rposition(|entry| entry.result.is_ok())?;
        let entry = &self.entries[first + index];
        let [Address::Network(net)] = &entry.result.as_ref().ok()?.addresses[..] else {
            return None;
        };
        let IpAddr::V4(address) = net.addr() else {
            return None;
        };
        let is_alone = net.prefix_len() == net.max_prefix_len() && entry.words.len() == 1;
        if !is_alone || first + index + 1 == self.entries.len() {
            return None;
        }
        let problem = match mask::network(address, mask) {
            Ok(network) => Problem::Apart(network),
            Err(problem) => problem,
        };
        let start = entry.words.start;
        self.entries.truncate(first + index);
        self.refuse(start..at + 1, problem);
        Some(at + 1)
    }

    pub(super) fn is_zero(&self, at: usize) -> bool {
        self.words[at].text == "0.0.0.0"
    }

    /// The mask that belongs to an address in front of `at`, or behind words for it, and where it is.
    pub(super) fn mask_at(&self, at: usize) -> Option<(Ipv4Addr, usize)> {
        let after =
            (at..self.words.len()).take_while(|at| self.meaning(*at) == Some(Meaning::Mask));
        let said = after.count();
        let mask = self.words.get(at + said)?;
        let v4: Ipv4Addr = mask.text.trim_matches(['(', ')', '[', ']']).parse().ok()?;
        let mut words = self.words[at..=at + said].iter();
        let is_line = words.any(|word| word.gap == Gap::Line);
        // These stand alone in lists, too.
        let is_edge = v4.is_unspecified() || v4.is_broadcast() || mask::is_short(v4);
        let is_mask = mask::is_like(v4) || mask::is_short(v4);
        (said > 0 || is_mask && !(is_line && is_edge)).then_some((v4, at + said))
    }

    /// A network whose length is written twice: once behind a slash, and as a mask.
    pub(super) fn network_and_mask(
        &mut self,
        at: usize,
        (mask, last): (Ipv4Addr, usize),
        read: Result<Read, Problem>,
    ) -> usize {
        let beside = mask::length(mask);
        let is_same = read.as_ref().is_ok_and(|read| {
            let net = read.addresses.first().and_then(Address::net);
            net.map(|net| net.prefix_len()) == beside
        });
        let result = if is_same {
            read
        } else {
            Err(Problem::OtherMask)
        };
        self.entries.push(Entry {
            words: at..last + 1,
            result,
        });
        last + 1
    }

    /// The network of an address with its length apart from it: `192.0.2.0 /24`, `192.0.2.0 / 24`,
    /// `192.0.2.0 mask 24`. Returns where it ends; none where there is none.
    pub(super) fn length(
        &mut self,
        at: usize,
        address: IpAddr,
        line: &Range<usize>,
    ) -> Option<usize> {
        let text = |at: usize| (at < line.end).then(|| self.words[at].text);
        let next = text(at + 1)?;
        let is_number = |text: &str| text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
        let (slash, length, end) = match next.chars().next()? {
            slash @ ('/' | '\\') if next.len() > 1 => (slash, &next[1..], at + 2),
            slash @ ('/' | '\\') => (slash, text(at + 2)?, at + 3),
            _ if self.meaning(at + 1) == Some(Meaning::Mask) => {
                let length = text(at + 2)?;
                let length = length.strip_prefix('/').unwrap_or(length);
                if !is_number(length) {
                    return None;
                }
                ('/', length, at + 3)
            }
            _ => return None,
        };
        let is_length = is_number(length) || length.parse::<Ipv4Addr>().is_ok();
        if !is_length {
            return None;
        }
        self.slashed(at..end, slash, address, length);
        Some(end)
    }

    /// The network of an address with a slash behind it and the length apart: `192.0.2.0/ 24`.
    pub(super) fn cut_network(&mut self, at: usize, line: &Range<usize>) -> Option<usize> {
        let text = self.words[at].text;
        let slash = text
            .chars()
            .next_back()
            .filter(|c| matches!(c, '/' | '\\'))?;
        let address = text[..text.len() - 1].parse().ok()?;
        let length = (at + 1 < line.end).then(|| self.words[at + 1].text)?;
        self.slashed(at..at + 2, slash, address, length);
        Some(at + 2)
    }

    pub(super) fn slashed(
        &mut self,
        words: Range<usize>,
        slash: char,
        address: IpAddr,
        length: &str,
    ) {
        let network = entry::network(address, length);
        let result = match network {
            Ok(Parsed::AsWritten(right) | Parsed::Masked(right)) if slash == '\\' => {
                Err(Problem::Backslash(right.to_string()))
            }
            Ok(Parsed::AsWritten(address) | Parsed::Masked(address)) => {
                Ok(Read::told(vec![address]))
            }
            Ok(marked) => Ok(Read::from(marked)),
            Err(problem) => Err(problem),
        };
        self.entries.push(Entry { words, result });
    }
}
