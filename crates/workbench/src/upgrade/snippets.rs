//! What to load into the hosts of each role before the change and after it, in the chosen format.

use std::rc::Rc;

use ports_components::button::aria_bool;
use ports_components::selection::use_selection;
use ports_components::{Shared, StaticRef};
use ports_core::upgrade::Upgrade;
use ports_formats::upgrade::{Snippets, snippets};
use ports_formats::{Format, Rendered, Ruleset};
use ports_network::settings::Settings;
use yew::prelude::*;

use crate::entries::use_entries;
use crate::parts::use_format;
use crate::ruleset::{SnippetUse, ruleset_article};

/// The props of [`UpgradeSnippets`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct UpgradeSnippetsProps {
    /// The upgrade.
    pub upgrade: Shared<Upgrade<'static>>,
}

/// The snippets for before and after, of which one is looked at; nothing where nothing changes.
#[component]
pub fn UpgradeSnippets(props: &UpgradeSnippetsProps) -> Html {
    let upgrade = &props.upgrade;
    let selection = use_selection();
    let entries = use_entries();
    let rulesets = {
        let dataset = selection.dataset;
        // A search or a filter hides nothing here, and the format changes no ruleset.
        let chosen = selection.selection.without_filters();
        let mut options = selection.options.clone();
        options.format.clear();
        let made_from = (upgrade.clone(), chosen, entries.endpoints.clone(), options);
        use_memo(made_from, move |(upgrade, chosen, endpoints, options)| {
            Shared::new(snippets(dataset, chosen, upgrade, endpoints, options))
        })
    };
    let shown = use_state_eq(|| SnippetUse::Open);
    let format = use_format(&selection.options.format);
    if rulesets.open.is_empty() {
        return Html::default();
    }
    let format = match format {
        Ok(format) => format,
        Err(waiting) => return waiting,
    };
    let choice = |label: &'static str, one: SnippetUse| {
        let shown = shown.clone();
        html! {
            <button
                class="pp-tab"
                type="button"
                aria-pressed={aria_bool(*shown == one)}
                onclick={move |_: MouseEvent| shown.set(one)}
            >
                { label }
            </button>
        }
    };
    html! {
        <div class="pp-plans pp-to-load">
            <div class="pp-tabs" role="group" aria-label={msg!(upgrade_load)}>
                { choice(msg!(upgrade_load_before), SnippetUse::Open) }
                { choice(msg!(upgrade_load_after), SnippetUse::Close) }
            </div>
            <UpgradePart
                {upgrade}
                rulesets={Shared::clone(&rulesets)}
                format={StaticRef(format)}
                settings={entries.entries.settings.clone()}
                snippet_use={*shown}
            />
        </div>
    }
}

/// The props of an [`UpgradePart`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct UpgradePartProps {
    upgrade: Shared<Upgrade<'static>>,
    rulesets: Shared<Snippets<'static>>,
    format: StaticRef<Format>,
    settings: Settings,
    snippet_use: SnippetUse,
}

impl UpgradePartProps {
    /// The ruleset of each role, in the chosen format.
    fn rendered(&self) -> Vec<(&Ruleset<'static>, Rendered)> {
        let format = self.format;
        let roles = self.rulesets.open.iter().zip(&self.rulesets.close);
        roles
            .map(|(open, close)| match self.snippet_use {
                SnippetUse::Open => (open, format.render(open, &self.settings)),
                SnippetUse::Close => (close, format.render_over(open, close, &self.settings)),
            })
            .collect()
    }
}

/// The snippets for before the change, or those for after it.
#[component]
fn UpgradePart(props: &UpgradePartProps) -> Html {
    let format = props.format.0;
    let articles: Rc<Html> = use_memo(props.clone(), |props| {
        let rendered = props.rendered().into_iter();
        rendered
            .map(|(ruleset, rendered)| {
                ruleset_article(ruleset, &rendered, format, props.snippet_use)
            })
            .collect()
    });
    let intro = match props.snippet_use {
        SnippetUse::Open => {
            msg_fmt!(upgrade_load_before_hint, change = props.upgrade.noun()).to_string()
        }
        SnippetUse::Close => {
            msg_fmt!(upgrade_load_after_hint, change = props.upgrade.noun()).to_string()
        }
    };
    html! {
        <>
            <p class="pp-intro">{ intro }</p>
            { (*articles).clone() }
        </>
    }
}
