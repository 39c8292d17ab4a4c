//! Views as text, and the approved ones.

use std::path::Path;

use yew::BaseComponent;

use crate::html::with_sorted_attributes;
pub use crate::html::words;

/// A view as text, one tag a line, with the attributes of each tag by name: their order means nothing.
pub fn rendered<T: BaseComponent>(renderer: yew::ServerRenderer<T>) -> String {
    let render = async { renderer.hydratable(false).render().await };
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let html = tokio::task::LocalSet::new().block_on(&runtime.expect("a runtime"), render);
    one_tag_a_line(&html)
}

/// An approved page.
pub fn approved(name: &str) -> String {
    one_tag_a_line(&approved_text(name).replace(">\n<", "><"))
}

/// An approved text.
pub fn approved_text(name: &str) -> String {
    let snapshots = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/snapshots");
    let path = snapshots.join(format!("views__{name}.snap"));
    let text = std::fs::read_to_string(&path).expect("an approved view");
    let (_, text) = text
        .strip_prefix("---\n")
        .and_then(|text| text.split_once("\n---\n"))
        .expect("a head");
    text.trim_end_matches('\n').to_owned()
}

fn one_tag_a_line(html: &str) -> String {
    with_sorted_attributes(html).replace("><", ">\n<")
}

/// The sections from the one that is labelled by `first` to the one that is labelled by `last`.
pub fn sections<'h>(html: &'h str, first: &str, last: &str) -> &'h str {
    let place = |id: &str| {
        let label = html.find(&format!("aria-labelledby=\"{id}\""));
        html[..label.expect("a label")]
            .rfind("<section")
            .expect("a section")
    };
    let end = html[place(last)..].find("</section>").expect("an end");
    &html[place(first)..place(last) + end + "</section>".len()]
}
