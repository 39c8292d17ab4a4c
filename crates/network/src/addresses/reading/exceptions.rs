//! What is taken out of the field again: exceptions, and addresses with a negation in front.

use std::ops::Range;

use crate::addresses::address::{Address, covers};
use crate::addresses::entry;
use crate::addresses::field::MAX_ENTRIES;
use crate::addresses::problem::Problem;
use crate::addresses::split::Word;
use crate::addresses::words::{Meaning, without_around};

use super::{Entry, NEGATIONS, Read, Reader, entries, held, is_like_address};

impl Reader<'_, '_> {
    /// The word of a line that is an exclamation mark, or an address with one in front. Alone on a
    /// line, it is what devices put between their sections.
    pub(super) fn negated(&self, mut line: Range<usize>) -> Option<usize> {
        let is_alone = line.len() == 1;
        line.find(|at| {
            let text = self.words[*at].text;
            let rest = text.strip_prefix(NEGATIONS);
            let rest = rest.or_else(|| without_around(text).strip_prefix(NEGATIONS));
            let rest = rest.map(|rest| rest.trim_start_matches('='));
            rest.is_some_and(|rest| {
                rest.is_empty() && !is_alone || is_like_address(rest) || entry::parse(rest).is_ok()
            })
        })
    }

    /// Refuses a line with an exception at `at`, whose addresses must not be opened by another line
    /// either. Where the line begins with it, the entry before it is what it is an exception from.
    pub(super) fn except(&mut self, line: Range<usize>, at: usize) {
        if at == line.start
            && let Some(before) = self.entries.last_mut()
            && before.result.is_ok()
        {
            before.result = Err(Problem::Exception);
        }
        // "But not 192.0.2.5": of the words that make the line one that is refused, none is an address.
        let is_address = |at: &usize| {
            let meaning = self.meanings[*at];
            !matches!(meaning, Some(Meaning::Exception | Meaning::Configuration))
        };
        let addresses = |words: Range<usize>| -> Vec<Address> {
            let words: Vec<Word> = words
                .filter(is_address)
                .map(|at| {
                    let word = self.words[at];
                    let text = word.text.trim_start_matches(NEGATIONS);
                    let text = text.trim_start_matches('=');
                    let text = match without_around(text) {
                        // The two colons of an IPv6 network belong to it.
                        inner if entry::parse(text).is_ok() || inner.is_empty() => text,
                        inner => inner,
                    };
                    Word { text, ..word }
                })
                .filter(|word| !word.text.is_empty())
                .collect();
            let mut excepted = Vec::new();
            for entry in entries(&words) {
                match entry.result {
                    Ok(read) => excepted.extend(read.addresses),
                    // What is not written well is excepted, too.
                    Err(problem) => match problem.meant() {
                        Some(meant) => excepted.push(meant),
                        None => {
                            for word in &words[entry.words] {
                                if let Ok(alone) = entry::parse(word.text) {
                                    excepted.extend(Read::from(alone).addresses);
                                }
                            }
                        }
                    },
                }
            }
            excepted
        };
        let mut excepted = addresses(at..line.end);
        if excepted.is_empty() {
            // "192.0.2.5 do not use".
            excepted = addresses(line.start..at);
        }
        self.excepted.extend(excepted);
        self.refuse(line, Problem::Exception);
    }

    /// Refuses every entry that would open something of what is excepted.
    pub(super) fn refuse_excepted(&mut self) {
        let excepted = &self.excepted;
        let is_touched = |address: &Address| {
            let touches = |other: &Address| covers(address, other) || covers(other, address);
            excepted.iter().any(touches)
        };
        for entry in self.entries.iter_mut().take(MAX_ENTRIES) {
            if let Ok(read) = &entry.result
                && read.addresses.iter().any(is_touched)
            {
                entry.result = Err(Problem::Excepted);
            }
        }
    }

    /// Refuses a network and what is inside it, where something that is not read stands between them in
    /// a line whose first entry is `first`: in any language, it may say that the one is excepted.
    pub(super) fn check_exceptions(&mut self, first: usize) {
        let line = &mut self.entries[first..];
        // How many words there are up to each entry. A slip of an address says nothing.
        let text = |entry: &Entry| match entry.words.len() {
            1 => self.words[entry.words.start].text,
            _ => "",
        };
        let inside: Vec<Address> = line
            .iter()
            .filter(|entry| {
                let problem = entry.result.as_ref().err();
                let is_taken_out = text(entry).starts_with(['\\', '-', '–', '−', '~', '/']);
                problem.is_some_and(|problem| problem.may_hold() || is_taken_out)
            })
            .filter_map(|entry| held(text(entry)))
            .collect();
        for entry in line.iter_mut() {
            let is_around = |address: &Address| {
                let mut inside = inside.iter();
                inside.any(|inside| inside != address && covers(address, inside))
            };
            if let Ok(read) = &entry.result
                && read.addresses.iter().any(is_around)
            {
                entry.result = Err(Problem::UnclearException);
            }
        }
        let mut refused = Vec::with_capacity(line.len());
        let mut count = 0;
        for entry in line.iter() {
            let problem = entry.result.as_ref().err();
            count += usize::from(problem.is_some_and(Problem::may_except));
            refused.push(count);
        }
        if count == 0 {
            return;
        }
        let read: Vec<(usize, &Address)> = (0..)
            .zip(line.iter())
            .filter_map(|(at, entry)| Some((at, entry.result.as_ref().ok()?)))
            .flat_map(|(at, read)| read.addresses.iter().map(move |address| (at, address)))
            .take(MAX_ENTRIES)
            .collect();
        let mut unclear = Vec::new();
        for (at, network) in read.iter().filter(|(_, address)| !address.is_one()) {
            for (other, address) in &read {
                let is_inside = network != address && covers(network, address);
                if is_inside && refused[*at] != refused[*other] {
                    unclear.extend([*at, *other]);
                }
            }
        }
        for at in unclear {
            line[at].result = Err(Problem::UnclearException);
        }
    }
}
