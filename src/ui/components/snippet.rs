//! A snippet to copy or download.

use yew::prelude::*;

use crate::ui::browser::Copied;

/// A snippet.
pub(crate) struct SnippetProps {
    /// What it is called, for those who hear the page.
    pub label: String,
    /// The text.
    pub text: String,
    /// The name of the file that a download makes.
    pub file_name: &'static str,
    /// How copying it went, if it was tried.
    pub copied: Option<Copied>,
    /// The copy button was pressed.
    pub copy: Callback<MouseEvent>,
}

/// The text with its two buttons, and a word on how copying went.
pub(crate) fn snippet(props: SnippetProps) -> Html {
    let said = match props.copied {
        None => "",
        Some(Copied::Yes) => "Copied",
        Some(Copied::Selected) => {
            "The browser refused the clipboard. The snippet is selected: press Ctrl+C or ⌘C."
        }
        Some(Copied::No) => {
            "The browser refused the clipboard. Select the snippet and copy it, or download it."
        }
    };
    let data: String = form_urlencoded::byte_serialize(props.text.as_bytes()).collect();
    let href = format!("data:text/plain;charset=utf-8,{}", data.replace('+', "%20"));
    html! {
        <div class="pp-snippet">
            <div class="pp-snippet-bar">
                <code>{ props.file_name }</code>
                <span class="pp-said" role="status">{ said }</span>
                <button type="button" class="pp-button" onclick={props.copy}>{ "Copy" }</button>
                <a class="pp-button" {href} download={props.file_name}>{ "Download" }</a>
            </div>
            <pre tabindex="0" role="region" aria-label={props.label}><code>{ props.text }</code></pre>
        </div>
    }
}
