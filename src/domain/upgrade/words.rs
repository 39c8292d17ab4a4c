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
        let (open, close) = (self.open.len(), self.close.len());
        let mut text = if self.is_empty() {
            format!("From {from} to {to} nothing changes: nothing to open, nothing to close.")
        } else {
            let stays = self.stays.len();
            format!(
                "From {from} to {to}: {open} to open before the {}, {stays} to stay, {close} that may be closed afterwards.",
                self.noun()
            )
        };
        let mut stays = self.stays.iter();
        if stays.any(|change| change.becomes == Standing::Deprecated) {
            text.push_str(" What is deprecated in both is on its way out all the same.");
        }
        text
    }
}

impl Change<'_> {
    /// The purposes and their ends: `gRPC, to Management platform; Pack containers, to Registries`.
    pub fn flows_said(&self, dataset: &Dataset) -> String {
        let preposition = match self.rule.direction {
            Direction::Inbound => "from",
            Direction::Outbound => "to",
        };
        let mut text = String::new();
        let mut last = "";
        for flow in &self.flows {
            let name = dataset.endpoint_name(flow.end);
            let purpose = flow.purpose.text.as_str();
            if last == purpose {
                put(&mut text, format_args!(" and {name}"));
            } else {
                let between = if last.is_empty() { "" } else { "; " };
                put(
                    &mut text,
                    format_args!("{between}{purpose}, {preposition} {name}"),
                );
            }
            last = purpose;
        }
        text
    }

    /// Why it is in its list, in a few sentences.
    pub fn why(&self, dataset: &Dataset, upgrade: &Upgrade) -> String {
        let Upgrade { from, to, .. } = upgrade;
        let rule = self.rule;
        let mut text = String::new();
        match (self.was, self.becomes) {
            (Standing::Deprecated, Standing::Deprecated) => {
                push_deprecation(&mut text, dataset, rule);
                put(&mut text, format_args!(" It was so in {from} already."));
            }
            (_, Standing::Deprecated) => push_deprecation(&mut text, dataset, rule),
            (Standing::Deprecated, Standing::Needed) => put(
                &mut text,
                format_args!(
                    " Deprecated in {from} and needed by {to}: where it was closed, open it again before you go back."
                ),
            ),
            (Standing::Absent, _) => {
                self.push_start(&mut text);
                if rule.range().contains(from) {
                    put(
                        &mut text,
                        format_args!(
                            " For {from} the port is open to the rule’s other ends: add the ones that are missing."
                        ),
                    );
                }
            }
            (_, Standing::Absent) => {
                self.push_start(&mut text);
                if rule.range().contains(to) {
                    text.push_str(" The rule’s other purposes keep their ends.");
                }
            }
            _ => put(
                &mut text,
                format_args!(" {} before and after.", Status::of(rule, to).label()),
            ),
        }
        trimmed(&text).to_owned()
    }

    /// Since when there are such flows, or until when there were.
    fn push_start(&self, text: &mut String) {
        let mut sinces = Vec::new();
        let mut purposes = Vec::new();
        for flow in &self.flows {
            if let Some(since) = &flow.purpose.since
                && !purposes.contains(&flow.purpose.text)
            {
                purposes.push(flow.purpose.text);
                sinces.push(format!("{} from {since}", flow.purpose.text));
            }
        }
        if let Some(Removal::In(removed)) = &self.rule.removed_in {
            put(text, format_args!(" Removed in {removed}."));
        }
        if !sinces.is_empty() {
            put(text, format_args!(" Carries {}.", listed(&sinces)));
        } else if let Some(since) = &self.rule.since {
            put(text, format_args!(" Applies from {since}."));
        }
    }

    /// When it is safe to close, as a sentence; none for what is needed.
    pub fn safe_when(&self, dataset: &Dataset, upgrade: &Upgrade) -> Option<String> {
        let Upgrade { from, to, .. } = upgrade;
        let rule = self.rule;
        match self.becomes {
            Standing::Needed => None,
            Standing::Absent if upgrade.is_downgrade() => Some(format!(
                "Safe to close once everything runs {to} and nothing of {from} is left."
            )),
            becomes => {
                let oldest = match (&rule.removed_in, &rule.deprecated_since) {
                    (Some(Removal::In(removed)), _) if becomes == Standing::Absent => removed,
                    (_, Some(since)) => since,
                    _ => to,
                };
                let mut text = "Safe to close once ".to_owned();
                let spoken = spoken(dataset, to);
                if !spoken.is_empty() {
                    put(
                        &mut text,
                        format_args!("every agent talks {} and ", listed(&spoken)),
                    );
                }
                put(
                    &mut text,
                    format_args!("nothing older than {oldest} is left."),
                );
                Some(text)
            }
        }
    }
}
