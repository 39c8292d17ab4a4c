//! Checks that the openings are there: scripts that try, on a role's hosts, what a
//! [`Ruleset`] says they connect to.
//!
//! What can be tried is a TCP connection to one address or host name. Everything else in the plan
//! is [`Untried`], in words. A kind of check is a file of templates; the names and addresses in
//! them are read from types, and the words of the dataset are cleaned, as in a snippet.

mod bash;
mod curl;
mod nc;
mod network_validator;
mod powershell;
mod shell;
mod untried;

use crate::{
    AllowRule, PeerSet, Ruleset, TemplateValues, comment, described, expand, ids, left_out, plain,
};
use ports_core::dataset::{Direction, Protocol};
use ports_core::text::{line, put};
use ports_network::addresses::Address;
pub use untried::{Untried, Why};

/// What runs a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Bash and nothing else.
    Bash,
    /// Any shell, with `nc`.
    Nc,
    /// Any shell, with `curl`.
    Curl,
    /// PowerShell.
    PowerShell,
    /// The custom resource of the validator's network plugin.
    NetworkValidator,
}

/// How a kind is written: what there is to say of it, and templates.
struct Writing {
    /// How it is run and what it shows: a line each.
    words: &'static str,
    /// What comes before the comments on top.
    first_line: &'static str,
    /// What comes before the tries, with `<seconds>`, and `<no-answer>` for what is said after them.
    before: &'static str,
    /// What comes before each of as many tries as fit into one part.
    part: (&'static str, usize),
    /// A try, with `<host>`, `<port>`, `<number>`, `<ids>` and `<description>`.
    each: &'static str,
    /// What comes behind the tries, with `<failed>` and `<none-failed>`: how many of them failed.
    after: &'static str,
    /// Whether an IPv6 address stands in brackets.
    brackets: bool,
}

/// How long a try may take.
pub const SECONDS: usize = 5;

/// The longest ids, and the longest description of a flow, in bytes: a NetworkValidator has room for
/// both in a name, and a screen in a line or two.
const MAX_TEXT: usize = 240;

/// A plan's check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The script or manifest; none when there is nothing to try.
    pub script: Option<String>,
    /// What of the plan is not in it, and why.
    pub untried: Vec<Untried>,
}

/// One connection to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    /// The address or host name.
    pub host: String,
    /// The port.
    pub port: u16,
}

impl Kind {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::Bash,
        Self::Nc,
        Self::Curl,
        Self::PowerShell,
        Self::NetworkValidator,
    ];

    /// Its name and its file, a line each: all that the page has of a kind before one is chosen.
    const fn names(self) -> &'static str {
        match self {
            Self::Bash => "Bash\npalette-ports-check.sh",
            Self::Nc => "nc\npalette-ports-check-nc.sh",
            Self::Curl => "curl\npalette-ports-check-curl.sh",
            Self::PowerShell => "PowerShell\npalette-ports-check.ps1",
            Self::NetworkValidator => "NetworkValidator\npalette-ports-check.yaml",
        }
    }

    const fn writing(self) -> &'static Writing {
        match self {
            Self::Bash => &bash::WRITING,
            Self::Nc => &nc::WRITING,
            Self::Curl => &curl::WRITING,
            Self::PowerShell => &powershell::WRITING,
            Self::NetworkValidator => &network_validator::WRITING,
        }
    }

    /// The name people read.
    pub fn name(self) -> &'static str {
        line(self.names(), 0)
    }

    /// The file that a download makes.
    pub fn file_name(self) -> &'static str {
        line(self.names(), 1)
    }

    /// How it is run.
    pub fn run(self) -> &'static str {
        line(self.writing().words, 0)
    }

    /// What it shows, and what it does not.
    pub fn shows(self) -> &'static str {
        line(self.writing().words, 1)
    }

    /// What a page shows of a kind, with NUL behind each text: how it is run and what it shows; then
    /// for each plan the role's id, the plan's title, what is not tried, a line each, and the script,
    /// which is empty when there is nothing to try. `notices` are not tried in any plan.
    pub fn shown(self, plans: &[Ruleset], notices: &[String]) -> String {
        let mut shown = format!("{}\0{}\0", self.run(), self.shows());
        for plan in plans {
            let Rendered { script, untried } = self.render(plan);
            put(&mut shown, format_args!("{}\0{}\0", plan.role, plan.title));
            for notice in notices {
                put(&mut shown, format_args!("{notice}\n"));
            }
            for one in untried {
                put(&mut shown, format_args!("{one}\n"));
            }
            let script = script.unwrap_or_default();
            put(&mut shown, format_args!("\0{script}\0"));
        }
        shown
    }

    /// The check of a plan.
    pub fn render(self, plan: &Ruleset) -> Rendered {
        let writing = self.writing();
        let (tries, untried) = tries(plan);
        if tries.is_empty() {
            return Rendered {
                script: None,
                untried,
            };
        }
        let mut text = writing.first_line.to_owned();
        let mut line = |line: std::fmt::Arguments<'_>| comment(&mut text, "# ", line);
        line(msg_fmt!(check_title, plan = plan.title));
        line(msg_fmt!(
            check_dataset,
            version = plan.dataset_version,
            seconds = SECONDS
        ));
        line(msg_fmt!(check_run, how = self.run()));
        line(msg_fmt!(check_shows, what = self.shows()));
        left_out(&mut text, "# ", plan);
        for one in &untried {
            comment(&mut text, "# ", msg_fmt!(check_untried, flow = one));
        }
        let mut values = TemplateValues::of_end(printed(&plan.tag, tries.len()), false, false);
        expand(&mut text, writing.before, &values);
        let (part, fit) = writing.part;
        for (index, (one, opening)) in tries.iter().enumerate() {
            // A host name holds no colon.
            let is_v6 = writing.brackets && one.host.as_bytes().contains(&b':');
            let (open, close) = if is_v6 { ("[", "]") } else { ("", "") };
            values.more = format!(
                "host {open}{}{close}\nport {}\nnumber {}\n",
                one.host,
                one.port,
                index + 1
            );
            put(
                &mut values.more,
                format_args!(
                    // What stands in front of the ids is for a firewall's rules.
                    "ids{}\ndescription {}\n",
                    &ids(opening, MAX_TEXT)["palette-ports".len()..],
                    plain(&described(opening), MAX_TEXT)
                ),
            );
            if index % fit == 0 {
                expand(&mut text, part, &values);
            }
            expand(&mut text, writing.each, &values);
        }
        expand(&mut text, writing.after, &values);
        Rendered {
            script: Some(text),
            untried,
        }
    }
}

