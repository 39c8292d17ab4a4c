//! The page in a browser, for a person: chooses by label, types in fields, presses buttons, and
//! looks until something is there.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use http::Method;
use serde_json::{Value, json};

use crate::chromium;
use crate::driver::Session;
use crate::seen::{SCRIPT, Seen};
use crate::server::{Manner, Server};
use crate::views::View;

/// How long something may take to appear; far longer than it does.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is looked for.
const GLANCE: Duration = Duration::from_millis(15);

/// The page in a browser.
#[derive(Clone)]
pub struct Page {
    /// The browser.
    pub session: Session,
    dist: PathBuf,
    /// Whom the page may talk to.
    server: Rc<RefCell<Server>>,
    /// Whether it may talk to nobody: it came from no server.
    is_file: Rc<Cell<bool>>,
    /// The view that a claim is about, where it is about one of several.
    view: Option<&'static View>,
}

impl Page {
    /// A browser with nothing in it yet.
    pub fn new(session: Session, server: Server, dist: PathBuf) -> Self {
        let server = Rc::new(RefCell::new(server));
        Self {
            session,
            dist,
            server,
            is_file: Rc::default(),
            view: None,
        }
    }

    /// The same, for a claim about this view.
    pub fn about(mut self, view: Option<&'static View>) -> Self {
        self.view = view;
        self
    }

