//! No word of the page stands outside `static/words`: in the language that nobody speaks every letter
//! that is written there is accented and every vowel is there twice, so what can be read as it was is
//! hard-wired, and what has no room for it has none for German.

use std::collections::BTreeSet;
use std::env;
use std::path::PathBuf;

use ports_files::export::Export;
use ports_formats::checks::Kind;
use ports_formats::{Blank, FORMATS};
use serde_json::{Value, json};

use super::reach::{EVERY, assert_whole, resized};
use crate::chromium;
use crate::page::Page;

super::claims![
    no_word_on_any_view_is_hard_wired,
    a_word_that_is_hard_wired_is_found,
    every_view_has_room_for_longer_words,
];

/// A state of the page: its name, its address, what is done there by script, since no label is what
/// it was, and what is there once that is done.
type State = (&'static str, &'static str, &'static str, &'static str);

/// How a script types into a field.
const TYPE: &str = "const type = (field, text) => { field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})); };";

const STATES: &[State] = &[
    ("first visit", "", "", "true"),
    (
        "everything, with its details",
        "?deployment=self-hosted&role=all&version=4.2&include=optional,deprecated",
        "for (const one of document.querySelectorAll('details')) one.open = true;
        for (const one of document.querySelectorAll('.pp-disclose')) one.click();",
        "document.querySelectorAll('.pp-details').length === document.querySelectorAll('.pp-row').length",
    ),
    (
        "a diagram",
        "?deployment=self-hosted&role=all&version=4.2&view=diagram",
        "",
        "!!document.querySelector('.pp-diagram svg')",
    ),
    (
        "an upgrade, unfolded",
        "?deployment=self-hosted&role=all&version=4.2&from=3.4&include=optional,deprecated&view=upgrade",
        "for (const one of document.querySelectorAll('details')) one.open = true;",
        "!!document.querySelector('.pp-changes')",
    ),
    (
        "a downgrade to an old release",
        "?deployment=self-hosted&version=3.4&from=4.2&view=upgrade&format=ufw",
        "for (const one of document.querySelectorAll('details')) one.open = true;",
        "!!document.querySelector('.pp-changes')",
    ),
    (
        "a request",
        "?deployment=self-hosted&role=all&version=4.2&include=optional,deprecated&view=request",
        "for (const one of document.querySelectorAll('details')) one.open = true;",
        "!!document.querySelector('[aria-labelledby=pp-export] table')",
    ),
    (
        "the vendor's side",
        "?deployment=saas&role=management-platform&version=4.2",
        "",
        "true",
    ),
    ("nothing found", "?q=zzz", "", "!!document.querySelector('.pp-search-result button')"),
    (
        "a bad link and a wrong version",
        "?deployment=%3Cimg%20src=x%3E&role=root&version=99.9&direction=up&format=zzz&open-optional=9",
        "type(document.getElementById('pp-release'), '4.2.y');",
        "document.getElementById('pp-release').ariaInvalid === 'true'",
    ),
    (
        "a link to a rule that does not apply",
        "?deployment=saas#self-hosted-cluster-in-ssh",
        "",
        "!!document.querySelector('.pp-lost p')",
    ),
    (
        "addresses, right and wrong, shared",
        "?deployment=self-hosted&version=4.2&view=addresses&format=fortios",
        "const wrong = ['10.0.0.1/8', '300.1.1.1', '10.0.0.0/33', 'a..b', '::1::2', '2001:db8::1/64', '0.0.0.0/0 # 1 2', '10.1.0.0/16 10.1.2.3', '-x', 'x_y'];
        [...document.querySelectorAll('.pp-grid textarea')].forEach((one, at) => type(one, wrong[at % wrong.length]));
        setTimeout(() => document.querySelector('.pp-link button').click());",
        "!!document.querySelector('[aria-labelledby=pp-plan] pre')",
    ),
    (
        "a plan with sites, one removed",
        "?deployment=self-hosted&version=4.2&view=addresses",
        "const add = document.querySelector('[aria-labelledby=pp-plan] .pp-buttons button');
        add.click(); add.click(); add.click();
        setTimeout(() => {
            type(document.getElementById('pp-site-1-clusters'), '1 2'); type(document.getElementById('pp-site-1-proxy'), '10.9.9.9');
            setTimeout(() => document.querySelector('.pp-grid td > button').click());
        });",
        "document.querySelectorAll('.pp-grid tbody tr').length === 3",
    ),
    (
        "a test script",
        "?deployment=self-hosted&version=4.2&view=test",
        "document.querySelector('[aria-labelledby=pp-checks] .pp-option:nth-of-type(2) input').click();",
        "!!document.querySelector('[aria-labelledby=pp-checks] article')",
    ),
    (
        "a file that is saved",
        "?deployment=self-hosted&version=4.2&view=request",
        "document.querySelector('[aria-labelledby=pp-export] .pp-menu-panel button').click();",
        "!!document.querySelector('[aria-labelledby=pp-export] [role=status]').textContent",
    ),
    (
        "what a term means",
        "?deployment=self-hosted&version=4.2&view=addresses",
        "document.querySelector('.pp-word').click();",
        "!!document.querySelector('.pp-meaning').checkVisibility()",
    ),
    (
        "the list of keys",
        "",
        "document.getElementById('pp-keys').click();",
        "!!document.querySelector('dialog[open]')",
    ),
    (
        "the glossary, and what was copied",
        "",
        "document.querySelector('.pp-glossary').open = true; document.execCommand = () => false;
        Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.querySelector('.pp-disclose').click();
        new MutationObserver((_, all) => {
            const copy = document.querySelector('.pp-take button');
            if (copy) { all.disconnect(); copy.click(); }
        }).observe(document.body, { childList: true, subtree: true });",
        "!!document.querySelector('.pp-take .pp-said')?.textContent",
    ),
];

