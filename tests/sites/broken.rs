//! The element, broken on purpose: each copy is one that a claim must not hold for.

use crate::copies::{Change, Copy};

/// The file that a page loads.
const FILE: &str = "palette-ports/palette-ports.js";

/// The one that follows when the element is near.
const APP: &str = "palette-ports/api.js";

/// A copy whose every element does something more when it is put into a page, or less: `SUPER` is
/// what the real one does then.
fn element(name: &'static str, connected: &str) -> Copy {
    let connected = connected.replace("SUPER", "super.connectedCallback?.();");
    Copy {
        name,
        changes: vec![(
            FILE,
            Change::Before(format!(
                "{{ const define = customElements.define;
            customElements.define = function (name, kind, options) {{
                return define.call(this, name, class extends kind {{
                    connectedCallback() {{ {connected} }}
                }}, options);
            }}; }}"
            )),
        )],
    }
}

/// Nothing of the element is there, and nobody complains.
pub fn absent() -> Copy {
    Copy {
        name: "is not there",
        changes: vec![(FILE, Change::Instead(String::new()))],
    }
}

/// The app does not arrive.
pub fn without_its_app() -> Copy {
    Copy {
        name: "does not get its app",
        changes: vec![(APP, Change::Gone)],
    }
}

/// The app does not arrive, and what stood between the tags is gone all the same.
pub fn takes_away_what_stood_there() -> Copy {
    let mut copy = element(
        "takes away what stood between its tags",
        "SUPER this.shadowRoot.replaceChildren();",
    );
    copy.changes.push((APP, Change::Gone));
    copy
}

pub fn does_not_come_back() -> Copy {
    element(
        "does not come back",
        "if (sessionStorage.seen) return; sessionStorage.seen = 'yes'; SUPER",
    )
}

pub fn does_not_answer() -> Copy {
    element(
        "does not answer",
        "SUPER for (const kind of ['click', 'change', 'input'])
            this.shadowRoot.addEventListener(kind, (event) => event.stopImmediatePropagation(), true);",
    )
}

pub fn stays_light() -> Copy {
    element(
        "stays light",
        "SUPER this.ready.then(() => {
            const style = new CSSStyleSheet();
            style.replaceSync('* { color: black !important }');
            this.shadowRoot.adoptedStyleSheets.push(style);
        });",
    )
}

pub fn styles_the_page() -> Copy {
    element(
        "styles the page around it",
        "SUPER const style = new CSSStyleSheet();
        style.replaceSync('table { letter-spacing: 1px }');
        document.adoptedStyleSheets.push(style);",
    )
}

pub fn is_wide() -> Copy {
    element(
        "is wider than a phone",
        "SUPER this.style.display = 'block'; this.style.minWidth = '700px';",
    )
}

/// The same server by another name is another origin, and one that answers: nothing is said of it
/// in the console.
pub fn asks_somebody_else() -> Copy {
    element(
        "asks somebody else",
        "fetch(`http://localhost:${location.port}/`, { mode: 'no-cors' }); SUPER",
    )
}

pub fn talks() -> Copy {
    element("talks in the console", "SUPER console.info('hello');")
}
