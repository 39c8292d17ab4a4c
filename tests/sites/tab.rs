//! A browser's tab, for a person: reads what is on screen, presses what is there, waits for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use fantoccini::elements::{Element, ElementRef};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::chromium;
use crate::driver::{Kind, Session};
use crate::server::{Manner, Server};

/// How long something may take to appear; far longer than it does.
const PATIENCE: Duration = Duration::from_secs(20);

/// The same where it is not expected to appear.
const IMPATIENCE: Duration = Duration::from_secs(4);

/// Where the app is: inside the element where there is one, else in the page itself.
const ROOT: &str = "(document.querySelector('palette-ports')?.shadowRoot || document)";

/// How often it is looked for.
const GLANCE: Duration = Duration::from_millis(25);

static IMPATIENT: AtomicBool = AtomicBool::new(false);

/// From here on, what does not come is given up sooner: a broken copy is not waited for.
pub fn be_impatient(yes: bool) {
    IMPATIENT.store(yes, Ordering::Relaxed);
}

fn patience() -> Duration {
    match IMPATIENT.load(Ordering::Relaxed) {
        true => IMPATIENCE,
        false => PATIENCE,
    }
}

/// What is on screen; see `look.js`.
#[derive(Clone, Debug, Deserialize)]
pub struct Seen {
    /// The page's own heading.
    pub host: String,
    /// The app runs.
    pub runs: bool,
    /// What stood between the element's tags is to be seen.
    pub fallback: bool,
    /// The ids of the rules that the connections on screen come from.
    pub rules: Vec<String>,
    /// Of these, the ones whose connections are included.
    pub included: Vec<String>,
    /// The first snippet.
    pub snippet: String,
    /// The app's answer.
    pub colours: Option<Colours>,
    /// The page's.
    pub site: Option<Colours>,
    /// How wide the page is.
    pub width: f64,
    /// Where the element ends.
    pub right: f64,
}

/// A text's colours.
#[derive(Clone, Debug, Deserialize)]
pub struct Colours {
    /// Of its letters.
    pub ink: [f64; 3],
    /// Of what they stand on.
    pub paper: [f64; 3],
}

impl Colours {
    /// Whether it is a light text on something dark.
    pub fn is_dark(&self) -> bool {
        luminance(self.paper) < luminance(self.ink)
    }

