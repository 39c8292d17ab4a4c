//! Rendered HTML in a form that can be compared and read, for the tests of every crate with views.

/// The same elements, each with its attributes by name: their order means nothing, and is that of
/// whatever wrote them.
pub fn with_sorted_attributes(html: &str) -> String {
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
