//! An upgrade in words.

use super::{Change, Standing, Upgrade};
use crate::domain::dataset::{Dataset, Direction, Removal};
use crate::domain::query::{Status, push_deprecation, spoken};
use crate::domain::text::{listed, put, trimmed};

impl Upgrade<'_> {
    /// `upgrade`, or `downgrade`.
    pub fn noun(&self) -> &'static str {
        if self.is_downgrade() {
            "downgrade"
        } else {
            "upgrade"
        }
    }

    /// How many rules change and how many do not, in a sentence or two.
    pub fn summary(&self) -> String {
        let Self { from, to, .. } = self;
        let mut text = format!("From {from} to {to}");
        let mut counts = [0; 3];
        let mut is_deprecated = false;
        for change in &self.changes {
            counts[change.step() as usize] += 1;
            is_deprecated |=
                (change.was, change.becomes) == (Standing::Deprecated, Standing::Deprecated);
        }
        let [open, stay, close] = counts;
        if open + close == 0 {
            text.push_str(" nothing changes: nothing to open, nothing to close.");
        } else {
            put(
                &mut text,
                format_args!(
                    ": {open} to open before, {stay} to stay, {close} that may be closed afterwards."
                ),
            );
        }
        if is_deprecated {
            text.push_str(" What is deprecated in both may go all the same.");
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
            if last == purpose {
                text.push_str(" and ");
            } else {
                if !last.is_empty() {
                    text.push_str("; ");
                }
                text.push_str(purpose);
                text.push_str(match self.rule.direction {
                    Direction::Inbound => ", from ",
                    Direction::Outbound => ", to ",
                });
            }
            text.push_str(dataset.endpoint_name(flow.end));
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
                    text.push_str(" It was so before already.");
                }
            }
            (Standing::Needed, Standing::Needed) => {
                text.push_str(Status::of(rule, &upgrade.to).label());
                text.push_str(" before and after.");
            }
            (Standing::Deprecated, Standing::Needed) => text.push_str(
                "Deprecated today, and needed afterwards: where it was closed, open it again first.",
            ),
            (Standing::Absent, _) => {
                self.push_limits(&mut text);
                if rule.range().contains(&upgrade.from) {
                    text.push_str(
                        " The rule’s other ends are open already.",
                    );
                }
            }
            (_, Standing::Absent) => {
                self.push_limits(&mut text);
                if rule.range().contains(&upgrade.to) {
                    text.push_str(" The rule’s other ends stay open.");
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
                put(text, format_args!(" Carries {purpose} from {later}."));
                since = None;
            }
            last = purpose;
        }
        if let Some(since) = since {
            put(text, format_args!(" Applies from {since}."));
        }
        if let Some(Removal::In(removed)) = &self.rule.removed_in {
            put(text, format_args!(" Removed in {removed}."));
        }
    }

    /// When it is safe to close, as a sentence; empty for what is needed.
    pub fn safe_when(&self, dataset: &Dataset, upgrade: &Upgrade) -> String {
        let mut text = String::new();
        if self.becomes == Standing::Needed {
            return text;
        }
        text.push_str("Safe to close once ");
        let (mut what, mut release) = ("of", &upgrade.from);
        if self.becomes == Standing::Deprecated || !upgrade.is_downgrade() {
            let spoken = spoken(dataset, &upgrade.to);
            if !spoken.is_empty() {
                put(
                    &mut text,
                    format_args!("every agent talks {} and ", listed(&spoken)),
                );
            }
            (what, release) = match (&self.rule.removed_in, &self.rule.deprecated_since) {
                (Some(Removal::In(removed)), _) if self.becomes == Standing::Absent => {
                    ("older than", removed)
                }
                (_, Some(since)) => ("older than", since),
                _ => (what, release),
            };
        }
        put(&mut text, format_args!("nothing {what} {release} is left."));
        text
    }
}
