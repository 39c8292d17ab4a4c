//! What is claimed about the element in a documentation site. The sites have the same two pages:
//! one with the element, a table and some code, and another one.

use serde_json::Value;

use crate::broken;
use crate::chromium;
use crate::copies::Copy;
use crate::runner::{Claim, Doing};
use crate::tab::{Seen, Tab};

/// What is special about one of them.
#[derive(Clone, Copy)]
pub struct Site {
    name: &'static str,
    /// It swaps its pages without loading them.
    swaps: bool,
    /// It keeps to the strict policy; what tools build does not.
    strict: bool,
    /// What to press, one after the other, to make it dark; where there is nothing to press, it is
    /// as its reader prefers.
    dark: &'static [&'static str],
    /// What to press then to make it light again.
    light: &'static [&'static str],
    /// What its own scripts say of that in the console.
    says: &'static [&'static str],
}

const SITES: &[Site] = &[
    Site {
        name: "docusaurus",
        swaps: true,
        strict: false,
        dark: &["document.querySelector('nav button[class*=toggleButton]')"],
        light: &["document.querySelector('nav button[class*=toggleButton]')"],
        says: &[],
    },
    Site {
        name: "mkdocs",
        swaps: true,
        strict: false,
        dark: &["document.querySelector('label[for^=__palette]:not([hidden])')"],
        light: &["document.querySelector('label[for^=__palette]:not([hidden])')"],
        says: &[],
    },
    Site {
        name: "mdbook",
        swaps: false,
        strict: false,
        dark: &[
            "document.querySelector('#mdbook-theme-toggle')",
            "document.querySelector('#mdbook-theme-coal')",
        ],
        // The list stays open.
        light: &["document.querySelector('#mdbook-theme-light')"],
        says: &[],
    },
    Site {
        name: "sphinx",
        swaps: false,
        strict: false,
        dark: &[
            "[...document.querySelectorAll('button.theme-toggle')].find((one) => one.checkVisibility())",
        ],
        light: &[
            "[...document.querySelectorAll('button.theme-toggle')].find((one) => one.checkVisibility())",
        ],
        says: &["Changed to dark mode.", "Changed to light mode."],
    },
    Site {
        name: "html",
        swaps: false,
        strict: true,
        dark: &[],
        light: &[],
        says: &[],
    },
];

/// The site of this name.
pub fn by_name(name: &str) -> Option<Site> {
    SITES.iter().find(|site| site.name == name).copied()
}

/// All claims about the element in it.
pub fn claims(site: Site) -> Vec<Claim> {
    let mut all = about(site);
    if site.strict {
        for claim in &mut all {
            let run = std::mem::replace(&mut claim.run, Box::new(|_| Box::pin(async {})));
            claim.run = Box::new(move |tab| run(tab.strict()));
        }
    }
    all
}

fn about(site: Site) -> Vec<Claim> {
    vec![
        claim(
            "the element shows the rules of its attributes",
            vec![broken::asks_somebody_else(), broken::talks()],
            |tab| Box::pin(shows_the_rules(tab)),
        ),
        claim(
            "the element answers to its reader",
            vec![broken::does_not_answer()],
            |tab| Box::pin(answers(tab)),
        ),
        claim(
            "the element comes back after another page, three times",
            vec![broken::does_not_come_back()],
            move |tab| Box::pin(comes_back(tab, site)),
        ),
        claim(
            "the element follows the site's light and dark",
            vec![broken::stays_light()],
            move |tab| Box::pin(follows_the_theme(tab, site)),
        ),
        claim(
            "the page around looks as it does without the element",
            vec![broken::styles_the_page()],
            |tab| Box::pin(leaves_the_page_alone(tab)),
        ),
        claim(
            "the element fits on a phone",
            vec![broken::is_wide()],
            |tab| Box::pin(fits_on_a_phone(tab)),
        ),
        Claim {
            copy: Some(broken::without_its_app()),
            ..claim(
                "what stands between the tags stays where the app does not arrive",
                vec![broken::takes_away_what_stood_there()],
                |tab| Box::pin(keeps_what_stood_there(tab)),
            )
        },
    ]
}

fn claim(name: &'static str, broken: Vec<Copy>, run: impl Fn(Tab) -> Doing + 'static) -> Claim {
    Claim {
        name,
        run: Box::new(run),
        copy: None,
        broken,
    }
}

/// Opens the page with the element.
async fn opened(tab: &Tab) -> Seen {
    tab.open("/").await;
    running(tab).await
}

/// Waits until the element shows what its attributes say.
async fn running(tab: &Tab) -> Seen {
    // It loads when it is near.
    tab.until_true(
        "an element",
        "!!document.querySelector('palette-ports')?.shadowRoot",
    )
    .await;
    tab.value("document.querySelector('palette-ports').scrollIntoView({ behavior: 'instant' })")
        .await;
    tab.until("rules of a workload cluster", |seen| {
        seen.runs && are_of(seen, "self-hosted-cluster-")
    })
    .await
}

fn are_of(seen: &Seen, part: &str) -> bool {
    !seen.rules.is_empty() && seen.rules.iter().all(|rule| rule.contains(part))
}

async fn choose_the_other_role(tab: &Tab) {
    tab.choose("Role", "Management platform").await;
    tab.until("rules of the management platform", |seen| {
        are_of(seen, "self-hosted-mgmt-")
    })
    .await;
}

