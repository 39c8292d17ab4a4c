//! What is claimed about what a bundler makes: of a page with the element, and of one that calls the
//! API too. What a bundler makes has names of its own, so the broken copies are told from the real
//! one by every script that it made.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::copies::{Change, Copy};
use crate::runner::{Claim, Doing};
use crate::tab::{Seen, Tab};

/// The page with the element.
const ELEMENT: &str = "/";

/// The page that calls the API too.
const API: &str = "/api.html";

/// All claims.
pub fn claims() -> Vec<Claim> {
    vec![
        claim(
            "the element shows the rules of its attributes, and answers",
            vec![
                without_wasm(),
                scripted(
                    "asks somebody else",
                    // The same server by another name is another origin, and one that answers.
                    "fetch(`http://localhost:${location.port}/`, { mode: 'no-cors' });",
                ),
                scripted("talks in the console", "console.info('hello');"),
            ],
            |tab| Box::pin(shows_the_rules(tab)),
        ),
        claim(
            "the API answers what the element shows",
            vec![
                without_wasm(),
                scripted(
                    "leaves a rule out of its answers",
                    "{ const map = Array.prototype.map;
                    Array.prototype.map = function (...given) {
                        return map.apply(this[0]?.rule ? this.slice(1) : this, given);
                    }; }",
                ),
            ],
            |tab| Box::pin(answers(tab)),
        ),
        claim(
            "the API mounts beside the element",
            vec![scripted(
                "mounts into nothing but its own element",
                "{ const attach = Element.prototype.attachShadow;
                Element.prototype.attachShadow = function (given) {
                    if (this.localName === 'div') throw new Error('not here');
                    return attach.call(this, given);
                }; }",
            )],
            |tab| Box::pin(mounts(tab)),
        ),
        claim(
            "the element saves a file, by a part that is loaded then",
            vec![scripted(
                "does not find its second wasm",
                "{ const real = window.fetch;
                let seen = 0;
                window.fetch = async (asked, ...given) =>
                    String(asked).endsWith('.wasm') && seen++ ? new Response('', { status: 404 }) : real(asked, ...given);
                }",
            )],
            |tab| Box::pin(saves_a_file(tab)),
        ),
        claim(
            "the element and the API share one wasm",
            vec![scripted(
                "loads the wasm once more",
                "{ const real = window.fetch;
                window.fetch = async (asked, ...given) => {
                    if (String(asked).endsWith('.wasm')) await (await real(asked)).arrayBuffer();
                    return real(asked, ...given);
                }; }",
            )],
            |tab| Box::pin(share_one_wasm(tab)),
        ),
        Claim {
            copy: Some(shows_its_memory(vec![])),
            ..claim(
                "what stands between the tags is back when the app stops",
                vec![shows_its_memory(vec![
                    "{ const listen = window.addEventListener;
                    window.addEventListener = function (name, ...given) {
                        if (name !== 'error') listen.call(this, name, ...given);
                    }; }",
                ])],
                |tab| Box::pin(gives_back(tab)),
            )
        },
        claim(
            "nothing says where it was built",
            vec![scripted(
                "says where it was built",
                concat!("// ", env!("CARGO_MANIFEST_DIR")),
            )],
            |tab| Box::pin(says_no_place(tab)),
        ),
    ]
}

/// A claim about what was made, served under the strict policy.
fn claim(name: &'static str, broken: Vec<Copy>, run: impl Fn(Tab) -> Doing + 'static) -> Claim {
    Claim {
        name,
        run: Box::new(move |tab| run(tab.strict())),
        copy: None,
        broken,
    }
}

/// A copy whose scripts do this first.
fn scripted(name: &'static str, code: &str) -> Copy {
    Copy {
        name,
        changes: vec![(".js", Change::Before(code.to_owned()))],
    }
}

/// The wasm is not in the bundle, which is what a bundler makes of an address that it does not see.
fn without_wasm() -> Copy {
    Copy {
        name: "lacks its wasm",
        changes: vec![(".wasm", Change::Gone)],
    }
}

/// A copy whose memory can be reached, and that does more.
fn shows_its_memory(more: Vec<&str>) -> Copy {
    let code = "{ const real = WebAssembly.instantiate;
        WebAssembly.instantiate = async (...given) => {
            const made = await real(...given);
            const kept = Object.values((made.instance ?? made).exports);
            // A later part has none of its own.
            window.memory = kept.find((one) => one instanceof WebAssembly.Memory) ?? window.memory;
            return made;
        }; }";
    let name = match more.is_empty() {
        true => "shows its memory",
        false => "does not hear of errors",
    };
    scripted(name, &[&[code], more.as_slice()].concat().join("\n"))
}

/// Opens a page, and waits until its element shows what its attributes say.
async fn opened(tab: &Tab, page: &str) -> Seen {
    tab.open(page).await;
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
}

