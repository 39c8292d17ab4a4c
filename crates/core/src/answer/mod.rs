//! The answer to what was chosen, in the words of a ticket: what to allow, what else there is, and for
//! which releases that holds.

mod allow;
mod same;
#[cfg(test)]
mod tests;

use crate::connections::{Connection, ConnectionGroup, ConnectionStatus, connections};
use crate::dataset::{Dataset, RoleId, Side};
use crate::evaluation::{Evaluation, Selection, spoken};
use crate::release::Release;
use crate::text::listed;

use allow::allow;
use same::same_lines;

/// The answer to what was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What to allow, and what is optional or deprecated, as sentences.
    pub text: String,
    /// What the chosen release uses, and which releases have the same ports, as sentences.
    pub note: String,
}

/// The answer to `selection`.
pub fn answer(dataset: &Dataset, selection: &Selection, evaluation: &Evaluation<'_>) -> Answer {
    let groups = connections(dataset, selection, evaluation);
    let mut sentences = match groups.is_empty() {
        true => vec![nothing(selection)],
        false => allow_sentences(dataset, selection, &groups),
    };
    sentences.extend(other_sentences(&groups));
    let vendors = dataset.roles.iter().filter(|role| {
        let mut groups = groups.iter();
        groups.any(|group| *group.role == role.id && group.side == Side::Vendor)
    });
    for role in vendors {
        let role = dataset.role_name(&role.id).to_ascii_lowercase();
        let vendor = dataset.vendor;
        sentences.push(msg_fmt!(answer_vendor, vendor = vendor, role = role).to_string());
    }
    Answer {
        text: sentences.join(" "),
        note: note(dataset, selection, evaluation, &groups),
    }
}

/// That the documentation lists nothing for this choice.
fn nothing(selection: &Selection) -> String {
    match selection.direction {
        Some(direction) => msg_fmt!(
            answer_nothing_listed_that_way,
            direction = direction.label()
        )
        .to_string(),
        None => msg!(answer_nothing_listed).to_owned(),
    }
}

/// What the reader has to allow, in a sentence for each role of theirs.
fn allow_sentences(
    dataset: &Dataset,
    selection: &Selection,
    groups: &[ConnectionGroup<'_>],
) -> Vec<String> {
    let groups = groups.iter().filter(|group| group.side == Side::Reader);
    let mut roles: Vec<&RoleId> = groups.clone().map(|group| group.role).collect();
    roles.dedup();
    let sentence = |role: &RoleId| {
        let of_role = groups.clone().filter(|group| group.role == role);
        let included: Vec<&Connection> = of_role
            .flat_map(|group| &group.connections)
            .filter(|connection| connection.is_included())
            .collect();
        let what = allow(&included);
        match (&selection.role, what) {
            (Some(_), Some(what)) => msg_fmt!(answer_allow, what = what).to_string(),
            (Some(_), None) => msg!(answer_none_required).to_owned(),
            (None, what) => {
                let role = dataset.role_name(role);
                match what {
                    Some(what) => msg_fmt!(answer_allow_role, role = role, what = what).to_string(),
                    None => msg_fmt!(answer_none_required_role, role = role).to_string(),
                }
            }
        }
    };
    roles.into_iter().map(sentence).collect()
}

/// What there is beside what is required: what is conditional, optional, deprecated, ended or to be checked,
/// each port once.
fn other_sentences(groups: &[ConnectionGroup<'_>]) -> Vec<String> {
    let own = groups.iter().filter(|group| group.side == Side::Reader);
    let all: Vec<&Connection> = own.flat_map(|group| &group.connections).collect();
    let mut sentences = Vec::new();
    for status in [
        ConnectionStatus::Conditional,
        ConnectionStatus::Optional,
        ConnectionStatus::Deprecated,
        ConnectionStatus::Ended,
        ConnectionStatus::Check,
    ] {
        for connection in all.iter().filter(|one| one.status == status) {
            let sentence = other(connection, &all);
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
    }
    sentences
}

/// What a connection is that is not required.
fn other(connection: &Connection<'_>, all: &[&Connection<'_>]) -> String {
    let what = name(connection, all);
    let is_included = connection.is_included();
    let rules = connection.rules();
    match connection.status {
        ConnectionStatus::Required => String::new(),
        ConnectionStatus::Conditional => {
            let conditions = rules.iter().filter_map(|rule| rule.condition);
            let conditions: Vec<_> = conditions.map(|condition| condition.as_str()).collect();
            let when = listed(&conditions);
            match is_included {
                true => msg_fmt!(answer_conditional_too, what = what, when = when).to_string(),
                false => msg_fmt!(answer_conditional, what = what, when = when).to_string(),
            }
        }
        ConnectionStatus::Optional => match is_included {
            true => msg_fmt!(answer_optional_too, what = what).to_string(),
            false => msg_fmt!(answer_optional, what = what).to_string(),
        },
        ConnectionStatus::Deprecated => {
            let mut since = rules
                .iter()
                .filter_map(|rule| rule.deprecated_since.as_ref());
            let since = since.next().map(Release::in_short).unwrap_or_default();
            match is_included {
                true => msg_fmt!(answer_deprecated_too, what = what, since = since).to_string(),
                false => msg_fmt!(answer_deprecated, what = what, since = since).to_string(),
            }
        }
        ConnectionStatus::Ended => {
            let mut removed = rules.iter().filter_map(|rule| rule.range().until);
            let removed = removed.next().map(Release::in_short).unwrap_or_default();
            msg_fmt!(answer_ended, what = what, removed = removed).to_string()
        }
        ConnectionStatus::Check => {
            let direction = connection.direction.label();
            msg_fmt!(
                answer_check,
                direction = direction,
                port = connection.port_label()
            )
            .to_string()
        }
    }
}

/// A port with its services: `tcp/22 (SSH)`; with the way and the far end where the same port is something
/// else to another one.
fn name(connection: &Connection<'_>, all: &[&Connection<'_>]) -> String {
    let port = connection.port_label();
    let services = listed(&connection.services());
    let port = msg_fmt!(answer_port, port = port, services = services).to_string();
    let is_ambiguous = all.iter().any(|other| {
        (other.protocol, other.ports) == (connection.protocol, connection.ports)
            && other.status != connection.status
    });
    match is_ambiguous {
        true => allow::flow(connection, &port),
        false => port,
    }
}

/// What the release uses, and which releases have the same ports.
fn note(
    dataset: &Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'_>,
    groups: &[ConnectionGroup<'_>],
) -> String {
    let mut sentences = Vec::new();
    let spoken = spoken(dataset, &selection.version);
    if !spoken.is_empty() {
        let uses = msg_fmt!(
            answer_uses,
            product = dataset.product,
            version = selection.version,
            protocols = listed(&spoken)
        );
        sentences.push(uses.to_string());
    }
    if let Some((first, last)) = same_lines(dataset, selection, evaluation, groups) {
        sentences.push(match dataset.lines.first() == Some(first) {
            true => msg_fmt!(answer_same_until, last = last).to_string(),
            false => msg_fmt!(answer_same, first = first, last = last).to_string(),
        });
    }
    sentences.join(" ")
}
