//! Words that stand in pasted text beside addresses, or in their place, and are no host names.

use super::letters;

/// What a word says in a list of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Any address.
    Any,
    /// No address.
    None,
    /// An address that is not known yet.
    Placeholder,
    /// This machine.
    Loopback,
    /// Only that another entry follows.
    Conjunction,
    /// That the addresses on both sides are the ends of a range.
    RangeTo,
    /// That a range with "and" or nothing in its middle follows.
    Between,
    /// That something is taken out again.
    Exception,
    /// A line of a device's configuration.
    Configuration,
    /// That a mask follows.
    Mask,
}

/// The words of a list, between blanks. English, and what German colleagues paste beside it.
const WORDS: &[(Meaning, &str)] = &[
    (
        Meaning::Any,
        "any any4 any6 any-ipv4 any-ipv6 all all-ipv4 all-ipv6 everything everyone everybody \
         everywhere anyone anything anywhere internet world public unrestricted alle alles \
         beliebig beliebige jede jeder überall 0/0",
    ),
    (
        Meaning::None,
        "none null nil nothing nobody nowhere undefined empty blank n/a na kein keine nichts \
         entfällt leer false nan",
    ),
    (
        Meaning::Placeholder,
        "tbd tbc tba tbn todo to-do fixme pending unknown placeholder changeme change-me \
         example xxx offen unbekannt ausstehend folgt fehlt siehe see etc usw ff ditto dito \
         same idem",
    ),
    (
        Meaning::Loopback,
        "localhost localhost4 localhost6 ip6-localhost ip6-loopback loopback self myself \
         this-host",
    ),
    (Meaning::Conjunction, "and or und oder sowie also plus & +"),
    (
        Meaning::RangeTo,
        "to until till through thru upto bis à hasta tot t/m",
    ),
    (Meaning::Between, "between zwischen range"),
    (
        Meaning::Exception,
        "except excepted excepting exception exceptions exclude excluded excludes excluding \
         exclusive excl exempt exempted exempting omit omitted omitting remove removed \
         removing delete deleted skip skipping ignore ignoring save less than apart aside \
         besides sans sauf forbidden prohibited revoked retired obsolete decommissioned \
         deprecated disabled disallow disallowed blacklist blacklisted blocklist denylist \
         barring bans ban banned unused defunct cannot cant dont instead replaced replaces \
         formerly without w/o minus but not no non never unless deny denied block blocked \
         drop reject ohne außer ausser ausgenommen ausnahme ausnahmen ausgeschlossen \
         abzüglich statt anstatt anstelle ersetzt ehemals exkl exklusive gesperrt verboten \
         entfernt gelöscht veraltet stillgelegt abgeschaltet nie niemals nicht",
    ),
    (
        Meaning::Configuration,
        "access-list permit allow accept object object-group network-object group-object \
         iptables ip6tables nft ufw firewall-cmd inet inet6 broadcast netstat route",
    ),
    (
        Meaning::Mask,
        "mask netmask net-mask subnet subnetmask subnet-mask wildcard wildcard-mask hostmask \
         netzmaske subnetzmaske prefix prefixlen prefix-length",
    ),
];

/// Those with a dot, apart from the others: a field may hold a thousand host names, which are none of them.
const DOTTED_WORDS: &[(Meaning, &str)] = &[
    (Meaning::Any, "0.0.0.0/0.0.0.0"),
    (Meaning::None, "n.a"),
    (Meaning::Placeholder, "t.b.d t.b.c t.b.a"),
    (
        Meaning::Loopback,
        "localhost.localdomain localhost4.localdomain4 localhost6.localdomain6",
    ),
];

/// Whether a word is among others.
fn is_among(word: &str, words: &str) -> bool {
    words.split(' ').any(|one| one == word)
}

/// The characters that may stand around a word in a sentence.
fn is_around(c: char) -> bool {
    matches!(
        c,
        '(' | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '<'
            | '>'
            | '"'
            | '\''
            | '`'
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '«'
            | '»'
            | ':'
            | '.'
            | '?'
            | '='
            | '*'
            | '_'
            | '…'
            | '|'
    )
}

