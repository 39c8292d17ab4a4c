//! What people come for, done as they would, at three widths: how often they press, and how far they have to
//! scroll by hand. The limits are what the job may cost; a change that makes one dearer says why.

use super::grid::SHEET;
use crate::chromium;
use crate::page::Page;
use crate::person::Person;

super::claims![
    the_ports_and_the_rules_of_a_choice_take_three_presses_and_no_scrolling,
    every_row_of_the_usual_choice_is_in_the_first_screen,
    three_sites_and_their_request_take_eight_presses_and_one_paste,
    the_rules_of_three_sites_take_less_than_a_thousand_pixels,
    from_the_disk_rules_with_addresses_are_copied_for_every_kind_of_firewall,
    three_formats_are_compared_without_going_away_from_the_rules,
    what_an_upgrade_changes_takes_four_presses_and_no_scrolling,
    a_link_to_a_rule_shows_it_and_what_it_holds_for_on_a_phone,
];

/// A desk, the column of a documentation, a phone: width and height in CSS pixels.
const SCREENS: [(u32, u32); 3] = [(1440, 900), (720, 900), (390, 844)];

/// From this width on firewall rules stand beside every view.
const WIDE: u32 = 1200;

const CLUSTER: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2";

/// Opens a page at a size, as somebody with a clipboard.
async fn open(page: &Page, (width, height): (u32, u32), query: &str) {
    chromium::screen(&page.session, width, height).await;
    page.open(query).await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.fill_clipboard().await;
}

/// Presses the button that copies the rules: beside the view, or in the bar at the foot.
async fn copy_rules(person: &Person<'_>, width: u32) {
    match width >= WIDE {
        true => person.press("Copy").await,
        false => person.press("Copy firewall rules").await,
    }
}

/// Waits until the page says that it copied, and returns what the clipboard holds, which has all of this in it.
async fn copied(page: &Page, words: &[&str]) -> String {
    page.until_true(
        "Copied",
        "[...document.querySelectorAll('[role=status]')].some((one) => one.textContent === 'Copied')",
    )
    .await;
    let text = page.clipboard().await;
    assert!(words.iter().all(|word| text.contains(word)), "{text}");
    text
}

/// How far a selector's last element reaches down, in CSS pixels of the window.
async fn lowest(page: &Page, selector: &str) -> f64 {
    let bottom = format!(
        "[...document.querySelectorAll('{selector}')].reduce((lowest, one) => Math.max(lowest, one.getBoundingClientRect().bottom), 0)"
    );
    let bottom = page.value(&bottom).await;
    bottom.as_f64().expect("a number")
}

async fn the_ports_and_the_rules_of_a_choice_take_three_presses_and_no_scrolling(page: Page) {
    for screen in SCREENS {
        open(&page, screen, "").await;
        let person = Person::new(&page);
        person.choose("Deployment model", "Self-hosted").await;
        person.choose("Version", "4.2").await;
        let seen = page.until("its rows", |seen| seen.rows().len() == 7).await;
        assert!(
            seen.summary
                .starts_with("Allow outbound tcp/443 to 4 destinations."),
            "{}",
            seen.summary
        );
        copy_rules(&person, screen.0).await;
        let rules = copied(&page, &["#!/usr/sbin/nft -f"]).await;
        assert!(
            rules.contains("Workload cluster, Self-hosted, Palette 4.2"),
            "{rules}"
        );
        person.took_at_most(3, 0.0);
    }
}

async fn every_row_of_the_usual_choice_is_in_the_first_screen(page: Page) {
    for (screen, limit) in [
        ((1440, 900), 600.0),
        ((720, 900), 730.0),
        ((390, 844), 730.0),
    ] {
        open(&page, screen, CLUSTER).await;
        let seen = page.look().await;
        assert_eq!(seen.rows().len(), 7);
        let end = lowest(&page, ".pp-row").await;
        assert!(end < limit, "{screen:?}: the rows end at {end}");
        let highest = page
            .value("Math.max(...[...document.querySelectorAll('.pp-row')].map((row) => row.getBoundingClientRect().height))")
            .await;
        let highest = highest.as_f64().expect("a number");
        assert!(highest <= 58.0, "{screen:?}: a row is {highest} px high");
    }
}

