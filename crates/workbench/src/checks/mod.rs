//! Scripts that try what the snippets open: one for the hosts of each role, once a kind is chosen.

use ports_components::Shared;
use ports_components::choice::{group, radio};
use ports_components::glossary::text_with_term;
use ports_components::snippet::Snippet;
use ports_formats::Ruleset;
use ports_formats::checks::{Kind, Rendered};
use yew::prelude::*;

use crate::firewall::info_list;
use crate::ruleset::missing_list;

/// The props of [`Checks`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChecksProps {
    /// What the hosts of each role have to allow.
    pub rulesets: Shared<Vec<Ruleset<'static>>>,
}

/// The section of test scripts. None is written before a kind is chosen: most readers choose none, and
/// every change would cost them time.
#[component]
pub fn Checks(props: &ChecksProps) -> Html {
    let kind = use_state_eq(|| None::<Kind>);
    let choice = |label: &'static str, value: Option<Kind>| {
        let chosen = kind.setter();
        let onchange = move |_| chosen.set(value);
        radio(
            "pp-check",
            label,
            *kind == value,
            Callback::from(onchange),
            Html::default(),
        )
    };
    let nothing = choice(msg!(checks_nothing), None);
    let kinds = Kind::ALL.into_iter();
    let kinds = kinds.map(|kind| choice(kind.name(), Some(kind)));
    let choices = std::iter::once(nothing).chain(kinds);
    html! {
        <section class="pp-panel" aria-labelledby="pp-checks">
            <h2 id="pp-checks">{ msg!(checks_title) }</h2>
            <p class="pp-intro">{ text_with_term(msg!(term_flow), msg!(checks_intro)) }</p>
            { group(msg!(checks_with).into(), choices.collect()) }
            // Scripts are there at once, so that nothing has to be said about them. It stays for as
            // long as the markup has to be that of the approved pages.
            <p class="pp-hint" role="status"></p>
            <div>
                if let Some(kind) = *kind {
                    <Scripts {kind} rulesets={&props.rulesets} />
                }
            </div>
        </section>
    }
}

/// The props of [`Scripts`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct ScriptsProps {
    kind: Kind,
    rulesets: Shared<Vec<Ruleset<'static>>>,
}

/// The scripts of one kind, with what they cannot try.
#[component]
fn Scripts(props: &ScriptsProps) -> Html {
    let kind = props.kind;
    let rendered = use_memo(props.clone(), |props| {
        let rulesets = props.rulesets.iter();
        rulesets
            .map(|ruleset| kind.render(ruleset))
            .collect::<Vec<Rendered>>()
    });
    let scripts = props.rulesets.iter().zip(&*rendered);
    html! {
        <>
            { info_list([(msg!(checks_run), kind.run()), (msg!(checks_shows), kind.shows())]) }
            <div class="pp-plans">
                { for scripts.map(|(ruleset, rendered)| article(kind, ruleset, rendered)) }
            </div>
        </>
    }
}

/// The script for the hosts of one role, and what it does not try.
fn article(kind: Kind, ruleset: &Ruleset<'static>, rendered: &Rendered) -> Html {
    let label = msg_fmt!(checks_label, kind = kind.name(), hosts = ruleset.title);
    let untried = rendered.untried.iter().map(ToString::to_string);
    html! {
        <article class="pp-plan" key={ruleset.role.as_str()}>
            <h3>{ &ruleset.title }</h3>
            { missing_list(msg!(checks_untried), untried) }
            if let Some(script) = &rendered.script {
                <Snippet
                    label={label.to_string()}
                    text={script.clone()}
                    file_name={kind.file_name()}
                />
            } else {
                <p>{ msg!(checks_empty) }</p>
            }
        </article>
    }
}
