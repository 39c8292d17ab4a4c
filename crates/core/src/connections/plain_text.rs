//! A connection in a few lines of plain text, to paste into a ticket or a message.

use super::history::lists;
use super::{Connection, ConnectionStatus};
use crate::dataset::{Dataset, Rule};
use crate::evaluation::{Selection, Status, later_purpose, reasons};
use crate::release::Release;
use crate::text::listed;

impl Connection<'_> {
    /// The connection as plain text, one field a line.
    pub fn as_text(&self, dataset: &Dataset, selection: &Selection) -> String {
        let purposes: Vec<&str> = self.purposes().iter().map(|one| &*one.text).collect();
        let rules: Vec<&str> = self.rules().iter().map(|rule| rule.id.as_str()).collect();
        let first = msg_fmt!(
            told_connection,
            port = self.port_label(),
            service = listed(&self.services()),
            direction = self.direction.label()
        );
        let why = self.reasons(dataset, &selection.version).join(" ");
        let why = msg_fmt!(told_why, why = why).to_string();
        let place = msg_fmt!(
            told_where,
            product = dataset.product,
            version = selection.version,
            deployment = dataset.deployment_name(&selection.deployment)
        );
        let id = [&rules.join(msg!(list_comma)), &*place.to_string()].concat();
        [
            first.to_string(),
            field(msg!(told_source), self.source().name),
            field(msg!(told_destination), self.destination().name),
            field(msg!(told_purpose), &purposes.join(msg!(list_comma))),
            field(msg!(told_status), &[self.status.label(), &why].concat()),
            field(msg!(told_id), &id),
        ]
        .join("\n")
    }

    /// Why it is what it is at `release`, in sentences, each once: what its rules say, or why it has to be
    /// checked.
    pub fn reasons(&self, dataset: &Dataset, release: &Release) -> Vec<String> {
        if let Some(check) = self.check {
            return vec![check.to_owned()];
        }
        let since = self.since(dataset);
        let mut sentences: Vec<String> = Vec::new();
        for rule in self.rules() {
            let status = Status::of(rule, release);
            // What one rule needs is not said to be optional because another lists it too.
            if ConnectionStatus::from(status) == self.status {
                // One that goes without a deprecation goes on as another rule.
                let until = rule.deprecated_since.as_ref();
                sentences.extend(reasons(dataset, rule, status, since, until));
            }
        }
        let purposes = self.purposes().into_iter();
        let later = purposes.filter(|purpose| purpose.since.as_ref() != since);
        sentences.extend(later.filter_map(later_purpose));
        let mut once = Vec::new();
        for sentence in sentences {
            if !once.contains(&sentence) {
                once.push(sentence);
            }
        }
        once
    }

    /// Its first release: that of the purpose that needs it first; none where one always did. A rule that went
    /// before the chosen release counts: this one goes on with its connections.
    pub fn since<'r>(&self, dataset: &'r Dataset) -> Option<&'r Release> {
        let key = self.key();
        let own = self.rules();
        let is_shared = |rule: &Rule| {
            let mut models = own.iter().flat_map(|own| &own.deployments);
            models.any(|model| rule.deployments.contains(model))
        };
        let mut first = None;
        for rule in dataset.rules.iter().filter(|rule| is_shared(rule)) {
            if !lists(rule, &key) {
                continue;
            }
            for purpose in &rule.purposes {
                if purpose.far_ends.iter().any(|end| end.endpoint == key.far) {
                    let since = purpose.since.as_ref().or(rule.since.as_ref())?;
                    if first.is_none_or(|first| since.is_before(first)) {
                        first = Some(since);
                    }
                }
            }
        }
        first
    }

    /// What stops working when it is closed, where a source says so; each sentence once.
    pub fn when_blocked(&self) -> Vec<&'static str> {
        let mut once = Vec::new();
        for blocked in self.rules().iter().filter_map(|rule| rule.when_blocked) {
            if !once.contains(&blocked.as_str()) {
                once.push(blocked.as_str());
            }
        }
        once
    }
}

