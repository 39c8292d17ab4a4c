//! Pictures of the page for people to look at. Run by `cargo xtask shots`.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::chromium;
use crate::page::Page;

/// A phone, a tablet, a desk.
const SCREENS: [(u32, u32); 3] = [(390, 844), (820, 1180), (1440, 900)];

/// Each view: the name of its file, and its address. What else it takes is in [`prepare`].
const VIEWS: [(&str, &str); 11] = [
    ("first-visit", ""),
    ("self-hosted", "?deployment=self-hosted&version=4.2"),
    (
        "before-grpc",
        "?deployment=self-hosted&role=workload-cluster&version=3.4",
    ),
    (
        "nothing-found",
        "?deployment=self-hosted&version=4.2&q=no+such+thing",
    ),
    (
        "bad-link",
        "?deployment=%3Cimg%20src=x%3E&role=root&version=4.2&direction=up",
    ),
    (
        "addresses",
        "?deployment=self-hosted&version=4.2&open-deprecated=yes&open-optional=yes",
    ),
    (
        "format-with-fields",
        "?deployment=self-hosted&role=workload-cluster&version=4.2&format=juniper-srx",
    ),
    (
        "published-and-shared",
        "?deployment=saas&role=workload-cluster&version=4.2&open-optional=yes&format=nftables",
    ),
    ("plan", "?deployment=self-hosted&version=4.2"),
    ("without-javascript", ""),
    (
        "not-applying",
        "?deployment=saas&role=workload-cluster&version=3.4&deprecated=hide&direction=outbound",
    ),
];

/// Takes them all into `dir`, as `<view>-<width>-<theme>.png`.
pub async fn run(page: Page, dir: PathBuf) {
    fs::create_dir_all(&dir).expect("a directory for pictures");
    chromium::hide_scroll_bars(&page.session).await;
    for (width, height) in SCREENS {
        chromium::screen(&page.session, width, height).await;
        for (view, address) in VIEWS {
            // Nothing typed for another view is in this one.
            page.leave_for_good().await;
            let runs = view != "without-javascript";
            chromium::run_scripts(&page.session, runs).await;
            match runs {
                true => drop(page.open(address).await),
                false => page.go(address).await,
            }
            prepare(&page, view).await;
            for theme in ["light", "dark"] {
                chromium::colour_scheme(&page.session, theme).await;
                let file = dir.join(format!("{view}-{width}-{theme}.png"));
                save(&page, &file).await;
            }
        }
    }
    println!("The pictures are in {}", dir.display());
}

/// Takes the picture that other sites show for a link to the page, which they show small: the
/// answer and the first rules, as on a narrow screen and larger.
pub async fn preview(page: Page, file: PathBuf) {
    chromium::hide_scroll_bars(&page.session).await;
    let screen = json!({"width": 800, "height": 420, "deviceScaleFactor": 1.5, "mobile": false});
    let command = "Emulation.setDeviceMetricsOverride";
    chromium::devtools(&page.session, command, screen).await;
    page.open("?deployment=self-hosted&role=management-platform&version=4.2")
        .await;
    page.script(
        "document.querySelectorAll('.pp-choices, .pp-top > :not(h1), #pp-rules, .pp-take').forEach((one) => one.remove());
         scrollTo(0, 0);",
        vec![],
    )
    .await;
    let seen = json!({"format": "png", "captureBeyondViewport": false});
    let answer = chromium::devtools(&page.session, "Page.captureScreenshot", seen).await;
    let picture = STANDARD.decode(answer["data"].as_str().unwrap_or_default());
    fs::write(&file, picture.expect("a picture")).expect("the picture can be written");
    println!("The picture is {}", file.display());
}

/// What a reader does in a view before the picture is taken.
async fn prepare(page: &Page, view: &str) {
    match view {
        "bad-link" => {
            page.type_into("Version", "4.2.x").await;
            page.until("the answer", |seen| seen.field("Version").invalid)
                .await;
        }
        "addresses" => {
            page.type_into("Workload clusters", "192.0.2.0/24, 2001:db8::/32 300.1.1.1")
                .await;
            page.type_into("Registries", "registry.example.com").await;
            page.type_into("Administrators", "10.0.0.1/8").await;
            page.script(
                "for (const one of document.querySelectorAll('details')) one.open = true;",
                vec![],
            )
            .await;
            page.until("the reasons", |seen| seen.field("Administrators").invalid)
                .await;
        }
        "format-with-fields" => {
            page.type_into("Zone of these hosts", "dmz; reboot").await;
            page.type_into("Zone of the other ends", "wan").await;
            page.type_into("Format", "vendor juniper").await;
            page.until("nothing found", |seen| !seen.format_said.is_empty())
                .await;
            page.type_into("Format", "devices").await;
            page.until("the reason", |seen| {
                seen.field("Zone of these hosts").invalid && !seen.formats.is_empty()
            })
            .await;
        }
        "published-and-shared" => {
            page.type_into("Administrators", "192.0.2.0/24 # office")
                .await;
            for list in ["Host names", "IPv4 addresses, US"] {
                page.publish("Management platform", list).await;
            }
            page.publish("Registries", "Host names").await;
            page.press("Link with these entries").await;
            page.until("the link", |seen| !seen.link.is_empty()).await;
        }
        "plan" => crate::views::plan(page.clone()).await,
        "not-applying" => {
            page.unfold("Rules that do not apply").await;
            page.until("the list", |seen| seen.misses_open).await;
        }
        _ => {}
    }
    // No field is marked as the one being typed in, and the page stands at its top.
    page.script("document.activeElement.blur(); scrollTo(0, 0);", vec![])
        .await;
}

async fn save(page: &Page, file: &Path) {
    let picture = chromium::picture(&page.session).await;
    let picture = STANDARD.decode(picture).expect("a picture");
    fs::write(file, picture).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}
