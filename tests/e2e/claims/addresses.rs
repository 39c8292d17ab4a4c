//! The reader's own addresses.

use serde_json::json;

use crate::page::Page;
use crate::seen::Seen;

super::claims![
    addresses_of_both_families_reach_the_snippet,
    a_wrong_entry_is_named_with_its_place_and_the_others_count,
    a_field_that_holds_only_wrong_entries_opens_nothing_to_anybody,
    a_host_name_is_refused_in_words_by_a_packet_filter,
    nothing_typed_gets_into_the_snippet_unread,
    there_is_a_field_for_each_end_on_screen_and_no_other,
    what_was_typed_survives_other_choices,
    every_address_of_a_family_is_pointed_out_as_wide_open,
    a_port_that_is_open_to_any_address_says_so_in_its_rows_and_in_its_snippet,
    a_key_behind_a_thousand_addresses_changes_no_line_before_it,
    a_long_pasted_list_is_cleaned_up_in_words_and_holds_nothing_up,
];

const START: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2&direction=inbound&include=optional&view=addresses&format=ufw";

fn allowed(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| line.starts_with("ufw ") || line.starts_with("v6 ufw "))
        .collect()
}

/// The endpoints that have a field for all sites.
fn ends(seen: &Seen) -> Vec<&str> {
    let known = [
        "Administrators",
        "Application update servers",
        "Browsers and API clients",
        "Management platform",
        "Registries",
        "Workload clusters",
        "gRPC peer (not stated)",
        "vCenter",
    ];
    let mut known = known.to_vec();
    known.retain(|end| !seen.field(end).empty.is_empty());
    known
}

async fn addresses_of_both_families_reach_the_snippet(page: Page) {
    page.open(START).await;
    page.type_into("Administrators", "192.0.2.0/24, 2001:db8::/32")
        .await;
    let seen = page
        .until("both", |seen| {
            allowed(seen.snippet("Workload").text()).len() == 2
        })
        .await;
    let text = seen.snippet("Workload").text();
    assert!(text.contains("from 192.0.2.0/24 to any port 22"), "{text}");
    assert!(text.contains("from 2001:db8::/32 to any port 22"), "{text}");
    assert!(!text.contains("from any"), "{text}");
    assert_eq!(seen.snippet("Workload").wide, "");
    assert_eq!(seen.field("Administrators").said, "2 addresses");
    page.type_into("Administrators", "").await;
    page.until("any again", |seen| {
        seen.snippet("Workload").text().contains("from any")
    })
    .await;
}

/// The rows of connections that say that their port is open to any address.
async fn open_rows(page: &Page) -> Vec<String> {
    let rows = page
        .value("[...document.querySelectorAll('.pp-row:has(.pp-any) .pp-port-number')].map((port) => port.innerText)")
        .await;
    serde_json::from_value(rows).expect("texts")
}

async fn a_port_that_is_open_to_any_address_says_so_in_its_rows_and_in_its_snippet(page: Page) {
    let is_said = "document.querySelector('.pp-any') !== null";
    let is_not = "document.querySelector('.pp-any') === null";
    let seen = page
        .open("?deployment=self-hosted&role=workload-cluster&version=4.2")
        .await;
    assert_eq!(open_rows(&page).await, Vec::<String>::new());
    assert!(!seen.snippet("Workload").wide.is_empty());
    page.enter("All sites", "Registries", "192.0.2.7").await;
    let seen = page
        .until("in the snippet", |seen| {
            seen.snippet("Workload").text().contains("192.0.2.7")
        })
        .await;
    let wide = &seen.snippet("Workload").wide;
    let sentence = "outbound tcp/443 is open to any address because of: ";
    assert!(
        wide.contains(sentence) && !wide.contains("Registries"),
        "{wide}"
    );
    page.show("Ports").await;
    page.until_true("the rows say so", is_said).await;
    let rows = open_rows(&page).await;
    assert!(
        rows.len() > 1 && rows.iter().all(|port| port == "tcp/443"),
        "{rows:?}"
    );

    // Between networks such an end is left out, and so nothing is open.
    page.choose_format("Palo Alto PAN-OS").await;
    page.until_true("nothing is open", is_not).await;
    page.choose_format("nftables").await;
    page.until_true("it is open again", is_said).await;
    page.enter("All sites", "Registries", "").await;
    page.show("Ports").await;
    page.until_true("nothing is entered any more", is_not).await;
}

async fn a_wrong_entry_is_named_with_its_place_and_the_others_count(page: Page) {
    page.open(START).await;
    page.type_into("Administrators", "192.0.2.1 300.1.1.1; 10.0.0.1/8")
        .await;
    let seen = page
        .until("the reasons", |seen| {
            seen.field("Administrators").said.contains("Entry 3")
        })
        .await;
    let field = seen.field("Administrators");
    assert!(field.invalid);
    assert!(field.said.starts_with("1 address "), "{}", field.said);
    assert!(
        field
            .said
            .contains("Entry 2, “300.1.1.1”: not an IPv4 address: four numbers from 0 to 255"),
        "{}",
        field.said
    );
    assert!(
        field.said.contains(
            "Entry 3, “10.0.0.1/8”: the address has bits beyond the length: write 10.0.0.0/8"
        ),
        "{}",
        field.said
    );
    let text = seen.snippet("Workload").text();
    assert_eq!(allowed(text).len(), 1, "{text}");
    assert!(text.contains("from 192.0.2.1 "), "{text}");
}

