//! Firewall snippets: one for each role, in each format.

use crate::page::Page;

super::claims![
    each_format_changes_the_snippet_and_the_address,
    deprecated_rules_are_opened_only_when_asked_for,
    ended_rules_are_shown_and_opened_by_no_choice,
    optional_rules_are_opened_only_when_asked_for,
    what_is_left_empty_is_open_to_any_and_says_so,
    a_search_narrows_no_snippet_and_a_direction_does,
    the_download_is_the_snippet_under_its_name,
    a_download_is_of_what_is_shown_when_it_is_pressed,
    pressing_download_makes_the_file,
];

async fn each_format_changes_the_snippet_and_the_address(page: Page) {
    page.open("?deployment=self-hosted&role=workload-cluster&version=4.2")
        .await;
    let mut texts = Vec::new();
    for (name, id, part, file) in [
        (
            "iptables + ip6tables",
            "iptables",
            "ip6tables",
            "palette-workload-cluster-4.2.iptables.sh",
        ),
        (
            "ufw",
            "ufw",
            "ufw allow",
            "palette-workload-cluster-4.2.ufw.sh",
        ),
        (
            "firewalld",
            "firewalld",
            "firewall-cmd",
            "palette-workload-cluster-4.2.firewalld.sh",
        ),
        (
            "nftables",
            "nftables",
            "table inet filter",
            "palette-workload-cluster-4.2.nft",
        ),
    ] {
        page.choose_format(name).await;
        let seen = page
            .until(name, |seen| {
                seen.snippet("Workload cluster").text().contains(part)
            })
            .await;
        let snippet = seen.snippet("Workload cluster");
        assert_eq!(
            (snippet.file.as_str(), snippet.download.as_str()),
            (file, file)
        );
        assert_eq!(seen.format, name);
        assert!(!texts.contains(&snippet.text));
        texts.push(snippet.text.clone());
        page.until("the format in the address", |seen| {
            seen.parameter("format").as_deref() == Some(id)
        })
        .await;
    }
}

async fn deprecated_rules_are_opened_only_when_asked_for(page: Page) {
    let seen = page
        .open("?deployment=self-hosted&role=workload-cluster&version=4.2&format=ufw")
        .await;
    let snippet = seen.snippet("Workload cluster");
    let opened = |text: &str| {
        text.lines()
            .any(|line| line.starts_with("ufw allow") && line.contains("4222"))
    };
    assert!(!opened(snippet.text()), "{}", snippet.text());
    assert!(
        snippet
            .left_out
            .iter()
            .any(|one| one.contains("tcp/4222") && one.contains("deprecated, not included")),
        "{snippet:?}"
    );
    page.choose("Include", "Deprecated").await;
    let seen = page
        .until("4222 opened", |seen| {
            opened(seen.snippet("Workload cluster").text())
        })
        .await;
    assert_eq!(seen.parameter("include").as_deref(), Some("deprecated"));
    page.choose("Include", "Deprecated").await;
    page.until("4222 left out again", |seen| {
        !opened(seen.snippet("Workload cluster").text())
    })
    .await;
}

async fn ended_rules_are_shown_and_opened_by_no_choice(page: Page) {
    let seen = page
        .open("?deployment=self-hosted&role=workload-cluster&version=4.6.12&include=optional,deprecated&format=ufw")
        .await;
    let rows = seen.rows();
    let nats = rows.iter().find(|row| row.port == "tcp/4222");
    assert!(
        nats.is_some_and(|row| row.status == "Ended" && !row.is_included),
        "{nats:?}"
    );
    assert!(
        seen.summary
            .contains("tcp/4222 (NATS) ended with 4.6.12: close it."),
        "{}",
        seen.summary
    );
    let snippet = seen.snippet("Workload cluster");
    let mut lines = snippet.text().lines();
    assert!(!lines.any(|line| line.starts_with("ufw") && line.contains("4222")));
    assert!(
        snippet
            .left_out
            .iter()
            .any(|one| one.contains("tcp/4222") && one.contains("ended with 4.6.12")),
        "{snippet:?}"
    );
}

