//! What to open before an upgrade, what stays, and what may be closed afterwards.

use serde_json::json;

use crate::chromium;
use crate::page::Page;

super::claims![
    without_a_version_to_come_from_a_line_says_what_to_choose,
    from_3_4_to_4_2_says_what_a_firewall_has_to_do,
    what_is_open_already_is_in_no_list_of_what_to_open,
    where_one_comes_from_is_one_step_and_in_the_address,
    any_release_can_be_typed,
    the_section_has_a_link_of_its_own,
    a_pair_of_versions_with_no_difference_says_so,
    across_4_6_12_nats_is_closed_and_whom_that_cuts_off_is_said,
    going_back_is_called_a_downgrade_and_opens_4222_first,
    a_wrong_version_to_come_from_is_named_and_the_rest_holds,
    a_search_hides_nothing_of_an_upgrade,
    before_it_both_ports_are_in_the_snippet_and_after_it_the_new_one,
    a_format_that_only_adds_says_how_to_close,
    ends_that_only_the_other_version_needs_have_fields_too,
    on_paper_an_upgrade_is_there_and_the_choice_is_not,
];

const CLUSTER: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2&view=upgrade";
const ALL: &str = "?deployment=self-hosted&role=all&version=4.2&view=upgrade";

async fn without_a_version_to_come_from_a_line_says_what_to_choose(page: Page) {
    let upgrade = page.open(CLUSTER).await.upgrade;
    assert_eq!(
        (upgrade.line(), upgrade.said.as_str()),
        (
            "Choose a version",
            "Upgrading from which version? See what to open first and what you can close later."
        )
    );
    // Eleven known ones, none, and any other.
    assert_eq!(upgrade.lines.len(), 13);
    assert!(upgrade.lists.is_empty() && upgrade.snippets.is_empty());
}

async fn from_3_4_to_4_2_says_what_a_firewall_has_to_do(page: Page) {
    let upgrade = page.open(&format!("{ALL}&from=3.4")).await.upgrade;
    assert_eq!(upgrade.title, "Upgrade");
    assert_eq!(upgrade.line(), "3.4 and earlier");
    assert_eq!(
        upgrade.said,
        "Open first: tcp/443 from Management platform to gRPC peer (not stated). Nothing new between Workload clusters and Management platform: tcp/443 is open already. Let HTTP/2 (gRPC) through proxies and inspection. After the upgrade, you can close tcp/4222."
    );
    let headings: Vec<&str> = upgrade
        .lists
        .iter()
        .map(|one| one.heading.as_str())
        .collect();
    assert_eq!(
        headings,
        [
            "Open first",
            "Close afterwards",
            "Now also carries gRPC",
            "No change (9)"
        ]
    );
    let close = &upgrade.lists[1].entries;
    assert_eq!(close.len(), 2, "{close:?}");
    for part in [
        "tcp/4222",
        "Workload clusters to Management platform: Agent communication via message bus",
        "Deprecated since 4.0.0. Use tcp/443 (gRPC) instead. Removed in 4.6.12.",
        "Close it once all agents use gRPC (tcp/443) and nothing older than 4.0.0 is running.",
    ] {
        assert!(close[1].text.contains(part), "{part} in {close:?}");
    }
    for entry in upgrade.lists.iter().flat_map(|list| &list.entries) {
        assert!(
            entry.links.iter().any(|link| link.starts_with("https://")),
            "{entry:?}"
        );
    }
}

async fn what_is_open_already_is_in_no_list_of_what_to_open(page: Page) {
    let upgrade = page.open(&format!("{CLUSTER}&from=3.4")).await.upgrade;
    assert!(
        upgrade
            .said
            .starts_with("Nothing to open: everything that 4.2 needs is open already."),
        "{}",
        upgrade.said
    );
    assert!(
        upgrade
            .lists
            .iter()
            .all(|list| list.heading != "Open first")
    );
    let more = upgrade
        .lists
        .iter()
        .find(|list| list.heading == "Now also carries gRPC");
    let more = &more.expect("what carries more").entries;
    assert_eq!(more.len(), 1);
    assert!(
        more[0].text.starts_with("tcp/443")
            && more[0]
                .text
                .contains("Workload clusters to Management platform"),
        "{more:?}"
    );
}

