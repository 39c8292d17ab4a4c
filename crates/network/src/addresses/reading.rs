//! From the words of a field to its entries: most are one word, and a range, a mask, an exception or a
//! line of a configuration is several.

use std::net::{IpAddr, Ipv4Addr};
use std::ops::Range;

use super::address::{Address, covers};
use super::entry::{self, Parsed};
use super::field::MAX_ENTRIES;
use super::mask;
use super::problem::Problem;
use super::range;
use super::split::{Gap, Word};
use super::words::{
    Meaning, RangeSide, begins_other_comment, is_arrow, is_dash, is_from, is_state, meaning,
    range_side, without_around,
};

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

    /// Refuses the ends of a range that stand in columns or behind names of their own, as in
    /// `start-ip 192.0.2.10` over `end-ip 192.0.2.20`: as two hosts they would be the least of it.
    fn check_ends(&mut self, first: usize, line: &Range<usize>) {
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
    fn is_heading(&self, line: &Range<usize>, at: usize) -> bool {
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

    /// The word of a line that is an exclamation mark, or an address with one in front. Alone on a
    /// line, it is what devices put between their sections.
    fn negated(&self, mut line: Range<usize>) -> Option<usize> {
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

    fn refuse(&mut self, words: Range<usize>, problem: Problem) {
        let result = Err(problem);
        self.entries.push(Entry { words, result });
    }

    /// Refuses a line with an exception at `at`, whose addresses must not be opened by another line
    /// either. Where the line begins with it, the entry before it is what it is an exception from.
    fn except(&mut self, line: Range<usize>, at: usize) {
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
    fn refuse_excepted(&mut self) {
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

    /// What is wrong with an address whose length or mask stands behind it as a mere number, or is
    /// mistyped, and where that ends; none where nothing of the kind does.
    fn length_apart(
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
        let is_mark = |c: char| (c.is_ascii_punctuation() && c != '/') || matches!(c, '–' | '—');
        let is_between = end < line.end
            && (without_around(next).eq_ignore_ascii_case("cidr")
                || (next.chars().all(is_mark) && self.words[end].text.starts_with('/')));
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
    fn mask_apart(&mut self, at: usize, mask: IpAddr, first: usize) -> Option<usize> {
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

    fn is_zero(&self, at: usize) -> bool {
        self.words[at].text == "0.0.0.0"
    }

    /// The mask that belongs to an address in front of `at`, or behind words for it, and where it is.
    fn mask_at(&self, at: usize) -> Option<(Ipv4Addr, usize)> {
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
    fn network_and_mask(
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
    fn length(&mut self, at: usize, address: IpAddr, line: &Range<usize>) -> Option<usize> {
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
    fn cut_network(&mut self, at: usize, line: &Range<usize>) -> Option<usize> {
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

    fn slashed(&mut self, words: Range<usize>, slash: char, address: IpAddr, length: &str) {
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

    /// The range of an address, a mark or word, and another address or number. Returns where it
    /// ends; none where there is none.
    fn range(&mut self, at: usize, first: IpAddr, line: &Range<usize>) -> Option<usize> {
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

    fn is_arrow(&self, at: usize) -> bool {
        is_arrow(self.words[at].text)
    }

    /// Whether a word ties the addresses on both sides together. A dash at the beginning of a line is
    /// that of a list.
    fn is_connector(&self, at: usize, line: &Range<usize>) -> bool {
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
    fn connector(&mut self, at: usize, line: &Range<usize>, first: usize) -> usize {
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

    /// Whether a word is meant as an address.
    fn is_address_like(&self, at: usize) -> bool {
        is_like_address(self.words[at].text)
    }

    /// Refuses a network and what is inside it, where something that is not read stands between them in
    /// a line whose first entry is `first`: in any language, it may say that the one is excepted.
    fn check_exceptions(&mut self, first: usize) {
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
