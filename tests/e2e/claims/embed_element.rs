//! The element: what its attributes ask for, what it tells, and what stays when it cannot come.

use serde_json::json;

use crate::chromium;
use crate::element::Element;
use crate::page::Page;
use crate::server::Manner;

super::claims![
    an_element_shows_what_its_attributes_ask_for,
    what_stands_between_the_tags_makes_way_for_the_app,
    the_app_comes_whole_or_not_at_all,
    attributes_are_live,
    a_choice_is_told_and_shows_in_the_attributes,
    several_changes_at_once_are_one,
    a_wrong_attribute_is_named_and_costs_nothing_else,
    what_stands_between_the_tags_stays_when_the_wasm_does_not_arrive,
    what_stands_between_the_tags_stays_when_the_app_does_not_arrive,
    what_stands_between_the_tags_stays_where_the_policy_forbids_wasm,
    an_element_that_failed_comes_when_it_is_put_in_again,
    the_address_follows_the_one_element_that_asks_first,
    going_back_brings_the_choice_back,
];

async fn opened<'p>(page: &'p Page, host: &str) -> Element<'p> {
    page.go(&format!("hosts/{host}.html")).await;
    let one = Element::new(page, "one");
    one.shown().await;
    one
}

async fn an_element_shows_what_its_attributes_ask_for(page: Page) {
    let one = opened(&page, "plain").await;
    let summary = one.summary().await;
    assert!(
        summary.starts_with(
            "Palette 4.2 talks over gRPC (tcp/443). 4 rules for the workload cluster in Self-hosted"
        ),
        "{summary}"
    );
    assert_eq!(one.value("words('h2')").await, "Rules that apply");
    for (part, is_shown) in [
        (".pp-table", true),
        (".pp-snippet", true),
        (".pp-choices", false),
        (".pp-top", false),
        (".pp-foot", false),
        (".pp-link", false),
    ] {
        let shown =
            format!("[...root.querySelectorAll('{part}')].some((one) => one.checkVisibility())");
        assert_eq!(one.value(&shown).await, json!(is_shown), "{part}");
    }
    let snippet = one.value("words('pre')").await;
    assert!(
        snippet
            .as_str()
            .is_some_and(|text| text.contains("iptables")),
        "{snippet}"
    );
    assert_eq!(
        one.value("element.ready.then(() => 1) instanceof Promise")
            .await,
        json!(true)
    );
    assert_eq!(one.value("root.mode").await, "open");
    // The page around has a main part of its own.
    assert_eq!(one.value("root.querySelectorAll('main').length").await, 0);
    // The page's own address is the page's.
    assert_eq!(page.value("location.search").await, "");
    assert!(one.heard().await.is_empty());
}

async fn what_stands_between_the_tags_makes_way_for_the_app(page: Page) {
    let one = opened(&page, "plain").await;
    let visible = "document.getElementById('fallback').checkVisibility()";
    assert_eq!(one.value(visible).await, json!(false));
    assert_eq!(
        one.value("element.textContent.trim()").await,
        "The ports are in the table below."
    );
}

