//! What callers leave out of an answer: what a search does not find, and what is deprecated or optional.
//!
//! On the page a search marks what it finds and hides nothing, and everything that applies is shown. Version 1
//! of the API promises that they narrow, and a snippet that was narrow has to stay so.

use ports_core::dataset::{Dataset, Rule};
use ports_core::evaluation::{Evaluation, Match, Search, Status};
use ports_core::release::Release;
use ports_core::text::{excerpt, listed};

/// What is left out of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrowing {
    /// What has to be found.
    pub search: String,
    /// Whether deprecated rules are left out.
    pub hides_deprecated: bool,
    /// Whether optional rules are left out.
    pub hides_optional: bool,
}

/// A rule that applies and is left out, and why, as a part of a sentence.
pub struct Narrowed<'d> {
    /// The rule.
    pub rule: &'d Rule,
    /// Why it is left out.
    pub why: String,
}

impl Narrowing {
    /// Takes what is left out from the matches of an evaluation.
    pub fn apply<'d>(
        &self,
        dataset: &'d Dataset,
        version: &Release,
        evaluation: &mut Evaluation<'d>,
    ) -> Vec<Narrowed<'d>> {
        let mut narrowed = Vec::new();
        evaluation.matches.retain(|found| {
            let reasons = self.reasons(dataset, version, found);
            if !reasons.is_empty() {
                narrowed.push(Narrowed {
                    rule: found.rule,
                    why: listed(&reasons),
                });
            }
            reasons.is_empty()
        });
        narrowed
    }

    fn reasons(&self, dataset: &Dataset, version: &Release, found: &Match<'_>) -> Vec<String> {
        let mut reasons = Vec::new();
        // What has ended was deprecated: whoever hides the one asks for neither.
        let was_deprecated = matches!(found.status, Status::Deprecated | Status::Ended);
        if self.hides_deprecated && was_deprecated {
            reasons.push(msg!(why_not_deprecated).to_owned());
        }
        if self.hides_optional && found.status == Status::Optional {
            reasons.push(msg!(why_not_optional).to_owned());
        }
        if !Search::new(&self.search).matches(dataset, found.rule, version) {
            let search = excerpt(&self.search, 40);
            reasons.push(msg_fmt!(why_not_search, search = search).to_string());
        }
        reasons
    }
}