/// Pastes the three sites, from the first page on.
async fn enter_sites(page: &Page, person: &Person<'_>) {
    person.press("Addresses").await;
    person.press("Paste from a sheet").await;
    page.until_true(
        "a field with the focus",
        "document.activeElement.id === 'pp-sheet-rows'",
    )
    .await;
    page.paste(SHEET, true).await;
    page.until("what becomes of it", |seen| !seen.plan.sheet.is_empty())
        .await;
    person.press("Fill in").await;
    page.until_true("no sheet", "!document.getElementById('pp-sheet-rows')")
        .await;
}

async fn three_sites_and_their_request_take_eight_presses_and_one_paste(page: Page) {
    for screen in SCREENS {
        page.leave_for_good().await;
        open(&page, screen, &CLUSTER.replace("workload-cluster", "all")).await;
        let person = Person::new(&page);
        enter_sites(&page, &person).await;
        person.press("Change request").await;
        person.press("Download").await;
        let name = "palette-self-hosted-all-roles-4.2.xlsx";
        let file = page.session.downloads.join(name);
        let _ = std::fs::remove_file(&file);
        person.press("Excel (XLSX)").await;
        assert!(page.until_bytes(&file).await.starts_with(b"PK"));
        person.took_at_most(8, 500.0);
    }
}

async fn the_rules_of_three_sites_take_less_than_a_thousand_pixels(page: Page) {
    for screen in SCREENS {
        page.leave_for_good().await;
        open(&page, screen, CLUSTER).await;
        enter_sites(&page, &Person::new(&page)).await;
        let person = Person::new(&page);
        if screen.0 < WIDE {
            person.press("Firewall rules").await;
        }
        person.press("Format").await;
        person.press_option("Fortinet FortiOS").await;
        for (site, network) in [
            ("Berlin", "10.1.0.0"),
            ("Madrid", "10.2.0.0"),
            ("Oslo", "10.3.0.0"),
        ] {
            page.fill_clipboard().await;
            if site != "Berlin" {
                person.choose("Site", site).await;
            }
            page.until(site, |seen| {
                let text = seen.snippets.first().and_then(|one| one.text.as_deref());
                text.is_some_and(|text| text.contains(network))
            })
            .await;
            person.press("Copy").await;
            copied(&page, &["config firewall", network]).await;
        }
        person.took_at_most(9, 999.0);
    }
}

/// A kind of firewall, what has to be entered for it, what its rules hold, and how often is pressed: at a
/// desk, and where rules are a tab of their own.
struct Kind {
    format: &'static str,
    /// What it needs besides the addresses of the destinations.
    more_ends: &'static [(&'static str, &'static str)],
    fields: &'static [(&'static str, &'static str)],
    holds: &'static [&'static str],
    presses: u32,
}

const ENDS: [(&str, &str); 4] = [
    ("Management platform", "192.0.2.1"),
    ("vCenter", "192.0.2.2"),
    ("Registries", "192.0.2.3"),
    ("Application update servers", "192.0.2.4"),
];

const KINDS: [Kind; 4] = [
    Kind {
        format: "nftables",
        more_ends: &[],
        fields: &[],
        holds: &["ip daddr"],
        presses: 7,
    },
    Kind {
        format: "firewalld",
        more_ends: &[],
        fields: &[],
        holds: &["firewall-cmd"],
        presses: 9,
    },
    Kind {
        format: "Palo Alto PAN-OS",
        more_ends: &[("Workload clusters", "10.1.0.0/16")],
        fields: &[
            ("Zone of these hosts", "lan"),
            ("Zone of the other ends", "wan"),
        ],
        holds: &["set rulebase security rules", "lan", "wan"],
        presses: 12,
    },
    Kind {
        format: "AWS Terraform",
        more_ends: &[],
        fields: &[("Security group ID", "sg-0123456789abcdef0")],
        holds: &["aws_vpc_security_group", "sg-0123456789abcdef0"],
        presses: 11,
    },
];

/// Chooses a format in the menu beside the view, or in the bar at the foot.
async fn choose_format(person: &Person<'_>, is_wide: bool, format: &str) {
    match is_wide {
        true => {
            person.press("Format").await;
            person.press_option(format).await;
        }
        false => person.choose("Format", format).await,
    }
}