async fn optional_rules_are_opened_only_when_asked_for(page: Page) {
    let seen = page
        .open("?deployment=self-hosted&role=workload-cluster&version=4.2&format=ufw")
        .await;
    let opened = |text: &str| {
        text.lines()
            .any(|line| line.starts_with("ufw allow in") && line.contains("port 22 "))
    };
    assert!(!opened(seen.snippet("Workload cluster").text()));
    page.choose("Include", "Optional").await;
    let seen = page
        .until("22 opened", |seen| {
            opened(seen.snippet("Workload cluster").text())
        })
        .await;
    assert_eq!(seen.parameter("include").as_deref(), Some("optional"));
    assert!(
        seen.snippet("Workload cluster")
            .left_out
            .iter()
            .all(|one| !one.contains("ssh"))
    );
}

async fn what_is_left_empty_is_open_to_any_and_says_so(page: Page) {
    let seen = page
        .open("?deployment=self-hosted&role=workload-cluster&version=4.2")
        .await;
    let snippet = seen.snippet("Workload cluster");
    let said = "outbound tcp/443 is open to any address because of: ";
    assert!(snippet.wide.contains(said), "{snippet:?}");
    assert!(
        // Wrapped, as all of its header is.
        snippet
            .text()
            .replace("\n#   ", " ")
            .contains(&format!("# ANY ADDRESS: {said}")),
        "{snippet:?}"
    );
}

async fn a_search_narrows_no_snippet_and_a_direction_does(page: Page) {
    let query =
        "?deployment=self-hosted&role=workload-cluster&version=4.2&format=ufw&include=optional";
    let lines = |text: &str| text.lines().filter(|line| line.starts_with("ufw ")).count();
    let all = page.open(query).await;
    let found = page.open(&format!("{query}&q=ssh")).await;
    assert_eq!(found.snippets, all.snippets);
    let inbound = page.open(&format!("{query}&direction=inbound")).await;
    let [all, inbound] = [all, inbound].map(|seen| lines(seen.snippets[0].text()));
    assert!(inbound > 0 && inbound < all, "{inbound} of {all}");
}

async fn the_download_is_the_snippet_under_its_name(page: Page) {
    for format in ["nftables", "iptables", "ufw", "firewalld"] {
        let seen = page
            .open(&format!(
                "?deployment=self-hosted&role=all&version=4.2&format={format}&include=optional"
            ))
            .await;
        assert!(!seen.snippets.is_empty());
        for snippet in &seen.snippets {
            let data = snippet
                .href
                .strip_prefix("data:text/plain;charset=utf-8,")
                .expect("a text");
            let bytes = page
                .script("return decodeURIComponent(arguments[0])", vec![data.into()])
                .await;
            assert_eq!(bytes.as_str(), snippet.text.as_deref());
            assert_eq!(snippet.download, snippet.file);
        }
    }
}

async fn a_download_is_of_what_is_shown_when_it_is_pressed(page: Page) {
    page.open("?deployment=self-hosted&role=management-platform&version=4.2&format=ufw")
        .await;
    // The keyboard's way to it, and then something else is chosen without it being left.
    let by_focus = page
        .script(
            "const link = document.querySelector('.pp-snippet a[download]');
            link.focus();
            const shown = link.closest('.pp-snippet').querySelector('pre').textContent;
            const made = decodeURIComponent(link.href) === 'data:text/plain;charset=utf-8,' + shown;
            [...document.querySelectorAll('.pp-formats label')].find((one) => one.textContent.trim() === 'firewalld').querySelector('input').click();
            return [made, document.activeElement === link];",
            vec![],
        )
        .await;
    assert_eq!(by_focus, serde_json::json!([true, true]));
    page.until("the other format", |seen| {
        seen.snippets[0].file == "palette-management-platform-4.2.firewalld.sh"
    })
    .await;
    let pressed = page
        .script(
            "const link = document.querySelector('.pp-snippet a[download]');
            link.href = 'data:,old';
            let href;
            addEventListener('click', (event) => { event.preventDefault(); href = link.href; }, { once: true });
            link.click();
            const shown = link.closest('.pp-snippet').querySelector('pre').textContent;
            return [decodeURIComponent(href) === 'data:text/plain;charset=utf-8,' + shown, shown.includes('firewall-cmd')];",
            vec![],
        )
        .await;
    assert_eq!(pressed, serde_json::json!([true, true]));
}

async fn pressing_download_makes_the_file(page: Page) {
    let seen = page
        .open("?deployment=self-hosted&role=management-platform&version=4.2&format=ufw")
        .await;
    page.press_link("Download").await;
    let file = page
        .session
        .downloads
        .join("palette-management-platform-4.2.ufw.sh");
    let text = page.until_file(&file).await;
    assert_eq!(Some(text), seen.snippets[0].text);
}
