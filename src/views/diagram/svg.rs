//! The diagram as SVG elements in the page.

use ports_core::diagram::{Attribute, Canvas, Diagram, draw};
use yew::Html;
use yew::virtual_dom::{VTag, VText};

/// The drawing. It is a little larger than its units, which are small.
pub fn drawing(diagram: &Diagram) -> Html {
    let mut elements = Elements::default();
    elements.open("svg", "");
    let (width, height) = (diagram.width, diagram.height);
    elements.set(Attribute::ViewBox, format!("0 0 {width} {height}"));
    elements.set(Attribute::Width, (width * 9 / 8).to_string());
    elements.set(Attribute::AriaHidden, "true".to_owned());
    draw(diagram, &mut elements);
    elements.close();
    elements.done
}

/// The elements that are open, the innermost last, and the one that is done.
#[derive(Default)]
struct Elements {
    open: Vec<VTag>,
    done: Html,
}

impl Canvas for Elements {
    fn open(&mut self, tag: &'static str, class: &'static str) {
        self.open.push(VTag::new(tag));
        if !class.is_empty() {
            self.set(Attribute::Class, class.to_owned());
        }
    }

    fn set(&mut self, name: Attribute, value: String) {
        if let Some(tag) = self.open.last_mut() {
            tag.add_attribute(name.name(), value);
        }
    }

    fn text(&mut self, text: String) {
        if let Some(tag) = self.open.last_mut() {
            tag.add_child(VText::new(text).into());
        }
    }

    fn close(&mut self) {
        let Some(closed) = self.open.pop() else {
            return;
        };
        match self.open.last_mut() {
            Some(outer) => outer.add_child(closed.into()),
            None => self.done = closed.into(),
        }
    }

    fn is_pointed_at(&self) -> bool {
        true
    }
}