async fn where_one_comes_from_is_one_step_and_in_the_address(page: Page) {
    page.open(CLUSTER).await;
    let before = page.value("history.length").await;
    page.come_from("3.4 and earlier").await;
    page.until("an answer, and in the address", |seen| {
        !seen.upgrade.lists.is_empty() && seen.parameter("from").as_deref() == Some("3.4")
    })
    .await;
    let after = page.value("history.length").await;
    assert_eq!(after.as_u64(), before.as_u64().map(|steps| steps + 1));
    page.back().await;
    page.until("no answer", |seen| {
        seen.upgrade.line() == "Choose a version" && seen.upgrade.lists.is_empty()
    })
    .await;
    page.forward().await;
    page.until("the answer again", |seen| !seen.upgrade.lists.is_empty())
        .await;
    page.come_from("Choose a version").await;
    let seen = page
        .until("no answer", |seen| seen.upgrade.lists.is_empty())
        .await;
    assert_eq!(seen.parameter("from"), None);
}

async fn any_release_can_be_typed(page: Page) {
    page.open(CLUSTER).await;
    page.come_from("Other release…").await;
    let field = "document.querySelector('.pp-from input')";
    page.until_true("a field", &format!("!!{field}")).await;
    for (text, from, said) in [
        (
            "3.",
            None,
            "Use a release such as 4.2, 4.2.13 or 4.0.0-rc.1.",
        ),
        (
            "3.3.12",
            Some("3.3.12"),
            "3.3.12 is covered by “3.4 and earlier”.",
        ),
    ] {
        page.script(
            &format!("{field}.value = arguments[0]; {field}.dispatchEvent(new InputEvent('input', {{bubbles: true}}));"),
            vec![json!(text)],
        )
        .await;
        page.until(text, |seen| {
            seen.parameter("from").as_deref() == from && seen.body.contains(said)
        })
        .await;
        assert_eq!(page.value(&format!("{field}.value")).await, text);
    }
}

async fn the_section_has_a_link_of_its_own(page: Page) {
    let query = "?deployment=self-hosted&role=workload-cluster&version=4.2&from=3.4";
    let seen = page.open(&format!("{query}#pp-upgrade")).await;
    assert!(!seen.upgrade.lists.is_empty());
}

async fn a_pair_of_versions_with_no_difference_says_so(page: Page) {
    for (from, to) in [("4.2", "4.6.11"), ("4.2", "4.2")] {
        let seen = page
            .open(&format!(
                "?role=workload-cluster&version={to}&from={from}&view=upgrade"
            ))
            .await;
        let upgrade = seen.upgrade;
        let said = format!("From {from} to {to}, nothing changes on the firewall.");
        assert!(upgrade.said.starts_with(&said), "{}", upgrade.said);
        let headings: Vec<&str> = upgrade
            .lists
            .iter()
            .map(|one| one.heading.as_str())
            .collect();
        assert_eq!(headings, ["No change (5)"]);
        assert!(upgrade.snippets.is_empty());
    }
}

async fn across_4_6_12_nats_is_closed_and_whom_that_cuts_off_is_said(page: Page) {
    let query = "?role=workload-cluster&version=4.9&from=4.2&view=upgrade";
    let upgrade = page.open(query).await.upgrade;
    let cut_off = "From 4.6.12 on, agents older than 4.0 no longer report health and heartbeats";
    assert!(
        upgrade
            .said
            .contains(&format!("you can close tcp/4222. {cut_off}")),
        "{}",
        upgrade.said
    );
    let close = &upgrade.lists[0];
    assert_eq!(close.heading, "Close afterwards");
    let text = &close.entries[0].text;
    assert!(
        text.contains(&format!("Removed in 4.6.12. {cut_off}")),
        "{text}"
    );
}

async fn going_back_is_called_a_downgrade_and_opens_4222_first(page: Page) {
    let query = "?deployment=self-hosted&role=workload-cluster&version=3.4&from=4.2&view=upgrade";
    let upgrade = page.open(query).await.upgrade;
    assert_eq!(upgrade.title, "Downgrade");
    let open = &upgrade.lists[0];
    assert_eq!(open.heading, "Open first");
    let text = &open.entries[0].text;
    assert!(
        text.contains("tcp/4222") && text.contains("If you closed it, open it again first."),
        "{text}"
    );
}

async fn a_wrong_version_to_come_from_is_named_and_the_rest_holds(page: Page) {
    let seen = page.open(&format!("{CLUSTER}&from=%3Cb%3E4")).await;
    assert_eq!(
        seen.notices,
        ["Ignored from “<b>4” in the link: use a release such as 4.2, 4.2.13 or 4.0.0-rc.1."]
    );
    assert_eq!(
        (seen.line(), seen.upgrade.line()),
        ("4.2", "Choose a version")
    );
}

