//! What is typed: kept over a reload, brought along by a link that was asked for, and forgotten.

use serde_json::json;

use crate::chromium;
use crate::page::Page;
use crate::seen::Seen;

super::claims![
    what_is_typed_survives_a_reload_and_another_visit,
    forgetting_leaves_nothing_on_the_page_in_the_browser_or_after_a_reload,
    a_link_with_entries_shows_them_elsewhere_and_no_server_sees_them,
    the_link_is_withdrawn_when_something_else_is_typed,
    a_links_entries_leave_what_is_kept_alone_until_one_is_changed,
    going_back_does_not_bring_a_links_entries_over_what_was_typed_since,
    a_link_pasted_over_the_open_page_is_taken_too,
    a_hostile_link_is_refused_piece_by_piece,
    what_a_link_says_twice_counts_once,
    where_storage_is_refused_everything_works_and_the_page_says_so,
];

const START: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2&include=optional&view=addresses&format=juniper-srx&allow-any=yes";
const END: &str = "Administrators";
const ZONE: &str = "Zone of these hosts";
const KEPT: &str = "Saved in this browser only.";
/// Whoever made the link may mean the reader no good.
const CHECK_THEM: &str =
    "Addresses came with this link. Check them before you use the firewall rules.";
const LINKED: &str = "These came with the link. Nothing you enter leaves your browser.";
const REFUSED: &str = "This browser saves nothing: after a reload they are gone. Nothing you enter leaves your browser.";

/// What the browser keeps for the page, as one text.
async fn kept(page: &Page) -> String {
    page.value("JSON.stringify(Object.entries(localStorage))")
        .await
        .to_string()
}

/// Types an address and a zone, and waits for both in the snippet.
async fn typed(page: &Page, address: &str, zone: &str) -> Seen {
    page.type_into(END, address).await;
    page.type_into(ZONE, zone).await;
    in_snippet(page, address, zone).await
}

async fn in_snippet(page: &Page, address: &str, zone: &str) -> Seen {
    page.until("both in the snippet", |seen| {
        let text = seen.snippet("Workload cluster").text();
        text.contains(address) && text.contains(&format!(" {zone} "))
    })
    .await
}

fn is_there(seen: &Seen, address: &str, zone: &str) {
    assert_eq!(seen.field(END).value, address);
    assert_eq!(seen.field(ZONE).value, zone);
    let text = seen.snippet("Workload cluster").text();
    assert!(text.contains(address), "{text}");
}

fn has_button(seen: &Seen, name: &str) -> bool {
    seen.buttons.iter().any(|one| one == name)
}

/// Asks for the link that brings the entries along.
async fn link(page: &Page) -> String {
    page.press("Copy link with addresses").await;
    let seen = page.until("a link", |seen| !seen.link.is_empty()).await;
    let own = page.address("");
    let rest = seen.link.strip_prefix(&own);
    rest.expect("a link to this page").to_owned()
}

async fn what_is_typed_survives_a_reload_and_another_visit(page: Page) {
    let seen = page.open(START).await;
    assert_eq!(seen.keeping, KEPT);
    assert!(!has_button(&seen, "Clear all addresses"));
    let before = typed(&page, "192.0.2.77", "dmz").await;
    let again = page.reload().await;
    is_there(&again, "192.0.2.77", "dmz");
    assert_eq!(again.snippets, before.snippets);
    assert_eq!(again.keeping, KEPT);
    page.leave().await;
    is_there(&page.open(START).await, "192.0.2.77", "dmz");
    // What is emptied stays empty.
    page.type_into(END, "").await;
    page.until("any", |seen| {
        !seen.snippet("Workload").text().contains("192.0.2")
    })
    .await;
    assert_eq!(page.reload().await.field(END).value, "");
}