/// Where every format says what it is for, how it is applied and undone, and what it needs to be told.
const OF_FORMATS: &str =
    "?deployment=self-hosted&role=all&version=4.2&include=optional,deprecated&format=ufw";

/// Where the page in disguise was built.
fn disguised() -> PathBuf {
    let dir = env::var_os("PALETTE_PORTS_DISGUISED").filter(|dir| !dir.is_empty());
    dir.map(PathBuf::from).expect(
        "PALETTE_PORTS_DISGUISED: the page in disguise. `cargo xtask test e2e words` builds it and sets this; run that",
    )
}

/// Opens a state of the page in disguise.
async fn open(page: &Page, (name, address, script, there): &State) {
    page.leave_for_good().await;
    page.open(address).await;
    page.script(&format!("{TYPE}{script}"), vec![]).await;
    page.until_true(name, there).await;
    // What a part that is not there leaves in the console is no claim of these.
    page.console().await;
}

/// Names, which no language translates.
fn names() -> Vec<String> {
    let dataset = ports_data::dataset();
    // The last one is how releases are written.
    let mut names: Vec<String> = [
        "Palette",
        "Spectro Cloud",
        "Bash",
        "PowerShell",
        "NetworkValidator",
        "4.2, 4.2.13, 4.0.0-rc.1",
        "2001:db8::",
        "data/palette.json",
    ]
    .map(str::to_owned)
    .to_vec();
    names.extend(FORMATS.iter().map(|format| format.name.to_owned()));
    let fields = FORMATS.iter().flat_map(|format| format.fields);
    names.extend(fields.clone().map(|field| field.example.to_owned()));
    // What stands in a snippet for a value that nobody entered is code, and shown as it stands there.
    names.extend(fields.filter_map(|field| match field.blank {
        Blank::Gap(gap) => Some(gap.to_owned()),
        Blank::Value(_) | Blank::OfRole(_) => None,
    }));
    names.extend(Kind::ALL.map(|kind| kind.name().to_owned()));
    let over = dataset
        .transports
        .iter()
        .filter_map(|one| one.over.as_ref());
    names.extend(over.map(ToString::to_string));
    names.extend(Export::ALL.map(|export| export.name().to_owned()));
    for rule in &dataset.rules {
        names.push(rule.id.to_string());
        names.push(rule.port_label());
        names.push(rule.service.to_string());
        names.extend(rule.sources.iter().map(|one| one.section.to_string()));
    }
    // The longest first: some are parts of others.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// The words that links are made of, in every language the same ones: names of parameters, and their values.
fn words_of_links() -> BTreeSet<String> {
    let dataset = ports_data::dataset();
    let deployments = dataset.deployments.iter().map(|one| one.id.to_string());
    let roles = dataset.roles.iter().map(|one| one.id.to_string());
    let formats = FORMATS.iter().map(|format| format.id.to_owned());
    let others =
        "deployment role version direction inbound outbound all open optional no yes format";
    let all = deployments.chain(roles).chain(formats);
    let all = all.chain([others.to_owned()]).collect::<Vec<_>>().join(" ");
    let words = all.split(|letter: char| !letter.is_ascii_alphabetic());
    words.map(str::to_owned).collect()
}

/// What is read and heard on the page, outside of code and of what was typed.
async fn said(page: &Page) -> Vec<String> {
    let script = format!(
        "{EVERY}
        const said = new Set([document.title]);
        for (const one of shown) {{
            if (one.closest('pre, code, textarea')) continue;
            for (const text of one.childNodes) if (text.nodeType === 3) said.add(text.data);
            for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'data-label']) said.add(one.getAttribute(name) ?? '');
        }}
        return [...said];"
    );
    let said: Value = page.script(&script, vec![]).await;
    serde_json::from_value(said).expect("texts")
}