async fn shows_the_rules(tab: Tab) {
    opened(&tab, ELEMENT).await;
    choose_the_other_role(&tab).await;
    tab.until("rules of the management platform", |seen| {
        are_of(seen, "self-hosted-mgmt-")
    })
    .await;
    tab.assert_clean().await;
}

async fn answers(tab: Tab) {
    let seen = opened(&tab, API).await;
    let text = |id: &str| format!("document.querySelector('{id}').textContent");
    tab.until_true("an answer", &format!("{} !== ''", text("#wide")))
        .await;
    // The page has connections by direction, the API rules as the dataset.
    let answered = tab.value(&text("#rules")).await;
    let mut answered: Vec<&str> = answered.as_str().unwrap_or_default().lines().collect();
    let mut shown = seen.rules.clone();
    answered.sort_unstable();
    shown.sort_unstable();
    assert_eq!(answered, shown);
    let snippet = tab.value(&text("#snippet")).await;
    let snippet = snippet.as_str().unwrap_or_default();
    let words: Vec<&str> = snippet.split_whitespace().collect();
    let words = words.join(" ");
    tab.press_button("Firewall rules").await;
    tab.until("the same snippet", |seen| seen.snippet == words)
        .await;
    tab.assert_clean().await;
}

async fn mounts(tab: Tab) {
    let seen = opened(&tab, API).await;
    let rules = "[...(document.querySelector('#explorer').shadowRoot?.querySelectorAll('tr[data-rules]') ?? [])]
        .filter((row) => !row.querySelector('.pp-is-check'))
        .flatMap((row) => row.dataset.rules.split(' '))
        .filter((rule, at, all) => all.indexOf(rule) === at)";
    tab.until_true("rules in the other place", &format!("{rules}.length > 0"))
        .await;
    assert_eq!(tab.value(rules).await, json!(seen.rules));
    tab.assert_clean().await;
}

async fn saves_a_file(tab: Tab) {
    let seen = opened(&tab, ELEMENT).await;
    // What is handed to the browser is looked at before it is.
    tab.value(
        "(() => { const real = URL.createObjectURL;
            URL.createObjectURL = (blob) => {
                blob.text().then((text) => (window.saved = text));
                return real.call(URL, blob);
            };
            document.querySelector('palette-ports').setAttribute('view', 'choices,ports,request'); })()",
    )
    .await;
    tab.press_button("Change request").await;
    tab.press_button("Download").await;
    tab.press_button("JSON").await;
    tab.until_true("a file", "typeof window.saved === 'string'")
        .await;
    let text = tab.value("window.saved").await;
    let file: serde_json::Value =
        serde_json::from_str(text.as_str().unwrap_or_default()).expect("JSON");
    let rows = file["rows"].as_array().expect("rows");
    let ids = rows
        .iter()
        .flat_map(|row| row["rule_ids"].as_array().into_iter().flatten());
    let mut saved: Vec<&str> = ids.filter_map(|id| id.as_str()).collect();
    saved.sort_unstable();
    saved.dedup();
    let mut shown = seen.included.clone();
    shown.sort_unstable();
    assert_eq!(saved, shown);
    tab.assert_clean().await;
}

async fn share_one_wasm(tab: Tab) {
    opened(&tab, API).await;
    tab.until_true(
        "an answer",
        "document.querySelector('#wide').textContent !== ''",
    )
    .await;
    let asked = "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.wasm')).sort().join('\\n')";
    let asked = tab.value(asked).await;
    let mut files: Vec<&str> = asked.as_str().unwrap_or_default().lines().collect();
    let all = files.len();
    files.dedup();
    assert!(
        all > 0 && files.len() == all,
        "some were asked for twice: {asked}"
    );
    tab.assert_clean().await;
}

async fn gives_back(tab: Tab) {
    opened(&tab, ELEMENT).await;
    // Nothing that is read in there makes sense from now on.
    tab.value("new Uint8Array(window.memory.buffer).fill(255).length")
        .await;
    choose_the_other_role(&tab).await;
    tab.until("what stood there", |seen| seen.fallback && !seen.runs)
        .await;
}

async fn says_no_place(tab: Tab) {
    let mut files = Vec::new();
    collect(tab.place(), &mut files);
    assert!(
        files
            .iter()
            .any(|file| file.extension().is_some_and(|end| end == "js"))
    );
    for file in files {
        let bytes = fs::read(&file).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        let is_script = file.extension().is_some_and(|end| end == "js");
        // What writes workbooks knows addresses of files by how they begin.
        let begins = is_script.then_some("file://");
        for place in [env!("CARGO_MANIFEST_DIR")].into_iter().chain(begins) {
            assert!(!text.contains(place), "{} has {place}", file.display());
        }
    }
}

/// Every file below a directory.
fn collect(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a directory").flatten() {
        match entry.path() {
            inner if inner.is_dir() => collect(&inner, files),
            file => files.push(file),
        }
    }
}