    /// The contrast between the two, as WCAG counts it.
    pub fn contrast(&self) -> f64 {
        let (one, other) = (luminance(self.ink), luminance(self.paper));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |part: f64| match part / 255.0 {
        low if low <= 0.04045 => low / 12.92,
        high => ((high + 0.055) / 1.055).powf(2.4),
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// A tab with nothing in it yet, and a server of its own.
#[derive(Clone)]
pub struct Tab {
    /// The browser.
    pub session: Session,
    kind: Kind,
    place: PathBuf,
    server: Server,
}

/// Has a site's map, which names the addresses that it was built for, name those where it is: MkDocs
/// Material swaps only pages that are in the map, and takes a host for another but not a port.
fn bring_home(place: &Path, origin: &str) {
    const LOCATION: &str = "<loc>";
    let file = place.join("sitemap.xml");
    let Ok(map) = fs::read_to_string(&file) else {
        return;
    };
    let mut parts = map.split(LOCATION);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let path = part.splitn(4, '/').nth(3).unwrap_or_default();
        text += &format!("{LOCATION}{origin}/{path}");
    }
    fs::write(&file, text).expect("the site's map");
}

impl Tab {
    /// A tab that is to show what is in a directory.
    pub fn new(session: Session, kind: Kind, place: PathBuf) -> Self {
        let server = Server::start(&place, Manner::Lenient);
        bring_home(&place, &server.origin());
        Self {
            session,
            kind,
            place,
            server,
        }
    }

    /// The same with the strict policy that the page is made for.
    pub fn strict(mut self) -> Self {
        self.server = Server::start(&self.place, Manner::Good);
        self
    }

    /// The directory that is shown.
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// The server's origin.
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// Opens a path of the server.
    pub async fn open(&self, path: &str) {
        self.go(&format!("{}{path}", self.origin())).await;
    }

    /// Opens an address.
    pub async fn go(&self, address: &str) {
        let went = self.session.client.goto(address).await;
        went.unwrap_or_else(|error| panic!("opening {address}: {error}"));
    }

    /// Runs a script in the page, with what it is to return.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        let result = self.session.client.execute(script, arguments).await;
        result.unwrap_or_else(|error| panic!("{script}\n{error}"))
    }

    /// The value of an expression.
    pub async fn value(&self, expression: &str) -> Value {
        self.script(&format!("return ({expression});"), vec![])
            .await
    }

    /// Looks at the page.
    pub async fn look(&self) -> Seen {
        let seen = self.script(include_str!("look.js"), vec![]).await;
        serde_json::from_value(seen).expect("what the script returns")
    }

    /// Looks until `is_there`; panics with what was seen last when it never is.
    pub async fn until(&self, what: &str, is_there: impl Fn(&Seen) -> bool) -> Seen {
        let started = Instant::now();
        loop {
            let seen = self.look().await;
            if is_there(&seen) {
                return seen;
            }
            assert!(
                started.elapsed() < patience(),
                "never came: {what}. Last seen: {seen:?}"
            );
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until an expression is true.
    pub async fn until_true(&self, what: &str, expression: &str) {
        let started = Instant::now();
        while self.value(expression).await != json!(true) {
            assert!(started.elapsed() < patience(), "never came: {what}");
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Presses what an expression finds, once it is there, where the reader would see it.
    pub async fn press(&self, what: &str, expression: &str) {
        let script = format!(
            "const found = ({expression});
            if (found) found.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            return found || null;"
        );
        let started = Instant::now();
        let found = loop {
            if let Some(found) = self.element(self.script(&script, vec![]).await) {
                break found;
            }
            assert!(started.elapsed() < patience(), "never came: {what}");
            tokio::time::sleep(GLANCE).await;
        };
        let pressed = found.click().await;
        pressed.unwrap_or_else(|error| panic!("pressing {what}: {error}"));
    }

    fn element(&self, value: Value) -> Option<Element> {
        // The name that the standard gives to a reference to an element.
        let id = value.get("element-6066-11e4-a52e-4f735466cecf")?.as_str()?;
        let id = ElementRef::from(id.to_owned());
        Some(Element::from_element_id(self.session.client.clone(), id))
    }

    /// Chooses in a list of the app, by the list's label and by what the option begins with.
    pub async fn choose(&self, list: &str, option: &str) {
        let path = format!(
            "(() => {{
                const label = [...{ROOT}.querySelectorAll('label')].find((one) => one.textContent.trim() === '{list}');
                const options = [...(label?.control?.options || [])];
                return options.find((one) => one.textContent.trim().startsWith('{option}'));
            }})()"
        );
        self.press(&format!("“{option}” of “{list}”"), &path).await;
    }

    /// Presses what is to be seen of the app's buttons, and of what opens a menu, by what it begins with.
    pub async fn press_button(&self, name: &str) {
        let path = format!(
            "[...{ROOT}.querySelectorAll('button, summary')].find((one) =>
                one.textContent.trim().startsWith('{name}') && one.checkVisibility())"
        );
        self.press(&format!("button “{name}”"), &path).await;
    }

    /// Chooses a format by its name.
    pub async fn choose_format(&self, name: &str) {
        self.press_button("Format").await;
        let path = format!(
            "[...{ROOT}.querySelectorAll('.pp-formats label span')].find((one) => one.textContent.trim() === '{name}')"
        );
        self.press(&format!("format “{name}”"), &path).await;
    }

    /// Follows a link that is to be seen, by its text; some sites put a number in front.
    pub async fn follow(&self, text: &str) {
        let path = format!(
            "[...document.querySelectorAll('a')].find((one) =>
                one.textContent.trim().endsWith('{text}') && one.checkVisibility() && one.getClientRects().length)"
        );
        self.press(&format!("link “{text}”"), &path).await;
    }

    /// Nothing is in the console, and no request left for elsewhere, since the page was loaded.
    pub async fn assert_clean(&self) {
        self.assert_clean_but(&[]).await;
    }

    /// The same, but for lines of the site's own with one of these in them.
    pub async fn assert_clean_but(&self, known: &[&str]) {
        let mut said = self.console().await;
        said.retain(|line| !known.iter().any(|part| line.contains(part)));
        assert!(said.is_empty(), "the console is not empty: {said:?}");
        let own = self.value("location.origin === 'null' ? 'file://' : location.origin + '/'");
        let own = own.await;
        // What is only prepared to be asked counts as well: it tells the other side as much.
        let asked = self.value(
            "[...performance.getEntriesByType('resource').map((entry) => entry.name),
              ...[...document.querySelectorAll('link[rel=preconnect], link[rel=dns-prefetch]')].map((link) => link.href)]",
        );
        let asked: Vec<String> = serde_json::from_value(asked.await).expect("addresses");
        let is_own = |address: &String| {
            ["data:", "blob:", own.as_str().unwrap_or("?")]
                .iter()
                .any(|start| address.starts_with(start))
        };
        let others: Vec<&String> = asked.iter().filter(|address| !is_own(address)).collect();
        assert!(others.is_empty(), "requests left for {others:?}");
    }

    /// What the console said: from the driver where it tells, else from `listen.js`, if the page
    /// has it.
    async fn console(&self) -> Vec<String> {
        let mut said = match self.kind {
            Kind::Chromium => chromium::console(&self.session).await,
            Kind::Firefox | Kind::WebKit => Vec::new(),
        };
        let heard = self.value("window.said || []").await;
        let heard: Vec<String> = serde_json::from_value(heard).expect("lines");
        said.extend(heard);
        said
    }
}
