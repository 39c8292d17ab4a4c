//! A change in words.

use super::{Change, FlowChange, Upgrade};
use crate::dataset::{Dataset, Purpose, Removal, Rule};
use crate::evaluation::{deprecation, spoken};
use crate::release::Release;
use crate::text::listed;

impl Upgrade<'_> {
    /// `upgrade`, or `downgrade`.
    pub fn noun(&self) -> &'static str {
        if self.is_downgrade() {
            msg!(upgrade_noun_down)
        } else {
            msg!(upgrade_noun)
        }
    }
}

impl Change<'_> {
    /// The two ends: `Workload clusters to Management platform`.
    pub fn ends(&self) -> String {
        let connection = &self.connection;
        let (source, destination) = (connection.source().name, connection.destination().name);
        msg_fmt!(upgrade_ends, source = source, destination = destination).to_string()
    }

    /// What it is for: `gRPC; Pack containers`.
    pub fn purposes_said(&self) -> String {
        joined(&self.connection.purposes())
    }

    /// What it carries after and not before: `gRPC`; empty for nothing.
    pub fn added_said(&self) -> String {
        joined(&self.added)
    }

    /// Why it is in its list, in a few sentences.
    pub fn why(&self, dataset: &Dataset, upgrade: &Upgrade) -> String {
        match (self.was(), self.becomes()) {
            (FlowChange::Deprecated, FlowChange::Deprecated) => {
                self.deprecation(dataset) + msg!(upgrade_deprecated_before)
            }
            (_, FlowChange::Deprecated) => self.deprecation(dataset),
            (FlowChange::Needed, FlowChange::Needed) if !self.added.is_empty() => {
                let purposes = self.added_said();
                msg_fmt!(upgrade_carries, purposes = purposes).to_string()
            }
            (FlowChange::Needed, FlowChange::Needed) => {
                let status = self.connection.status.label();
                msg_fmt!(upgrade_stays, status = status).to_string()
            }
            (FlowChange::Deprecated, FlowChange::Needed) => msg!(upgrade_reopen).to_owned(),
            (FlowChange::Absent, _) | (_, FlowChange::Absent) => {
                let mut sentences = self.limits();
                sentences.extend(self.when_removed(upgrade));
                sentences.join(" ")
            }
        }
    }

    /// Since when its rules are deprecated, and what takes their place, as sentences.
    fn deprecation(&self, dataset: &Dataset) -> String {
        let mut said: Vec<String> = Vec::new();
        for rule in self.connection.rules() {
            let one = deprecation(dataset, rule);
            if !one.is_empty() && !said.contains(&one) {
                said.push(one);
            }
        }
        said.join(" ")
    }

    /// What stops working because it has ended, where a source says so, as sentences. An older release has it
    /// still, and one that has had its end does not hear of it again.
    pub fn when_removed(&self, upgrade: &Upgrade) -> Vec<String> {
        let mut said = Vec::new();
        for rule in self.connection.rules() {
            let ends = !upgrade.is_downgrade() && rule.has_ended_at(&upgrade.to);
            if let Some(text) = rule.when_removed.filter(|_| ends)
                && !said.contains(&text.to_string())
            {
                said.push(text.to_string());
            }
        }
        said
    }

    /// Since when it is there, and until when, in a sentence or two.
    fn limits(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        if let Some(since) = self.since() {
            sentences.push(msg_fmt!(why_needed_from, since = since).to_string());
        }
        for rule in self.connection.rules() {
            if let Some(Removal::In(removed)) = &rule.removed_in {
                let said = msg_fmt!(why_removed, release = removed).to_string();
                if !sentences.contains(&said) {
                    sentences.push(said);
                }
            }
        }
        sentences
    }

    /// The first release that has it; none where it is as old as the product.
    fn since(&self) -> Option<&Release> {
        let mut earliest = None;
        for one in &self.connection.uses {
            let since = one.purpose.since.as_ref().or(one.rule.since.as_ref())?;
            if earliest.is_none_or(|earliest| since.is_before(earliest)) {
                earliest = Some(since);
            }
        }
        earliest
    }

    /// When it is safe to close, as a sentence; empty for what is needed.
    pub fn safe_when(&self, dataset: &Dataset, upgrade: &Upgrade) -> String {
        if self.becomes() == FlowChange::Needed {
            return String::new();
        }
        let (mut protocols, mut older) = (Vec::new(), None);
        if self.becomes() == FlowChange::Deprecated || !upgrade.is_downgrade() {
            protocols = spoken(dataset, &upgrade.to);
            let rules = self.connection.rules().into_iter();
            older = rules.filter_map(|rule| self.needed_before(rule)).next();
        }
        let left = match older {
            Some(older) => msg_fmt!(upgrade_left_older, release = older).to_string(),
            None => msg_fmt!(upgrade_left, release = upgrade.from).to_string(),
        };
        if protocols.is_empty() {
            return msg_fmt!(upgrade_safe, left = left).to_string();
        }
        let protocols = listed(&protocols);
        msg_fmt!(upgrade_safe_spoken, protocols = protocols, left = left).to_string()
    }

    /// The first release that a rule of it is no longer needed for, where it names one. Agents from the
    /// deprecation on need it no more, also where it ended later.
    fn needed_before<'r>(&self, rule: &'r Rule) -> Option<&'r Release> {
        let since = rule.deprecated_since.as_ref();
        match self.becomes() {
            FlowChange::Absent => since.or(rule.range().until),
            _ => since,
        }
    }
}

/// Purposes as a list.
fn joined(purposes: &[&Purpose]) -> String {
    let texts: Vec<&str> = purposes
        .iter()
        .map(|purpose| purpose.text.as_str())
        .collect();
    texts.join(msg!(list_semicolon))
}