async fn a_search_hides_nothing_of_an_upgrade(page: Page) {
    let all = page.open(&format!("{CLUSTER}&from=3.4")).await.upgrade;
    let query = format!("{CLUSTER}&from=3.4&q=ssh&direction=inbound");
    let seen = page.open(&query).await;
    // A link to a term keeps the choice of the address, which is another one.
    let said = |upgrade: &crate::seen::Upgrade| -> Vec<(String, Vec<String>)> {
        let lists = upgrade.lists.iter().map(|list| {
            let entries = list.entries.iter().map(|entry| entry.text.clone());
            (list.heading.clone(), entries.collect())
        });
        lists.collect()
    };
    assert_eq!(said(&seen.upgrade), said(&all));
    assert_eq!(seen.upgrade.snippets, all.snippets);
}

/// Looks at the snippets for before, or at those for after.
async fn show(page: &Page, step: &str) -> crate::seen::Upgrade {
    page.press_path(&format!(
        "//section[@aria-labelledby='pp-upgrade']//button[normalize-space()='{step}']"
    ))
    .await;
    let seen = page.until(step, |seen| seen.upgrade.step == step).await;
    seen.upgrade
}

async fn before_it_both_ports_are_in_the_snippet_and_after_it_the_new_one(page: Page) {
    for (format, extension) in [
        ("nftables", "nft"),
        ("iptables", "iptables.sh"),
        ("firewalld", "firewalld.sh"),
        ("aws-terraform", "aws.tf"),
    ] {
        let query = format!("{CLUSTER}&from=3.4&format={format}");
        let before = page.open(&query).await.upgrade;
        assert_eq!(before.step, "Before");
        let before = &before.snippets[0];
        let after = &show(&page, "After").await.snippets[0];
        let opens = |text: &str, port: &str| {
            let mut lines = text.lines().map(str::trim);
            lines.any(|line| {
                !line.starts_with(['#', '<']) && line.contains(port)
                    || line.starts_with("<rule") && line.contains(port)
            })
        };
        assert!(
            opens(before.text(), "443") && opens(before.text(), "4222"),
            "{before:?}"
        );
        assert!(
            opens(after.text(), "443") && !opens(after.text(), "4222"),
            "{after:?}"
        );
        for (snippet, step) in [(before, "before"), (after, "after")] {
            let name = format!("palette-workload-cluster-4.2-{step}.{extension}");
            assert_eq!((&snippet.file, &snippet.download), (&name, &name));
        }
    }
}

async fn a_format_that_only_adds_says_how_to_close(page: Page) {
    let upgrade = page
        .open(&format!("{CLUSTER}&from=3.4&format=ufw"))
        .await
        .upgrade;
    let before = &upgrade.snippets[0];
    assert!(before.text().contains("port 4222"), "{before:?}");
    let after = &show(&page, "After").await.snippets[0];
    assert_eq!(after.text, None);
    assert!(
        after.unsupported.ends_with("What the snippet before opened: it stays open in this format. When it is safe, take it out by hand: run each command again with ufw delete in place of ufw."),
        "{after:?}"
    );
}

async fn ends_that_only_the_other_version_needs_have_fields_too(page: Page) {
    let query = "?deployment=saas&role=workload-cluster&version=3.4&view=addresses";
    let seen = page.open(query).await;
    assert!(!seen.fields_but(&[]).contains(&"Application update servers"));
    let seen = page.open(&format!("{query}&from=4.2")).await;
    assert!(seen.fields_but(&[]).contains(&"Application update servers"));
}

async fn on_paper_an_upgrade_is_there_and_the_choice_is_not(page: Page) {
    let shown = |selector: &str| {
        format!(
            "document.querySelector('[aria-labelledby=pp-upgrade] {selector}')?.checkVisibility() ?? false"
        )
    };
    page.open(&format!("{CLUSTER}&from=3.4")).await;
    chromium::on_paper(&page.session, true).await;
    let on_paper = [
        page.value(&shown(".pp-changes")).await,
        page.value(&shown("pre")).await,
        page.value(&shown(".pp-from")).await,
    ];
    page.open(CLUSTER).await;
    let idle = page.value(&shown("h2")).await;
    chromium::on_paper(&page.session, false).await;
    assert_eq!(on_paper, [json!(true), json!(true), json!(false)]);
    assert_eq!(
        idle,
        json!(false),
        "nothing was asked, so nothing is printed"
    );
    assert_eq!(page.value(&shown("h2")).await, json!(true));
}
