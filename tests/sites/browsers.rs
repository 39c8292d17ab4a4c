//! What is claimed about the page in each browser: over http as it is published, and from disk as
//! the single file. A copy that listens tells what the console would say.

use std::path::Path;

use crate::copies::{Change, Copy};
use crate::runner::{Claim, Doing};
use crate::tab::Tab;

/// All claims, about the file of this name and the site beside it.
pub fn claims(file: &Path) -> Vec<Claim> {
    let name = file.file_name().unwrap_or_default();
    let name = name.to_string_lossy().into_owned();
    let from_disk = move |tab: Tab| -> Doing {
        let address = format!("file://{}", tab.place().join(&name).display());
        Box::pin(main_job(tab, Some(address)))
    };
    vec![
        Claim {
            name: "over http, a reader gets to rules and snippet",
            run: Box::new(over_http),
            copy: None,
            broken: vec![half("lost half of its wasm", ".wasm")],
        },
        Claim {
            name: "over http, the console stays empty and nobody else is asked",
            run: Box::new(over_http),
            copy: Some(listening("listens", "site/index.html", "")),
            broken: vec![
                listening("talks in the console", "site/index.html", TALKS),
                listening("asks somebody else", "site/index.html", ASKS),
            ],
        },
        Claim {
            name: "from disk, a reader gets to rules and snippet",
            run: Box::new(from_disk.clone()),
            copy: None,
            broken: vec![half("lost half of its file", "palette-ports.html")],
        },
        Claim {
            name: "from disk, the console stays empty and nobody else is asked",
            run: Box::new(from_disk),
            copy: Some(listening("listens", "palette-ports.html", "")),
            broken: vec![
                listening("talks in the console", "palette-ports.html", TALKS),
                listening("asks somebody else", "palette-ports.html", ASKS),
            ],
        },
    ]
}

/// A policy refuses this script, which counts as well.
const TALKS: &str = "<script>console.info('hello')</script>";

const ASKS: &str = "<link rel=\"stylesheet\" href=\"http://127.0.0.1:9/style.css\">";

fn half(name: &'static str, file: &'static str) -> Copy {
    Copy {
        name,
        changes: vec![(file, Change::Half)],
    }
}

/// A page whose console can be read, with something more in its head.
fn listening(name: &'static str, file: &'static str, more: &'static str) -> Copy {
    Copy {
        name,
        changes: vec![(file, Change::Listening(more))],
    }
}

fn over_http(tab: Tab) -> Doing {
    Box::pin(main_job(tab.strict(), None))
}

/// Opens it, chooses deployment, role and release, reads the rules and a snippet, and saves a file.
async fn main_job(tab: Tab, address: Option<String>) {
    match address {
        Some(address) => tab.go(&address).await,
        None => tab.open("/site/index.html").await,
    }
    tab.until("a page that runs", |seen| seen.runs).await;
    tab.choose("Deployment model", "Self-hosted").await;
    tab.choose("Role", "Workload cluster").await;
    tab.choose("Version", "4.2").await;
    tab.until("rules of a workload cluster", |seen| {
        let mut rules = seen.rules.iter();
        !seen.rules.is_empty() && rules.all(|rule| rule.contains("self-hosted-cluster-"))
    })
    .await;
    // Beside the ports, or in their place.
    tab.press_button("Firewall rules").await;
    tab.choose_format("nftables").await;
    tab.until("firewall rules", |seen| {
        seen.snippet.contains("Self-hosted, Palette 4.2") && seen.snippet.contains("inet filter")
    })
    .await;
    // The part that writes files comes, and writes.
    tab.press_button("Change request").await;
    tab.press_button("Download").await;
    tab.press_button("Excel (XLSX)").await;
    tab.until_true(
        "a file",
        "[...document.querySelectorAll('[aria-labelledby=pp-export] [role=status]')].some((one) => one.textContent.startsWith('Download started.'))",
    )
    .await;
    tab.assert_clean().await;
}
