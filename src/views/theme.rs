//! Light or dark, on a page of the app's own.

use ports_components::host::HostHandle;
use yew::prelude::*;

/// The themes: their names, what the host calls them, and their signs.
const THEMES: [(&str, &str, &str); 3] = [
    (msg!(theme_system), "", "◐"),
    (msg!(theme_light), "light", "☀"),
    (msg!(theme_dark), "dark", "☾"),
];

/// The button that changes to the next theme; `chosen` is the present one.
pub fn theme_button(host: &HostHandle, chosen: &UseStateHandle<String>) -> Html {
    let at = THEMES
        .iter()
        .position(|(_, theme, _)| *theme == chosen.as_str())
        .unwrap_or(0);
    let (name, _, sign) = THEMES[at];
    let (_, next, _) = THEMES[(at + 1) % THEMES.len()];
    let onclick = {
        let (host, setter) = (host.clone(), chosen.setter());
        move |_: MouseEvent| {
            host.set_theme(next);
            setter.set(next.to_owned());
        }
    };
    let label = msg_fmt!(theme_label, theme = name).to_string();
    html! {
        <button
            class="pp-button pp-quiet"
            type="button"
            aria-label={label.clone()}
            title={label}
            {onclick}
        >
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}
