//! The field of the version, and the known releases below it.

use ports_components::button::aria_bool;
use ports_components::choice::{input_text, rule_count};
use ports_components::selection::{
    SelectionAction, SelectionChange, SelectionContext, TextField, on_change, use_selection,
};
use ports_core::evaluation::on_screen;
use ports_core::release::Release;
use yew::prelude::*;

/// What is being typed in the field.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    /// The text, as typed.
    text: String,
    /// What is wrong with it; the last good version stays selected.
    error: Option<String>,
    /// The state's count of versions set elsewhere when it was typed: with another one the field shows
    /// the selected version again.
    version_set: u32,
}

impl Draft {
    /// A draft of a text, and the release that it is, if it is one.
    fn read(text: String, version_set: u32) -> (Self, Option<Release>) {
        let (release, error) = match text.parse::<Release>() {
            Ok(release) => (Some(release), None),
            Err(error) => (None, Some(error.to_string())),
        };
        let draft = Self {
            text,
            error,
            version_set,
        };
        (draft, release)
    }
}

/// The field of the version. It takes any release, and answers what is none in words.
#[component]
pub fn VersionField() -> Html {
    let state = use_selection();
    let draft = use_state_eq(|| None::<Draft>);
    let oninput = {
        let (draft, state) = (draft.setter(), state.clone());
        Callback::from(move |event: InputEvent| {
            let (typed, release) = Draft::read(input_text(&event), state.version_set);
            draft.set(Some(typed));
            if let Some(release) = release {
                let change = SelectionChange::Version(release);
                state.dispatch(SelectionAction::Type(TextField::Version, change));
            }
        })
    };
    let draft = draft
        .as_ref()
        .filter(|draft| draft.version_set == state.version_set);
    let version = &state.selection.version;
    let text = draft.map_or_else(|| version.to_string(), |draft| draft.text.clone());
    let error = draft.and_then(|draft| draft.error.as_ref());
    html! {
        <div class="pp-group">
            <label class="pp-label" for="pp-version">{ msg!(choices_version) }</label>
            <input
                class="pp-input"
                id="pp-version"
                type="text"
                placeholder="4.2, 4.2.13, 4.0.0-rc.1"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby="pp-version-said"
                aria-invalid={aria_bool(error.is_some())}
                value={text}
                {oninput}
            />
            <div id="pp-version-said" role="status">
                if let Some(error) = error {
                    <p class="pp-error">
                        { msg_fmt!(choices_version_wrong, problem = error, version = version)
                            .to_string() }
                    </p>
                }
            </div>
            <div class="pp-lines" role="group" aria-label={msg!(choices_releases)}>
                { for state.dataset.lines.iter().map(|line| {
                    release_line(&state, line, error.is_none())
                }) }
            </div>
        </div>
    }
}

/// A known release line to choose; pressed where it is chosen and the field is right.
fn release_line(state: &SelectionContext, line: &Release, is_right: bool) -> Html {
    let change = SelectionChange::Version(line.clone());
    let after = change.applied(state.dataset, &state.selection);
    html! {
        <button
            class="pp-line"
            type="button"
            aria-pressed={aria_bool(is_right && after == state.selection)}
            onclick={on_change(&state.dispatcher(), change)}
        >
            { state.dataset.line_name(line) }
            { " " }
            { rule_count(on_screen(state.dataset, &after)) }
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_stays_as_it_was_typed_and_is_answered_in_words() {
        let (draft, release) = Draft::read("4.2.y".to_owned(), 0);
        assert_eq!((draft.text.as_str(), release), ("4.2.y", None));
        let error = draft.error.expect("words");
        assert!(error.contains("4.2.13"), "{error}");
    }

    #[test]
    fn a_release_is_taken_as_people_write_it() {
        let (draft, release) = Draft::read(" v4.2.1 ".to_owned(), 0);
        let release = release.map(|release| release.to_string());
        assert_eq!(release.as_deref(), Some("4.2.1"));
        assert_eq!((draft.text.as_str(), draft.error), (" v4.2.1 ", None));
    }
}
