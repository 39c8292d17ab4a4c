//! What is kept, between several tabs, over links, and where there is no room for it.

use serde_json::json;

use crate::element::Element;
use crate::page::Page;

use super::failures::block;

super::claims![
    what_one_tab_enters_the_other_takes_over_and_says,
    a_format_chosen_in_an_element_of_another_page_erases_nothing,
    what_this_build_does_not_know_stays_where_it_is_kept,
    a_full_store_says_that_older_entries_come_back,
    entries_of_a_link_survive_the_contents_back_forward_and_a_reload,
    entries_of_a_link_survive_the_contents_while_the_workbench_is_on_its_way,
    ones_own_entries_come_back_with_undo_after_a_links_were_changed,
    a_field_of_any_length_is_kept_saved_and_opened_or_the_page_says_so,
];

const START: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2&include=optional&view=addresses&format=nftables";
const USERS: &str = "Administrators";
const LINK: &str = "#typed&addresses%2Fregistries=203.0.113.7";
const LINKED: &str = "These came with the link. Nothing you enter leaves your browser.";

async fn kept(page: &Page) -> String {
    let kept = page
        .value("localStorage.getItem('palette-ports') || ''")
        .await;
    kept.as_str().unwrap_or_default().to_owned()
}

async fn until_kept(page: &Page, part: &str) {
    let kept = format!(
        "(localStorage.getItem('palette-ports') || '').includes({})",
        json!(part)
    );
    page.until_true(part, &kept).await;
}

async fn what_one_tab_enters_the_other_takes_over_and_says(page: Page) {
    let client = &page.session.client;
    page.open(START).await;
    let first = client.window().await.expect("a tab");
    let second = client.new_window(true).await.expect("another tab").handle;
    client
        .switch_to_window(second.clone())
        .await
        .expect("the other tab");
    page.open(START).await;
    page.type_into("Registries", "203.0.113.1").await;
    until_kept(&page, "203.0.113.1").await;
    page.press("Add site").await;
    until_kept(&page, "sites%2F1").await;

    client.switch_to_window(first).await.expect("the first tab");
    let seen = page
        .until("taken over", |seen| {
            seen.field("Registries").value == "203.0.113.1" && seen.plan.sites.len() == 1
        })
        .await;
    assert_eq!(
        seen.plan.said,
        "Changed in another tab, and taken over here."
    );
    assert!(seen.snippet("Workload").text().contains("203.0.113.1"));
    page.type_into("vCenter", "192.0.2.1").await;
    until_kept(&page, "192.0.2.1").await;
    let both = kept(&page).await;
    assert!(
        both.contains("203.0.113.1") && both.contains("sites%2F1"),
        "{both}"
    );

    client
        .switch_to_window(second)
        .await
        .expect("the other tab");
    page.until("taken over", |seen| {
        seen.field("vCenter").value == "192.0.2.1"
    })
    .await;
    client.close_window().await.expect("it closes");
    let first = client.windows().await.expect("tabs").remove(0);
    client.switch_to_window(first).await.expect("the first tab");
    let seen = page.reload().await;
    assert_eq!(seen.field("Registries").value, "203.0.113.1");
    assert_eq!(seen.field("vCenter").value, "192.0.2.1");
}

