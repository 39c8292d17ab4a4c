//! Which release runs today: one of those that are known, or any that is typed.

use ports_components::button::aria_bool;
use ports_components::choice::input_text;
use ports_components::select::{SelectOption, select};
use ports_components::selection::{
    SelectionAction, SelectionChange, SelectionContext, SelectionDispatcher,
};
use ports_core::release::Release;
use yew::prelude::*;

/// The values of the options that are no release.
const NONE: &str = "";
const OTHER: &str = "other";

/// The choice of the release that an upgrade comes from, and where it goes.
#[hook]
pub fn use_from(selection: &SelectionContext) -> Html {
    let dataset = selection.dataset;
    let dispatcher = selection.dispatcher();
    let (from, to) = (&selection.selection.from, &selection.selection.version);
    let is_line = from
        .as_ref()
        .is_none_or(|from| dataset.lines.contains(from));
    // What is typed is kept as it is: half of a release is none yet.
    let typed = use_state_eq(|| None::<String>);
    let mut options = vec![SelectOption::new(NONE, msg!(upgrade_from_choose))];
    options.extend(
        dataset
            .lines
            .iter()
            .rev()
            .map(|line| SelectOption::new(line.to_string(), dataset.line_name(line))),
    );
    options.push(SelectOption::new(OTHER, msg!(upgrade_from_other)));
    let text = match (&*typed, from) {
        (Some(typed), _) => Some(typed.clone()),
        (None, Some(from)) if !is_line => Some(from.to_string()),
        _ => None,
    };
    let chosen = match (&text, from) {
        (Some(_), _) => OTHER.to_owned(),
        (None, Some(from)) => from.to_string(),
        (None, None) => NONE.to_owned(),
    };
    let onchoose = {
        let (typed, dispatcher) = (typed.clone(), dispatcher.clone());
        Callback::from(move |value: String| {
            let is_other = value == OTHER;
            typed.set(is_other.then(String::new));
            if !is_other {
                come_from(&dispatcher, value.parse().ok());
            }
        })
    };
    html! {
        <div class="pp-from">
            <span>{ msg!(upgrade_from_label) }</span>
            { select("pp-from", msg!(upgrade_from), &options, &chosen, onchoose) }
            if let Some(text) = text {
                { field(&text, &typed, &dispatcher) }
            }
            <span>{ msg_fmt!(upgrade_to, to = to).to_string() }</span>
        </div>
    }
}

/// A field for any release, and what is wrong with what is typed in it.
fn field(
    text: &str,
    typed: &UseStateHandle<Option<String>>,
    dispatcher: &SelectionDispatcher,
) -> Html {
    let is_wrong = !text.trim().is_empty() && text.trim().parse::<Release>().is_err();
    let oninput = {
        let (typed, dispatcher) = (typed.clone(), dispatcher.clone());
        Callback::from(move |event: InputEvent| {
            let text = input_text(&event);
            come_from(&dispatcher, text.trim().parse().ok());
            typed.set(Some(text));
        })
    };
    html! {
        <>
            <input
                class="pp-input"
                aria-label={msg!(upgrade_from)}
                aria-invalid={aria_bool(is_wrong)}
                autocomplete="off"
                spellcheck="false"
                placeholder={msg!(upgrade_from_typed)}
                value={text.to_owned()}
                {oninput}
            />
            if is_wrong {
                <span class="pp-error" role="status">{ msg!(upgrade_from_wrong) }</span>
            }
        </>
    }
}

fn come_from(dispatcher: &SelectionDispatcher, from: Option<Release>) {
    dispatcher.dispatch(SelectionAction::Change(SelectionChange::UpgradeFrom(from)));
}
