//! The test scripts of a kind. A part of its own.

use ports_components::Shared;
use ports_components::snippet::Snippet;
use ports_formats::Ruleset;
use ports_formats::checks::{Kind, Rendered};
use yew::prelude::*;

use crate::firewall::info_list;
use crate::parts::ScriptParts;
use crate::ruleset::missing_list;

/// The entry points.
pub const SCRIPTS: ScriptParts = ScriptParts {
    view: |kind, rulesets| html! { <Scripts {kind} {rulesets} /> },
};

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
                    file_name={ruleset.file_name(kind.extension())}
                />
            } else {
                <p>{ msg!(checks_empty) }</p>
            }
        </article>
    }
}