async fn from_the_disk_rules_with_addresses_are_copied_for_every_kind_of_firewall(page: Page) {
    for screen in SCREENS {
        for kind in KINDS {
            page.leave_for_good().await;
            chromium::screen(&page.session, screen.0, screen.1).await;
            page.go_to_file("palette-ports.html", CLUSTER).await;
            page.running().await;
            chromium::permission(&page.session, "clipboard-write", "granted").await;
            let person = Person::new(&page);
            let is_wide = screen.0 >= WIDE;
            if kind.format != "nftables" {
                choose_format(&person, is_wide, kind.format).await;
            }
            person.press("Addresses").await;
            for (end, address) in ENDS.iter().chain(kind.more_ends) {
                person.type_into(end, address).await;
            }
            if !kind.fields.is_empty() && !is_wide {
                person.press("Firewall rules").await;
            }
            for (field, text) in kind.fields {
                person.type_into(field, text).await;
            }
            match is_wide || !kind.fields.is_empty() {
                true => person.press("Copy").await,
                false => person.press("Copy firewall rules").await,
            }
            copied(&page, kind.holds).await;
            person.took_at_most(kind.presses, 750.0);
            // The next one finds nothing that was entered here.
            page.value("addEventListener('pagehide', () => localStorage.clear())")
                .await;
        }
    }
}

async fn three_formats_are_compared_without_going_away_from_the_rules(page: Page) {
    for screen in SCREENS {
        page.leave_for_good().await;
        open(&page, screen, CLUSTER).await;
        let person = Person::new(&page);
        if screen.0 < WIDE {
            person.press("Firewall rules").await;
        }
        for (format, word) in [
            ("nftables", "nft -f"),
            ("iptables + ip6tables", "-A PALETTE-PORTS-OUT"),
            ("ufw", "ufw allow"),
        ] {
            if format != "nftables" {
                person.press("Format").await;
                person.press_option(format).await;
            }
            page.until(format, |seen| {
                let text = seen.snippets.first().and_then(|one| one.text.as_deref());
                text.is_some_and(|text| text.contains(word))
            })
            .await;
            person
                .look_for("//section[@aria-labelledby='pp-firewall']//pre")
                .await;
        }
        person.took_at_most(5, 400.0);
    }
}

async fn what_an_upgrade_changes_takes_four_presses_and_no_scrolling(page: Page) {
    for screen in SCREENS {
        open(&page, screen, "").await;
        let person = Person::new(&page);
        person.choose("Deployment model", "Self-hosted").await;
        person.choose("Version", "4.2").await;
        person.press("Upgrade").await;
        person.choose("From version", "3.4").await;
        let seen = page
            .until("the answer", |seen| seen.upgrade.said.contains("4222"))
            .await;
        assert!(
            seen.upgrade
                .said
                .contains("After the upgrade, you can close tcp/4222."),
            "{}",
            seen.upgrade.said
        );
        let close = seen
            .upgrade
            .lists
            .iter()
            .find(|list| list.heading == "Close afterwards");
        assert!(close.is_some_and(|list| !list.entries.is_empty()));
        person
            .look_for(
                "//section[@aria-labelledby='pp-upgrade']//h3[starts-with(., 'Close afterwards')]",
            )
            .await;
        person.took_at_most(4, 0.0);
    }
}

async fn a_link_to_a_rule_shows_it_and_what_it_holds_for_on_a_phone(page: Page) {
    for screen in SCREENS {
        open(
            &page,
            screen,
            &format!("{CLUSTER}#self-hosted-cluster-out-https"),
        )
        .await;
        let person = Person::new(&page);
        let seen = page
            .until("its details", |seen| {
                let mut rows = seen.rows().into_iter();
                rows.any(|row| row.is_linked && !row.details.is_empty())
            })
            .await;
        assert_eq!(seen.chosen("Deployment model"), "Self-hosted");
        for list in ["pp-deployment", "pp-role", "pp-version"] {
            person.look_for(&format!("//select[@id='{list}']")).await;
        }
        let is_seen = "(() => { const row = document.querySelector('.pp-row[aria-current]'); \
            const box = row.getBoundingClientRect(); \
            return box.top >= 0 && box.top + 40 < innerHeight; })()";
        page.until_true("the row in the window", is_seen).await;
        person.took_at_most(0, 0.0);
    }
}
