//! Elements of ours in a page of somebody else's: looks and acts inside their shadow roots.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::page::Page;

/// How long something may take to appear; far longer than it does.
const PATIENCE: Duration = Duration::from_secs(10);

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

    /// Chooses what stands under a label, as a press on it does.
    pub async fn choose(&self, option: &str) {
        let press = format!(
            "[...root.querySelectorAll('label.pp-option')].find((label) => label.querySelector('.pp-option-label')?.textContent.trim() === {}).click()",
            json!(option)
        );
        self.value(&press).await;
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
