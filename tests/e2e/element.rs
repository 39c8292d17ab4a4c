//! Elements of ours in a page of somebody else's: looks and acts inside their shadow roots.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::page::Page;

/// How long something may take to appear; far longer than it does.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often it is looked for.
const GLANCE: Duration = Duration::from_millis(15);

/// One of them, by its id.
pub struct Element<'p> {
    page: &'p Page,
    id: &'static str,
}

impl<'p> Element<'p> {
    /// The element with this id.
    pub fn new(page: &'p Page, id: &'static str) -> Self {
        Self { page, id }
    }

    /// The value of an expression that may speak of `element`, of its shadow `root`, and of
    /// `words(part)`: the visible text of the first part that a selector finds.
    pub async fn value(&self, expression: &str) -> Value {
        let script = format!(
            "const element = document.getElementById(arguments[0]);
             const root = element?.shadowRoot;
             const words = (part) => root?.querySelector(part)?.innerText.replace(/\\s+/g, ' ').trim() ?? '';
             return ({expression});"
        );
        self.page.script(&script, vec![json!(self.id)]).await
    }

    /// Waits until an expression has a value.
    pub async fn until(&self, expression: &str, value: Value) {
        let started = Instant::now();
        loop {
            let seen = self.value(expression).await;
            if seen == value {
                return;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "never came: {value} of #{}: {expression}. Last seen: {seen}",
                self.id
            );
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until an expression is true.
    pub async fn until_true(&self, expression: &str) {
        self.until(expression, json!(true)).await;
    }

    /// Waits until the app is there and shows rules.
    pub async fn shown(&self) {
        self.until_true(
            "words('.pp-summary').includes('Palette') && !root.querySelector('.pp-later .pp-hint')",
        )
        .await;
    }

    /// The answer in one sentence.
    pub async fn summary(&self) -> String {
        let summary = self.value("words('.pp-summary')").await;
        summary.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the answer says this.
    pub async fn until_summary(&self, part: &str) {
        self.until_true(&format!("words('.pp-summary').includes({})", json!(part)))
            .await;
    }

    /// Whose rules are on screen, by how their ids begin: `self-hosted-cluster`.
    pub async fn until_rules_of(&self, hosts: &[&str]) {
        let rows =
            "[...root.querySelectorAll('.pp-row[id]')].map((row) => row.id.split(/-(in|out)-/)[0])";
        self.until(&format!("[...new Set({rows})].sort()"), json!(hosts))
            .await;
    }

    /// Looks at a view by its tab.
    pub async fn show(&self, view: &str) {
        let tab = format!(
            "[...root.querySelectorAll('.pp-tab')].find((tab) => tab.checkVisibility() && tab.innerText.trim() === {})",
            json!(view)
        );
        self.value(&format!("({tab}).click()")).await;
        self.until_true(&format!("({tab}).hasAttribute('aria-current')"))
            .await;
    }

    /// Chooses an option of a list, or what stands under a label, as a press on it does.
    pub async fn choose(&self, option: &str) {
        let choose = format!(
            "((wanted) => {{
                const named = (all, name) => [...root.querySelectorAll(all)].find((one) => name(one).trim() === wanted);
                const option = named('.pp-choices option', (one) => one.textContent);
                if (!option) return named('label.pp-option', (one) => one.textContent).click();
                option.closest('select').value = option.value;
                option.closest('select').dispatchEvent(new Event('change', {{ bubbles: true }}));
            }})({})",
            json!(option)
        );
        self.value(&choose).await;
    }

    /// What was heard from this element, each event's name, kind or version, and words.
    pub async fn heard(&self) -> Vec<Value> {
        let heard = self
            .value("window.heard.filter((one) => one.id === element.id)")
            .await;
        heard.as_array().cloned().unwrap_or_default()
    }

    /// Waits until an event was heard for which this expression, of `one`, is true.
    pub async fn until_heard(&self, expression: &str) {
        self.until_true(&format!(
            "window.heard.some((one) => one.id === element.id && ({expression}))"
        ))
        .await;
    }
}