/// What a word says; none for one that says nothing of the kind.
pub(super) fn meaning(word: &str) -> Option<Meaning> {
    // "?" and "..." stand for an address, and "*" for all of them.
    if matches!(word, "*" | "*.*" | "*.*.*.*" | "**") {
        return Some(Meaning::Any);
    }
    if matches!(word, "!=" | "<>" | "≠" | "¬" | "/=" | "=/=") {
        return Some(Meaning::Exception);
    }
    let is_filler = |c| matches!(c, '?' | '.' | '…' | '_');
    if word.chars().all(is_filler) {
        return Some(Meaning::Placeholder);
    }
    let word = letters::lower(word.trim_matches(is_around));
    let words = if word.contains('.') {
        DOTTED_WORDS
    } else {
        WORDS
    };
    let known = words.iter().find(|(_, words)| is_among(&word, words));
    match known {
        Some((meaning, _)) => Some(*meaning),
        // Whatever stands in front of it, it leads to this machine.
        None if word.ends_with(".localhost") => Some(Meaning::Loopback),
        // "Don't", "isn't".
        None if word.ends_with("n't") || word.ends_with("n’t") => Some(Meaning::Exception),
        None => None,
    }
}

/// A word without what may stand around it in a sentence.
pub(super) fn without_around(word: &str) -> &str {
    word.trim_matches(is_around)
}

/// The end of a range that a word names: `Start IP`, `start-ip`, `First:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RangeSide {
    /// The first address.
    First,
    /// The last one.
    Last,
}

/// The end of a range that a word names; none for one that names no end.
pub(super) fn range_side(word: &str) -> Option<RangeSide> {
    let word = without_around(word);
    if !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let word = letters::lower(word);
    let is_one = |names: &str| {
        let mut rests = names.split(' ').filter_map(|name| word.strip_prefix(name));
        rests.any(|rest| is_among(rest.trim_start_matches(['-', '_']), ADDRESSES))
    };
    if is_one("start starting first begin beginning lowest anfang erste") {
        return Some(RangeSide::First);
    }
    is_one("end ending last stop highest ende letzte").then_some(RangeSide::Last)
}

/// What may stand behind the name of an end; nothing is one of them.
const ADDRESSES: &str = " ip ips address addr ipv4 ipv6 adresse";

/// Whether a word says that the address before it is not used any more, beside "retired" and the like.
pub(super) fn is_state(word: &str) -> bool {
    let states = "obsolete forbidden defunct gesperrt verboten entfernt gelöscht veraltet \
         stillgelegt abgeschaltet";
    word.ends_with("ed") || is_among(word, states)
}

/// Whether a word is the heading over the first addresses of ranges where one for the last ones stands
/// beside it: `From | To`.
pub(super) fn is_from(word: &str) -> bool {
    matches!(&*letters::lower(without_around(word)), "from" | "von")
}

/// Whether a word begins what is a comment elsewhere, and none here.
pub(super) fn begins_other_comment(word: &str) -> bool {
    let rest = word.strip_prefix("//");
    matches!(word, "/*" | "/**" | "<!--")
        || rest.is_some_and(|rest| {
            rest.trim_matches('/').is_empty() || rest.starts_with(|c: char| c.is_ascii_digit())
        })
}

/// Whether a word is one of the marks that stand between the ends of a range.
pub(super) fn is_dash(word: &str) -> bool {
    matches!(
        word,
        "-" | "--"
            | "‐"
            | "‑"
            | "‒"
            | "–"
            | "—"
            | "―"
            | "−"
            | "﹣"
            | "－"
            | "~"
            | "〜"
            | "～"
            | ".."
            | "..."
            | "…"
    )
}

/// The marks that stand between the ends of a range that is written as one word. The longer of two
/// comes first.
pub(super) const DASHES: &[&str] = &[
    "...", "..", "…", "--", "-", "‐", "‑", "‒", "–", "—", "―", "−", "﹣", "－", "~", "〜", "～",
];

/// Whether a word is an arrow, which stands between two addresses and makes no range of them.
pub(super) fn is_arrow(word: &str) -> bool {
    matches!(
        word,
        "->" | "-->" | "=>" | "==>" | "→" | "⇒" | "<-" | "<->" | "↔" | ">" | ">>"
    )
}
