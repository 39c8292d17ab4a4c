//! What the page is, where its sections are, and the theme.

use ports_components::host::HostHandle;
use yew::prelude::*;

use super::theme::theme_choice;
use crate::sections::SECTIONS;

/// The page's title and introduction, its contents and the choice of a theme.
pub fn header(host: &HostHandle, theme: &UseStateHandle<String>) -> Html {
    html! {
        <header class="pp-top">
            <h1>{ msg!(page_title) }</h1>
            <p>{ msg!(page_intro) }</p>
            // A phone's screen shows a twentieth of the page, and from here to a snippet the Tab key
            // stops some eighty times.
            <nav aria-label={msg!(page_contents)}>
                { for SECTIONS.iter().map(|section| html! {
                    <a href={format!("#{}", section.anchor)}>{ section.name }</a>
                }) }
            </nav>
            { theme_choice(host, theme) }
        </header>
    }
}
