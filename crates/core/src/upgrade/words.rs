//! An upgrade in words.

use super::{Change, Flow, FlowChange, Step, Upgrade};
use crate::dataset::{Dataset, Direction, Removal};
use crate::evaluation::{Status, deprecation, spoken};
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

    /// How many rules change and how many do not, in a sentence or two.
    pub fn summary(&self) -> String {
        let Self { from, to, .. } = self;
        let [open, stay, close] =
            [Step::Open, Step::Stay, Step::Close].map(|step| self.list(step).len());
        let mut text = if self.is_empty() {
            msg_fmt!(upgrade_nothing, from = from, to = to).to_string()
        } else {
            msg_fmt!(
                upgrade_counts,
                from = from,
                to = to,
                open = open,
                stay = stay,
                close = close
            )
            .to_string()
        };
        let is_deprecated_in_both = |change: &Change| {
            (change.was, change.becomes) == (FlowChange::Deprecated, FlowChange::Deprecated)
        };
        if self.changes.iter().any(is_deprecated_in_both) {
            text += msg!(upgrade_deprecated_both);
        }
        text
    }
}

impl Change<'_> {
    /// The purposes and their endpoints: `gRPC, to Management platform; Pack containers, to
    /// Registries`.
    pub fn flows_said(&self, dataset: &Dataset) -> String {
        let purposes: Vec<String> = self
            .flows_by_purpose()
            .map(|flows| {
                let ends: Vec<&str> = flows
                    .iter()
                    .map(|flow| dataset.endpoint_name(flow.end))
                    .collect();
                let (purpose, end) = (flows[0].purpose.text, ends.join(msg!(list_and)));
                match self.rule.direction {
                    Direction::Inbound => {
                        msg_fmt!(upgrade_flow_inbound, purpose = purpose, end = end).to_string()
                    }
                    Direction::Outbound => {
                        msg_fmt!(upgrade_flow_outbound, purpose = purpose, end = end).to_string()
                    }
                }
            })
            .collect();
        purposes.join(msg!(list_semicolon))
    }

    /// The flows, those of one purpose together.
    fn flows_by_purpose(&self) -> impl Iterator<Item = &[Flow<'_>]> {
        self.flows
            .chunk_by(|flow, next| flow.purpose.text == next.purpose.text)
    }

    /// Why it is in its list, in a few sentences.
    pub fn why(&self, dataset: &Dataset, upgrade: &Upgrade) -> String {
        let rule = self.rule;
        let text = match (self.was, self.becomes) {
            (FlowChange::Deprecated, FlowChange::Deprecated) => {
                deprecation(dataset, rule) + msg!(upgrade_deprecated_before)
            }
            (_, FlowChange::Deprecated) => deprecation(dataset, rule),
            (FlowChange::Needed, FlowChange::Needed) => {
                let status = Status::of(rule, &upgrade.to).label();
                msg_fmt!(upgrade_stays, status = status).to_string()
            }
            (FlowChange::Deprecated, FlowChange::Needed) => msg!(upgrade_reopen).to_owned(),
            (FlowChange::Absent, _) if rule.range().contains(&upgrade.from) => {
                self.limits() + msg!(upgrade_ends_open)
            }
            (_, FlowChange::Absent) if rule.range().contains(&upgrade.to) => {
                self.limits() + msg!(upgrade_ends_stay)
            }
            (FlowChange::Absent, _) | (_, FlowChange::Absent) => self.limits(),
        };
        text.trim().to_owned()
    }

    /// Since when there are such flows, and until when, as sentences to append.
    fn limits(&self) -> String {
        let mut text = String::new();
        let mut since = self.rule.since.as_ref();
        for flows in self.flows_by_purpose() {
            let purpose = flows[0].purpose;
            if let Some(later) = &purpose.since {
                text += &msg_fmt!(why_carries, purpose = purpose.text, since = later).to_string();
                since = None;
            }
        }
        if let Some(since) = since {
            text.push(' ');
            text += &msg_fmt!(why_since, since = since).to_string();
        }
        if let Some(Removal::In(removed)) = &self.rule.removed_in {
            text += &msg_fmt!(why_removed, release = removed).to_string();
        }
        text
    }

    /// When it is safe to close, as a sentence; empty for what is needed.
    pub fn safe_when(&self, dataset: &Dataset, upgrade: &Upgrade) -> String {
        if self.becomes == FlowChange::Needed {
            return String::new();
        }
        let (mut protocols, mut older) = (Vec::new(), None);
        if self.becomes == FlowChange::Deprecated || !upgrade.is_downgrade() {
            protocols = spoken(dataset, &upgrade.to);
            older = match &self.rule.removed_in {
                Some(Removal::In(removed)) if self.becomes == FlowChange::Absent => Some(removed),
                _ => self.rule.deprecated_since.as_ref(),
            };
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
}
