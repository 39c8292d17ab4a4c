//! A snippet to copy or download.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlAnchorElement;
use yew::prelude::*;

use crate::button::main_button;
use crate::clipboard::{self, CopyStatus};

/// The props of a [`Snippet`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SnippetProps {
    /// What it is called, for those who hear the page.
    pub label: AttrValue,
    /// The text.
    pub text: AttrValue,
    /// The name of the file that a download makes; none for what nobody would keep as a file.
    #[prop_or_default]
    pub file_name: Option<AttrValue>,
    /// What has to be filled in before it does anything: `1 value missing: security group ID`.
    #[prop_or_default]
    pub missing: Option<AttrValue>,
}

/// A text, with a button that copies it, a word on how that went, and a download.
#[component]
pub fn Snippet(props: &SnippetProps) -> Html {
    let SnippetProps {
        label,
        text,
        file_name,
        missing,
    } = props;
    let shown = use_node_ref();
    let status = use_state_eq(|| None::<CopyStatus>);
    {
        // What was copied before is not what is shown now.
        let status = status.clone();
        use_effect_with(text.clone(), move |_| status.set(None));
    }
    let onclick = {
        let (shown, text, status) = (shown.clone(), text.clone(), status.clone());
        Callback::from(move |_| {
            let (shown, text, status) = (shown.clone(), text.clone(), status.clone());
            // Said anew each time, for the ear as well.
            status.set(None);
            spawn_local(async move {
                status.set(Some(clipboard::copy(&text, shown.cast()).await));
            });
        })
    };
    let said = match *status {
        None => "",
        Some(CopyStatus::Copied) => msg!(copy_done),
        Some(CopyStatus::Selected) => msg!(snippets_copy_selected),
        Some(CopyStatus::Refused) => msg!(snippets_copy_refused),
    };
    let class = match *status {
        Some(CopyStatus::Copied) => "pp-said pp-brief",
        _ => "pp-said",
    };
    html! {
        <div class="pp-snippet">
            <div class="pp-snippet-bar">
                <code translate="no">{ file_name.clone().unwrap_or_default() }</code>
                if let Some(missing) = missing {
                    <span class="pp-missing">{ missing }</span>
                }
                <span class={class} role="status">{ said }</span>
                { main_button(msg!(snippets_copy), onclick) }
                if let Some(file_name) = file_name {
                    { download_link(file_name, text) }
                }
            </div>
            <pre tabindex="0" role="region" aria-label={label}><code ref={shown} translate="no">{ pieces(text) }</code></pre>
        </div>
    }
}

/// How many lines a piece of a long text has; the style sheet knows how high that is.
const PIECE: usize = 100;

/// A text, in pieces where it is long: a browser lays out those that are in sight, and those that changed,
/// where it would lay out all of a text of thousands of lines at each key.
fn pieces(text: &AttrValue) -> Html {
    let (pieces, rest) = cut(text);
    if pieces.is_empty() {
        return html! { { text } };
    }
    html! {
        <>
            { for pieces.into_iter().map(|piece| html! { <span>{ piece }</span> }) }
            { rest }
        </>
    }
}

/// The pieces of a text of [`PIECE`] lines each, with their line ends, and what is left.
fn cut(text: &str) -> (Vec<&str>, &str) {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((end, _)) = rest.match_indices('\n').nth(PIECE - 1) {
        let (piece, after) = rest.split_at(end + 1);
        pieces.push(piece);
        rest = after;
    }
    (pieces, rest)
}

/// A link that saves a text as a file. Its address is made when a pointer or the focus comes near:
/// encoding every snippet at each change of a filter would cost everybody time.
fn download_link(file_name: &AttrValue, text: &AttrValue) -> Html {
    let text = text.clone();
    let prepare = Callback::from(move |event: Event| {
        if let Some(link) = event.target_dyn_into::<HtmlAnchorElement>() {
            let text = String::from(js_sys::encode_uri_component(&text));
            link.set_href(&format!("data:text/plain;charset=utf-8,{text}"));
        }
    });
    html! {
        <a
            class="pp-button"
            href="data:,"
            download={file_name}
            onpointerover={prepare.reform(Event::from)}
            onfocusin={prepare.reform(Event::from)}
            onclick={prepare.reform(Event::from)}
        >
            { msg!(snippets_download) }
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_of_a_text_are_the_whole_and_a_later_line_changes_none_before_it() {
        let lines = |number: usize| -> String { (0..number).map(|at| format!("{at}\n")).collect() };
        for number in [0, 1, 99, 100, 101, 250, 1000] {
            let text = lines(number);
            let (pieces, rest) = cut(&text);
            assert_eq!(pieces.len(), number / PIECE);
            assert_eq!(pieces.concat() + rest, text);
            assert!(pieces.iter().all(|piece| piece.lines().count() == PIECE));
            let longer = text.clone() + "one more\n";
            assert_eq!(cut(&longer).0[..pieces.len()], pieces);
        }
        assert_eq!(cut("no line end"), (Vec::new(), "no line end"));
    }
}
