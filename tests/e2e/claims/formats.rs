//! The picker of formats: finding one, choosing it, and what it asks to be told.

use fantoccini::key::Key;

use super::keyboard::tab_to;
use crate::page::Page;
use crate::seen::Seen;

super::claims![
    a_search_finds_formats_by_name_vendor_and_group,
    a_search_that_finds_nothing_says_so_and_chooses_nothing,
    a_search_that_hides_the_chosen_format_leaves_it_chosen,
    every_format_says_how_it_is_applied_undone_and_checked,
    a_format_is_found_and_chosen_by_keyboard_alone,
    the_last_format_is_remembered_for_a_link_that_names_none,
    going_back_shows_the_format_before_and_not_the_last_one,
    a_wrong_field_is_named_and_gives_no_snippet_until_it_is_mended,
    formats_that_need_the_same_thing_ask_for_it_once,
];

const START: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2";

const TERMS: [&str; 4] = ["Apply", "Checked", "For", "Undo"];

/// What is told about the chosen format, but for the note that some have.
fn terms(seen: &Seen) -> Vec<&str> {
    let terms = seen.about.keys().map(String::as_str);
    terms.filter(|term| *term != "Note").collect()
}

fn assert_one_snippet(seen: &Seen) {
    let snippet = seen.snippet("Workload cluster");
    let is_there = snippet.text.is_some() || !snippet.unsupported.is_empty();
    assert!(is_there, "{}: {snippet:?}", seen.format);
}

async fn a_search_finds_formats_by_name_vendor_and_group(page: Page) {
    let all = page.open(START).await.formats;
    for (typed, found) in [
        ("MikroTik", &["MikroTik RouterOS"][..]),
        ("ubuntu", &["ufw"]),
        ("junos", &["Juniper SRX"]),
        ("palo alto", &["Palo Alto PAN-OS"]),
        ("fortigate", &["Fortinet FortiOS", "Allow list"]),
    ] {
        page.type_into("Search formats", typed).await;
        let seen = page.until(typed, |seen| seen.formats == found).await;
        assert_eq!(seen.format_said, "");
    }
    for group in ["Host firewalls", "Network devices"] {
        page.type_into("Search formats", &group.to_lowercase())
            .await;
        let seen = page
            .until(group, |seen| seen.format_groups == [group])
            .await;
        assert!(seen.formats.len() > 3, "{:?}", seen.formats);
    }
    page.type_into("Search formats", "").await;
    page.until("all of them", |seen| seen.formats == all).await;
}

async fn a_search_that_finds_nothing_says_so_and_chooses_nothing(page: Page) {
    let before = page.open(START).await;
    page.type_into("Search formats", "no such firewall").await;
    let seen = page
        .until("a word on it", |seen| !seen.format_said.is_empty())
        .await;
    assert_eq!(
        seen.format_said,
        "No format matches “no such firewall”. Try a vendor, product or tool."
    );
    assert!(seen.formats.is_empty() && seen.format_groups.is_empty());
    assert_eq!(
        (&seen.snippets, &seen.about),
        (&before.snippets, &before.about)
    );
    assert_eq!(seen.query, before.query, "a search is not a choice");
    page.type_into("Search formats", "").await;
    let seen = page
        .until("all of them", |seen| seen.formats == before.formats)
        .await;
    assert_eq!(
        (seen.format.as_str(), seen.format_said.as_str()),
        ("nftables", "")
    );
}

/// Radio buttons are used again for other formats: none of them may stay ticked by that.
async fn a_search_that_hides_the_chosen_format_leaves_it_chosen(page: Page) {
    page.open(START).await;
    page.choose_format("ufw").await;
    let before = page.until("ufw", |seen| seen.format == "ufw").await;
    for typed in ["firewalld", "cisco", "ufw", "kubernetes"] {
        page.type_into("Search formats", typed).await;
        let seen = page
            .until(typed, |seen| {
                !seen.formats.is_empty()
                    && seen.formats.len() < before.formats.len()
                    && seen.formats.iter().any(|name| name == "ufw") == (typed == "ufw")
            })
            .await;
        let ticked = if typed == "ufw" { "ufw" } else { "" };
        assert_eq!(seen.format, ticked, "{typed}");
        assert_eq!(seen.snippets, before.snippets, "{typed}");
    }
    page.type_into("Search formats", "").await;
    let seen = page
        .until("all of them", |seen| seen.formats == before.formats)
        .await;
    assert_eq!(seen.format, "ufw");
    let ticked = page
        .value("document.querySelectorAll('.pp-formats :checked').length")
        .await;
    assert_eq!(ticked, 1);
}

async fn every_format_says_how_it_is_applied_undone_and_checked(page: Page) {
    let first = page.open(START).await;
    assert!(first.formats.len() > 10, "{:?}", first.formats);
    let mut abouts = Vec::new();
    for name in first.formats.iter().rev() {
        page.choose_format(name).await;
        let seen = page.until(name, |seen| &seen.format == name).await;
        assert_eq!(terms(&seen), TERMS, "{name}");
        for (term, text) in &seen.about {
            assert!(
                text.len() > 10 && text.ends_with('.'),
                "{name}, {term}: {text}"
            );
        }
        assert!(!abouts.contains(&seen.about), "{name}");
        abouts.push(seen.about.clone());
        assert_one_snippet(&seen);
    }
}

