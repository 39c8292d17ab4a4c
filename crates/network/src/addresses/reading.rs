//! From the words of a field to its entries: most are one word, and a range, a mask, an exception or a
//! line of a configuration is several.

mod exceptions;
mod masks;
mod ranges;

use std::net::IpAddr;
use std::ops::Range;

use super::address::Address;
use super::entry::{self, Parsed};
use super::mask;
use super::problem::Problem;
use super::range;
use super::split::{Gap, Word};
use super::words::{Meaning, begins_other_comment, meaning, without_around};

/// An entry of one or more words.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its words.
    pub words: Range<usize>,
    /// What it is read as.
    pub result: Result<Read, Problem>,
}

/// What an entry is read as.
#[derive(Clone, Debug)]
pub(super) struct Read {
    /// The addresses; of a range, the networks that are exactly it.
    pub addresses: Vec<Address>,
    /// Whether this is not what is written there, and has to be said.
    pub is_told: bool,
    /// Whether only a full stop makes it a host name.
    is_marked: bool,
}

impl Read {
    fn told(addresses: Vec<Address>) -> Self {
        Self {
            addresses,
            is_told: true,
            is_marked: false,
        }
    }
}

impl From<Parsed> for Read {
    fn from(parsed: Parsed) -> Self {
        let is_marked = matches!(parsed, Parsed::Marked(_));
        let is_told = !matches!(parsed, Parsed::AsWritten(_));
        let (Parsed::AsWritten(address) | Parsed::Masked(address) | Parsed::Marked(address)) =
            parsed;
        Self {
            addresses: vec![address],
            is_told,
            is_marked,
        }
    }
}

/// Puts the words of a field together to entries, each word in one.
pub(super) fn entries(words: &[Word]) -> Vec<Entry> {
    let mut reader = Reader {
        words,
        meanings: words.iter().map(|word| said(word.text)).collect(),
        entries: Vec::new(),
        excepted: Vec::new(),
        has_end_columns: false,
        range_begun: None,
    };
    let mut start = 0;
    while start < words.len() {
        start = reader.line(start..start + reader.length_of_line(start));
    }
    reader.refuse_excepted();
    reader.entries
}

/// What a word says. Most are addresses, and these say nothing.
fn said(text: &str) -> Option<Meaning> {
    match text.parse::<IpAddr>() {
        Ok(_) => None,
        Err(_) => meaning(text),
    }
}

/// What stands in front of an address that is taken out.
const NEGATIONS: &[char] = &['!', '^', '¬', '≠'];

/// Whether a word is nothing but marks.
fn is_mark(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_punctuation())
}

/// Whether a word is meant as an address, with whatever may stand around one.
fn is_like_address(word: &str) -> bool {
    let text = without_around(word);
    let text = match word.starts_with("::") {
        true => word,
        false => text,
    };
    let is_part = |c: char| c.is_ascii_hexdigit() || matches!(c, '.' | ':' | '/');
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    let dots = text.matches(['.', ':']).count();
    text.starts_with(|c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '.'))
        && has_digit
        && (text.chars().all(is_part) || dots > 1 && entry::parse(text).is_err())
}

/// The address that a word holds among other characters: `ex.192.0.2.5`.
fn held(word: &str) -> Option<Address> {
    let is_part = |c: char| c.is_ascii_hexdigit() || matches!(c, '.' | ':' | '/');
    let pieces = word.split(|c: char| !is_part(c));
    let mut pieces = pieces.map(|piece| piece.trim_matches(['.', ':', '/']));
    pieces.find_map(|piece| match entry::parse(piece) {
        Ok(Parsed::AsWritten(address @ Address::Network(_))) => Some(address),
        _ => None,
    })
}

struct Reader<'w, 't> {
    words: &'w [Word<'t>],
    /// What each word says.
    meanings: Vec<Option<Meaning>>,
    entries: Vec<Entry>,
    /// What is excepted somewhere in the field.
    excepted: Vec<Address>,
    /// Whether a heading says that the two addresses of each line are the ends of a range.
    has_end_columns: bool,
    /// The entry that the line before calls the first one of a range: `Start: 192.0.2.10`.
    range_begun: Option<usize>,
}