async fn a_field_that_holds_only_wrong_entries_opens_nothing_to_anybody(page: Page) {
    for format in ["nftables", "iptables", "ufw", "firewalld"] {
        page.open(&START.replace("format=ufw", &format!("format={format}")))
            .await;
        page.type_into("Administrators", "300.1.1.1").await;
        let seen = page
            .until("the reason", |seen| seen.field("Administrators").invalid)
            .await;
        let snippet = seen.snippet("Workload");
        assert_eq!(snippet.text, None, "{format}: {snippet:?}");
        assert_eq!(snippet.wide, "", "{format}: {snippet:?}");
        assert!(
            snippet.unsupported.contains("nothing usable was entered"),
            "{format}: {snippet:?}"
        );
    }
}

async fn a_host_name_is_refused_in_words_by_a_packet_filter(page: Page) {
    page.open(START).await;
    page.type_into("Administrators", "192.0.2.1 admin.example.com")
        .await;
    let seen = page
        .until("the refusal", |seen| {
            !seen.snippet("Workload").unsupported.is_empty()
        })
        .await;
    let snippet = seen.snippet("Workload");
    assert!(
        snippet.unsupported.contains("admin.example.com"),
        "{snippet:?}"
    );
    assert_eq!(allowed(snippet.text()).len(), 1, "{snippet:?}");
    assert!(snippet.text().contains("NOT IN HERE"), "{snippet:?}");
}

async fn nothing_typed_gets_into_the_snippet_unread(page: Page) {
    page.open(START).await;
    page.type_into(
        "Administrators",
        "192.0.2.1;reboot $(reboot) `reboot` '|reboot \"x # 192.0.2.9",
    )
    .await;
    let seen = page
        .until("the reasons", |seen| seen.field("Administrators").invalid)
        .await;
    for snippet in &seen.snippets {
        let commands: Vec<&str> = snippet
            .text()
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        assert!(!commands.join("\n").contains("$("), "{snippet:?}");
        assert!(!commands.join("\n").contains('`'), "{snippet:?}");
        assert!(!commands.join("\n").contains("192.0.2.9"), "{snippet:?}");
    }
    // A word without a dot is no host name.
    let said = seen.field("Administrators").said;
    assert!(
        said.contains("Entry 2, “reboot”: a word without a dot"),
        "{said}"
    );
}

async fn there_is_a_field_for_each_end_on_screen_and_no_other(page: Page) {
    let seen = page.open(START).await;
    assert_eq!(ends(&seen), ["Administrators"]);
    let all = START.replace("direction=inbound&", "");
    let seen = page.open(&all).await;
    assert_eq!(
        ends(&seen),
        [
            "Administrators",
            "Application update servers",
            "Management platform",
            "Registries",
            "vCenter"
        ]
    );
}

async fn what_was_typed_survives_other_choices(page: Page) {
    page.open(START).await;
    page.type_into("Administrators", "192.0.2.1").await;
    page.until("kept", |seen| {
        seen.snippet("Workload").text().contains("192.0.2.1")
    })
    .await;
    let platform = START.replace("workload-cluster", "management-platform");
    let seen = page.open(&platform).await;
    assert!(
        !ends(&seen).contains(&"Administrators"),
        "{:?}",
        ends(&seen)
    );
    let seen = page.open(START).await;
    assert_eq!(seen.field("Administrators").value, "192.0.2.1");
    assert!(seen.snippet("Workload").text().contains("192.0.2.1"));
}

async fn every_address_of_a_family_is_pointed_out_as_wide_open(page: Page) {
    page.open(START).await;
    page.type_into("Administrators", "0.0.0.0/0").await;
    let seen = page
        .until("IPv4", |seen| {
            seen.snippet("Workload").wide.contains("0.0.0.0/0")
        })
        .await;
    let snippet = seen.snippet("Workload");
    assert_eq!(
        snippet.wide,
        "⚠ Any address: you entered 0.0.0.0/0 for Administrators."
    );
    assert!(
        snippet
            .text()
            .contains("# ANY ADDRESS: you entered 0.0.0.0/0 for Administrators."),
        "{snippet:?}"
    );
    page.type_into("Administrators", "192.0.2.1 ::/0 0.0.0.0/0")
        .await;
    page.until("both", |seen| {
        seen.snippet("Workload").wide
            == "⚠ Any address: you entered ::/0 for Administrators and 0.0.0.0/0 for Administrators."
    })
    .await;
    // Half of them is not all of them, and an end without rules on screen is not open.
    page.type_into("Administrators", "128.0.0.0/1").await;
    page.until("half", |seen| seen.snippet("Workload").wide.is_empty())
        .await;
}

