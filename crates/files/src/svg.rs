//! The diagram as an SVG file of its own: its styles, a title and all sentences are in it.

use ports_core::diagram::{Attribute, Canvas, Diagram, draw};

/// The styles of `static/styles/diagram.css`, without anything that only browsers know, for light
/// and for dark colours.
const STYLE: &str = "rect{fill:#fff;stroke:#8793a1}\
text{fill:#18222e;font-family:system-ui,sans-serif;font-size:13px;font-weight:500;text-anchor:middle}\
path{fill:none;stroke:#52606f;stroke-width:1.75;stroke-linejoin:round}\
.pp-own-party rect{fill:#e5f0fc;stroke:#0a5bb5}\
.pp-idle-party rect{stroke:#d7dde4}\
.pp-idle-party text,.pp-sample{fill:#52606f}\
.pp-flow-label{font-family:ui-monospace,monospace;font-size:11px}\
.pp-sample{font-size:12px;text-anchor:start}\
.pp-thin path{stroke-width:1}\
.pp-dashed path{stroke:#8a4700;stroke-dasharray:6 4}\
@media (prefers-color-scheme:dark){\
rect{fill:#171f28;stroke:#6d7b8b}\
text{fill:#e6ecf2}\
path{stroke:#a3b0be}\
.pp-own-party rect{fill:#16304d;stroke:#7db8f7}\
.pp-idle-party rect{stroke:#2d3947}\
.pp-idle-party text,.pp-sample{fill:#a3b0be}\
.pp-dashed path{stroke:#f2c078}\
}";

/// Writes the whole file, with `title`.
pub fn write(diagram: &Diagram, title: &str) -> String {
    let (width, height) = (diagram.width, diagram.height);
    let mut file = SvgFile {
        text: format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\"><title>"
        ),
        ..SvgFile::default()
    };
    file.escape(title);
    file.text.push_str("</title><desc>");
    for arrow in &diagram.arrows {
        file.escape(&arrow.text);
        file.text.push('\n');
    }
    file.text += &format!(
        "</desc><style>{STYLE}</style><rect width=\"100%\" height=\"100%\" stroke-width=\"0\"/>"
    );
    draw(diagram, &mut file);
    file.text.push_str("</svg>\n");
    file.text
}

/// The file as it is written.
#[derive(Default)]
struct SvgFile {
    text: String,
    /// The names of the open elements, the innermost last.
    open: Vec<&'static str>,
    /// Whether the innermost element's tag is still open.
    in_tag: bool,
}

impl SvgFile {
    fn escape(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '&' => self.text.push_str("&amp;"),
                '"' => self.text.push_str("&quot;"),
                // XML cannot hold them.
                '\u{fffe}' | '\u{ffff}' => self.text.push(' '),
                _ if c.is_control() && c != '\n' => self.text.push(' '),
                _ => self.text.push(c),
            }
        }
    }

    fn end_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.text.push('>');
        }
    }
}

impl Canvas for SvgFile {
    fn open(&mut self, tag: &'static str, class: &'static str) {
        self.end_tag();
        self.text.push('<');
        self.text.push_str(tag);
        self.open.push(tag);
        self.in_tag = true;
        if !class.is_empty() {
            self.set(Attribute::Class, class.to_owned());
        }
    }

    fn set(&mut self, name: Attribute, value: String) {
        self.text.push(' ');
        self.text.push_str(name.name());
        self.text.push_str("=\"");
        self.escape(&value);
        self.text.push('"');
    }

    fn text(&mut self, text: String) {
        self.end_tag();
        self.escape(&text);
    }

    fn close(&mut self) {
        self.end_tag();
        if let Some(tag) = self.open.pop() {
            self.text += &format!("</{tag}>");
        }
    }

    fn is_pointed_at(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_core::evaluation::{Selection, evaluate};

    /// What stands between angle brackets, and whether every element is closed.
    fn assert_elements_match(text: &str) {
        let mut open = Vec::new();
        for part in text.split('<').skip(1) {
            let (tag, _) = part.split_once('>').expect("a tag ends");
            assert!(!tag.contains('<'));
            match tag.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name)),
                None if tag.ends_with('/') => {}
                None => open.push(tag.split(' ').next().unwrap_or_default()),
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }

    #[test]
    fn the_file_stands_alone_and_no_text_leaves_its_place() {
        let dataset = ports_data::dataset();
        let mut selection = Selection::initial(dataset);
        selection.deployment = "self-hosted".into();
        selection.version = "4.2".parse().expect("a release");
        let diagram = ports_data::diagram(dataset, &selection, &evaluate(dataset, &selection));
        let text = write(&diagram, "<script>&\"\u{1}\u{ffff}]]>");
        assert_elements_match(&text);
        assert!(
            text.contains("<title>&lt;script&gt;&amp;&quot;  ]]&gt;</title>"),
            "{text}"
        );
        assert_eq!(text.matches("://").count(), 1, "the name of SVG alone");
        assert_eq!(
            text.matches("url(").count()
                + text.matches("href").count()
                + text.matches("@import").count(),
            0
        );
        for arrow in &diagram.arrows {
            assert!(
                text.contains(&arrow.text)
                    && text.contains(&format!("data-rules=\"{}\"", arrow.rules)),
                "{arrow:?}"
            );
        }
        assert!(
            !text.contains("pp-near"),
            "what is only pointed at is of no use in a file"
        );
    }
}
