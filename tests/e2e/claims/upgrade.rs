//! What to open before an upgrade, what stays, and what may be closed afterwards.

use serde_json::json;

use crate::chromium;
use crate::page::Page;

super::claims![
    without_a_version_to_come_from_there_is_a_choice_and_no_answer,
    from_3_4_to_4_2_there_are_three_lists_with_reasons_and_sources,
    where_one_comes_from_is_one_step_and_in_the_address,
    the_section_has_a_link_of_its_own,
    a_pair_of_versions_with_no_difference_says_so,
    going_back_opens_4222_first,
    a_wrong_version_to_come_from_is_named_and_the_rest_holds,
    a_search_hides_nothing_of_an_upgrade,
    before_it_both_ports_are_in_the_snippet_and_after_it_the_new_one,
    a_format_that_only_adds_says_how_to_close,
    ends_that_only_the_old_version_needs_have_fields_too,
    copying_one_snippet_of_an_upgrade_is_said_there_alone,
    on_paper_an_upgrade_is_there_and_the_choice_is_not,
];

const CLUSTER: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2";

async fn without_a_version_to_come_from_there_is_a_choice_and_no_answer(page: Page) {
    let upgrade = page.open(CLUSTER).await.upgrade;
    assert_eq!((upgrade.line(), upgrade.said.as_str()), ("None", ""));
    assert_eq!(upgrade.lines.len(), 12);
    assert!(upgrade.lists.is_empty() && upgrade.snippets.is_empty());
}

async fn from_3_4_to_4_2_there_are_three_lists_with_reasons_and_sources(page: Page) {
    let upgrade = page.open(&format!("{CLUSTER}&from=3.4")).await.upgrade;
    assert_eq!(upgrade.line(), "3.4 and earlier");
    assert_eq!(
        upgrade.said,
        "From 3.4 to 4.2: 1 to open before, 3 to stay, 1 that may be closed afterwards."
    );
    let headings: Vec<&str> = upgrade
        .lists
        .iter()
        .map(|one| one.heading.as_str())
        .collect();
    assert_eq!(
        headings,
        ["Open before", "Stays", "May be closed afterwards"]
    );
    let [open, _, close] = upgrade.lists.as_slice() else {
        panic!("{upgrade:?}");
    };
    let open = &open.entries[0].text;
    assert!(open.starts_with("tcp/443 HTTPS outbound, workload cluster: gRPC, to Management platform. Carries gRPC from 4.0.0."), "{open}");
    let close = &close.entries[0].text;
    for part in [
        "tcp/4222 NATS outbound, workload cluster: Agent communication via message bus, to Management platform.",
        "Deprecated since 4.0.0, replaced by HTTPS tcp/443 (self-hosted-cluster-out-https). Its removal is announced; the release is not known.",
        "Safe to close once every agent talks gRPC (tcp/443) and nothing older than 4.0.0 is left.",
    ] {
        assert!(close.contains(part), "{part} in {close}");
    }
    for entry in upgrade.lists.iter().flat_map(|list| &list.entries) {
        assert!(
            entry.links.iter().any(|link| link.starts_with("https://")),
            "{entry:?}"
        );
    }
}

async fn where_one_comes_from_is_one_step_and_in_the_address(page: Page) {
    page.open(CLUSTER).await;
    let before = page.value("history.length").await;
    page.come_from("3.4 and earlier").await;
    page.until("an answer, and in the address", |seen| {
        seen.upgrade.lists.len() == 3 && seen.parameter("from").as_deref() == Some("3.4")
    })
    .await;
    let after = page.value("history.length").await;
    assert_eq!(after.as_u64(), before.as_u64().map(|steps| steps + 1));
    page.back().await;
    page.until("no answer", |seen| {
        seen.upgrade.line() == "None" && seen.upgrade.lists.is_empty()
    })
    .await;
    page.forward().await;
    page.until("the answer again", |seen| seen.upgrade.lists.len() == 3)
        .await;
    page.come_from("None").await;
    let seen = page
        .until("no answer", |seen| seen.upgrade.lists.is_empty())
        .await;
    assert_eq!(seen.parameter("from"), None);
}

async fn the_section_has_a_link_of_its_own(page: Page) {
    let seen = page.open(&format!("{CLUSTER}&from=3.4#pp-upgrade")).await;
    assert_eq!(seen.upgrade.lists.len(), 3);
    page.until_true(
        "the section is in view, and what is above it is not",
        "Math.abs(document.getElementById('pp-upgrade').getBoundingClientRect().top) < innerHeight / 2 && scrollY > 0",
    )
    .await;
}