async fn a_format_is_found_and_chosen_by_keyboard_alone(page: Page) {
    // Between networks, nothing is opened that has no address unless that is allowed.
    page.open(&format!("{START}&allow-any=yes")).await;
    tab_to(&page, "Format: nftables|summary").await;
    page.type_on(" ").await;
    tab_to(&page, "Search formats|input").await;
    page.type_on("srx").await;
    page.until("one format", |seen| seen.formats == ["Juniper SRX"])
        .await;
    tab_to(&page, "Network devices|input").await;
    let seen = page.look().await;
    assert_eq!(seen.format, "", "standing on it does not choose it");
    page.type_on(" ").await;
    let seen = page
        .until("the snippet", |seen| {
            seen.format == "Juniper SRX"
                && seen.snippet("Workload cluster").file == "palette-workload-cluster-4.2.srx.set"
        })
        .await;
    assert_eq!(terms(&seen), TERMS);
    assert!(
        seen.about["For"].contains("Juniper SRX"),
        "{:?}",
        seen.about
    );
    // Back in the whole list, the arrow keys go on to the next one.
    page.type_into("Search formats", "").await;
    page.until("all of them", |seen| seen.formats.len() > 10)
        .await;
    tab_to(&page, "Network devices|input").await;
    page.press_key(Key::Down).await;
    let seen = page
        .until("the next one", |seen| {
            !["", "Juniper SRX"].contains(&seen.format.as_str())
        })
        .await;
    let place = |name: &str| seen.formats.iter().position(|one| one == name);
    assert_eq!(place(&seen.format), place("Juniper SRX").map(|at| at + 1));
    // Where the focus is, it stays: the list is not built anew below it.
    let at = page
        .value("document.activeElement.closest('label').innerText.trim()")
        .await;
    assert_eq!(at.as_str(), Some(seen.format.as_str()));
}

async fn the_last_format_is_remembered_for_a_link_that_names_none(page: Page) {
    page.open(START).await;
    page.choose_format("ufw").await;
    page.until("in the address", |seen| {
        seen.parameter("format").as_deref() == Some("ufw")
    })
    .await;
    for (query, format) in [
        ("", "ufw"),
        (START, "ufw"),
        // A link that names one shows that, and is none that the reader chose.
        ("?format=firewalld", "firewalld"),
        ("?format=nftables", "nftables"),
        ("?version=3.4", "ufw"),
    ] {
        page.leave().await;
        let seen = page.open(query).await;
        assert_eq!(seen.format, format, "{query}");
        assert_eq!(seen.query, query, "opening a link changes nothing in it");
    }
    page.choose("Deployment model", "Self-hosted").await;
    page.until("the format in the link", |seen| {
        seen.query == "?deployment=self-hosted&role=workload-cluster&version=3.4&format=ufw"
    })
    .await;
}

async fn going_back_shows_the_format_before_and_not_the_last_one(page: Page) {
    page.open(START).await;
    for (name, id) in [("ufw", "ufw"), ("Calico", "calico")] {
        page.choose_format(name).await;
        page.until("in the address", |seen| {
            seen.parameter("format").as_deref() == Some(id)
        })
        .await;
    }
    for name in ["ufw", "nftables"] {
        page.back().await;
        let seen = page.until(name, |seen| seen.format == name).await;
        assert_one_snippet(&seen);
    }
    assert_eq!(page.look().await.query, START);
    page.forward().await;
    page.until("ufw", |seen| seen.format == "ufw").await;
}

async fn a_wrong_field_is_named_and_gives_no_snippet_until_it_is_mended(page: Page) {
    let seen = page
        .open(&format!("{START}&format=juniper-srx&allow-any=yes"))
        .await;
    let label = "Zone of these hosts";
    let before = seen.snippet("Workload cluster").clone();
    let gap = " <zone-of-these-hosts> ";
    assert!(before.text().contains(gap), "{before:?}");
    for wrong in [
        "dmz; request system reboot",
        "<b>",
        "\"dmz\"",
        "$(dmz)",
        "-dmz",
    ] {
        page.type_into(label, wrong).await;
        let seen = page
            .until(wrong, |seen| {
                seen.field(label).value == wrong && seen.field(label).invalid
            })
            .await;
        assert_eq!(
            seen.field(label).said,
            "This has to be letters, digits and -_., such as trust. Until then there is no snippet."
        );
        let snippet = seen.snippet("Workload cluster");
        assert_eq!(snippet.text, None, "{wrong}");
        assert!(
            snippet.unsupported.contains(
                "“Zone of these hosts” has to be letters, digits and -_., such as trust."
            ),
            "{snippet:?}"
        );
    }
    page.type_into(label, "dmz").await;
    let seen = page
        .until("a snippet", |seen| {
            seen.snippet("Workload cluster").text().contains(" dmz ")
        })
        .await;
    let field = seen.field(label);
    assert_eq!((field.invalid, field.said.as_str()), (false, ""));
    assert!(!seen.snippet("Workload cluster").text().contains(gap));
    page.type_into(label, "").await;
    page.until("the gap", |seen| {
        seen.snippet("Workload cluster") == &before
    })
    .await;
    assert!(!page.look().await.query.contains("dmz"));
}

async fn formats_that_need_the_same_thing_ask_for_it_once(page: Page) {
    page.open(&format!("{START}&format=juniper-srx&allow-any=yes"))
        .await;
    page.type_into("Zone of the other ends", "wan").await;
    page.choose_format("Palo Alto PAN-OS").await;
    let seen = page
        .until("PAN-OS", |seen| seen.format == "Palo Alto PAN-OS")
        .await;
    assert_eq!(seen.field("Zone of the other ends").value, "wan");
    assert!(seen.snippet("Workload cluster").text().contains("wan"));
    page.choose_format("nftables").await;
    let seen = page
        .until("nftables", |seen| seen.format == "nftables")
        .await;
    assert!(!seen.body.contains("Zone of the other ends"));
}