async fn forgetting_leaves_nothing_on_the_page_in_the_browser_or_after_a_reload(page: Page) {
    page.open(START).await;
    let before = typed(&page, "192.0.2.77", "dmz").await;
    assert!(kept(&page).await.contains("192.0.2.77"));
    page.forget().await;
    let seen = page
        .until("empty", |seen| seen.field(END).value.is_empty())
        .await;
    assert_eq!(seen.field(ZONE).value, "");
    assert!(!has_button(&seen, "Clear all addresses"));
    assert_eq!((&seen.query, &seen.format), (&before.query, &before.format));
    let whole = page.value("document.documentElement.outerHTML").await;
    assert!(!whole.to_string().contains("192.0.2.77"));
    let kept = kept(&page).await;
    assert!(!kept.contains("192.0.2") && !kept.contains("dmz"), "{kept}");
    let seen = page.reload().await;
    assert_eq!(
        (seen.field(END).value, seen.field(ZONE).value),
        Default::default()
    );
}

async fn a_link_with_entries_shows_them_elsewhere_and_no_server_sees_them(page: Page) {
    page.served(crate::server::Manner::Good);
    page.open(START).await;
    let before = {
        typed(&page, "192.0.2.77", "dmz").await;
        page.type_into(END, "192.0.2.77, 2001:db8::/32 # Büro & more")
            .await;
        page.until("both families", |seen| {
            seen.field(END).said.starts_with("2 addresses")
        })
        .await
    };
    let link = link(&page).await;
    let (query, fragment) = link.split_once('#').expect("a fragment");
    assert_eq!(query, START, "the query holds the choices alone");
    assert!(
        fragment.starts_with("typed&addresses%2Fadministrators=192.0.2.77"),
        "{link}"
    );
    page.fill_clipboard().await;
    page.press_link_copy().await;
    page.until("the feedback", |seen| seen.link_said == "Copied")
        .await;
    assert_eq!(page.clipboard().await, page.address(&link));

    page.leave_for_good().await;
    let seen = page.open(&link).await;
    assert_eq!(seen.keeping, LINKED);
    assert_eq!(seen.field(END), before.field(END));
    assert_eq!(seen.field(ZONE), before.field(ZONE));
    assert_eq!(seen.snippets, before.snippets);
    assert_eq!(seen.notices, [CHECK_THEM]);
    assert_eq!(kept(&page).await, json!("[]").to_string());
    // A choice keeps them in the address, and out of the query.
    page.choose("Direction", "Inbound").await;
    let seen = page
        .until("in the address", |seen| {
            seen.query.contains("direction=inbound")
        })
        .await;
    assert!(!seen.query.contains("192.0.2") && !seen.query.contains("typed"));
    assert_eq!(page.value("location.hash.slice(1)").await, fragment);
    assert_eq!(page.reload().await.field(END), before.field(END));
    let heard = page.heard();
    assert!(heard.len() > 5, "{heard:#?}");
    for request in heard {
        for part in ["192.0.2", "2001", "typed", "administrators=", "dmz", "#"] {
            assert!(!request.contains(part), "{part} in {request}");
        }
    }
}

async fn the_link_is_withdrawn_when_something_else_is_typed(page: Page) {
    page.open(START).await;
    typed(&page, "192.0.2.77", "dmz").await;
    link(&page).await;
    page.type_into(END, "192.0.2.78").await;
    let seen = in_snippet(&page, "192.0.2.78", "dmz").await;
    assert_eq!(seen.link, "");
    let link = link(&page).await;
    assert!(link.contains("192.0.2.78"), "{link}");
}