async fn shows_the_rules(tab: Tab) {
    let seen = opened(&tab).await;
    assert!(seen.host.starts_with("Ports"), "{seen:?}");
    tab.assert_clean().await;
}

async fn answers(tab: Tab) {
    opened(&tab).await;
    choose_the_other_role(&tab).await;
    tab.choose("Role", "Workload cluster").await;
    running(&tab).await;
    tab.press_button("Firewall rules").await;
    tab.until("firewall rules", |seen| {
        seen.snippet
            .contains("Workload cluster, Self-hosted, Palette 4.2")
    })
    .await;
    tab.assert_clean().await;
}

async fn comes_back(tab: Tab, site: Site) {
    opened(&tab).await;
    tab.value("window.isTheSame = true").await;
    for _ in 0..3 {
        choose_the_other_role(&tab).await;
        tab.follow("Another page").await;
        tab.until("another page", |seen| {
            seen.host.starts_with("Another page") && seen.rules.is_empty()
        })
        .await;
        tab.assert_clean().await;
        tab.follow("the ports").await;
        running(&tab).await;
        tab.assert_clean().await;
    }
    // The browser's own way back, which such sites handle themselves.
    tab.follow("Another page").await;
    tab.until("another page", |seen| seen.host.starts_with("Another page"))
        .await;
    tab.session.client.back().await.expect("a step back");
    running(&tab).await;
    choose_the_other_role(&tab).await;
    tab.assert_clean().await;
    let is_the_same = tab.value("!!window.isTheSame").await;
    assert_eq!(is_the_same, site.swaps, "whether pages were swapped");
}

async fn follows_the_theme(tab: Tab, site: Site) {
    opened(&tab).await;
    for (dark, presses) in [(false, &[][..]), (true, site.dark), (false, site.light)] {
        if site.dark.is_empty() {
            let preferred = if dark { "dark" } else { "light" };
            chromium::colour_scheme(&tab.session, preferred).await;
        }
        for press in presses {
            tab.press("the site's switch", press).await;
        }
        let word = if dark { "dark" } else { "light" };
        tab.until(&format!("a {word} site"), |seen| {
            seen.site
                .as_ref()
                .is_some_and(|site| site.is_dark() == dark)
        })
        .await;
        tab.until(&format!("a {word} element that can be read"), |seen| {
            let colours = seen.colours.as_ref();
            colours.is_some_and(|app| app.is_dark() == dark && app.contrast() >= 4.5)
        })
        .await;
    }
    tab.assert_clean_but(site.says).await;
}

async fn leaves_the_page_alone(tab: Tab) {
    let absent = broken::absent().make(tab.place()).expect("a copy");
    let without = Tab::new(tab.session.clone(), crate::driver::Kind::Chromium, absent);
    // One page is longer than the other.
    chromium::hide_scroll_bars(&tab.session).await;
    without.open("/").await;
    without
        .until_true("a page", "document.readyState === 'complete'")
        .await;
    let plain = looks(&without).await;
    opened(&tab).await;
    let same = looks(&tab).await;
    for (name, one) in plain.as_object().expect("elements") {
        let differences: Vec<String> = one
            .as_object()
            .expect("properties")
            .iter()
            .filter(|(property, value)| same[name][property.as_str()] != **value)
            .map(|(property, value)| {
                format!(
                    "{property} was {value} and is {}",
                    same[name][property.as_str()]
                )
            })
            .collect();
        assert!(
            differences.is_empty(),
            "<{name}>: {}",
            differences.join(", ")
        );
    }
    tab.assert_clean().await;
}

/// Every computed property of the first few elements of each kind that are the site's own.
async fn looks(tab: &Tab) -> Value {
    tab.until_true("fonts", "document.fonts.status === 'loaded'")
        .await;
    tab.script(
        "const looks = {};
        for (const name of ['h1', 'p', 'table', 'th', 'td', 'code', 'pre', 'a']) {
            const own = [...document.querySelectorAll(name)].filter((one) => !one.closest('palette-ports'));
            if (!own.length) throw new Error('no ' + name);
            const style = getComputedStyle(own[0]);
            looks[name] = Object.fromEntries([...style].map((one) => [one, style.getPropertyValue(one)]));
        }
        return looks;",
        vec![],
    )
    .await
}

async fn fits_on_a_phone(tab: Tab) {
    const WIDTH: u32 = 390;
    chromium::screen(&tab.session, WIDTH, 844).await;
    let seen = opened(&tab).await;
    let (page, right) = (seen.width, seen.right);
    assert!(page <= f64::from(WIDTH), "the page is {page} px wide");
    assert!(right <= f64::from(WIDTH), "the element ends at {right} px");
    choose_the_other_role(&tab).await;
    tab.assert_clean().await;
}

async fn keeps_what_stood_there(tab: Tab) {
    tab.open("/").await;
    tab.value("document.querySelector('palette-ports').scrollIntoView({ behavior: 'instant' })")
        .await;
    tab.until_true(
        "a request for the app that was answered",
        "performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('/api.js'))",
    )
    .await;
    let seen = tab.look().await;
    assert!(seen.fallback && !seen.runs, "{seen:?}");
}
