//! What the buttons of a row's details put on the clipboard.

use ports_components::clipboard::{self, CopyStatus};
use ports_components::host::HostHandle;
use ports_components::selection::{SelectionContext, SelectionState};
use ports_core::connections::{Connection, ConnectionKey, connections};
use ports_core::evaluation::evaluate;
use ports_core::link;
use yew::AttrValue;

/// What a button copies of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyKind {
    /// A link to it, with the present selection.
    Link,
    /// The connection in a few lines.
    Text,
}

/// What the reader wants to be copied.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyRequest {
    /// Of which connection.
    pub key: ConnectionKey,
    /// What of it.
    pub kind: CopyKind,
}

impl CopyRequest {
    /// The text to copy. None where the connection does not apply.
    pub fn text(&self, state: &SelectionState, host: &HostHandle) -> Option<String> {
        let (dataset, selection) = (state.dataset, &state.selection);
        let groups = connections(dataset, selection, &evaluate(dataset, selection));
        let mut all = groups.iter().flat_map(|group| &group.connections);
        let connection = all.find(|connection| connection.key() == self.key)?;
        Some(match self.kind {
            CopyKind::Link => {
                let query = link::rewrite(&host.query(), selection, &state.options);
                host.rule_link(&query, anchor(connection)?)
            }
            CopyKind::Text => connection.as_text(dataset, selection),
        })
    }
}

/// The rule that a link to a connection leads to; none for what is to be checked, which has no rule here.
fn anchor(connection: &Connection<'static>) -> Option<&'static str> {
    let rules = connection.rules();
    let first = rules.first().filter(|_| connection.check.is_none());
    first.map(|rule| rule.id.as_str())
}

/// How copying something of a connection went.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// The connection.
    pub key: ConnectionKey,
    /// What is said of it.
    pub message: AttrValue,
}

/// Copies what is asked for: how that went. Where the clipboard was refused, the text is said, to be
/// selected.
pub async fn copy(request: CopyRequest, state: SelectionContext) -> Option<Copied> {
    let text = request.text(&state, &state.host)?;
    let message = match clipboard::copy(&text, None).await {
        CopyStatus::Copied => msg!(copy_done).into(),
        _ => format!("{}\n{text}", msg!(rules_copy_refused)).into(),
    };
    Some(Copied {
        key: request.key,
        message,
    })
}

/// Copies a link to what is on screen: how that went. Where the clipboard was refused, the link is said.
pub async fn share(state: SelectionContext) -> String {
    let query = link::rewrite(&state.host.query(), &state.selection, &state.options);
    // Without a fragment, which may hold what the reader entered.
    let text = state.host.rule_link(&query, "");
    match clipboard::copy(&text, None).await {
        CopyStatus::Copied => msg!(share_copied).to_owned(),
        _ => format!("{}\n{text}", msg!(rules_copy_refused)),
    }
}

#[cfg(test)]
mod tests {
    use ports_components::host::NoHost;

    use super::*;

    #[test]
    fn what_is_copied_is_of_the_present_selection_and_applies() {
        let state = SelectionState::new(ports_data::dataset(), "version=4.2", "");
        let host = HostHandle::new(NoHost {
            query: "utm=x&version=3.4".to_owned(),
            ..NoHost::default()
        });
        let (dataset, selection) = (state.dataset, &state.selection);
        let groups = connections(dataset, selection, &evaluate(dataset, selection));
        let ssh = groups[1].connections[0].key();
        let text = |key: &ConnectionKey, kind| {
            let key = key.clone();
            CopyRequest { key, kind }.text(&state, &host)
        };
        let as_text = text(&ssh, CopyKind::Text).expect("a text");
        assert!(as_text.starts_with("tcp/22 SSH, inbound\n"), "{as_text}");
        assert_eq!(
            text(&ssh, CopyKind::Link).as_deref(),
            Some("?utm=x&deployment=saas&role=workload-cluster&version=4.2#saas-cluster-in-ssh")
        );
        let other = ConnectionKey {
            role: "management-platform".into(),
            ..ssh
        };
        assert_eq!(text(&other, CopyKind::Text), None);
    }
}
