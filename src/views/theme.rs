//! Light or dark, on a page of the app's own.

use ports_components::button::aria_bool;
use ports_components::host::HostHandle;
use yew::prelude::*;

/// The themes: their names, and what the host calls them.
const THEMES: [(&str, &str); 3] = [
    (msg!(theme_system), ""),
    (msg!(theme_light), "light"),
    (msg!(theme_dark), "dark"),
];

/// The choice of a theme; `chosen` is the present one.
pub fn theme_choice(host: &HostHandle, chosen: &UseStateHandle<String>) -> Html {
    let option = |(name, theme): (&'static str, &'static str)| {
        let (host, setter) = (host.clone(), chosen.setter());
        let onclick = move |_: MouseEvent| {
            host.set_theme(theme);
            setter.set(theme.to_owned());
        };
        html! {
            <button
                class="pp-line"
                type="button"
                aria-pressed={aria_bool(**chosen == theme)}
                {onclick}
            >
                { name }
            </button>
        }
    };
    html! {
        <div class="pp-lines" role="group" aria-label={msg!(theme_label)}>
            { for THEMES.map(option) }
        </div>
    }
}
