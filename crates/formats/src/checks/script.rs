//! What a kind of test script is given to write.

use std::fmt;

use super::tries::Try;
use crate::ruleset::AllowRule;
use crate::wording::{ID_PREFIX, comment, description, ids};

/// How long one try may take, in seconds.
pub const SECONDS: usize = 5;

/// How a kind of test script is run, what it shows, and how it is written.
pub(super) struct Writer {
    /// How it is run.
    pub run: &'static str,
    /// What it shows, and what it does not.
    pub shows: &'static str,
    /// What comes before the comments on top.
    pub first_line: &'static str,
    /// Writes the script, after the comments on top.
    pub write: fn(&mut String, &Script) -> fmt::Result,
}

/// A test script for the hosts of one role.
pub(super) struct Script<'a> {
    /// The role as a part of names: see [`crate::Ruleset::tag`].
    pub tag: &'a str,
    /// The connections to try; at least one.
    pub attempts: Vec<Attempt>,
}

/// One connection to try, as a script writes it.
pub(super) struct Attempt {
    /// Its place in the script, from 1.
    pub number: usize,
    /// The address or host name.
    pub host: String,
    /// The port.
    pub port: u16,
    /// What it is for, for double quotes in any shell: the ids of the dataset's rules, a colon, and a
    /// description.
    pub what: String,
}

/// The longest ids, and the longest description of a flow, in bytes: a NetworkValidator has room for
/// both in a name, and a screen in a line or two.
const MAX_TEXT: usize = 240;

impl Attempt {
    pub(super) fn new(number: usize, one: &Try, rule: &AllowRule) -> Self {
        let ids = ids(rule, MAX_TEXT);
        // The prefix is for finding rules in a firewall.
        let ids = ids.strip_prefix(ID_PREFIX).unwrap_or(&ids).trim_start();
        let description = description(&comment(rule), MAX_TEXT);
        Self {
            number,
            host: one.host.clone(),
            port: one.port,
            what: format!("{ids}: {description}"),
        }
    }

    /// The host for a URL or `host:port`, where an IPv6 address stands in brackets.
    pub(super) fn host_in_url(&self) -> String {
        // A host name holds no colon.
        match self.host.contains(':') {
            true => format!("[{}]", self.host),
            false => self.host.clone(),
        }
    }
}

impl Script<'_> {
    /// `$failed of 7 failed.`, for double quotes in any shell; `failed` is how many, or a variable.
    pub(super) fn failed(&self, failed: &str) -> String {
        let tries = self.attempts.len();
        msg_fmt!(check_printed_failed, failed = failed, tries = tries).to_string()
    }
}