impl Reader<'_, '_> {
    /// Reads a line, and what the next one has of its last entry. Returns where reading goes on.
    fn line(&mut self, line: Range<usize>) -> usize {
        let says = |wanted: Meaning| {
            let mut at = line.clone();
            at.find(|at| self.meaning(*at) == Some(wanted))
        };
        if let Some(at) = says(Meaning::Exception).or_else(|| self.negated(line.clone())) {
            // What is excepted may follow on the lines below.
            let end = match self.is_heading(&line, at) {
                true => self.words.len(),
                false => line.end,
            };
            self.except(line.start..end, at);
            return end;
        }
        if says(Meaning::Configuration).is_some() {
            self.refuse(line.clone(), Problem::Configuration);
            return line.end;
        }
        let mut words = line.clone();
        let comment = words.find(|at| begins_other_comment(self.words[*at].text));
        let read = line.start..comment.unwrap_or(line.end);
        let first = self.entries.len();
        let mut at = read.start;
        while at < read.end {
            at = self.next(at, &read, first);
        }
        self.check_names(first);
        self.check_exceptions(first);
        self.check_ends(first, &read);
        if comment.is_some_and(|comment| at <= comment) {
            self.refuse(at..line.end, Problem::OtherComment);
            at = line.end;
        }
        at
    }

    /// How many words the line that begins at `start` has.
    fn length_of_line(&self, start: usize) -> usize {
        let Some(after) = self.words.get(start + 1..) else {
            return 0;
        };
        after
            .iter()
            .take_while(|word| word.gap != Gap::Line)
            .count()
            + 1
    }

    fn meaning(&self, at: usize) -> Option<Meaning> {
        self.meanings[at]
    }

    fn refuse(&mut self, words: Range<usize>, problem: Problem) {
        let result = Err(problem);
        self.entries.push(Entry { words, result });
    }

    /// Reads the entry at `at`. Returns where the next one begins.
    fn next(&mut self, at: usize, line: &Range<usize>, first: usize) -> usize {
        let word = self.words[at];
        if let Ok(address) = word.text.parse::<IpAddr>() {
            return self.address(at, address, line, first);
        }
        let is_address = |at: usize| {
            let next = (at < line.end).then(|| self.words[at].text);
            next.is_some_and(|next| next.parse::<IpAddr>().is_ok())
        };
        if self.meaning(at) == Some(Meaning::Between) && is_address(at + 1) && is_address(at + 2) {
            self.refuse(at..at + 3, Problem::UnclearRange);
            return at + 3;
        }
        if self.is_connector(at, line) {
            return self.connector(at, line, first);
        }
        if let Some(length) = word.text.strip_prefix('/')
            && range::is_number(length)
            && is_address(at + 1)
        {
            self.refuse(at..at + 2, Problem::MaskFirst);
            return at + 2;
        }
        if let Some(networks) = range::of_word(word.text) {
            let result = networks.map(Read::told);
            self.entries.push(Entry {
                words: at..at + 1,
                result,
            });
            return at + 1;
        }
        if let Some(end) = self.cut_network(at, line) {
            return end;
        }
        let result = entry::parse(word.text).map(Read::from);
        let is_network = word.text.contains('/') && result.is_ok();
        if is_network && let Some(mask) = self.mask_at(at + 1) {
            return self.network_and_mask(at, mask, result);
        }
        self.entries.push(Entry {
            words: at..at + 1,
            result,
        });
        at + 1
    }