/// What stands for a whole script's names in templates: its role, and what it prints that has numbers
/// in it.
fn printed(tag: &str, tries: usize) -> String {
    format!(
        "seconds {SECONDS}\ntag {tag}\nless <\nno-answer {}\nfailed {}\nnone-failed {}\n",
        msg_fmt!(check_printed_no_answer, seconds = SECONDS),
        msg_fmt!(check_printed_failed, failed = "$failed", tries = tries),
        msg_fmt!(check_printed_failed, failed = 0, tries = tries)
    )
}

/// What of a plan can be tried, each with the opening it is for, and what cannot.
///
/// Of a range, the first and the last port are tried: whoever opens a range opens it as one, and
/// thousands of ports would take hours where they are dropped.
pub fn tries<'p, 'd>(plan: &'p Ruleset<'d>) -> (Vec<(Try, &'p AllowRule<'d>)>, Vec<Untried>) {
    let (mut tries, mut untried) = (Vec::new(), Vec::new());
    for opening in &plan.openings {
        let is_outbound = opening.direction == Direction::Outbound;
        let mut refuse = |why: Why| {
            let flow = opening.flow();
            untried.push(Untried { flow, why });
        };
        if opening.protocol == Protocol::Udp {
            refuse(Why::Udp);
            continue;
        }
        if !is_outbound {
            refuse(Why::Inbound);
            continue;
        }
        let PeerSet::Listed(addresses) = &opening.peers else {
            refuse(Why::NoAddress);
            continue;
        };
        if addresses.is_empty() {
            refuse(Why::NothingUsable);
            continue;
        }
        let (first, last) = (opening.ports.from, opening.ports.to);
        let (mut networks, before) = (Vec::new(), tries.len());
        for address in addresses {
            let host = address.to_string();
            if is_network(address) {
                networks.push(host);
                continue;
            }
            if first < last {
                let host = host.clone();
                tries.push((Try { host, port: first }, opening));
            }
            tries.push((Try { host, port: last }, opening));
        }
        if !networks.is_empty() {
            refuse(Why::Networks(networks));
        }
        if tries.len() > before && last - first > 1 {
            refuse(Why::Between(first + 1, last - 1));
        }
    }
    (tries, untried)
}

/// Whether an address stands for more than one.
fn is_network(address: &Address) -> bool {
    !address.is_one()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_messages::ALL;

    /// Whether a text is no code in either kind of quotes, in any shell, and is read alike in every
    /// code page.
    fn is_tame(text: &str) -> bool {
        let mut chars = text.chars();
        chars.all(|c| c.is_ascii_alphanumeric() || " .,:;()/-".contains(c))
    }

    #[test]
    fn what_would_be_code_in_a_shell_or_another_letter_in_a_code_page_is_not_tame() {
        assert!(is_tame("refused (or so), 1/2: no; way-there."));
        for c in "\"'`$\\<>!{}[]|&*#%\né“’\u{a0}".chars() {
            assert!(!is_tame(&format!("a{c}b")), "{c:?}");
        }
    }

    #[test]
    fn no_word_that_a_check_prints_can_be_code_in_its_script() {
        let mut printed: Vec<(&str, String)> = Vec::new();
        for (name, word) in ALL {
            if name.starts_with("check-printed-") && !word.contains('{') {
                printed.push((name, (*word).to_owned()));
            }
        }
        assert!(!printed.is_empty());
        let no_answer = msg_fmt!(check_printed_no_answer, seconds = SECONDS).to_string();
        printed.push(("check-printed-no-answer", no_answer));
        let failed =
            msg_fmt!(check_printed_failed, failed = "$failed", tries = SECONDS).to_string();
        // What follows must not become a part of the variable's name, as a colon does in PowerShell.
        let (ahead, behind) = failed.split_once("$failed").expect("how many failed");
        assert!(
            behind.is_empty() || behind.starts_with([' ', ',', '.']),
            "check-printed-failed has something else than a blank, a comma or a full stop behind how many failed: {failed}"
        );
        printed.push(("check-printed-failed", format!("{ahead}{behind}")));
        for (name, text) in printed {
            assert!(
                is_tame(&text),
                "{name} stands in quotes in a script, and holds what may be code there: {text}"
            );
        }
    }

    #[test]
    fn every_kind_has_its_words_and_a_file_of_its_own() {
        for kind in Kind::ALL {
            assert!(!kind.name().is_empty() && kind.file_name().starts_with("palette-ports-check"));
            assert!(
                kind.run().ends_with('.') && kind.shows().ends_with('.'),
                "{kind:?}"
            );
            assert!(kind.writing().part.1 > 0, "{kind:?}");
            let same = |other: &&Kind| other.file_name() == kind.file_name();
            assert_eq!(Kind::ALL.iter().filter(same).count(), 1, "{kind:?}");
        }
    }
}
