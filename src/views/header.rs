//! What the page is, where its sections are, and the theme.

use yew::prelude::*;

use super::theme::Theme;
use crate::sections::SECTIONS;

/// The page's title and introduction, its contents and the choice of a theme.
pub fn header() -> Html {
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
            <Theme />
        </header>
    }
}
