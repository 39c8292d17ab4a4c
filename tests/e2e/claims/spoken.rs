//! What a screen reader is told: the parts of the page, the state of what is chosen, and one short
//! sentence when something changes. Read from the tree that the browser hands to it.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::chromium;
use crate::page::Page;

super::claims![
    the_parts_of_the_page_are_there_by_name,
    tables_are_tables_on_a_phone_too,
    every_step_of_the_job_is_said_once_and_shortly,
    what_is_wrong_is_said_with_its_field,
];

/// A thing that can be spoken of.
#[derive(Clone, Debug, PartialEq)]
struct Thing {
    role: String,
    name: String,
    /// What is said besides: its state, and what describes it.
    states: Vec<String>,
}

impl Thing {
    fn has(&self, state: &str) -> bool {
        self.states.iter().any(|one| one == state)
    }
}

/// Everything that is spoken of, in order.
async fn spoken(page: &Page) -> Vec<Thing> {
    let nodes = chromium::spoken(&page.session).await;
    let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
    let mut things = Vec::new();
    for node in nodes.iter().filter(|node| node["ignored"] != true) {
        let properties = node["properties"].as_array().into_iter().flatten();
        let mut states: Vec<String> = properties
            .map(|one| {
                let value = &one["value"]["value"];
                let value = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                format!("{}={value}", one["name"].as_str().unwrap_or_default())
            })
            .collect();
        let value = text(&node["value"]);
        if !value.is_empty() {
            states.push(format!("value={value}"));
        }
        let described = text(&node["description"]);
        if !described.is_empty() {
            states.push(format!("description={described}"));
        }
        things.push(Thing {
            role: text(&node["role"]),
            name: text(&node["name"]),
            states,
        });
    }
    things
}

/// The one thing of this role whose name starts like this.
async fn thing(page: &Page, role: &str, name: &str) -> Thing {
    let all = spoken(page).await;
    let mut found = all
        .iter()
        .filter(|one| one.role == role && one.name.starts_with(name));
    let thing = found.next();
    thing
        .cloned()
        .unwrap_or_else(|| panic!("no {role} “{name}” in {all:#?}"))
}

async fn the_parts_of_the_page_are_there_by_name(page: Page) {
    for (view, region) in [
        ("ports", "Ports"),
        ("diagram", "Ports"),
        ("addresses", "Addresses"),
        ("request", "Change request"),
        ("upgrade", "Upgrade"),
        ("firewall", "Firewall rules"),
    ] {
        page.open(&format!(
            "?deployment=self-hosted&version=4.2&from=3.4&view={view}"
        ))
        .await;
        page.unfold("Include").await;
        let all = spoken(&page).await;
        let of = |role: &str| -> Vec<String> {
            let found = all.iter().filter(|one| one.role == role);
            found.map(|one| one.name.clone()).collect()
        };
        for landmark in ["banner", "main", "contentinfo"] {
            assert_eq!(of(landmark).len(), 1, "{landmark}");
        }
        assert!(of("navigation").iter().any(|one| one == "View"));
        let regions = of("region");
        for part in ["Choices", region, "Firewall rules"] {
            assert!(regions.iter().any(|one| one == part), "{part}: {regions:?}");
        }
        let mut last = 0;
        for heading in all.iter().filter(|one| one.role == "heading") {
            let level = (1..=6).find(|level| heading.has(&format!("level={level}")));
            let level = level.unwrap_or_else(|| panic!("{heading:?} has no level"));
            assert!(
                level <= last + 1,
                "{view}: {heading:?} is {level} and follows {last}"
            );
            assert!(!heading.name.is_empty());
            last = level;
        }
        if view == "ports" {
            assert_eq!(
                of("table"),
                [
                    "Outbound, from Workload clusters",
                    "Inbound, to Workload clusters"
                ]
            );
        }
        for group in ["Include", "Direction"] {
            assert!(of("group").iter().any(|one| one == group), "{group}");
        }
        for choice in ["Deployment model", "Role", "Version"] {
            assert!(of("combobox").iter().any(|one| one == choice), "{choice}");
        }
        // Every control says what it is.
        for role in [
            "button",
            "link",
            "radio",
            "checkbox",
            "combobox",
            "textbox",
            "searchbox",
            "DisclosureTriangle",
        ] {
            assert!(
                of(role).iter().all(|name| !name.is_empty()),
                "{view}: {role}: {:?}",
                of(role)
            );
        }
    }
}

