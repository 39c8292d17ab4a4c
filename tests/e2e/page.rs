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
const PATIENCE: Duration = Duration::from_secs(60);

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
        let runs = "!!document.querySelector('.pp:not(.pp-reading) .pp-body') && !document.querySelector('.pp-later .pp-hint')";
        self.until_true("the page runs", runs).await;
        self.until("the page runs", |seen| seen.runs).await
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
        let mut clicked = element.click().await;
        if let Err(error) = &clicked
            && error.to_string().contains("click intercepted")
        {
            // It is below what stays in front: a person scrolls.
            let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";
            let element = serde_json::to_value(&element).expect("an element");
            self.script(script, vec![element]).await;
            clicked = self.find(what, path).await.click().await;
        }
        clicked.unwrap_or_else(|error| panic!("pressing {what}: {error}"));
    }

    /// Chooses, or switches, what stands under a label: in a list, or in a group that may be in a menu.
    pub async fn choose(&self, group: &str, option: &str) {
        let list = format!("//select[@id=//label[normalize-space()=\"{group}\"]/@for]");
        let options = format!("//fieldset[legend[normalize-space()=\"{group}\"]]");
        let either = format!("{list} | {options}");
        let found = self.find(&format!("choice “{group}”"), &either).await;
        if found.tag_name().await.expect("a tag") == "select" {
            let path = format!("{list}//option[normalize-space()='{option}']");
            return self
                .click(&format!("option “{option}” of “{group}”"), &path)
                .await;
        }
        self.open_menu_around(&options).await;
        let path = format!("{options}//label[span[normalize-space()='{option}']]");
        self.click(&format!("option “{option}” of “{group}”"), &path)
            .await;
    }

    /// Opens the menu that something is in, where it is in one that is closed.
    async fn open_menu_around(&self, path: &str) {
        // One that is open may cover it.
        let open = format!("//details[contains(@class, 'pp-menu')][@open][not(.{path})]/summary");
        if let Ok(summary) = self.session.client.find(Locator::XPath(&open)).await {
            summary.click().await.expect("a menu closes");
        }
        let menu =
            format!("{path}/ancestor::details[contains(@class, 'pp-menu')][not(@open)]/summary");
        let closed = self.session.client.find(Locator::XPath(&menu)).await;
        if let Ok(summary) = closed {
            summary.click().await.expect("a menu opens");
        }
    }

    /// Presses a button in a menu, by what the menu's own button begins with.
    pub async fn press_in_menu(&self, menu: &str, name: &str) {
        let within = format!("//details[summary[starts-with(normalize-space(), '{menu}')]]");
        let path = format!("{within}//button[normalize-space()='{name}']");
        self.open_menu_around(&path).await;
        self.click(&format!("button “{name}” of “{menu}”"), &path)
            .await;
    }

    /// Looks at a view by its tab, or by one of its own where it stands beside the others.
    pub async fn show(&self, view: &str) {
        let path = format!("//nav//button[normalize-space()='{view}'][not(ancestor::*[@hidden])]");
        // The tabs are on top, and the bar stays over what is scrolled.
        self.script("scrollTo({ top: 0, behavior: 'instant' });", vec![])
            .await;
        let tabs = self.session.client.find_all(Locator::XPath(&path)).await;
        for tab in tabs.expect("tabs") {
            if tab.is_displayed().await.unwrap_or(false) {
                return tab.click().await.expect("a tab");
            }
        }
        panic!("no tab “{view}”");
    }

    /// Chooses a known release.
    pub async fn choose_line(&self, line: &str) {
        let path = format!(
            "//select[@id='pp-version']//option[normalize-space()='{line}' or normalize-space()='{line} (latest)']"
        );
        self.click(&format!("release “{line}”"), &path).await;
    }

    /// Chooses the release that an upgrade comes from.
    pub async fn come_from(&self, line: &str) {
        self.choose("From version", line).await;
    }

    /// Presses one of the buttons that save, copy and print what a section is about.
    pub async fn press_file(&self, section: &str, button: &str) {
        let within = format!("//section[@aria-labelledby='{section}']");
        let path = format!("{within}//button[normalize-space()='{button}']");
        self.open_menu_around(&path).await;
        self.click(&format!("button “{button}” of “{section}”"), &path)
            .await;
    }

    /// Chooses a snippet format by its name.
    pub async fn choose_format(&self, name: &str) {
        self.open_menu_around("//div[@class='pp-formats']").await;
        let path = format!("//div[@class='pp-formats']//label[span[normalize-space()='{name}']]");
        self.click(&format!("format “{name}”"), &path).await;
    }

    /// Presses the button that adds published addresses to an end.
    pub async fn publish(&self, end: &str, list: &str) {
        let path = format!(
            "//button[contains(., \"Add Spectro Cloud's {list} (\")][contains(., ' to {end}')]"
        );
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

    /// The field with this label; an endpoint's name for its addresses at all sites.
    pub async fn field(&self, label: &str) -> Element {
        let labelled = format!("//*[@id=//label[normalize-space()='{label}']/@for]");
        let for_all = format!("//*[@aria-label='{label}, all sites']");
        self.find(
            &format!("field “{label}”"),
            &format!("{labelled} | {for_all}"),
        )
        .await
    }

    /// The field of a site in a column of the grid, or on the card that stands for the row.
    pub async fn site_field(&self, site: &str, column: &str) -> Element {
        let on_card = format!(
            "//fieldset[@class='pp-card'][legend[normalize-space()='{site}']]//*[@id=//label[normalize-space()='{column}']/@for]"
        );
        let path = format!("//*[@aria-label='{column}, {site}'] | {on_card}");
        let what = format!("field “{column}” of “{site}”");
        let field = self.find(&what, &path).await;
        // Out from below the names of the sites, which stay in sight.
        let shown = "arguments[0].scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' });";
        let reference = serde_json::to_value(&field).expect("a reference to the field");
        self.script(shown, vec![reference]).await;
        field
    }

    /// Types in a field of a site, as [`type_into`](Self::type_into) does; for all sites where it is
    /// called that. The view of the addresses is gone to where another is looked at.
    pub async fn enter(&self, site: &str, column: &str, text: &str) {
        if self.value("!document.getElementById('pp-plan')").await == json!(true) {
            self.show("Addresses").await;
        }
        let is_card = self.value("!!document.querySelector('.pp-card')").await == json!(true);
        if is_card && self.look().await.plan.card != site {
            self.press_path(&format!(
                "//select[@id='pp-card']/option[normalize-space()='{site}']"
            ))
            .await;
            self.until(site, |seen| seen.plan.card == site).await;
        }
        match site {
            _ if is_card => self.type_into(column, text).await,
            "All sites" => self.type_into(column, text).await,
            site => {
                let field = self.site_field(site, column).await;
                type_over(&field, column, text).await;
            }
        }
    }

    /// Puts a text into the clipboard and pastes it where the focus is. As a sheet copies it, `as_table`.
    pub async fn paste(&self, text: &str, as_table: bool) {
        let script = "const [text, isTable] = arguments;
            const given = new DataTransfer();
            given.setData('text/plain', text);
            if (isTable) given.setData('text/html', '<table></table>');
            let at = document.activeElement;
            while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
            const event = new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true, composed: true });
            if (at.dispatchEvent(event)) document.execCommand('insertText', false, text);";
        self.script(script, vec![json!(text), json!(as_table)])
            .await;
    }

    /// Clears all entries, which is behind another button.
    pub async fn forget(&self) {
        self.unfold("More").await;
        self.press("Clear all addresses").await;
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

    /// Types in a field, over what is there, one key after the other. A version is typed once the list of
    /// known ones was left for it.
    pub async fn type_into(&self, label: &str, text: &str) {
        if label == "Version" {
            return self.type_version(text).await;
        }
        if label == "Search formats" {
            self.open_menu_around("//div[@class='pp-formats']").await;
        }
        let field = self.field(label).await;
        type_over(&field, label, text).await;
    }

    /// Types a release.
    async fn type_version(&self, text: &str) {
        let is_there = self.session.client.find(Locator::Css("#pp-release")).await;
        if is_there.is_err() {
            self.choose("Version", "Other release…").await;
        }
        let field = self.field("Release").await;
        type_over(&field, "Release", text).await;
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