/// A text without what it quotes from a reader.
fn unquoted(text: &str) -> String {
    let mut parts = text.split('“');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out += part.split_once('”').map_or(part, |(_, after)| after);
    }
    out
}

/// The texts with a word that could be read before it was translated.
fn hard_wired(said: &[String], names: &[String]) -> Vec<String> {
    let of_links = words_of_links();
    let mut found = Vec::new();
    for text in said {
        // A link by itself has its own words.
        if text.contains("http://") {
            continue;
        }
        // So has what is said of one, which quotes it.
        let quotes_a_link = text.contains('“');
        let mut rest = unquoted(text);
        for name in names {
            rest = rest.replace(name, " ");
        }
        let mut words = rest.split(|letter: char| !letter.is_alphabetic());
        if words.any(|word| {
            let is_plain = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
            is_plain && !(quotes_a_link && of_links.contains(word))
        }) {
            found.push(text.clone());
        }
    }
    found
}

async fn no_word_on_any_view_is_hard_wired(page: Page) {
    page.served_from(&disguised());
    let names = names();
    let mut found = Vec::new();
    for state in STATES {
        open(&page, state).await;
        for text in hard_wired(&said(&page).await, &names) {
            found.push(format!("{}: {text}", state.0));
        }
    }
    page.open(OF_FORMATS).await;
    // Their names are in no language of ours, and their places are: so each is pressed where it is.
    let mut seen = BTreeSet::new();
    for place in 0..FORMATS.len() {
        let chosen = "new URLSearchParams(location.search).get('format') ?? ''";
        let press = "const one = document.querySelectorAll('[name=pp-format]')[arguments[0]];
            one.click(); return one.checked;";
        page.script(press, vec![json!(place)]).await;
        let is_new = format!(
            "document.querySelectorAll('[name=pp-format]')[{place}].checked && !{}.includes({chosen})",
            json!(seen)
        );
        page.until_true("another format", &is_new).await;
        let id = page.value(chosen).await;
        let id = id.as_str().unwrap_or_default().to_owned();
        page.script(
            "for (const one of document.querySelectorAll('.pp-about')) one.open = true;",
            vec![],
        )
        .await;
        for text in hard_wired(&said(&page).await, &names) {
            found.push(format!("format {id}: {text}"));
        }
        seen.insert(id);
    }
    let all: BTreeSet<String> = FORMATS.iter().map(|format| format.id.to_owned()).collect();
    assert_eq!(seen, all);
    chromium::run_scripts(&page.session, false).await;
    page.go("").await;
    chromium::run_scripts(&page.session, true).await;
    for text in hard_wired(&said(&page).await, &names) {
        found.push(format!("without script: {text}"));
    }
    page.console().await;
    assert_eq!(found, Vec::<String>::new());
}

async fn a_word_that_is_hard_wired_is_found(page: Page) {
    page.served_from(&disguised());
    page.open("").await;
    page.script(
        "document.querySelector('.pp-summary p').append(' See also.'); document.querySelector('.pp-tab').ariaLabel = 'Press';",
        vec![],
    )
    .await;
    let found = hard_wired(&said(&page).await, &names());
    assert_eq!(json!(found), json!(["Press", " See also."]));
}

async fn every_view_has_room_for_longer_words(page: Page) {
    page.served_from(&disguised());
    for state in STATES {
        open(&page, state).await;
        for width in [320, 390, 1440] {
            resized(&page, width, 844).await;
            assert_whole(&page, &format!("{} at {width}", state.0)).await;
        }
    }
}
