//! Views as text, and the approved ones.

use std::path::Path;

use yew::BaseComponent;

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

fn with_sorted_attributes(html: &str) -> String {
    let mut sorted = String::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>').expect("a tag ends");
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        sorted.push_str(text);
        sorted.push('<');
        sorted.push_str(name);
        for attribute in attributes_by_name(attributes) {
            sorted.push(' ');
            sorted.push_str(attribute);
        }
        sorted.push('>');
        rest = after;
    }
    sorted + rest
}

/// The attributes of a tag: `name`, or `name="value"`, where a value holds no quote.
fn attributes_by_name(mut rest: &str) -> Vec<&str> {
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let name_end = rest.find([' ', '=']).unwrap_or(rest.len());
        let end = match rest[name_end..].strip_prefix("=\"") {
            Some(value) => name_end + 2 + value.find('"').expect("a value ends") + 1,
            None => name_end,
        };
        attributes.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    attributes.sort_unstable();
    attributes
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

/// The words of a view, without tags and with references resolved.
pub fn words(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                text.push(' ');
            }
            _ if !in_tag => text.push(c),
            _ => {}
        }
    }
    let text = text
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