    /// Reads the entry that begins with an address: a range, a network by its mask or length, or the
    /// address.
    fn address(&mut self, at: usize, address: IpAddr, line: &Range<usize>, first: usize) -> usize {
        if let Some(end) = self.range(at, address, line) {
            return end;
        }
        let is_mask = |address: IpAddr| matches!(address, IpAddr::V4(v4) if mask::is_like(v4));
        if !is_mask(address) || self.is_zero(at) {
            if let Some(end) = self.length(at, address, line) {
                return end;
            }
            if let Some((problem, end)) = self.length_apart(at, address, line) {
                self.refuse(at..end, problem);
                return end;
            }
            if let Some((mask, last)) = self.mask_at(at + 1) {
                let result = match address {
                    IpAddr::V4(address) => {
                        mask::network(address, mask).map(|network| Read::told(vec![network]))
                    }
                    IpAddr::V6(_) => Err(Problem::NoMask),
                };
                self.entries.push(Entry {
                    words: at..last + 1,
                    result,
                });
                return last + 1;
            }
            let rest = at + 1..line.end;
            let is_said = |at: &usize| self.meaning(*at) == Some(Meaning::Mask);
            let said = rest.take_while(is_said).count();
            let mask = at + said + 1;
            let is_mark = (mask..line.end)
                .take(1)
                .any(|at| is_mark(self.words[at].text));
            let is_apart = is_mark && self.mask_at(mask + 1).is_some();
            if said > 0 && !is_apart {
                // Whatever stands there in its place, the address is not meant alone.
                let end = (at + said + 2).min(line.end);
                self.refuse(at..end, Problem::NoMask);
                return end;
            }
        } else if let Some(start) = self.mask_apart(at, address, first) {
            return start;
        } else if let IpAddr::V4(v4) = address
            && mask::length(v4).is_some()
            && at + 1 < line.end
            && let Ok(IpAddr::V4(next)) = self.words[at + 1].text.parse::<IpAddr>()
            && !mask::is_like(next)
        {
            self.refuse(at..at + 2, Problem::MaskFirst);
            return at + 2;
        }
        let result = entry::reachable(address.into()).map(Parsed::AsWritten);
        let result = match result {
            // Alone on its line or behind something else, it says what it is.
            Err(Problem::ThisNetwork | Problem::Reserved) if matches!(address, IpAddr::V4(v4) if mask::length(v4).is_some()) => {
                Err(Problem::LoneMask)
            }
            result => result.map(Read::from),
        };
        self.entries.push(Entry {
            words: at..at + 1,
            result,
        });
        at + 1
    }

    /// Whether a word is meant as an address.
    fn is_address_like(&self, at: usize) -> bool {
        is_like_address(self.words[at].text)
    }

    /// Names without a dot in a line, whose first entry is `first`. One is left out beside its long
    /// form, as in a table of hosts; and none is a host in the midst of a sentence, where a full stop
    /// only ends it.
    fn check_names(&mut self, first: usize) {
        let line = &mut self.entries[first..];
        let hosts = line.iter().filter_map(|entry| entry.result.as_ref().ok());
        let hosts = hosts.flat_map(|read| &read.addresses);
        let hosts: Vec<Address> = hosts
            .filter(|address| address.net().is_none())
            .cloned()
            .collect();
        let long = |name: &str| {
            let is_long = |host: &&Address| match host {
                Address::Host(host) => {
                    let rest = host.strip_prefix(name);
                    rest.is_some_and(|rest| rest.starts_with('.'))
                }
                Address::Network(_) => false,
            };
            hosts.iter().find(is_long).cloned()
        };
        for entry in line.iter_mut() {
            if let Err(Problem::NoDot(name)) = &entry.result
                && let Some(host) = long(name)
            {
                entry.result = Ok(Read::from(Parsed::AsWritten(host)));
            }
        }
        let is_sentence = line.iter().any(|entry| {
            let problem = entry.result.as_ref().err();
            problem.is_some_and(Problem::is_a_word)
        });
        let is_marked = |entry: &Entry| matches!(&entry.result, Ok(read) if read.is_marked);
        if !line.iter().any(is_marked) {
            return;
        }
        // "192.0.2.1 bzw. 192.0.2.2": between blanks, a full stop only shortens a word.
        let apart: Vec<bool> = (0..line.len())
            .map(|at| {
                let is_ended = |entry: &Entry| {
                    let gap = self.words[entry.words.start].gap;
                    matches!(gap, Gap::Separator | Gap::Line)
                };
                let before = at.checked_sub(1).map(|before| &line[before]);
                let after = line.get(at + 1);
                (is_ended(&line[at]) || before.is_some_and(is_marked))
                    && after.is_none_or(|after| is_ended(after) || is_marked(after))
            })
            .collect();
        for (entry, is_apart) in line.iter_mut().zip(apart) {
            if is_apart && !is_sentence {
                continue;
            }
            if let Ok(read) = &entry.result
                && read.is_marked
            {
                let name = read.addresses.first().map(ToString::to_string);
                entry.result = Err(Problem::NoDot(name.unwrap_or_default()));
            }
        }
    }
}