async fn tables_are_tables_on_a_phone_too(page: Page) {
    let mut seen = Vec::new();
    for width in [1440, 390] {
        chromium::screen(&page.session, width, 900).await;
        page.open("?deployment=self-hosted&role=all&version=4.2")
            .await;
        let all = spoken(&page).await;
        let parts: Vec<Thing> = all
            .into_iter()
            .filter(|one| {
                ["table", "row", "columnheader", "rowheader", "cell"].contains(&&*one.role)
            })
            .map(|one| Thing {
                states: Vec::new(),
                // Of a cell, a phone shows as much as it has room for.
                name: if one.role == "table" {
                    one.name
                } else {
                    String::new()
                },
                ..one
            })
            .collect();
        assert!(parts.len() > 50, "{parts:?}");
        seen.push(parts);
    }
    assert_eq!(seen[0], seen[1]);
}

/// Listens to what is announced: regions that speak for themselves, whenever their words change.
/// One that is new with words in it may not be heard at all.
const LISTEN: &str = "window.said = []; window.born = [];
new MutationObserver((changes) => {
    const regions = new Set();
    for (const { target, addedNodes } of changes) {
        const at = target.nodeType === 1 ? target : target.parentElement;
        const region = at?.closest('[role=status], [aria-live]');
        if (region) regions.add(region);
        for (const one of addedNodes) if (one.nodeType === 1 && !region)
            for (const inner of [one, ...one.querySelectorAll('*')]) {
                if (inner.matches('[role=alert]')) regions.add(inner);
                if (inner.matches('[role=status]') && inner.textContent.trim()) born.push(inner.textContent.trim());
            }
    }
    for (const region of regions) if (region.isConnected && region.textContent.trim()) said.push(region.textContent.trim());
}).observe(document.body, { subtree: true, childList: true, characterData: true });";

/// What was announced since it was last asked for.
async fn said(page: &Page) -> Vec<String> {
    let born = page.value("born.splice(0)").await;
    assert_eq!(born, json!([]), "regions that came with their words");
    let said = page.value("said.splice(0)").await;
    let said: Vec<String> = serde_json::from_value(said).expect("words");
    for one in &said {
        assert!(one.chars().count() < 200, "too long to listen to: {one}");
    }
    said
}

/// Exactly one announcement, which starts like this.
async fn assert_said(page: &Page, start: &str) {
    let said = said(page).await;
    assert!(
        matches!(said.as_slice(), [one] if one.starts_with(start)),
        "“{start}” once, and not {said:?}"
    );
}

