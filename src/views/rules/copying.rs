//! What the buttons of a row put on the clipboard. What does so comes with the part that explains the
//! page ([`crate::parts::Help`]).

use ports_components::Shared;
use ports_components::clipboard::{self, CopyStatus};
use ports_components::host::HostHandle;
use ports_components::selection::{SelectionContext, SelectionState};
use ports_core::dataset::{Dataset, Rule};
use ports_core::evaluation::{Evaluation, rule_as_text};
use ports_core::link;
use yew::AttrValue;

/// What a button copies of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyKind {
    /// A link to it, with the present selection.
    Link,
    /// The rule in a few lines.
    Text,
}

impl CopyKind {
    /// The value of a button that copies this of a rule.
    pub fn value(self, rule: &Rule) -> String {
        match self {
            Self::Link => format!("#{}", rule.id),
            Self::Text => rule.id.to_string(),
        }
    }
}

/// What the reader wants to be copied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CopyRequest {
    /// Of which rule.
    pub rule: &'static Rule,
    /// What of it.
    pub kind: CopyKind,
}

impl CopyRequest {
    /// What a button with this value asks for.
    pub fn from_value(dataset: &'static Dataset, value: &str) -> Option<Self> {
        let (kind, id) = match value.strip_prefix('#') {
            Some(id) => (CopyKind::Link, id),
            None => (CopyKind::Text, value),
        };
        let rule = dataset.rules.iter().find(|rule| rule.id.as_str() == id)?;
        Some(Self { rule, kind })
    }

    /// The text to copy. None where the rule is not on screen.
    pub fn text(
        self,
        state: &SelectionState,
        evaluation: &Evaluation<'static>,
        host: &HostHandle,
    ) -> Option<String> {
        let mut matches = evaluation.matches.iter();
        let found = matches.find(|found| found.rule.id == self.rule.id)?;
        Some(match self.kind {
            CopyKind::Link => {
                let query = link::rewrite(&host.query(), &state.selection, &state.options);
                host.rule_link(&query, self.rule.id.as_str())
            }
            CopyKind::Text => rule_as_text(state.dataset, &state.selection, found),
        })
    }
}

/// Copies what a button with this value asks for: how that went. None for other buttons, and where the
/// rule is not on screen.
pub async fn copy(
    value: String,
    state: SelectionContext,
    evaluation: Shared<Evaluation<'static>>,
) -> Option<Copied> {
    let request = CopyRequest::from_value(state.dataset, &value)?;
    let text = request.text(&state, &evaluation, &state.host)?;
    let status = clipboard::copy(&text, None).await;
    Some(Copied::new(request.rule, status, &text))
}

/// How copying something of a rule went.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// The rule.
    pub rule: &'static Rule,
    /// What is said of it.
    pub message: AttrValue,
}

impl Copied {
    /// That what copies did not arrive, at the rule that a button with this value is of.
    pub fn missing(dataset: &'static Dataset, value: &str) -> Option<Self> {
        let request = CopyRequest::from_value(dataset, value)?;
        Some(Self {
            rule: request.rule,
            message: msg!(later_missing).into(),
        })
    }

    /// How copying a text went. Where the clipboard was refused, the text is said, to be selected.
    pub fn new(rule: &'static Rule, status: CopyStatus, text: &str) -> Self {
        let message = match status {
            CopyStatus::Copied => msg!(copy_done).into(),
            _ => format!("{}\n{text}", msg!(rules_copy_refused)).into(),
        };
        Self { rule, message }
    }
}

#[cfg(test)]
mod tests {
    use ports_components::host::NoHost;
    use ports_core::evaluation::evaluate;

    use super::*;

    #[test]
    fn the_buttons_of_a_rule_ask_for_its_link_or_its_text_and_nothing_else_is_asked() {
        let dataset = ports_data::dataset();
        let id = "saas-cluster-in-ssh";
        let kind = |value: &str| {
            let request = CopyRequest::from_value(dataset, value);
            request.map(|request| (request.rule.id.as_str(), request.kind))
        };
        assert_eq!(kind(&format!("#{id}")), Some((id, CopyKind::Link)));
        assert_eq!(kind(id), Some((id, CopyKind::Text)));
        for nonsense in ["", "#", "root", "#root", "# saas-cluster-in-ssh"] {
            assert_eq!(kind(nonsense), None, "{nonsense}");
        }
        for rule in &dataset.rules {
            for kind in [CopyKind::Link, CopyKind::Text] {
                let request = CopyRequest::from_value(dataset, &kind.value(rule));
                assert_eq!(request, Some(CopyRequest { rule, kind }));
            }
        }
    }

    #[test]
    fn what_is_copied_is_of_the_present_selection_and_on_screen() {
        let state = SelectionState::new(ports_data::dataset(), "version=4.2", "");
        let evaluation = evaluate(state.dataset, &state.selection);
        let host = HostHandle::new(NoHost {
            query: "utm=x&version=3.4".to_owned(),
            ..NoHost::default()
        });
        let text = |value: &str| {
            let request = CopyRequest::from_value(state.dataset, value)?;
            request.text(&state, &evaluation, &host)
        };
        let as_text = text("saas-cluster-in-ssh").expect("a text");
        assert!(as_text.starts_with("tcp/22 SSH, inbound\n"), "{as_text}");
        assert_eq!(
            text("#saas-cluster-in-ssh").as_deref(),
            Some("?utm=x&deployment=saas&role=all&version=4.2#saas-cluster-in-ssh")
        );
        assert_eq!(text("self-hosted-cluster-in-ssh"), None);
    }
}