async fn the_app_comes_whole_or_not_at_all(page: Page) {
    // Whether what stands between the tags, the first part of the app and its last one are there,
    // whenever that is different from before.
    let script = json!({"source": "globalThis.parts = []; const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (how) {
            const root = attach.call(this, how);
            const look = () => {
                const now = ['slot', '.pp-top', '.pp-foot'].map((part) => !!root.querySelector(part)).join(' ');
                if (this.id === 'one' && parts.at(-1) !== now) parts.push(now); };
            new MutationObserver(look).observe(root, { childList: true, subtree: true });
            return root; };"});
    let command = "Page.addScriptToEvaluateOnNewDocument";
    chromium::devtools(&page.session, command, script).await;
    opened(&page, "plain").await;
    let parts = page.value("parts").await;
    assert_eq!(parts, json!(["true false false", "false true true"]));
}

async fn attributes_are_live(page: Page) {
    let one = opened(&page, "plain").await;
    one.value("element.setAttribute('version', '3.4')").await;
    one.until_summary("Palette 3.4 talks over NATS (tcp/4222)")
        .await;
    one.value("element.setAttribute('format', 'ufw')").await;
    one.until_true("words('pre').includes('ufw')").await;
    one.value("element.setAttribute('view', 'firewall')").await;
    one.until(
        "root.querySelector('.pp-table').checkVisibility()",
        json!(false),
    )
    .await;
    let upgrade = "root.querySelector('[aria-labelledby=pp-upgrade]').checkVisibility()";
    assert_eq!(one.value(upgrade).await, json!(false));
    one.value("element.setAttribute('view', 'rules')").await;
    one.until(upgrade, json!(true)).await;
    one.value("element.removeAttribute('view')").await;
    one.until(
        "root.querySelector('.pp-choices').checkVisibility()",
        json!(true),
    )
    .await;
    one.value("element.setAttribute('theme', 'dark')").await;
    one.until(
        "getComputedStyle(root.querySelector('.pp')).colorScheme",
        json!("dark"),
    )
    .await;
    one.value("element.removeAttribute('version')").await;
    one.until_summary("Palette 4.9").await;
    assert!(one.heard().await.is_empty(), "{:?}", one.heard().await);
}

async fn a_choice_is_told_and_shows_in_the_attributes(page: Page) {
    let one = opened(&page, "plain").await;
    one.value("element.removeAttribute('view')").await;
    one.until(
        "root.querySelector('.pp-choices').checkVisibility()",
        json!(true),
    )
    .await;
    one.choose("Management platform").await;
    one.until("element.getAttribute('role')", json!("management-platform"))
        .await;
    one.until_summary("management platform").await;
    one.until_heard("one.name === 'change'").await;
    let heard = one.heard().await;
    assert_eq!(
        heard,
        [json!({
            "name": "change",
            "id": "one",
            "query": "deployment=self-hosted&role=management-platform&version=4.2&format=iptables",
            "deployment": "self-hosted",
            "role": "management-platform",
            "version": "4.2",
            "format": "iptables",
        })]
    );
}

async fn several_changes_at_once_are_one(page: Page) {
    let one = opened(&page, "plain").await;
    one.value("(element.setAttribute('deployment', 'saas'), element.setAttribute('role', 'all'), element.setAttribute('version', '4.4'))").await;
    one.until_summary("Palette 4.4").await;
    let summary = one.summary().await;
    assert!(
        summary.contains("SaaS") && summary.contains("all roles"),
        "{summary}"
    );
}

async fn a_wrong_attribute_is_named_and_costs_nothing_else(page: Page) {
    let one = opened(&page, "plain").await;
    one.value("element.setAttribute('deployment', '<img src=x onerror=alert(1)>')")
        .await;
    one.until_heard("one.kind === 'value' && one.messages[0].includes('deployment=“<img src=x onerror=alert(1)>” was asked for and is ignored: known are saas, saas-edge and self-hosted.')").await;
    one.until_true("words('.pp-notice').includes('was asked for and is ignored')")
        .await;
    one.value("element.setAttribute('view', 'rules, prices')")
        .await;
    one.until_heard(
        "one.messages[0] === 'view: no part is called prices; known are choices, rules, firewall'",
    )
    .await;
    assert_eq!(
        one.value("root.querySelector('.pp-table').checkVisibility()")
            .await,
        json!(true)
    );
    one.value("element.setAttribute('theme', 'neon')").await;
    one.until_heard("one.messages[0] === 'theme: “neon” is none; known are auto, light, dark'")
        .await;
    one.value("element.setAttribute('version', '')").await;
    one.until_heard(
        "one.messages.some((message) => message.startsWith('version=“” was asked for'))",
    )
    .await;
}

/// The element cannot come, and says so; what the page put there is what readers see.
async fn stays(page: &Page, manner: Manner, reason: &str, console: &[&str]) {
    page.served(manner);
    page.go("hosts/plain.html").await;
    let one = Element::new(page, "one");
    one.until_heard("one.kind === 'load'").await;
    let heard = one.heard().await;
    assert!(
        heard[0]["messages"][0]
            .as_str()
            .is_some_and(|said| said.contains(reason)),
        "{heard:?}"
    );
    assert_eq!(
        one.value("document.getElementById('fallback').checkVisibility()")
            .await,
        json!(true)
    );
    assert_eq!(
        one.value("root.querySelectorAll(':not(slot)').length")
            .await,
        json!(0)
    );
    page.expect_console(console).await;
}

async fn what_stands_between_the_tags_stays_when_the_wasm_does_not_arrive(page: Page) {
    let reason = "palette-ports.wasm did not arrive: HTTP status 404";
    stays(
        &page,
        Manner::Missing(".wasm"),
        reason,
        &["404", "cannot start"],
    )
    .await;
}

async fn what_stands_between_the_tags_stays_when_the_app_does_not_arrive(page: Page) {
    stays(
        &page,
        Manner::Missing("api.js"),
        "api.js",
        &["404", "cannot start"],
    )
    .await;
}

async fn what_stands_between_the_tags_stays_where_the_policy_forbids_wasm(page: Page) {
    stays(
        &page,
        Manner::NoWasm,
        "Content Security Policy",
        &["cannot start"],
    )
    .await;
}

async fn an_element_that_failed_comes_when_it_is_put_in_again(page: Page) {
    page.go("hosts/far.html").await;
    let far = Element::new(&page, "far");
    page.value("(window.fetched = fetch, window.fetch = async () => { throw new Error('the network is down'); }, 1)").await;
    far.value("element.scrollIntoView()").await;
    far.until_heard("one.kind === 'load' && one.messages[0] === 'the network is down'")
        .await;
    page.expect_console(&["cannot start"]).await;
    page.value("(window.fetch = fetched, 1)").await;
    far.value("element.replaceWith(element)").await;
    far.value("document.body.append(element)").await;
    far.shown().await;
}

async fn the_address_follows_the_one_element_that_asks_first(page: Page) {
    page.go("hosts/sync.html?utm_source=mail&role=workload-cluster#here")
        .await;
    let (one, two) = (Element::new(&page, "one"), Element::new(&page, "two"));
    one.shown().await;
    two.shown().await;
    one.until_summary("workload cluster").await;
    one.until_summary("4.2").await;
    two.until_summary("all roles").await;
    two.until_heard(
        "one.messages[0] === 'sync-url: another element on this page follows the address already'",
    )
    .await;
    one.choose("SaaS").await;
    one.until_summary("in SaaS").await;
    page.until_true(
        "the address",
        "location.search + location.hash === '?utm_source=mail&deployment=saas&role=workload-cluster&version=4.2&format=nftables#here'",
    )
    .await;
    assert!(two.heard().await.iter().all(|one| one["name"] == "error"));
}

async fn going_back_brings_the_choice_back(page: Page) {
    page.go("hosts/sync.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    one.until_summary("Self-hosted").await;
    one.choose("SaaS").await;
    one.until_summary("in SaaS").await;
    one.choose("Workload cluster").await;
    one.until_summary("for the workload cluster in SaaS").await;
    page.back().await;
    one.until_summary("for all roles in SaaS").await;
    page.back().await;
    one.until_summary("in Self-hosted").await;
    page.forward().await;
    one.until_summary("in SaaS").await;
    let two = Element::new(&page, "two").summary().await;
    assert!(two.contains("for all roles in SaaS"), "{two}");
}
