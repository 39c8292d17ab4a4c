//! Firewall snippets: one for each role, in each format.

use crate::page::Page;

super::claims![
    each_format_changes_the_snippet_and_the_address,
    deprecated_rules_are_opened_only_when_asked_for,
    optional_rules_are_opened_only_when_asked_for,
    what_is_left_empty_is_open_to_any_and_says_so,
    a_snippet_is_for_what_is_on_screen,
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
            "palette-ports-iptables.sh",
        ),
        ("ufw", "ufw", "ufw allow", "palette-ports-ufw.sh"),
        (
            "firewalld",
            "firewalld",
            "firewall-cmd",
            "palette-ports-firewalld.sh",
        ),
        (
            "nftables",
            "nftables",
            "table inet filter",
            "palette-ports.nft",
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
            .any(|one| one.contains("tcp/4222") && one.contains("deprecated, not asked for")),
        "{snippet:?}"
    );
    page.choose("Open also", "Deprecated rules").await;
    let seen = page
        .until("4222 opened", |seen| {
            opened(seen.snippet("Workload cluster").text())
        })
        .await;
    assert_eq!(seen.parameter("open-deprecated").as_deref(), Some("yes"));
    page.choose("Open also", "Deprecated rules").await;
    page.until("4222 left out again", |seen| {
        !opened(seen.snippet("Workload cluster").text())
    })
    .await;
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
    assert_eq!(
        seen.switch("Open also", "Optional rules").remark,
        "1 on screen"
    );
    page.choose("Open also", "Optional rules").await;
    let seen = page
        .until("22 opened", |seen| {
            opened(seen.snippet("Workload cluster").text())
        })
        .await;
    assert_eq!(seen.parameter("open-optional").as_deref(), Some("yes"));
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
        snippet.text().contains(&format!("# ANY ADDRESS: {said}")),
        "{snippet:?}"
    );
}

async fn a_snippet_is_for_what_is_on_screen(page: Page) {
    let seen = page
        .open("?deployment=self-hosted&version=4.2&format=ufw&q=6443")
        .await;
    let opened: Vec<&str> = seen
        .snippets
        .iter()
        .flat_map(|one| one.text().lines())
        .filter(|line| line.starts_with("ufw "))
        .collect();
    assert!(
        !opened.is_empty() && opened.iter().all(|line| line.contains("6443")),
        "{opened:?}"
    );
}

async fn the_download_is_the_snippet_under_its_name(page: Page) {
    for format in ["nftables", "iptables", "ufw", "firewalld"] {
        let seen = page
            .open(&format!(
                "?deployment=self-hosted&version=4.2&format={format}&open-optional=yes"
            ))
            .await;
        assert_eq!(seen.snippets.len(), 2);
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
    page.open("?deployment=self-hosted&version=4.2&format=ufw")
        .await;
    // The keyboard's way to it, and then something else is chosen without it being left.
    let by_focus = page
        .script(
            "const link = document.querySelector('.pp-snippet a[download]');
            link.focus();
            const shown = link.closest('.pp-snippet').querySelector('pre').textContent;
            const made = decodeURIComponent(link.href) === 'data:text/plain;charset=utf-8,' + shown;
            [...document.querySelectorAll('.pp-formats label')].find((one) => one.innerText.trim() === 'firewalld').querySelector('input').click();
            return [made, document.activeElement === link];",
            vec![],
        )
        .await;
    assert_eq!(by_focus, serde_json::json!([true, true]));
    page.until("the other format", |seen| {
        seen.snippets[0].file == "palette-ports-firewalld.sh"
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
    let file = page.session.downloads.join("palette-ports-ufw.sh");
    let text = page.until_file(&file).await;
    assert_eq!(Some(text), seen.snippets[0].text);
}
