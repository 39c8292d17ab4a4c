//! The choice of a version: the known releases, and a field for any other.

use ports_components::button::aria_bool;
use ports_components::choice::input_text;
use ports_components::select::{SelectOption, select};
use ports_components::selection::{
    SelectionAction, SelectionChange, SelectionContext, TextField, use_selection,
};
use ports_core::dataset::Dataset;
use ports_core::release::Release;
use yew::prelude::*;

/// The value of the option for a release that is typed.
const OTHER: &str = "other";

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

/// A list of the known releases; for any other, a field that takes it, and answers what is none in words.
#[component]
pub fn VersionField() -> Html {
    let state = use_selection();
    let draft = use_state_eq(|| None::<Draft>);
    let field = use_node_ref();
    let onchoose = {
        let (draft, state) = (draft.setter(), state.clone());
        Callback::from(move |value: String| match value.parse::<Release>() {
            Ok(release) => {
                let change = SelectionChange::Version(release);
                state.dispatch(SelectionAction::Change(change));
            }
            Err(_) => {
                let (empty, _) = Draft::read(String::new(), state.version_set);
                draft.set(Some(Draft {
                    error: None,
                    ..empty
                }));
            }
        })
    };
    let shown = draft
        .as_ref()
        .filter(|draft| draft.version_set == state.version_set);
    let version = &state.selection.version;
    let is_known = shown.is_none() && state.dataset.lines.contains(version);
    let chosen = match is_known {
        true => version.to_string(),
        false => OTHER.to_owned(),
    };
    {
        // Whoever asked for another release goes on typing it.
        let field = field.clone();
        let is_asked = shown.is_some_and(|draft| draft.text.is_empty());
        use_effect_with(is_asked, move |is_asked| {
            if let Some(field) = field.cast::<web_sys::HtmlElement>().filter(|_| *is_asked) {
                let _ = field.focus();
            }
        });
    }
    html! {
        <div class={if is_known { "pp-version" } else { "pp-version pp-typed" }}>
            { select(
                "pp-version",
                msg!(choices_version),
                &options(state.dataset),
                &chosen,
                onchoose,
            ) }
            if !is_known {
                { other(&state, shown, draft.setter(), field) }
            }
        </div>
    }
}

/// The known releases, newest first, under what they speak; and any other.
fn options(dataset: &'static Dataset) -> Vec<SelectOption> {
    let newest = dataset.lines.last();
    let option = |line: &Release| {
        let name = dataset.line_name(line);
        let label = match newest == Some(line) {
            true => msg_fmt!(version_latest, line = name).to_string(),
            false => name,
        };
        SelectOption::new(line.to_string(), label).under(dataset.transport_group(line))
    };
    let lines = dataset.lines.iter().rev().map(option);
    lines
        .chain([SelectOption::new(OTHER, msg!(version_other))])
        .collect()
}

/// The field for a release that is typed.
fn other(
    state: &SelectionContext,
    draft: Option<&Draft>,
    setter: UseStateSetter<Option<Draft>>,
    field: NodeRef,
) -> Html {
    let oninput = {
        let state = state.clone();
        Callback::from(move |event: InputEvent| {
            let (typed, release) = Draft::read(input_text(&event), state.version_set);
            setter.set(Some(typed));
            if let Some(release) = release {
                let change = SelectionChange::Version(release);
                state.dispatch(SelectionAction::Type(TextField::Version, change));
            }
        })
    };
    let version = &state.selection.version;
    let text = draft.map_or_else(|| version.to_string(), |draft| draft.text.clone());
    let error = draft.and_then(|draft| draft.error.as_ref());
    html! {
        <>
            <label class="pp-unseen" for="pp-release">{ msg!(version_other_label) }</label>
            <input
                ref={field}
                class="pp-input"
                id="pp-release"
                type="text"
                placeholder="4.2.13"
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
        </>
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

    #[test]
    fn the_newest_release_comes_first_and_each_stands_under_what_it_speaks() {
        let options = options(ports_data::dataset());
        let labels: Vec<&str> = options.iter().map(|one| one.label.as_str()).collect();
        assert_eq!(labels.first(), Some(&"4.9 (latest)"));
        assert_eq!(labels.last(), Some(&"Other release…"));
        let mut groups: Vec<&str> = options.iter().map(|one| one.group.as_str()).collect();
        groups.dedup();
        assert_eq!(groups, ["4.0 and later: gRPC", "3.4 and earlier: NATS", ""]);
    }
}