async fn a_key_behind_a_thousand_addresses_changes_no_line_before_it(page: Page) {
    page.open(
        "?deployment=self-hosted&role=workload-cluster&version=4.2&view=addresses&format=ufw",
    )
    .await;
    let many: String = (0..998)
        .map(|at| format!("10.{}.{}.1\n", at / 256, at % 256))
        .collect();
    let entered = "(text) => { \
        const field = document.getElementById('pp-address-registries'); \
        field.value = text; \
        field.dispatchEvent(new InputEvent('input', { bubbles: true })); }";
    let enter = format!("({entered})(arguments[0])");
    page.script(&enter, vec![json!(format!("{many}192.0.2.1"))])
        .await;
    page.until("all of them", |seen| {
        seen.snippet("Workload").text().contains("192.0.2.1 ")
    })
    .await;
    // What of the snippet is changed, and how much there is.
    page.script(
        "const snippet = document.querySelector('.pp-snippet pre code'); \
         window.changed = new Set(); \
         new MutationObserver((records) => records.forEach((one) => window.changed.add(one.target))) \
           .observe(snippet, { subtree: true, childList: true, characterData: true });",
        Vec::new(),
    )
    .await;
    page.script(&enter, vec![json!(format!("{many}192.0.2.12"))])
        .await;
    page.until("the other one", |seen| {
        seen.snippet("Workload").text().contains("192.0.2.12 ")
    })
    .await;
    let changed = page.value("window.changed.size").await;
    let pieces = page
        .value("document.querySelector('.pp-snippet pre code').childNodes.length")
        .await;
    assert!(pieces.as_u64() > Some(8), "{pieces} pieces");
    assert!(
        (1..=2).contains(&changed.as_u64().unwrap_or(0)),
        "{changed} of {pieces}"
    );
    // They are one text to whoever reads it, and as high as they look.
    let seen = page.look().await;
    let text = seen.snippet("Workload").text();
    let lines = text.lines().count() as f64;
    let height = page
        .value(
            "(() => { const pre = document.querySelector('.pp-snippet pre'); const style = getComputedStyle(pre); \
             return (pre.scrollHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)) \
               / parseFloat(style.lineHeight); })()",
        )
        .await;
    let height = height.as_f64().expect("a number of lines");
    assert!((height - lines).abs() <= 1.0, "{height} of {lines} lines");
}

/// Longer than any change may hold the page up on a busy machine; it takes a hundredth of it.
const HELD_UP: f64 = 3000.0;

/// Puts a text into a field and returns how many milliseconds the page was busy with it.
const PASTE: &str = "const [field, text, done] = arguments;
    const channel = new MessageChannel();
    const start = performance.now();
    channel.port1.onmessage = () => { document.body.offsetHeight; done(performance.now() - start); };
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    channel.port2.postMessage(null);";

async fn a_long_pasted_list_is_cleaned_up_in_words_and_holds_nothing_up(page: Page) {
    page.open(START).await;
    let mut list = "# Our offices, as of today\n".to_owned();
    for number in 0..900 {
        let comment = if number % 9 == 0 {
            " # one office; 203.0.113.9"
        } else {
            ""
        };
        list += &format!("10.7.{}.{}{comment}\n", number / 250, number % 250 + 1);
    }
    for number in 0..97 {
        list += &format!("10.7.0.{}, ", number + 1);
    }
    list += "10.7.300.1; 10.7.0.1/24 2001:db8::1";
    let field = page.field("Administrators").await;
    let field = serde_json::to_value(field).expect("a reference to the field");
    for text in [list.clone(), format!("{list} 192.0.2.1"), list] {
        let script = page
            .session
            .client
            .execute_async(PASTE, vec![field.clone(), text.into()]);
        let busy = script
            .await
            .expect("a paste")
            .as_f64()
            .expect("milliseconds");
        assert!(busy < HELD_UP, "{busy} ms");
    }
    let seen = page
        .until("what was read", |seen| {
            !seen.field("Administrators").said.contains("only the first")
                && seen.field("Administrators").said.contains("addresses")
        })
        .await;
    let said = seen.field("Administrators").said;
    assert!(
        said.starts_with(
            "901 addresses, 97 covered by these Entry 998, “10.7.300.1”: not an IPv4 address"
        ),
        "{said}"
    );
    assert!(said.contains("Entry 999, “10.7.0.1/24”"), "{said}");
    let text = seen.snippet("Workload").text();
    assert_eq!(allowed(text).len(), 901);
    assert!(!text.contains("203.0.113.9"));
    assert_eq!(page.reload().await.field("Administrators").said, said);
    page.type_into("Search", "ss").await;
    page.until("a keystroke", |seen| {
        seen.parameter("q").as_deref() == Some("ss")
    })
    .await;
}