async fn a_links_entries_leave_what_is_kept_alone_until_one_is_changed(page: Page) {
    let link = format!("{START}#typed&at-administrators=198.51.100.9");
    page.open(START).await;
    typed(&page, "192.0.2.77", "dmz").await;
    let own = kept(&page).await;

    for _ in 0..2 {
        page.leave().await;
        let seen = page.open(&link).await;
        is_there(&seen, "198.51.100.9", "");
        assert_eq!(seen.keeping, LINKED);
        assert_eq!(seen.notices.len(), 1, "{:?}", seen.notices);
        assert!(
            seen.notices[0].contains("Your own come back"),
            "{:?}",
            seen.notices
        );
        page.choose("Direction", "Inbound").await;
        page.until("a choice", |seen| seen.query.contains("direction=inbound"))
            .await;
        page.choose_format("ufw").await;
        page.until("a format", |seen| seen.query.contains("format=ufw"))
            .await;
        assert_eq!(kept(&page).await, own, "nothing was typed");
    }
    page.leave().await;
    is_there(&page.open(START).await, "192.0.2.77", "dmz");

    page.leave().await;
    page.open(&link).await;
    page.type_into(END, "198.51.100.10").await;
    let seen = page
        .until("kept", |seen| {
            seen.keeping == KEPT && seen.field(END).value == "198.51.100.10"
        })
        .await;
    assert_eq!(seen.query, START);
    assert_eq!(page.value("location.hash").await, "");
    is_there(&page.reload().await, "198.51.100.10", "");
    let kept = kept(&page).await;
    assert!(
        !kept.contains("192.0.2.77") && !kept.contains("dmz"),
        "{kept}"
    );
}

async fn going_back_does_not_bring_a_links_entries_over_what_was_typed_since(page: Page) {
    page.open(&format!("{START}#typed&at-administrators=198.51.100.9"))
        .await;
    page.choose("Direction", "Inbound").await;
    page.until("a choice", |seen| seen.query.contains("direction=inbound"))
        .await;
    page.type_into(END, "198.51.100.10").await;
    page.until("kept", |seen| seen.keeping == KEPT).await;
    page.back().await;
    let seen = page
        .until("the step before", |seen| !seen.query.contains("direction"))
        .await;
    is_there(&seen, "198.51.100.10", "");
    assert!(kept(&page).await.contains("198.51.100.10"));
}

async fn a_link_pasted_over_the_open_page_is_taken_too(page: Page) {
    page.open(START).await;
    page.script(
        "location.hash = 'typed&at-administrators=198.51.100.9'",
        vec![],
    )
    .await;
    let seen = page
        .until("the link's", |seen| seen.keeping == LINKED)
        .await;
    is_there(&seen, "198.51.100.9", "");
    assert_eq!(kept(&page).await, json!("[]").to_string());
}