async fn a_pair_of_versions_with_no_difference_says_so(page: Page) {
    for (from, to) in [("4.2", "4.9"), ("4.2", "4.2")] {
        let seen = page.open(&format!("?version={to}&from={from}")).await;
        let upgrade = seen.upgrade;
        let said =
            format!("From {from} to {to} nothing changes: nothing to open, nothing to close.");
        assert!(upgrade.said.starts_with(&said), "{}", upgrade.said);
        let headings: Vec<&str> = upgrade
            .lists
            .iter()
            .map(|one| one.heading.as_str())
            .collect();
        assert_eq!(headings, ["Stays"]);
        assert!(upgrade.snippets.is_empty());
    }
}

async fn going_back_opens_4222_first(page: Page) {
    let query = "?deployment=self-hosted&role=workload-cluster&version=3.4&from=4.2";
    let upgrade = page.open(query).await.upgrade;
    let open = &upgrade.lists[0];
    assert_eq!(open.heading, "Open before");
    let text = &open.entries[0].text;
    assert!(
        text.contains("tcp/4222") && text.contains("where it was closed, open it again first"),
        "{text}"
    );
    assert_eq!(
        upgrade.headings,
        ["Before the downgrade: open", "After it: close"]
    );
}

async fn a_wrong_version_to_come_from_is_named_and_the_rest_holds(page: Page) {
    let seen = page.open(&format!("{CLUSTER}&from=%3Cb%3E4")).await;
    assert_eq!(
        seen.notices,
        [
            "from=“<b>4” was asked for and is ignored: a release reads like 4.2, 4.2.13 or 4.0.0-rc.1."
        ]
    );
    assert_eq!((seen.line(), seen.upgrade.line()), ("4.2", "None"));
}

async fn a_search_hides_nothing_of_an_upgrade(page: Page) {
    let all = page.open(&format!("{CLUSTER}&from=3.4")).await.upgrade;
    let query = format!("{CLUSTER}&from=3.4&q=ssh&deprecated=hide&direction=inbound");
    let seen = page.open(&query).await;
    assert_eq!(seen.ids(), ["self-hosted-cluster-in-ssh"]);
    assert_eq!(seen.upgrade.lists, all.lists);
    assert_eq!(seen.upgrade.snippets, all.snippets);
}

async fn before_it_both_ports_are_in_the_snippet_and_after_it_the_new_one(page: Page) {
    for format in ["nftables", "iptables", "firewalld", "aws-terraform"] {
        let query = format!("{CLUSTER}&from=3.4&format={format}");
        let upgrade = page.open(&query).await.upgrade;
        assert_eq!(
            upgrade.headings,
            ["Before the upgrade: open", "After it: close"]
        );
        let [before, after] = upgrade.snippets.as_slice() else {
            panic!("{upgrade:?}");
        };
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
        assert_eq!(
            before.file, after.file,
            "the one takes the place of the other"
        );
    }
}

async fn a_format_that_only_adds_says_how_to_close(page: Page) {
    let upgrade = page
        .open(&format!("{CLUSTER}&from=3.4&format=ufw"))
        .await
        .upgrade;
    let [before, after] = upgrade.snippets.as_slice() else {
        panic!("{upgrade:?}");
    };
    assert!(before.text().contains("port 4222"), "{before:?}");
    assert_eq!(after.text, None);
    assert_eq!(
        after.unsupported,
        "Not in this snippet: What the snippet before opened: it stays open in this format. When it is safe, take it out by hand: run each command again with ufw delete in place of ufw."
    );
}

async fn ends_that_only_the_old_version_needs_have_fields_too(page: Page) {
    let query = "?deployment=saas&role=workload-cluster&version=3.4";
    let seen = page.open(query).await;
    assert!(!seen.fields_but(&[]).contains(&"Registries"));
    page.come_from("4.2").await;
    page.until("a field", |seen| {
        seen.fields_but(&[]).contains(&"Registries")
    })
    .await;
    page.type_into("Registries", "203.0.113.16").await;
    let seen = page
        .until("the address, before", |seen| {
            seen.upgrade.snippets[0].text().contains("203.0.113.16")
        })
        .await;
    assert!(!seen.upgrade.snippets[1].text().contains("203.0.113.16"));
}

async fn copying_one_snippet_of_an_upgrade_is_said_there_alone(page: Page) {
    let seen = page.open(&format!("{CLUSTER}&from=3.4")).await;
    page.fill_clipboard().await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.press_in("after the upgrade", "Copy").await;
    let after = page
        .until("the feedback", |seen| {
            seen.upgrade.snippets[1].said == "Copied"
        })
        .await;
    assert_eq!(after.upgrade.snippets[0].said, "");
    assert_eq!(after.snippets[0].said, "");
    assert_eq!(Some(page.clipboard().await), seen.upgrade.snippets[1].text);
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
        page.value(&shown(".pp-lines")).await,
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
