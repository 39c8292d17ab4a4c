//! A snippet to copy or download.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::ui::browser::{self, Copied};

/// A snippet.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Tells it apart from the others on the page.
    pub id: AttrValue,
    /// What it is called, for those who hear the page.
    pub label: AttrValue,
    /// The text.
    pub text: AttrValue,
    /// The name of the file that a download makes.
    pub file_name: AttrValue,
}

/// The text with its two buttons, and a word on how copying went.
#[component]
pub(crate) fn SnippetView(props: &Props) -> Html {
    let shown = use_node_ref();
    let said = use_state(|| "");
    {
        // What was said about one text does not hold for the next.
        let said = said.clone();
        use_effect_with(props.text.clone(), move |_| said.set(""));
    }
    let copy = {
        let (text, shown, said) = (props.text.clone(), shown.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, shown, said) = (text.clone(), shown.clone(), said.clone());
            spawn_local(async move {
                said.set(match browser::copy(&text, shown.cast()).await {
                    Copied::Yes => "Copied",
                    Copied::Selected => {
                        "The browser refused the clipboard. The snippet is selected: press Ctrl+C or ⌘C."
                    }
                    Copied::No => {
                        "The browser refused the clipboard. Select the snippet and copy it, or download it."
                    }
                });
            });
        })
    };
    let data: String = form_urlencoded::byte_serialize(props.text.as_bytes()).collect();
    let href = format!("data:text/plain;charset=utf-8,{}", data.replace('+', "%20"));
    html! {
        <div class="pp-snippet">
            <div class="pp-snippet-bar">
                <code>{ &props.file_name }</code>
                <span class="pp-said" role="status">{ *said }</span>
                <button type="button" class="pp-button" onclick={copy}>{ "Copy" }</button>
                <a class="pp-button" {href} download={&props.file_name}>{ "Download" }</a>
            </div>
            <pre id={&props.id} tabindex="0" role="region" aria-label={&props.label}><code ref={shown}>{ &props.text }</code></pre>
        </div>
    }
}
