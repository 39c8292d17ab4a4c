//! An upgrade in words.

use super::{Change, FlowChange, Upgrade};
use crate::dataset::{Dataset, Direction, Removal};
use crate::evaluation::{Status, push_deprecation, spoken};
use crate::text::{listed, put, trimmed};

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
        let mut text = String::new();
        let mut counts = [0; 3];
        let mut is_deprecated = false;
        for change in &self.changes {
            counts[change.step() as usize] += 1;
            is_deprecated |=
                (change.was, change.becomes) == (FlowChange::Deprecated, FlowChange::Deprecated);
        }
        let [open, stay, close] = counts;
        if open + close == 0 {
            put(&mut text, msg_fmt!(upgrade_nothing, from = from, to = to));
        } else {
            put(
                &mut text,
                msg_fmt!(
                    upgrade_counts,
                    from = from,
                    to = to,
                    open = open,
                    stay = stay,
                    close = close
                ),
            );
        }
        if is_deprecated {
            text.push_str(msg!(upgrade_deprecated_both));
        }
        text
    }
}

impl Change<'_> {
    /// The purposes and their ends: `gRPC, to Management platform; Pack containers, to Registries`.
    pub fn flows_said(&self, dataset: &Dataset) -> String {
        let mut text = String::new();
        let mut last = "";
        for flow in &self.flows {
            let purpose = flow.purpose.text.as_str();
            let end = dataset.endpoint_name(flow.end);
            if last == purpose {
                text.push_str(msg!(list_and));
                text.push_str(end);
                continue;
            }
            if !last.is_empty() {
                text.push_str(msg!(list_semicolon));
            }
            match self.rule.direction {
                Direction::Inbound => put(
                    &mut text,
                    msg_fmt!(upgrade_flow_inbound, purpose = purpose, end = end),
                ),
                Direction::Outbound => put(
                    &mut text,
                    msg_fmt!(upgrade_flow_outbound, purpose = purpose, end = end),
                ),
            }
            last = purpose;
        }
        text
    }

    /// Why it is in its list, in a few sentences.
    pub fn why(&self, dataset: &Dataset, upgrade: &Upgrade) -> String {
        let rule = self.rule;
        let mut text = String::new();
        match (self.was, self.becomes) {
            (was, FlowChange::Deprecated) => {
                push_deprecation(&mut text, dataset, rule);
                if was == FlowChange::Deprecated {
                    text.push_str(msg!(upgrade_deprecated_before));
                }
            }
            (FlowChange::Needed, FlowChange::Needed) => {
                let status = Status::of(rule, &upgrade.to).label();
                put(&mut text, msg_fmt!(upgrade_stays, status = status));
            }
            (FlowChange::Deprecated, FlowChange::Needed) => text.push_str(msg!(upgrade_reopen)),
            (FlowChange::Absent, _) => {
                self.push_limits(&mut text);
                if rule.range().contains(&upgrade.from) {
                    text.push_str(msg!(upgrade_ends_open));
                }
            }
            (_, FlowChange::Absent) => {
                self.push_limits(&mut text);
                if rule.range().contains(&upgrade.to) {
                    text.push_str(msg!(upgrade_ends_stay));
                }
            }
        }
        trimmed(&text).to_owned()
    }

    /// Since when there are such flows, and until when.
    fn push_limits(&self, text: &mut String) {
        let mut since = self.rule.since.as_ref();
        let mut last = "";
        for flow in &self.flows {
            let purpose = flow.purpose.text.as_str();
            if let Some(later) = &flow.purpose.since
                && last != purpose
            {
                put(
                    text,
                    msg_fmt!(why_carries, purpose = purpose, since = later),
                );
                since = None;
            }
            last = purpose;
        }
        if let Some(since) = since {
            text.push(' ');
            put(text, msg_fmt!(why_since, since = since));
        }
        if let Some(Removal::In(removed)) = &self.rule.removed_in {
            put(text, msg_fmt!(why_removed, release = removed));
        }
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
