//! The address carries every choice, and brings it back.

use crate::page::Page;
use crate::seen::Seen;

super::claims![
    every_choice_is_in_the_address_and_reloading_restores_it,
    typed_addresses_never_get_into_the_address,
    what_others_put_into_the_address_survives,
    a_rules_own_link_leads_to_the_rule,
];

/// What of the page a link stands for.
fn state(seen: &Seen) -> impl PartialEq + std::fmt::Debug {
    (
        [
            seen.chosen("Deployment model").to_owned(),
            seen.chosen("Role").to_owned(),
            seen.chosen("Direction").to_owned(),
            seen.format.clone(),
            seen.field("Search").value,
            seen.summary.clone(),
            seen.view.clone(),
            seen.query.clone(),
        ],
        seen.group("Include").to_vec(),
        seen.snippets.clone(),
        seen.tables.clone(),
    )
}

async fn every_choice_is_in_the_address_and_reloading_restores_it(page: Page) {
    page.open("").await;
    page.choose("Deployment model", "Self-hosted").await;
    page.choose("Role", "Workload cluster").await;
    page.type_into("Version", "v4.2.13").await;
    page.type_into("Search", "grpc & 443 ö").await;
    page.type_into("Search", "s").await;
    page.choose("Direction", "Outbound").await;
    page.choose("Include", "Deprecated").await;
    page.choose("Include", "Optional").await;
    page.choose_format("ufw").await;
    page.show("Upgrade").await;
    let seen = page
        .until("all of it in the address", |seen| {
            seen.query
                == "?deployment=self-hosted&role=workload-cluster&version=4.2.13&q=s\
                    &direction=outbound&include=optional,deprecated&view=upgrade&format=ufw"
        })
        .await;
    let again = page.reload().await;
    assert_eq!(state(&again), state(&seen));
    assert_eq!(again.field("Version").value, "4.2.13");
}

async fn typed_addresses_never_get_into_the_address(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    page.enter("All sites", "Administrators", "192.0.2.77")
        .await;
    page.choose("Include", "Optional").await;
    page.until("the address in the snippet", |seen| {
        seen.snippet("Workload cluster")
            .text()
            .contains("192.0.2.77")
            && seen.query.contains("include=optional")
    })
    .await;
    let elsewhere = page.value("location.href + JSON.stringify(history.state) + JSON.stringify({...sessionStorage}) + document.cookie").await;
    assert!(!elsewhere.to_string().contains("192.0.2"), "{elsewhere}");
    // One place keeps it over a reload, under one name.
    let kept = page.value("Object.keys(localStorage)").await;
    assert_eq!(kept, serde_json::json!(["palette-ports"]));
}

async fn what_others_put_into_the_address_survives(page: Page) {
    page.open("?utm_source=mail&lang=de%20AT&version=4.2&x=1&x=2#part")
        .await;
    page.choose("Deployment model", "Self-hosted").await;
    page.until("theirs and ours", |seen| {
        seen.query
            == "?utm_source=mail&lang=de+AT&x=1&x=2&deployment=self-hosted&role=workload-cluster&version=4.2&format=nftables"
    })
    .await;
    assert_eq!(page.value("location.hash").await, "#part");
}

/// Rules have ids so that people can link to them.
async fn a_rules_own_link_leads_to_the_rule(page: Page) {
    page.open("?deployment=self-hosted&version=4.2#self-hosted-cluster-in-ssh")
        .await;
    page.until_true(
        "the rule is in view",
        "(() => { const at = document.getElementById('self-hosted-cluster-in-ssh').getBoundingClientRect();
           return at.top >= 0 && at.bottom <= innerHeight; })()",
    )
    .await;
    assert_eq!(
        page.value("document.querySelector(':target')?.id").await,
        "self-hosted-cluster-in-ssh"
    );
}