async fn a_hostile_link_is_refused_piece_by_piece(page: Page) {
    let long = "1".repeat(70_000);
    let parts = [
        "at-nobody=192.0.2.1",
        "set-nothing=x",
        "at-administrators=192.0.2.7",
        "at-vcenter=%3Cimg%20src=x%20onerror=window.ran=1%3E",
        "at-updates=javascript:window.ran=1%0A%E0%A4%A",
        "set-near-zone=%22%3E%3Cscript%3Ewindow.ran=1%3C/script%3E",
        &format!("at-registries={long}"),
        "%3Csvg/onload=window.ran=1%3E=1",
        "javascript:window.ran=1",
        "%00=%00&=&&at-=1",
    ];
    page.open(START).await;
    page.leave().await;
    let seen = page
        .open(&format!("{START}#typed&{}", parts.join("&")))
        .await;
    let said = seen.notices.join("\n");
    for part in [
        "typed for “at-nobody” cannot be used here and was left out: “192.0.2.1”.",
        "typed for “<svg/onload” cannot",
        "typed for “javascript:window.ran” cannot",
        "And 5 more.",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert_eq!(seen.notices.len(), 5, "{said}");
    assert!(said.len() < 2000, "{said}");
    // What can be shown is shown as the text that it is, and what is right in it counts.
    assert_eq!(seen.field(END).value, "192.0.2.7");
    assert!(seen.field("vCenter").value.starts_with("<img src=x"));
    assert!(seen.field("vCenter").invalid && seen.field("Application update servers").invalid);
    // However long, it stays to be corrected: an empty field would be open to any address.
    assert_eq!(seen.field("Registries").value.len(), long.len());
    assert!(seen.field("Registries").invalid);
    assert!(seen.field(ZONE).invalid);
    assert_eq!(
        seen.snippet("Workload").text,
        None,
        "a zone like this is none"
    );
    page.choose_format("ufw").await;
    let seen = page.until("ufw", |seen| seen.format == "ufw").await;
    let text = seen.snippet("Workload").text();
    assert!(text.contains("from 192.0.2.7 to any port 22"), "{text}");
    let commands = text.lines().filter(|line| !line.starts_with('#'));
    let commands: Vec<&str> = commands.collect();
    for part in ["ran", "<", "javascript", "1111"] {
        assert!(!commands.join("\n").contains(part), "{text}");
    }
    let harm = page
        .value("[window.ran === undefined, document.querySelectorAll('img, #palette-ports svg:not(.pp-diagram svg), #palette-ports script, [onload], [onerror]').length, [...document.querySelectorAll('a')].filter((a) => a.protocol === 'javascript:').length]")
        .await;
    assert_eq!(harm, json!([true, 0, 0]));
    // Damage to the percent-coding alone stops nothing either.
    for fragment in [
        "typed&",
        "typed&%",
        "typed&at-administrators=%E0%A4%A&&=&%ff",
        "typed",
        "%",
        "typed%26at-users=1",
    ] {
        page.leave().await;
        let seen = page.open(&format!("{START}#{fragment}")).await;
        assert_eq!(seen.problem, "", "{fragment}");
    }
}

/// What is shown in the field has to be what is opened.
async fn what_a_link_says_twice_counts_once(page: Page) {
    page.open("").await;
    page.leave().await;
    let twice = "at-administrators=198.51.100.9&at-administrators=203.0.113.66&set-near-zone=dmz&set-near-zone=evil";
    let seen = page.open(&format!("{START}#typed&{twice}")).await;
    is_there(&seen, "198.51.100.9", "dmz");
    let text = seen.snippet("Workload").text();
    assert!(
        !text.contains("203.0.113.66") && !text.contains("evil"),
        "{text}"
    );
    assert!(text.contains(" dmz "), "{text}");
    assert_eq!(seen.notices.len(), 3, "{:?}", seen.notices);
}

async fn where_storage_is_refused_everything_works_and_the_page_says_so(page: Page) {
    chromium::refuse_storage(&page.session).await;
    let seen = page.open(START).await;
    assert_eq!(seen.keeping, REFUSED, "before anything is typed");
    let seen = typed(&page, "192.0.2.77", "dmz").await;
    assert_eq!(seen.keeping, REFUSED);
    page.choose_format("ufw").await;
    page.until("ufw", |seen| {
        seen.format == "ufw" && seen.snippet("Workload").text().contains("192.0.2.77")
    })
    .await;
    let link = link(&page).await;
    let seen = page.reload().await;
    assert_eq!(
        (seen.field(END).value.as_str(), seen.keeping.as_str()),
        ("", REFUSED)
    );
    assert_eq!(seen.format, "ufw", "the link still names it");
    page.leave().await;
    let seen = page.open(&link).await;
    assert_eq!(
        (seen.field(END).value.as_str(), seen.keeping.as_str()),
        ("192.0.2.77", LINKED)
    );
    page.type_into(END, "192.0.2.78").await;
    page.until("nothing kept", |seen| seen.keeping == REFUSED)
        .await;
    page.forget().await;
    page.until("empty", |seen| seen.field(END).value.is_empty())
        .await;
    // A link does not take away what nothing keeps.
    page.type_into(END, "192.0.2.79").await;
    page.script(
        "location.hash = 'typed&at-administrators=198.51.100.9'",
        vec![],
    )
    .await;
    page.choose_format("firewalld").await;
    let seen = page
        .until("another format", |seen| seen.format == "firewalld")
        .await;
    assert_eq!(seen.field(END).value, "192.0.2.79");
}