/// One line: a name and its value.
fn field(name: &str, value: &str) -> String {
    msg_fmt!(name_and_value, name = name, value = value).to_string()
}

#[cfg(test)]
mod tests {

    use crate::connections::connections;
    use crate::evaluation::evaluate;
    use crate::link;

    fn texts(query: &str) -> Vec<String> {
        let dataset = crate::testing::dataset();
        let selection = link::read(query, dataset).selection;
        let groups = connections(dataset, &selection, &evaluate(dataset, &selection));
        let all = groups.iter().flat_map(|group| &group.connections);
        all.map(|one| one.as_text(dataset, &selection)).collect()
    }

    #[test]
    fn a_connection_is_told_in_a_few_lines_with_its_source_and_destination_the_right_way_round() {
        let texts = texts("deployment=self-hosted&version=4.2");
        assert_eq!(
            texts[0],
            "tcp/443 HTTPS, outbound\nFrom: Workload clusters\nTo: Management platform\n\
             Purpose: API access to management platform, gRPC\n\
             Status: Required. Needed for every version. Carries gRPC from 4.0.0.\n\
             Rule: self-hosted-cluster-out-https-api, self-hosted-cluster-out-https, \
             Palette 4.2, Self-hosted"
        );
        assert_eq!(
            texts[5],
            "tcp/22 SSH, inbound\nFrom: Administrators\nTo: Workload clusters\n\
             Purpose: Optional: remote access to cluster nodes for troubleshooting\n\
             Status: Optional. Applies to every version. Palette works without it.\n\
             Rule: self-hosted-cluster-in-ssh, Palette 4.2, Self-hosted"
        );
    }

    #[test]
    fn a_connection_says_since_when_it_is_needed_and_what_it_carries_later() {
        let why = |query: &str, row: usize| -> String {
            let text = texts(query).swap_remove(row);
            let status = text.lines().nth(4).unwrap_or_default();
            status.to_owned()
        };
        // A rule of every version and one from 4.0.0 on have the same connection.
        assert_eq!(
            why("deployment=saas&version=4.2", 0),
            "Status: Required. Needed for every version. Carries gRPC from 4.0.0."
        );
        assert_eq!(
            why("deployment=saas&version=4.2", 2),
            "Status: Required. Needed from 4.0.0."
        );
        // Another rule led to the registries before.
        for version in ["3.4", "4.2"] {
            assert_eq!(
                why(&format!("deployment=saas&version={version}"), 1),
                "Status: Required. Needed for every version."
            );
        }
        // The rule is of every version, and its only purpose with this end is not.
        let platform = "deployment=self-hosted&role=management-platform&version=4.2";
        assert_eq!(why(platform, 6), "Status: Required. Needed from 4.0.0.");
    }

    #[test]
    fn a_connection_that_has_ended_says_so_with_what_to_use_and_whom_it_cuts_off() {
        let texts = texts("deployment=self-hosted&version=4.9");
        let status = texts[4].lines().nth(4);
        assert_eq!(
            status,
            Some(
                "Status: Ended. Ended with 4.6.12: close tcp/4222. Use tcp/443 (gRPC) instead. \
                 From 4.6.12 on, agents older than 4.0 no longer report health and heartbeats: \
                 resume agent upgrades that are paused first."
            )
        );
    }

    #[test]
    fn what_is_told_of_a_connection_is_short_and_plain_and_starts_no_formula() {
        for version in ["3.4", "4.6", "4.9"] {
            for deployment in ["saas", "saas-edge", "self-hosted"] {
                for text in texts(&format!(
                    "deployment={deployment}&role=all&version={version}"
                )) {
                    assert_eq!(text.lines().count(), 6, "{text}");
                    assert!(text.starts_with("tcp/"), "{text}");
                    assert!(!text.contains("  ") && !text.contains('\t'), "{text}");
                    assert!(!text.contains(".."), "{text}");
                }
            }
        }
    }
}
