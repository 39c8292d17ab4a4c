//! What a screen reader is told: the parts of the page, the state of what is chosen, and one short
//! sentence when something changes. Read from the tree that the browser hands to it.

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
    page.open("?deployment=self-hosted&version=4.2&from=3.4")
        .await;
    let all = spoken(&page).await;
    let of = |role: &str| -> Vec<String> {
        let found = all.iter().filter(|one| one.role == role);
        found.map(|one| one.name.clone()).collect()
    };
    for landmark in ["banner", "main", "contentinfo"] {
        assert_eq!(of(landmark).len(), 1, "{landmark}");
    }
    let regions = of("region");
    for part in [
        "Choices",
        "Rules that apply",
        "Upgrade",
        "Change request",
        "Firewall snippets",
        "Checks",
    ] {
        assert!(regions.iter().any(|one| one == part), "{part}: {regions:?}");
    }
    let mut last = 0;
    for heading in all.iter().filter(|one| one.role == "heading") {
        let level = (1..=6).find(|level| heading.has(&format!("level={level}")));
        let level = level.unwrap_or_else(|| panic!("{heading:?} has no level"));
        assert!(
            level <= last + 1,
            "{heading:?} is {level} and follows {last}"
        );
        assert!(!heading.name.is_empty());
        last = level;
    }
    assert_eq!(of("table").len(), 2);
    for group in ["Deployment model", "Role", "Direction", "Show", "Open also"] {
        assert!(of("group").iter().any(|one| one == group), "{group}");
    }
    // Every control says what it is.
    for role in [
        "button",
        "link",
        "radio",
        "checkbox",
        "textbox",
        "searchbox",
        "DisclosureTriangle",
    ] {
        assert!(
            of(role).iter().all(|name| !name.is_empty()),
            "{role}: {:?}",
            of(role)
        );
    }
}

async fn tables_are_tables_on_a_phone_too(page: Page) {
    let mut seen = Vec::new();
    for width in [1440, 390] {
        chromium::screen(&page.session, width, 900).await;
        page.open("?deployment=self-hosted&version=4.2").await;
        let all = spoken(&page).await;
        let parts: Vec<Thing> = all
            .into_iter()
            .filter(|one| {
                ["table", "row", "columnheader", "rowheader", "cell"].contains(&&*one.role)
            })
            .map(|one| Thing {
                states: Vec::new(),
                // On a phone a cell starts with the header that stands over it on a desk.
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
    assert!(thing(&page, "radio", "SaaS ").await.has("checked=true"));

    page.choose("Deployment model", "Self-hosted").await;
    page.until("self-hosted", |seen| seen.summary.contains("Self-hosted"))
        .await;
    assert_said(&page, "Palette 4.9 talks over gRPC (tcp/443). 8 rules").await;
    let chosen = thing(&page, "radio", "Self-hosted").await;
    assert!(chosen.has("checked=true"), "{chosen:?}");
    assert_eq!(chosen.name, "Self-hosted 8 rules");

    page.choose("Role", "Workload cluster").await;
    page.until("the role", |seen| seen.summary.contains("workload cluster"))
        .await;
    assert_said(&page, "Palette 4.9 ").await;

    page.choose_line("4.2").await;
    page.until("4.2", |seen| seen.line() == "4.2").await;
    assert_said(&page, "Palette 4.2 ").await;
    assert!(thing(&page, "button", "4.2 ").await.has("pressed=true"));
    assert!(thing(&page, "button", "4.3 ").await.has("pressed=false"));

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

    assert!(
        thing(&page, "DisclosureTriangle", "Evidence")
            .await
            .has("expanded=false")
    );
    page.unfold("Evidence").await;
    page.until_true(
        "it is open",
        "!!document.querySelector('table details[open]')",
    )
    .await;
    assert!(
        thing(&page, "DisclosureTriangle", "Evidence")
            .await
            .has("expanded=true")
    );
    // Whoever opens it reads on by themselves; so does who chooses a format.
    assert_eq!(said(&page).await, Vec::<String>::new());
    page.choose_format("ufw").await;
    page.until("ufw", |seen| seen.format == "ufw").await;
    assert!(thing(&page, "radio", "ufw").await.has("checked=true"));
    assert_eq!(said(&page).await, Vec::<String>::new());

    page.type_into("Format", "nothing of the kind").await;
    page.until("no format", |seen| !seen.format_said.is_empty())
        .await;
    assert_said(&page, "No format is found").await;
    page.type_into("Format", "").await;
    page.until("the formats", |seen| seen.formats.len() > 10)
        .await;

    page.press("Copy as Markdown").await;
    page.until_true(
        "copied",
        "document.querySelector('[aria-labelledby=pp-export] [role=status]').textContent === 'Copied'",
    )
    .await;
    assert_said(&page, "Copied").await;

    page.press_in("Workload cluster", "Copy").await;
    page.until("copied", |seen| seen.snippets[0].said == "Copied")
        .await;
    assert_said(&page, "Copied").await;
    let snippet = thing(&page, "region", "ufw snippet").await;
    assert!(snippet.has("focusable=true"), "{snippet:?}");

    page.come_from("3.4 and earlier").await;
    page.until("the upgrade", |seen| !seen.upgrade.said.is_empty())
        .await;
    assert_said(&page, "From 3.4 to 4.2: ").await;
}

async fn what_is_wrong_is_said_with_its_field(page: Page) {
    page.open("?deployment=self-hosted&role=workload-cluster&version=4.2")
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
    let description = "description=0 entries Entry 1, “300.1.1.1”: ";
    assert!(
        field.states.iter().any(|one| one.starts_with(description)),
        "{field:?}"
    );
    page.type_into("Version", "4.2.y").await;
    page.until("the error", |seen| seen.field("Version").invalid)
        .await;
    let field = thing(&page, "textbox", "Version").await;
    assert!(field.has("invalid=true"), "{field:?}");
    // What a link asked for in vain is an alert.
    page.open("?deployment=nowhere").await;
    let alert = spoken(&page)
        .await
        .into_iter()
        .find(|one| one.role == "alert");
    assert!(alert.is_some_and(|one| one.has("live=assertive")));
}
