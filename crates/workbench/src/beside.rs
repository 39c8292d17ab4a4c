//! Firewall rules, or a script that tests them: beside the view that is looked at, or in its place.

use ports_components::Shared;
use ports_core::evaluation::Evaluation;
use ports_core::selection::View;
use ports_formats::Ruleset;
use ports_formats::checks::Kind;
use yew::prelude::*;

use crate::checks::TestScript;
use crate::firewall::Firewall;

/// The props of [`Beside`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BesideProps {
    /// The rules that apply.
    pub evaluation: Shared<Evaluation<'static>>,
    /// What the hosts of each role have to allow.
    pub rulesets: Shared<Vec<Ruleset<'static>>>,
    /// Which of the two it is.
    pub view: View,
    /// The views that it can be changed between by tabs of its own; fewer than two for none.
    pub tabs: Vec<View>,
    /// Hears which one is to be shown.
    pub onchoose: Callback<View>,
    /// What is chosen there.
    pub chosen: ChosenBeside,
}

/// What is chosen in the views beside the others, kept where they come and go with the width of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct ChosenBeside {
    /// The role whose rules are shown; empty for the first.
    pub role: UseStateHandle<String>,
    /// The kind of test script; none before one is chosen.
    pub kind: UseStateHandle<Option<Kind>>,
}

/// What is chosen beside the other views: nothing at first.
#[hook]
pub fn use_chosen_beside() -> ChosenBeside {
    ChosenBeside {
        role: use_state_eq(String::new),
        kind: use_state_eq(|| None),
    }
}

/// One of the views that stand beside the others.
#[component]
pub fn Beside(props: &BesideProps) -> Html {
    let BesideProps {
        evaluation,
        rulesets,
        chosen,
        ..
    } = props;
    html! {
        <div class="pp-beside">
            if props.tabs.len() > 1 {
                { tabs(props) }
            }
            { match props.view {
                View::Test => html! { <TestScript {rulesets} kind={chosen.kind.clone()} /> },
                _ => html! { <Firewall {evaluation} {rulesets} role={chosen.role.clone()} /> },
            } }
        </div>
    }
}

fn tabs(props: &BesideProps) -> Html {
    let tab = |view: View| {
        let onclick = props.onchoose.reform(move |_: MouseEvent| view);
        html! {
            <button
                class="pp-tab"
                type="button"
                aria-current={(view == props.view).then_some("true")}
                {onclick}
            >
                { view.label() }
            </button>
        }
    };
    html! {
        <nav class="pp-tabs" aria-label={msg!(beside_label)}>
            { for props.tabs.iter().map(|view| tab(*view)) }
        </nav>
    }
}
