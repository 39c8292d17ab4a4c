//! Ranges from address to address, in words, with marks and in columns.

use std::net::IpAddr;
use std::ops::Range;

use crate::addresses::problem::Problem;
use crate::addresses::range;
use crate::addresses::split::{Gap, Word};
use crate::addresses::words::{
    Meaning, RangeSide, is_arrow, is_dash, is_from, is_state, meaning, range_side, without_around,
};

use super::{Entry, Read, Reader, is_like_address};

impl Reader<'_, '_> {
    /// Refuses the ends of a range that stand in columns or behind names of their own, as in
    /// `start-ip 192.0.2.10` over `end-ip 192.0.2.20`: as two hosts they would be the least of it.
    pub(super) fn check_ends(&mut self, first: usize, line: &Range<usize>) {
        let words = &self.words[line.clone()];
        let names = |side: RangeSide| words.iter().any(|word| range_side(word.text) == Some(side));
        let (has_first, has_last) = (names(RangeSide::First), names(RangeSide::Last));
        let is_address =
            |word: &&Word| word.text.contains(['.', ':']) && is_like_address(word.text);
        let count = words.iter().filter(is_address).count();
        // "From" and "to" over two columns; in a sentence they say other things.
        let mut pairs = words.windows(2);
        let is_from_to = pairs.any(|pair| {
            let is_cell = matches!(pair[1].gap, Gap::Cell | Gap::Separator);
            is_cell && is_from(pair[0].text) && meaning(pair[1].text) == Some(Meaning::RangeTo)
        });
        if count == 0 && (has_first && has_last || is_from_to) {
            self.has_end_columns = true;
            return;
        }
        let read: Vec<usize> = (first..self.entries.len())
            .filter(|at| self.entries[*at].result.is_ok())
            .collect();
        let begun = self.range_begun.take();
        let unclear = match (&read[..], begun) {
            _ if count > 1 && (has_first && has_last || self.has_end_columns) => read,
            ([last], Some(begun)) if has_last => vec![begun, *last],
            ([one], _) if has_first && !has_last => {
                self.range_begun = Some(*one);
                return;
            }
            _ => return,
        };
        for at in unclear {
            self.entries[at].result = Err(Problem::UnclearRange);
        }
    }

    /// Whether the exception at `at` has nothing behind it in its line, so that it is one for all that
    /// follows: `10.0.0.0/8 except:`. The "No." over a column is none.
    pub(super) fn is_heading(&self, line: &Range<usize>, at: usize) -> bool {
        let text = |at: usize| self.words[at].text;
        let has_address = line.clone().any(|at| {
            text(at).starts_with(|c: char| c.is_ascii_digit())
                || text(at).contains(':') && !text(at).ends_with(':')
                || is_like_address(text(at))
        });
        // What is retired or removed stands before the word that says so.
        let word = text(at).to_ascii_lowercase();
        let word = without_around(&word);
        let is_state = is_state(word);
        let is_last = at + 1 == line.end && !(is_state && has_address);
        let is_open = is_last || text(line.end - 1).ends_with(':');
        let is_column = word == "no";
        self.meaning(at).is_some() && !is_column && (is_open || !has_address)
    }

    /// The range of an address, a mark or word, and another address or number. Returns where it
    /// ends; none where there is none.
    pub(super) fn range(&mut self, at: usize, first: IpAddr, line: &Range<usize>) -> Option<usize> {
        let (between, last) = (at + 1, at + 2);
        if last >= line.end || !self.is_connector(between, line) || self.is_arrow(between) {
            return None;
        }
        if self.meaning(between) == Some(Meaning::Conjunction) {
            return None;
        }
        let end = self.words[last];
        let is_end = end.text.parse::<IpAddr>().is_ok() || range::is_number(end.text);
        if !is_end {
            return None;
        }
        let is_plain = self.words[between].gap == Gap::Blank && end.gap == Gap::Blank;
        // A mask or a length belongs to one of the ends, or to neither.
        let after = (last + 1 < line.end).then(|| self.words[last + 1].text);
        let is_masked = self.mask_at(last + 1).is_some()
            || after.is_some_and(|after| after.starts_with(['/', '\\']));
        let result = match is_plain && !is_masked {
            true => range::to(first, end.text).map(Read::told),
            false => Err(Problem::UnclearRange),
        };
        self.entries.push(Entry {
            words: at..last + 1,
            result,
        });
        Some(last + 1)
    }

    pub(super) fn is_arrow(&self, at: usize) -> bool {
        is_arrow(self.words[at].text)
    }

    /// Whether a word ties the addresses on both sides together. A dash at the beginning of a line is
    /// that of a list.
    pub(super) fn is_connector(&self, at: usize, line: &Range<usize>) -> bool {
        let text = self.words[at].text;
        if is_dash(text) || is_arrow(text) {
            return at > line.start;
        }
        match self.meaning(at) {
            Some(Meaning::RangeTo) => true,
            Some(Meaning::Conjunction) => {
                let mut before = line.start..at;
                before.any(|at| self.meaning(at) == Some(Meaning::Between))
            }
            _ => false,
        }
    }

    /// Reads a word that ties two addresses together in a way that is not read as a range: neither of
    /// them is opened alone. One with an address on one side only is named alone.
    pub(super) fn connector(&mut self, at: usize, line: &Range<usize>, first: usize) -> usize {
        let problem = match self.meaning(at) {
            _ if self.is_arrow(at) => Problem::Arrow,
            Some(Meaning::RangeTo) => Problem::Conjunction,
            _ => Problem::Unknown,
        };
        let tied = if self.is_arrow(at) {
            Problem::Arrow
        } else {
            Problem::UnclearRange
        };
        // "Up to and including".
        let is_word = self.meaning(at) == Some(Meaning::RangeTo);
        let mut next = at + 1;
        while is_word && next < line.end && next < at + 3 && !self.is_address_like(next) {
            next += 1;
        }
        if next == line.end || !self.is_address_like(next) {
            next = at + 1;
        }
        // A range may be broken between two lines.
        let is_next = next < self.words.len() && (next < line.end || at + 1 == line.end);
        // Of a chain, or behind an address that is refused, the last one does not count alone either.
        let last = self.entries.len().checked_sub(1);
        let is_tied = at > line.start && self.is_address_like(at - 1);
        let mut read = self.entries[first..].iter();
        let before = match read.rposition(|entry| entry.result.is_ok()) {
            _ if is_tied => last,
            Some(index) => Some(first + index),
            None if at == line.start => last.filter(|last| self.entries[*last].result.is_ok()),
            None => None,
        };
        match before {
            Some(index) if is_next && self.is_address_like(next) => {
                let start = self.entries[index].words.start;
                self.entries.truncate(index);
                self.refuse(start..next + 1, tied);
                next + 1
            }
            _ => {
                self.refuse(at..at + 1, problem);
                at + 1
            }
        }
    }
}
