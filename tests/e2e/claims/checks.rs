//! Checks: scripts that try what the snippets open.

use super::reach::resized;
use crate::page::Page;

super::claims![
    nothing_is_written_before_a_kind_is_chosen_nor_after_nothing_is,
    each_kind_has_a_file_of_its_own_that_follows_the_addresses,
    what_cannot_be_tried_is_said_beside_the_script,
    copying_a_check_is_said_at_the_check,
    what_is_chosen_beside_a_view_is_there_again_when_there_is_room_again,
];

const START: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2";

async fn nothing_is_written_before_a_kind_is_chosen_nor_after_nothing_is(page: Page) {
    page.open(START).await;
    page.show("Test script").await;
    let seen = page
        .until("the choice", |seen| !seen.group("Check with").is_empty())
        .await;
    assert_eq!(seen.chosen("Check with"), "Nothing");
    assert!(seen.checks.is_empty(), "{:?}", seen.checks);
    page.choose("Check with", "Bash").await;
    let seen = page.until("the check", |seen| seen.checks.len() == 1).await;
    assert_eq!(seen.chosen("Check with"), "Bash");
    assert!(!seen.query.contains("ash"), "{}", seen.query);
    page.choose("Check with", "Nothing").await;
    page.until("no check", |seen| seen.checks.is_empty()).await;
}

async fn each_kind_has_a_file_of_its_own_that_follows_the_addresses(page: Page) {
    page.open(START).await;
    page.enter("All sites", "vCenter", "192.0.2.7").await;
    page.show("Test script").await;
    let mut texts = Vec::new();
    for (kind, file, part) in [
        ("Bash", "palette-workload-cluster-4.2.test.sh", "/dev/tcp/"),
        ("nc", "palette-workload-cluster-4.2.test-nc.sh", "nc -z "),
        ("curl", "palette-workload-cluster-4.2.test-curl.sh", "curl "),
        (
            "PowerShell",
            "palette-workload-cluster-4.2.test.ps1",
            "TcpClient",
        ),
        (
            "NetworkValidator",
            "palette-workload-cluster-4.2.test.yaml",
            "kind: NetworkValidator",
        ),
    ] {
        page.choose("Check with", kind).await;
        let seen = page
            .until(kind, |seen| {
                seen.checks.iter().any(|one| one.text().contains(part))
            })
            .await;
        let check = &seen.checks[0];
        assert_eq!((&*check.file, &*check.download), (file, file));
        assert!(check.text().contains("\"192.0.2.7\""), "{}", check.text());
        assert!(!texts.contains(&check.text));
        texts.push(check.text.clone());
    }
    page.enter("All sites", "vCenter", "192.0.2.8").await;
    page.until("the other address", |seen| {
        let text = seen.checks[0].text();
        text.contains("\"192.0.2.8\"") && !text.contains("192.0.2.7")
    })
    .await;
}

async fn what_cannot_be_tried_is_said_beside_the_script(page: Page) {
    page.open(&format!("{START}&include=optional")).await;
    page.show("Test script").await;
    page.choose("Check with", "nc").await;
    let seen = page.until("the check", |seen| seen.checks.len() == 1).await;
    let check = &seen.checks[0];
    assert_eq!(check.text, None);
    for said in [
        "Not tried:",
        "to Management platform, vCenter, Registries and Application update servers: no address is entered. Enter one.",
        "inbound tcp/22 from Administrators: it comes in.",
    ] {
        assert!(
            check.unsupported.contains(said),
            "{said}: {}",
            check.unsupported
        );
    }
    page.enter("All sites", "vCenter", "192.0.2.0/24").await;
    page.until("the network", |seen| {
        seen.checks[0]
            .unsupported
            .contains("which address listens in 192.0.2.0/24 is not known. Enter one that does.")
    })
    .await;
}

async fn copying_a_check_is_said_at_the_check(page: Page) {
    page.open(START).await;
    page.enter("All sites", "vCenter", "192.0.2.7").await;
    page.show("Test script").await;
    page.choose("Check with", "Bash").await;
    page.until("the check", |seen| {
        seen.checks.iter().any(|one| one.text.is_some())
    })
    .await;
    page.fill_clipboard().await;
    page.script(
        "document.querySelector('[aria-labelledby=pp-checks] article button').click();",
        vec![],
    )
    .await;
    page.until("the feedback", |seen| seen.checks[0].said == "Copied")
        .await;
}

async fn what_is_chosen_beside_a_view_is_there_again_when_there_is_room_again(page: Page) {
    resized(&page, 1440, 900).await;
    page.open("?deployment=self-hosted&role=all&version=4.2&view=upgrade")
        .await;
    page.choose("For the hosts of", "Workload cluster").await;
    page.show("Test script").await;
    page.choose("Check with", "Bash").await;
    page.until("the checks", |seen| !seen.checks.is_empty())
        .await;
    resized(&page, 1000, 900).await;
    page.until("one column", |seen| seen.checks.is_empty())
        .await;
    resized(&page, 1440, 900).await;
    let seen = page
        .until("two columns", |seen| !seen.checks.is_empty())
        .await;
    assert_eq!(seen.chosen("Check with"), "Bash");
    page.show("Firewall rules").await;
    page.until("the rules of the same role", |seen| {
        let mut snippets = seen.snippets.iter();
        snippets.any(|one| one.title.starts_with("Workload cluster"))
    })
    .await;
}
