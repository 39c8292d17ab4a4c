//! A document for paper, as elements of the page.

use ports_files::export::Node;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// An element of a document and all that is in it. Text stays text.
pub fn paper_html(node: &Node) -> Html {
    match node {
        Node::Text(text) => html! { { text } },
        Node::Element {
            tag,
            class,
            children,
        } => {
            let mut element = VTag::new(*tag);
            if !class.is_empty() {
                element.add_attribute("class", *class);
            }
            element.add_children(children.iter().map(paper_html));
            element.into()
        }
    }
}