async fn a_format_chosen_in_an_element_of_another_page_erases_nothing(page: Page) {
    let client = &page.session.client;
    page.go("hosts/plain.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    one.show("Firewall rules").await;
    one.until_true("!!root.querySelector('.pp-formats input')")
        .await;
    let host = client.window().await.expect("a tab");
    let other = client.new_window(true).await.expect("another tab").handle;
    client.switch_to_window(other).await.expect("the other tab");
    page.open(START).await;
    page.type_into("Registries", "203.0.113.1").await;
    page.press("Add site").await;
    until_kept(&page, "sites%2F1").await;
    client.close_window().await.expect("it closes");
    client.switch_to_window(host).await.expect("the host's tab");
    one.value("root.querySelector('.pp-formats input[value=ufw]').click()")
        .await;
    until_kept(&page, "format=ufw").await;
    let all = kept(&page).await;
    assert!(
        all.contains("203.0.113.1") && all.contains("sites%2F1"),
        "{all}"
    );
}

async fn what_this_build_does_not_know_stays_where_it_is_kept(page: Page) {
    page.open(START).await;
    let later = "addresses%2Fnewend=192.0.2.9&future%2Fthing=x";
    page.script(
        "localStorage.setItem('palette-ports', arguments[0])",
        vec![json!(format!(
            "addresses%2Fadministrators=192.0.2.1&{later}"
        ))],
    )
    .await;
    let seen = page.reload().await;
    assert_eq!(seen.field(USERS).value, "192.0.2.1");
    assert!(seen.notices.is_empty());
    page.type_into(USERS, "192.0.2.2").await;
    until_kept(&page, "192.0.2.2").await;
    assert!(kept(&page).await.ends_with(later));
}

async fn a_full_store_says_that_older_entries_come_back(page: Page) {
    page.open(START).await;
    page.type_into("Registries", "192.0.2.1").await;
    until_kept(&page, "192.0.2.1").await;
    page.value("(() => { for (let size = 1 << 22, at = 0; size; size >>= 1) try { for (;;) localStorage.setItem('full' + at, 'x'.repeat(size)), at++ } catch {} })()").await;
    page.type_into("Registries", "192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4")
        .await;
    let seen = page
        .until("it is said", |seen| {
            seen.keeping
                .starts_with("This browser has no room for your last changes")
        })
        .await;
    assert!(seen.keeping.contains("the earlier ones come back"));
    assert!(seen.snippet("Workload").text().contains("192.0.2.4"));
    let older = kept(&page).await;
    let field = page.reload().await.field("Registries").value;
    assert!(
        !field.contains("192.0.2.4") && older.contains(&field.replace(", ", "%2C+")),
        "{field} {older}"
    );
    // With room again, it is kept.
    page.value("Object.keys(localStorage).forEach((name) => name.startsWith('full') && localStorage.removeItem(name))").await;
    page.type_into("Registries", "192.0.2.5").await;
    until_kept(&page, "192.0.2.5").await;
    let seen = page.look().await;
    assert!(
        seen.keeping.starts_with("Saved in this browser only."),
        "{}",
        seen.keeping
    );
}

async fn entries_of_a_link_survive_the_contents_back_forward_and_a_reload(page: Page) {
    page.open(&format!("{START}{LINK}")).await;
    let is_there = |seen: &crate::seen::Seen| {
        seen.keeping == LINKED && seen.field("Registries").value == "203.0.113.7"
    };
    page.until("the entries", is_there).await;
    let in_address = format!("location.hash === {}", json!(LINK));
    for view in ["Change request", "Ports", "Addresses"] {
        page.show(view).await;
        page.until_true("still in the address", &in_address).await;
    }
    page.until("the entries", is_there).await;
    page.choose("Direction", "Outbound").await;
    page.until("a choice", |seen| seen.query.contains("direction=outbound"))
        .await;
    // What is entered is in the rules, whichever view a step leads to.
    let is_used = |seen: &crate::seen::Seen| {
        let mut snippets = seen.snippets.iter();
        snippets.any(|snippet| snippet.text().contains("203.0.113.7"))
    };
    let steps: [fn(&str) -> bool; 2] = [
        |query| !query.contains("direction") && query.contains("view=addresses"),
        |query| !query.contains("view="),
    ];
    for leads_there in steps {
        page.back().await;
        page.until("the step before", |seen| leads_there(&seen.query))
            .await;
        page.until_true("still in the address", &in_address).await;
        assert!(is_used(&page.reload().await), "back");
    }
    page.forward().await;
    page.until_true("still in the address", &in_address).await;
    assert!(is_there(&page.reload().await), "forward");
    assert_eq!(kept(&page).await, "");
}

async fn entries_of_a_link_survive_the_contents_while_the_workbench_is_on_its_way(page: Page) {
    block(&page, &["*/workbench.wasm"]).await;
    page.open(&format!("{START}{LINK}")).await;
    page.script("location.hash = 'pp-firewall'", vec![]).await;
    block(&page, &[]).await;
    page.press("Try again").await;
    page.show("Addresses").await;
    page.until("the entries", |seen| {
        seen.keeping == LINKED && seen.field("Registries").value == "203.0.113.7"
    })
    .await;
    let in_address = format!("location.hash === {}", json!(LINK));
    page.until_true("back in the address", &in_address).await;
}

async fn ones_own_entries_come_back_with_undo_after_a_links_were_changed(page: Page) {
    page.open(START).await;
    for _ in 0..3 {
        page.press("Add site").await;
    }
    until_kept(&page, "sites%2F3").await;
    page.leave().await;
    let seen = page.open(&format!("{START}{LINK}")).await;
    assert!(
        seen.notices
            .join("")
            .contains("or with Undo under “Addresses”"),
        "{:?}",
        seen.notices
    );
    page.type_into("vCenter", "1").await;
    let seen = page
        .until("said", |seen| {
            seen.plan
                .said
                .ends_with("Undo brings your own entries back.")
        })
        .await;
    assert!(seen.plan.sites.is_empty());
    until_kept(&page, "203.0.113.7").await;
    page.press("Undo").await;
    let seen = page
        .until("one's own", |seen| seen.plan.sites.len() == 3)
        .await;
    assert_eq!(seen.field("vCenter").value, "");
    assert_eq!(page.reload().await.plan.sites.len(), 3);
}

async fn a_field_of_any_length_is_kept_saved_and_opened_or_the_page_says_so(page: Page) {
    page.open(START).await;
    let comment = "x".repeat(270);
    let text: String = (1..=250)
        .map(|number| format!("203.0.113.{number} # {comment}\n"))
        .collect();
    page.script(
        "const field = document.getElementById('pp-address-registries');
         field.value = arguments[0];
         field.dispatchEvent(new Event('input', {bubbles: true}));",
        vec![json!(text)],
    )
    .await;
    let entered = page
        .until("entered", |seen| {
            seen.field("Registries").said.starts_with("250 addresses")
        })
        .await;
    until_kept(&page, "203.0.113.250").await;
    let again = page.reload().await;
    assert_eq!(again.field("Registries"), entered.field("Registries"));
    assert_eq!(again.snippets, entered.snippets);
    page.press("Copy link with addresses").await;
    let seen = page
        .until("no link", |seen| !seen.plan.wrong.is_empty())
        .await;
    assert!(
        seen.plan
            .wrong
            .starts_with("Your entries don't fit into a link")
    );
    let file = page.session.downloads.join("palette-ports-plan.json");
    let _ = std::fs::remove_file(&file);
    page.press("Save plan").await;
    let saved = page.until_file(&file).await;
    page.forget().await;
    page.until("forgotten", |seen| {
        seen.field("Registries").value.is_empty()
    })
    .await;
    page.open_plan(&saved).await;
    let opened = page
        .until("opened", |seen| {
            seen.field("Registries").said.starts_with("250 addresses")
        })
        .await;
    assert_eq!(opened.field("Registries"), entered.field("Registries"));
}
