//! The element: what its attributes ask for, what it tells, and what stays when it cannot come.

use serde_json::json;

use crate::chromium;
use crate::element::Element;
use crate::page::Page;
use crate::server::Manner;

super::claims![
    an_element_shows_what_its_attributes_ask_for,
    the_views_that_are_named_are_its_tabs_and_one_alone_has_none,
    each_view_stands_alone_where_it_alone_is_named,
    an_element_is_as_high_as_the_view_that_is_looked_at,
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
        summary.starts_with("Allow outbound tcp/443 to 4 destinations.")
            && summary.contains("Palette 4.2 uses gRPC (tcp/443)."),
        "{summary}"
    );
    assert_eq!(one.value("words('h2')").await, "Ports");
    for (part, is_shown) in [
        (".pp-table", true),
        (".pp-foot-bar", true),
        (".pp-snippet", false),
        (".pp-bar", false),
        (".pp-choices", false),
        (".pp-foot", false),
    ] {
        let shown =
            format!("[...root.querySelectorAll('{part}')].some((one) => one.checkVisibility())");
        assert_eq!(one.value(&shown).await, json!(is_shown), "{part}");
    }
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
    one.show("Firewall rules").await;
    one.until_true("words('pre').includes('iptables')").await;
}

/// The visible tabs.
const TABS: &str = "[...root.querySelectorAll('.pp-tab')].filter((tab) => tab.checkVisibility()).map((tab) => tab.innerText.trim())";

/// What is looked at, by the ids of the headings.
const LOOKED_AT: &str =
    "[...root.querySelectorAll('.pp-panel')].map((one) => one.getAttribute('aria-labelledby'))";

/// The ids that headings have in an older release's page, by view.
const VIEWS: [(&str, &str); 7] = [
    ("ports", "pp-rules"),
    ("diagram", "pp-diagram"),
    ("addresses", "pp-plan"),
    ("request", "pp-export"),
    ("upgrade", "pp-upgrade"),
    ("firewall", "pp-firewall"),
    ("test", "pp-checks"),
];

async fn the_views_that_are_named_are_its_tabs_and_one_alone_has_none(page: Page) {
    let one = opened(&page, "plain").await;
    for (view, tabs) in [
        (
            // What an older release had as one part is several views.
            "rules, firewall",
            json!([
                "Ports",
                "Addresses",
                "Change request",
                "Upgrade",
                "Firewall rules",
                "Test script"
            ]),
        ),
        (
            "rules",
            json!(["Ports", "Addresses", "Change request", "Upgrade"]),
        ),
        ("firewall", json!(["Firewall rules", "Test script"])),
        ("addresses ports", json!(["Ports", "Addresses"])),
        ("ports, diagram", json!([])),
        ("choices, ports", json!([])),
        ("ports", json!([])),
    ] {
        one.value(&format!("element.setAttribute('view', '{view}')"))
            .await;
        one.until(TABS, tabs).await;
        let has_choices = view.contains("choices");
        let choices = "!!root.querySelector('.pp-choices')?.checkVisibility()";
        assert_eq!(one.value(choices).await, json!(has_choices), "{view}");
    }
    // The one that is named first is open at first.
    page.script(
        "const two = document.createElement('palette-ports'); two.id = 'two';
         two.setAttribute('view', 'choices, upgrade, ports'); document.body.prepend(two); two.scrollIntoView();",
        vec![],
    )
    .await;
    let two = Element::new(&page, "two");
    two.until(TABS, json!(["Ports", "Upgrade"])).await;
    two.until(LOOKED_AT, json!(["pp-upgrade"])).await;
    two.value("element.remove()").await;
    // Where there is room, firewall rules stand beside a view, and their tabs with them.
    one.value("(element.style.cssText = 'width: 1300px', element.setAttribute('view', 'ports, firewall'))")
        .await;
    one.until(TABS, json!(["Firewall rules", "Test script"]))
        .await;
    one.until(LOOKED_AT, json!(["pp-rules", "pp-firewall"]))
        .await;
    // Nothing stands beside what stands alone: it has all of the width, and nothing empty above it.
    for (view, tabs, heading) in [
        ("ports", json!([]), "pp-rules"),
        (
            "firewall",
            json!(["Firewall rules", "Test script"]),
            "pp-firewall",
        ),
    ] {
        one.value(&format!("element.setAttribute('view', '{view}')"))
            .await;
        one.until(TABS, tabs).await;
        one.until(LOOKED_AT, json!([heading])).await;
        let place = "['.pp-panel', '.pp', '.pp-bar'].map((part) => root.querySelector(part)?.getBoundingClientRect().width)";
        one.until(place, json!([1300, 1300, null])).await;
    }
}

