//! An upgrade in words.

use super::{Change, Standing, Upgrade};
use crate::domain::dataset::{Dataset, Direction, Removal};
use crate::domain::query::{Status, push_deprecation, spoken};
use crate::domain::text::{listed, put, trimmed};

impl Upgrade<'_> {
    /// `upgrade`, or `downgrade`.
    pub fn noun(&self) -> &'static str {
        if self.is_downgrade() {
            word!(upgrade_noun_down)
        } else {
            word!(upgrade_noun)
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
                (change.was, change.becomes) == (Standing::Deprecated, Standing::Deprecated);
        }
        let [open, stay, close] = counts;
        if open + close == 0 {
            put(&mut text, say!(upgrade_nothing, from = from, to = to));
        } else {
            put(
                &mut text,
                say!(
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
            text.push_str(word!(upgrade_deprecated_both));
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
                text.push_str(word!(list_and));
                text.push_str(end);
                continue;
            }
            if !last.is_empty() {
                text.push_str(word!(list_semicolon));
            }
            match self.rule.direction {
                Direction::Inbound => put(
                    &mut text,
                    say!(upgrade_flow_inbound, purpose = purpose, end = end),
                ),
                Direction::Outbound => put(
                    &mut text,
                    say!(upgrade_flow_outbound, purpose = purpose, end = end),
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
            (was, Standing::Deprecated) => {
                push_deprecation(&mut text, dataset, rule);
                if was == Standing::Deprecated {
                    text.push_str(word!(upgrade_deprecated_before));
                }
            }
            (Standing::Needed, Standing::Needed) => {
                let status = Status::of(rule, &upgrade.to).label();
                put(&mut text, say!(upgrade_stays, status = status));
            }
            (Standing::Deprecated, Standing::Needed) => text.push_str(word!(upgrade_reopen)),
            (Standing::Absent, _) => {
                self.push_limits(&mut text);
                if rule.range().contains(&upgrade.from) {
                    text.push_str(word!(upgrade_ends_open));
                }
            }
            (_, Standing::Absent) => {
                self.push_limits(&mut text);
                if rule.range().contains(&upgrade.to) {
                    text.push_str(word!(upgrade_ends_stay));
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
                put(text, say!(why_carries, purpose = purpose, since = later));
                since = None;
            }
            last = purpose;
        }
        if let Some(since) = since {
            text.push(' ');
            put(text, say!(why_since, since = since));
        }
        if let Some(Removal::In(removed)) = &self.rule.removed_in {
            put(text, say!(why_removed, release = removed));
        }
    }

    /// When it is safe to close, as a sentence; empty for what is needed.
    pub fn safe_when(&self, dataset: &Dataset, upgrade: &Upgrade) -> String {
        if self.becomes == Standing::Needed {
            return String::new();
        }
        let (mut protocols, mut older) = (Vec::new(), None);
        if self.becomes == Standing::Deprecated || !upgrade.is_downgrade() {
            protocols = spoken(dataset, &upgrade.to);
            older = match &self.rule.removed_in {
                Some(Removal::In(removed)) if self.becomes == Standing::Absent => Some(removed),
                _ => self.rule.deprecated_since.as_ref(),
            };
        }
        let left = match older {
            Some(older) => say!(upgrade_left_older, release = older).to_string(),
            None => say!(upgrade_left, release = upgrade.from).to_string(),
        };
        if protocols.is_empty() {
            return say!(upgrade_safe, left = left).to_string();
        }
        let protocols = listed(&protocols);
        say!(upgrade_safe_spoken, protocols = protocols, left = left).to_string()
    }
}