    /// The view that the claim is about.
    pub fn view(&self) -> &'static View {
        self.view.expect("a claim about a view")
    }

    /// From here on the page comes from a server that behaves like this.
    pub fn served(&self, manner: Manner) {
        self.server.replace(Server::start(&self.dist, manner));
    }

    /// From here on the page is another build of it.
    pub fn served_from(&self, dist: &Path) {
        self.served_from_as(dist, Manner::Good);
    }

    /// The same, from a server that behaves like this.
    pub fn served_from_as(&self, dist: &Path, manner: Manner) {
        self.server.replace(Server::start(dist, manner));
    }

    /// The address of the page with this behind its slash.
    pub fn address(&self, rest: &str) -> String {
        format!("{}/{rest}", self.server.borrow().origin())
    }

    /// Opens an address, whatever comes of it.
    pub async fn go(&self, rest: &str) {
        self.is_file.set(false);
        self.visit(&self.address(rest)).await;
    }

    /// Opens a file that is shipped beside the static folder, from the disk.
    pub async fn go_to_file(&self, name: &str, rest: &str) {
        self.is_file.set(true);
        let file = self.shipped(name);
        let address = url::Url::from_file_path(&file).expect("an absolute path");
        self.visit(&format!("{address}{rest}")).await;
    }

    /// A file that is shipped beside the static folder; an absolute path is that file.
    pub fn shipped(&self, name: &str) -> PathBuf {
        self.dist.with_file_name("").join(name)
    }

    async fn visit(&self, address: &str) {
        let went = self.session.client.goto(address).await;
        went.unwrap_or_else(|error| panic!("opening {address}: {error}"));
        // On a busy machine the driver takes a tab that is new for one that has loaded.
        let place = address.split(['?', '#']).next().unwrap_or_default();
        let loaded = format!(
            "document.readyState === 'complete' && document.URL.startsWith({})",
            json!(place)
        );
        self.until_true("all of the document", &loaded).await;
    }

    /// Opens the page and waits until it runs.
    pub async fn open(&self, query: &str) -> Seen {
        self.go(query).await;
        self.running().await
    }

    /// Waits until the page runs, and its later part is there or says why not.
    pub async fn running(&self) -> Seen {
        // Asked first, since it costs the page less than looking at all of it.
        let runs = "!!document.querySelector('.pp-summary > p') && !document.querySelector('.pp-later .pp-hint')";
        self.until_true("the page runs", runs).await;
        self.until("the page runs", |seen| !seen.summary.is_empty())
            .await
    }

    /// Loads it again.
    pub async fn reload(&self) -> Seen {
        self.session.client.refresh().await.expect("a reload");
        self.running().await
    }

    /// Goes one step back.
    pub async fn back(&self) {
        self.session.client.back().await.expect("a step back");
    }

    /// Goes to a page of nobody's.
    pub async fn leave(&self) {
        let left = self.session.client.goto("about:blank").await;
        left.expect("an empty page");
    }

    /// Goes to a page of nobody's, and has the browser forget everything that the page left.
    pub async fn leave_for_good(&self) {
        self.leave().await;
        let origin = self.server.borrow().origin();
        chromium::forget(&self.session, &origin).await;
    }

    /// What the server was asked, each request with its headers.
    pub fn heard(&self) -> Vec<String> {
        self.server.borrow().heard()
    }

    /// Goes one step forward.
    pub async fn forward(&self) {
        self.session.client.forward().await.expect("a step forward");
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
        let seen = self.script(SCRIPT, vec![]).await;
        serde_json::from_value(seen).expect("what the script returns")
    }

    /// Looks until no part of the app is on its way and `is_there`; panics with what was seen last when
    /// that never is.
    pub async fn until(&self, what: &str, is_there: impl Fn(&Seen) -> bool) -> Seen {
        let started = Instant::now();
        loop {
            let seen = self.look().await;
            if !seen.is_waiting && is_there(&seen) {
                return seen;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "never came: {what}. Last seen: {seen:#?}"
            );
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until an expression is true.
    pub async fn until_true(&self, what: &str, expression: &str) {
        let started = Instant::now();
        while self.value(expression).await != json!(true) {
            assert!(
                started.elapsed() < PATIENCE,
                "never came: {what} ({expression})"
            );
            tokio::time::sleep(GLANCE).await;
        }
    }

    async fn find(&self, what: &str, path: &str) -> Element {
        let found = self
            .session
            .client
            .wait()
            .at_most(PATIENCE)
            .every(GLANCE)
            .for_element(Locator::XPath(path))
            .await;
        found.unwrap_or_else(|error| panic!("no {what} ({path}): {error}"))
    }

    async fn click(&self, what: &str, path: &str) {
        let element = self.find(what, path).await;
        let clicked = element.click().await;
        clicked.unwrap_or_else(|error| panic!("pressing {what}: {error}"));
    }

    /// Chooses, or switches, what stands under a label.
    pub async fn choose(&self, group: &str, option: &str) {
        let path = format!(
            "//fieldset[legend[normalize-space()='{group}']]//label[span[normalize-space()='{option}']]"
        );
        self.click(&format!("option “{option}” of “{group}”"), &path)
            .await;
    }

    /// Presses the button of a known release.
    pub async fn choose_line(&self, line: &str) {
        let path = format!("//button[text()[normalize-space()='{line}']]");
        self.click(&format!("release “{line}”"), &path).await;
    }

    /// Presses the button of a release that an upgrade comes from.
    pub async fn come_from(&self, line: &str) {
        let path =
            format!("//*[@aria-label='From version']//button[text()[normalize-space()='{line}']]");
        self.click(&format!("from “{line}”"), &path).await;
    }

    /// Chooses a snippet format by its name.
    pub async fn choose_format(&self, name: &str) {
        let path = format!("//div[@class='pp-formats']//label[span[normalize-space()='{name}']]");
        self.click(&format!("format “{name}”"), &path).await;
    }

    /// Presses the button that adds published addresses to an end.
    pub async fn publish(&self, end: &str, list: &str) {
        let path = format!("//button[contains(., 'Add: {list} (')][contains(., ' to {end}')]");
        self.click(&format!("“{list}” for “{end}”"), &path).await;
    }

    /// Presses a button, the first of this name.
    pub async fn press(&self, name: &str) {
        let path = format!("//button[normalize-space()='{name}']");
        self.click(&format!("button “{name}”"), &path).await;
    }

    /// Presses what a path finds first.
    pub async fn press_path(&self, path: &str) {
        self.click(path, path).await;
    }

    /// Presses the button that copies the link with entries.
    pub async fn press_link_copy(&self) {
        let path = "//section[@aria-labelledby='pp-plan']//button[normalize-space()='Copy']";
        self.click("button “Copy” for the link", path).await;
    }

    /// Presses a button of a rule.
    pub async fn press_at(&self, rule: &str, name: &str) {
        let path = format!("//tr[@id='{rule}']//button[normalize-space()='{name}']");
        self.click(&format!("button “{name}” of “{rule}”"), &path)
            .await;
    }

    /// Presses a button beside the snippet for a role.
    pub async fn press_in(&self, role: &str, name: &str) {
        let path =
            format!("//article[h3[contains(., '{role}')]]//button[normalize-space()='{name}']");
        self.click(&format!("button “{name}” for “{role}”"), &path)
            .await;
    }

    /// Moves the pointer onto the first element that a selector finds.
    pub async fn point_at(&self, selector: &str) {
        let client = &self.session.client;
        let element = client.find(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector}: {error}"));
        self.script("document.querySelector(arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'});", vec![json!(selector)]).await;
        let moved = MouseActions::new("mouse".to_owned()).then(PointerAction::MoveToElement {
            element,
            duration: None,
            x: 0.0,
            y: 0.0,
        });
        client.perform_actions(moved).await.expect("a pointer");
    }

    /// Follows a link, the first one of this text that is visible.
    pub async fn press_link(&self, text: &str) {
        let path = format!("//a[normalize-space()='{text}'][not(ancestor::noscript)]");
        self.click(&format!("link “{text}”"), &path).await;
    }

    /// Opens what stands behind a summary that starts like this.
    pub async fn unfold(&self, summary: &str) {
        let path = format!("//summary[starts-with(normalize-space(), '{summary}')]");
        self.click(&format!("summary “{summary}”"), &path).await;
    }

    /// The field with this label.
    pub async fn field(&self, label: &str) -> Element {
        let outside = "[not(ancestor::*[@aria-labelledby='pp-plan'])]";
        let path = format!("//*[@id=//label[normalize-space()='{label}']{outside}/@for]");
        self.find(&format!("field “{label}”"), &path).await
    }

    /// The field of the plan with this label.
    pub async fn plan_field(&self, label: &str) -> Element {
        let plan = "//section[@aria-labelledby='pp-plan']";
        let path = format!("{plan}//*[@id={plan}//label[normalize-space()='{label}']/@for]");
        self.find(&format!("field “{label}” of the plan"), &path)
            .await
    }

    /// Types in a field of the plan, as [`type_into`](Self::type_into) does.
    pub async fn type_into_plan(&self, label: &str, text: &str) {
        let field = self.plan_field(label).await;
        type_over(&field, label, text).await;
    }

    /// Opens a file as a plan, as choosing it in the browser's dialog does.
    pub async fn open_plan(&self, text: &str) {
        let file = self.session.downloads.join("to-open.json");
        fs::write(&file, text).expect("a file to open");
        let path = "//section[@aria-labelledby='pp-plan']//input[@type='file']";
        let field = self.find("field for a file", path).await;
        let path = file.to_str().expect("a path of text");
        field.send_keys(path).await.expect("it takes a file");
    }

    /// Types in a field, over what is there, one key after the other.
    pub async fn type_into(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        type_over(&field, label, text).await;
    }

    /// Types on, where the caret is.
    pub async fn type_on(&self, keys: &str) {
        let element = self.session.client.active_element().await;
        let element = element.expect("something has the focus");
        element.send_keys(keys).await.expect("it takes keys");
    }

    /// Presses a key, wherever the focus is, also where it is nowhere yet.
    pub async fn press_key(&self, key: Key) {
        self.press_char(char::from(key)).await;
    }

    /// Presses the key of a character, wherever the focus is.
    pub async fn press_char(&self, value: char) {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        let pressed = self.session.client.perform_actions(keys).await;
        pressed.expect("a key press");
    }

    /// Waits for a file to be downloaded whole.
    pub async fn until_file(&self, file: &Path) -> String {
        let bytes = self.until_bytes(file).await;
        String::from_utf8(bytes).expect("a file of text")
    }

    /// Waits until a file is there, and reads it.
    pub async fn until_bytes(&self, file: &Path) -> Vec<u8> {
        let started = Instant::now();
        loop {
            // The browser gives it this name when it is complete.
            match fs::read(file) {
                Ok(bytes) if !bytes.is_empty() => return bytes,
                _ => assert!(
                    started.elapsed() < PATIENCE,
                    "never came: {}",
                    file.display()
                ),
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// The name that a screen reader says for an element, as the browser computes it.
    pub async fn spoken_name(&self, element: &Element) -> String {
        let path = format!("element/{}/computedlabel", element.element_id().as_ref());
        let name = self.session.command(Method::GET, path, Value::Null).await;
        let name = name.expect("a computed name");
        name.as_str().unwrap_or_default().to_owned()
    }

    /// Puts something else into the clipboard, so that nothing is found in it that was there.
    pub async fn fill_clipboard(&self) {
        self.type_into("Search", "443").await;
        let cut = format!("{}ax", char::from(Key::Control));
        self.type_on(&cut).await;
        self.until("an empty field", |seen| {
            seen.field("Search").value.is_empty() && !seen.query.contains("443")
        })
        .await;
        assert_eq!(self.clipboard().await, "443");
    }

    /// What the clipboard holds.
    pub async fn clipboard(&self) -> String {
        chromium::permission(&self.session, "clipboard-read", "granted").await;
        let script = "const done = arguments[0];
            (window.keptClipboard || navigator.clipboard).readText().then(done, (error) => done('refused: ' + error));";
        let text = self.session.client.execute_async(script, vec![]).await;
        let text = text.expect("the clipboard can be read");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// What the console said since it was last read.
    pub async fn console(&self) -> Vec<String> {
        chromium::console(&self.session).await
    }

    /// The console says these things and no others; afterwards it counts as empty.
    pub async fn expect_console(&self, expected: &[&str]) {
        let said = self.console().await;
        for part in expected {
            assert!(
                said.iter().any(|line| line.contains(part)),
                "“{part}” is not in the console: {said:#?}"
            );
        }
        let others: Vec<&String> = said
            .iter()
            .filter(|line| !expected.iter().any(|part| line.contains(part)))
            .collect();
        assert!(others.is_empty(), "the console also says {others:#?}");
    }

    /// Whatever else was claimed: nothing is in the console, and no request left for elsewhere.
    pub async fn assert_clean(&self) {
        let mut said = self.console().await;
        if self.value("!!document.querySelector('.pp-reading')").await == true {
            // It comes some seconds after the page, and on a busy machine while this is asked.
            said.retain(|line| !line.contains("preload"));
        }
        assert!(said.is_empty(), "the console is not empty: {said:#?}");
        let others = self.requests_to_others().await;
        assert!(others.is_empty(), "requests left for {others:#?}");
    }

    /// What the page asked of other origins than its own, since it was loaded; of anybody, where it
    /// came from no server.
    pub async fn requests_to_others(&self) -> Vec<String> {
        let requests = self
            .value("performance.getEntriesByType('resource').map((entry) => entry.name)")
            .await;
        let requests: Vec<String> = serde_json::from_value(requests).expect("a list of addresses");
        if self.is_file.get() {
            return requests;
        }
        assert!(!requests.is_empty(), "no request was recorded");
        let own = self.address("");
        let others = requests.into_iter();
        others
            .filter(|address| !address.starts_with(&own))
            .collect()
    }
}

async fn type_over(field: &Element, label: &str, text: &str) {
    let select_all = format!("{}a{}", char::from(Key::Control), char::from(Key::Null));
    let keys = match text {
        "" => format!("{select_all}{}", char::from(Key::Delete)),
        text => format!("{select_all}{text}"),
    };
    let typed = field.send_keys(&keys).await;
    typed.unwrap_or_else(|error| panic!("typing in “{label}”: {error}"));
}