async fn each_view_stands_alone_where_it_alone_is_named(page: Page) {
    let one = opened(&page, "plain").await;
    for (view, heading) in VIEWS {
        // `firewall` is both of what stands beside the others, as it was in an older release.
        let tabs = match view {
            "firewall" => json!(["Firewall rules", "Test script"]),
            _ => json!([]),
        };
        one.value(&format!("element.setAttribute('view', '{view}')"))
            .await;
        one.until_true(&format!("({LOOKED_AT}).includes('{heading}')"))
            .await;
        one.until(TABS, tabs).await;
        let others: Vec<&str> = VIEWS.map(|(_, other)| other).into_iter().collect();
        let shown = one.value(LOOKED_AT).await;
        let shown: Vec<String> = serde_json::from_value(shown).expect("ids");
        // The answer stands above the diagram as well.
        let may = |id: &str| id == heading || heading == "pp-diagram" && id == "pp-rules";
        for id in others.into_iter().filter(|id| !may(id)) {
            assert!(!shown.iter().any(|one| one == id), "{view}: {shown:?}");
        }
    }
}

async fn an_element_is_as_high_as_the_view_that_is_looked_at(page: Page) {
    let one = opened(&page, "plain").await;
    // A column of documentation, with all views.
    page.value("document.body.style.fontSize = '16px'").await;
    one.value("(element.style.cssText = 'width: 720px', element.removeAttribute('view'), element.removeAttribute('format'))").await;
    one.until_true("!!root.querySelector('.pp-choices')").await;
    let height = "element.getBoundingClientRect().height";
    let ports = one.value(height).await.as_f64().expect("a height");
    assert!((400.0..900.0).contains(&ports), "{ports}");
    one.show("Upgrade").await;
    one.until_true(&format!("{height} < {ports}")).await;
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
                const now = ['slot', '.pp-tabs', '.pp-table'].map((part) => !!root.querySelector(part)).join(' ');
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
    one.until_summary("Palette 3.4 uses NATS (tcp/4222)").await;
    one.value("element.setAttribute('view', 'firewall')").await;
    one.until("!!root.querySelector('.pp-table')", json!(false))
        .await;
    one.value("element.setAttribute('format', 'ufw')").await;
    one.until_true("words('pre').includes('ufw')").await;
    one.value("element.setAttribute('view', 'rules')").await;
    one.until_true("!!root.querySelector('.pp-table')").await;
    assert_eq!(one.value("!!root.querySelector('pre')").await, json!(false));
    one.value("element.removeAttribute('view')").await;
    one.until_true("!!root.querySelector('.pp-choices')?.checkVisibility()")
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
    one.until_true("!!root.querySelector('.pp-choices')?.checkVisibility()")
        .await;
    one.choose("Management platform").await;
    one.until("element.getAttribute('role')", json!("management-platform"))
        .await;
    one.until_rules_of(&["self-hosted-mgmt"]).await;
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
    one.until_rules_of(&["saas-cluster", "saas-mgmt"]).await;
}

async fn a_wrong_attribute_is_named_and_costs_nothing_else(page: Page) {
    let one = opened(&page, "plain").await;
    one.value("element.setAttribute('deployment', '<img src=x onerror=alert(1)>')")
        .await;
    one.until_heard("one.kind === 'value' && one.messages[0].includes('Ignored deployment “<img src=x onerror=alert(1)>” in the link: known are saas, saas-edge and self-hosted.')").await;
    one.until_true("words('.pp-notice').includes('Ignored ')")
        .await;
    one.value("element.setAttribute('view', 'rules, prices')")
        .await;
    one.until_heard(
        "one.messages[0] === 'view: no view is called prices; known are choices, ports, diagram, addresses, request, upgrade, firewall, test, rules'",
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
        "one.messages.some((message) => message.startsWith('Ignored version “” in the link: '))",
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
    page.go("hosts/sync.html?utm_source=mail&role=management-platform#here")
        .await;
    let (one, two) = (Element::new(&page, "one"), Element::new(&page, "two"));
    one.shown().await;
    two.shown().await;
    one.until_summary("Palette 4.2").await;
    one.until_rules_of(&["self-hosted-mgmt"]).await;
    two.until_rules_of(&["saas-cluster"]).await;
    two.until_heard(
        "one.messages[0] === 'sync-url: another element on this page follows the address already'",
    )
    .await;
    one.choose("SaaS").await;
    one.until_rules_of(&["saas-mgmt"]).await;
    page.until_true(
        "the address",
        "location.search + location.hash === '?utm_source=mail&deployment=saas&role=management-platform&version=4.2&format=nftables#here'",
    )
    .await;
    assert!(two.heard().await.iter().all(|one| one["name"] == "error"));
}

async fn going_back_brings_the_choice_back(page: Page) {
    page.go("hosts/sync.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    one.until_rules_of(&["self-hosted-cluster"]).await;
    one.choose("SaaS").await;
    one.until_rules_of(&["saas-cluster"]).await;
    one.choose("Management platform").await;
    one.until_rules_of(&["saas-mgmt"]).await;
    Element::new(&page, "two")
        .until_rules_of(&["saas-cluster"])
        .await;
    page.back().await;
    one.until_rules_of(&["saas-cluster"]).await;
    page.back().await;
    one.until_rules_of(&["self-hosted-cluster"]).await;
    page.forward().await;
    one.until_rules_of(&["saas-cluster"]).await;
    // So is going from view to view.
    one.show("Upgrade").await;
    page.until_true("the address", "location.search.includes('view=upgrade')")
        .await;
    page.back().await;
    one.until_rules_of(&["saas-cluster"]).await;
}
