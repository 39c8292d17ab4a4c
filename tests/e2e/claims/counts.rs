//! The number beside a choice is what making it leaves.

use crate::page::Page;
use crate::seen::Seen;

super::claims![
    beside_deployment_role_and_direction_stands_what_choosing_it_leaves,
    beside_a_release_stands_what_choosing_it_leaves,
    beside_a_switch_stands_what_flipping_it_leaves,
];

const STARTS: [&str; 2] = [
    "?deployment=self-hosted&role=workload-cluster&version=4.2&optional=hide",
    "?deployment=saas&version=3.4&q=443",
];

/// Rules in the tables, not what some other number says.
fn left(seen: &Seen) -> usize {
    seen.rows().len()
}

async fn beside_deployment_role_and_direction_stands_what_choosing_it_leaves(page: Page) {
    for start in STARTS {
        for group in ["Deployment model", "Role", "Direction"] {
            let before = page.open(start).await;
            assert_eq!(before.group(group).len(), 3, "{group}");
            for choice in before.group(group) {
                page.choose(group, &choice.label).await;
                let seen = page
                    .until(&choice.label, |seen| seen.chosen(group) == choice.label)
                    .await;
                assert_eq!(
                    choice.count,
                    Some(left(&seen)),
                    "{start}, {group}, {}",
                    choice.label
                );
                // One choice does not change what its neighbours would leave.
                let counts = |seen: &Seen| -> Vec<_> {
                    seen.group(group).iter().map(|one| one.count).collect()
                };
                assert_eq!(
                    counts(&seen),
                    counts(&before),
                    "{start}, {group}, {}",
                    choice.label
                );
            }
        }
    }
}

async fn beside_a_release_stands_what_choosing_it_leaves(page: Page) {
    for start in STARTS {
        let before = page.open(start).await;
        assert_eq!(before.lines.len(), 11);
        for line in &before.lines {
            page.choose_line(&line.label).await;
            let seen = page
                .until(&line.label, |seen| seen.line() == line.label)
                .await;
            assert_eq!(line.count, Some(left(&seen)), "{start}, {}", line.label);
        }
    }
}

async fn beside_a_switch_stands_what_flipping_it_leaves(page: Page) {
    for start in [
        "?deployment=self-hosted&version=4.2",
        "?version=3.4&deprecated=hide",
    ] {
        for switch in ["Deprecated rules", "Optional rules"] {
            let before = page.open(start).await;
            let before = before.switch("Show", switch).clone();
            page.choose("Show", switch).await;
            let seen = page
                .until(switch, |seen| {
                    seen.switch("Show", switch).chosen != before.chosen
                })
                .await;
            let how = if before.chosen { "without" } else { "with" };
            let noun = if left(&seen) == 1 { "rule" } else { "rules" };
            assert_eq!(
                before.remark,
                format!("{how}: {} {noun}", left(&seen)),
                "{start}, {switch}"
            );
        }
    }
}