async fn every_step_of_the_job_is_said_once_and_shortly(page: Page) {
    page.open("").await;
    page.script(LISTEN, vec![]).await;
    let models = thing(&page, "combobox", "Deployment model").await;
    assert!(models.has("value=SaaS"), "{models:?}");

    page.choose("Deployment model", "Self-hosted").await;
    page.until("self-hosted", |seen| {
        seen.summary.contains("4 destinations")
    })
    .await;
    assert_said(&page, "Allow outbound tcp/443 to 4 destinations.").await;
    let models = thing(&page, "combobox", "Deployment model").await;
    assert!(models.has("value=Self-hosted"), "{models:?}");

    page.choose("Role", "Management platform").await;
    page.until("the role", |seen| {
        seen.chosen("Role") == "Management platform"
    })
    .await;
    assert_said(&page, "Allow inbound").await;
    page.choose("Role", "Workload cluster").await;
    page.until("the role", |seen| seen.chosen("Role") == "Workload cluster")
        .await;
    assert_said(&page, "Allow outbound").await;

    page.choose_line("3.4 and earlier").await;
    page.until("3.4", |seen| seen.line() == "3.4 and earlier")
        .await;
    assert_said(&page, "").await;
    page.choose_line("4.2").await;
    page.until("4.2", |seen| seen.line() == "4.2").await;
    assert_said(&page, "").await;

    // One key, one answer at the most.
    for (typed, key) in [("4", "4"), ("44", "4"), ("443", "3")] {
        page.field("Search")
            .await
            .send_keys(key)
            .await
            .expect("a key");
        page.until("the search", |seen| seen.field("Search").value == typed)
            .await;
        let said = said(&page).await;
        assert!(said.len() <= 1, "{typed}: {said:?}");
    }

    let name = "Details of tcp/443 vCenter";
    assert!(thing(&page, "button", name).await.has("expanded=false"));
    page.script(
        "document.querySelector(`[aria-label='${arguments[0]}']`).click()",
        vec![json!(name)],
    )
    .await;
    page.until("it is open", |seen| {
        seen.rows().iter().any(|row| !row.details.is_empty())
    })
    .await;
    assert!(thing(&page, "button", name).await.has("expanded=true"));
    // Whoever opens it reads on by themselves; so does who chooses a format.
    assert_eq!(said(&page).await, Vec::<String>::new());
    page.choose_format("ufw").await;
    page.until("ufw", |seen| seen.format == "ufw").await;
    page.unfold("Format: ufw").await;
    assert!(thing(&page, "radio", "ufw").await.has("checked=true"));
    assert_eq!(said(&page).await, Vec::<String>::new());

    page.type_into("Search formats", "nothing of the kind")
        .await;
    page.until("no format", |seen| !seen.format_said.is_empty())
        .await;
    let heard = said(&page).await;
    let is_it = |one: &String| one.starts_with("No format matches “no");
    assert!(heard.len() < 20 && heard.iter().all(is_it), "{heard:?}");
    assert!(!heard.is_empty());
    page.type_into("Search formats", "").await;
    page.until("the formats", |seen| seen.formats.len() > 10)
        .await;

    page.press_key(Key::Escape).await;
    page.press("Copy").await;
    page.until("copied", |seen| seen.snippets[0].said == "Copied")
        .await;
    assert_said(&page, "Copied").await;
    let snippet = thing(&page, "region", "ufw snippet").await;
    assert!(snippet.has("focusable=true"), "{snippet:?}");

    // Another view is read by whoever goes there.
    page.show("Change request").await;
    page.until("the request", |seen| seen.view == "Change request")
        .await;
    let tab = thing(&page, "button", "Change request").await;
    assert!(
        tab.states.iter().any(|one| one.starts_with("current")) || tab.has("focused=true"),
        "{tab:?}"
    );
    page.value("[said.splice(0), born.splice(0)]").await;
    page.press("Copy as Markdown").await;
    page.until_true(
        "copied",
        "[...document.querySelectorAll('[aria-labelledby=pp-export] [role=status]')].some((one) => one.textContent === 'Copied')",
    )
    .await;
    assert_said(&page, "Copied").await;

    page.show("Upgrade").await;
    page.until("the upgrade", |seen| seen.view == "Upgrade")
        .await;
    page.value("[said.splice(0), born.splice(0)]").await;
    page.choose("From version", "3.4 and earlier").await;
    page.until("the upgrade", |seen| seen.query.contains("from=3.4"))
        .await;
    assert_said(&page, "Nothing to open").await;
}

async fn what_is_wrong_is_said_with_its_field(page: Page) {
    page.open("?deployment=self-hosted&role=workload-cluster&version=4.2&view=addresses")
        .await;
    page.script(LISTEN, vec![]).await;
    // A whole word, as pasted.
    let field = page.field("Registries").await;
    let mut most = 0;
    for (at, key) in "300.1.1.1".chars().enumerate() {
        field.send_keys(&key.to_string()).await.expect("a key");
        page.until("the key", |seen| {
            seen.field("Registries").value.chars().count() == at + 1
        })
        .await;
        most = most.max(said(&page).await.len());
    }
    assert!(most <= 1, "{most} announcements of one key");
    page.until("the error", |seen| seen.field("Registries").invalid)
        .await;
    let field = thing(&page, "textbox", "Registries").await;
    assert!(field.has("invalid=true"), "{field:?}");
    let says_it = |one: &String| one.starts_with("description=") && one.contains("“300.1.1.1”: ");
    assert!(field.states.iter().any(says_it), "{field:?}");
    page.type_into("Version", "4.2.y").await;
    page.until("the error", |seen| seen.field("Version").invalid)
        .await;
    let field = thing(&page, "textbox", "Release").await;
    assert!(field.has("invalid=true"), "{field:?}");
    // What a link asked for in vain is an alert.
    page.open("?deployment=nowhere").await;
    let alert = spoken(&page)
        .await
        .into_iter()
        .find(|one| one.role == "alert");
    assert!(alert.is_some_and(|one| one.has("live=assertive")));
}
