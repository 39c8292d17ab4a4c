//! From a ruleset to a snippet.

use std::fmt;

use ports_network::settings::Settings;

use crate::fields::Field;
use crate::format::{Format, Group};
use crate::header::{describe, write_header};
use crate::ruleset::Ruleset;
use crate::supported::supported;
use crate::unsupported::{Reason, Unsupported};
use crate::warnings::wide;

/// The longest description of a whole snippet, in bytes: PAN-OS takes 1023, and NSX 1024.
const MAX_ABOUT: usize = 1000;

/// A ruleset in a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The snippet; none when nothing in the ruleset can be expressed.
    pub snippet: Option<String>,
    /// What is missing from it, and why.
    pub unsupported: Vec<Unsupported>,
    /// Where it allows more than what was entered, as sentences without their full stop.
    pub wide: Vec<String>,
    /// The fields that nothing was entered in and that it has a gap for; none without a snippet.
    pub missing: Vec<&'static Field>,
    /// What of it is more than a platform takes by default, and the way out, each a sentence.
    pub limits: Vec<String>,
}

impl Format {
    /// Writes the ruleset in this format. What it cannot express is named; the rest is written.
    ///
    /// # Panics
    /// Never: writing to a `String` cannot fail.
    pub fn render(&self, ruleset: &Ruleset, settings: &Settings) -> Rendered {
        let (mut context, unsupported) = supported(self, ruleset, settings);
        let mut rendered = Rendered {
            snippet: None,
            unsupported,
            wide: wide(self, ruleset, settings),
            missing: Vec::new(),
            limits: Vec::new(),
        };
        if context.rules.is_empty() {
            return rendered;
        }
        let fields = self.fields.iter().copied();
        rendered.missing = fields.filter(|field| field.is_missing(settings)).collect();
        if self.comment.is_empty() {
            context.about = describe(self, ruleset, &rendered, MAX_ABOUT);
        }
        let write = |out: &mut String, rendered: &Rendered| -> fmt::Result {
            out.push_str(self.first_line);
            if !self.comment.is_empty() {
                write_header(out, self, ruleset, rendered)?;
            }
            (self.write)(out, &context)
        };
        let written = |rendered: &Rendered| {
            let mut out = String::new();
            write(&mut out, rendered).expect("a String takes any text");
            out
        };
        let mut snippet = written(&rendered);
        rendered.limits = (self.limits)(&context, snippet.len());
        if !rendered.limits.is_empty() {
            snippet = written(&rendered);
        }
        rendered.snippet = Some(snippet);
        rendered
    }

    /// Writes the ruleset in this format, to close what `earlier` allowed beyond it. Where loading
    /// the one over the other would not close it, there is no snippet, but the way to do it by hand.
    pub fn render_over(
        &self,
        earlier: &Ruleset,
        ruleset: &Ruleset,
        settings: &Settings,
    ) -> Rendered {
        let rendered = self.render(ruleset, settings);
        let (before, _) = supported(self, earlier, settings);
        let (after, _) = supported(self, ruleset, settings);
        let is_too_much = before.rules.len() > self.replaces;
        // A policy restricts pods in the directions that it names: one that no longer names a
        // direction would allow everything there.
        let loses_direction = self.group == Group::Kubernetes
            && before.rules.iter().any(|rule| !after.has(rule.direction));
        // Where nothing could be allowed, nothing has to be closed.
        let becomes_empty = rendered.snippet.is_none() && !before.rules.is_empty();
        if !(is_too_much || loses_direction || becomes_empty) {
            return rendered;
        }
        Rendered {
            snippet: None,
            unsupported: vec![Unsupported {
                flow: msg!(unsupported_opened_before).to_owned(),
                reason: Reason::Stays(self.undo),
            }],
            wide: Vec::new(),
            missing: Vec::new(),
            limits: Vec::new(),
        }
    }
}
