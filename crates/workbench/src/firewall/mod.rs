//! Firewall snippets for the rules on screen: one for the hosts of each role.

mod about;
mod open_also;
mod picker;

use std::rc::Rc;

use ports_components::select::{SelectOption, select};
use ports_components::selection::{SelectionContext, use_selection};
use ports_components::{Shared, StaticRef};
use ports_core::evaluation::{Evaluation, NotIncluded};
use ports_formats::{Format, Rendered, Ruleset, shared_values};
use ports_network::settings::Settings;
use yew::prelude::*;

use crate::entries::{EntriesAction, EntriesContext, use_entries};
use crate::narrowing::direction_chip;
use crate::parts::use_format;
use crate::ruleset::{SnippetUse, ruleset_article};
use about::{format_fields, format_info};
use open_also::open_also;
use picker::use_format_picker;

pub use about::info_list;

/// The props of [`Firewall`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FirewallProps {
    /// The rules that apply.
    pub evaluation: Shared<Evaluation<'static>>,
    /// What the hosts of each role have to allow.
    pub rulesets: Shared<Vec<Ruleset<'static>>>,
    /// The role whose rules are shown; empty for the first.
    pub role: UseStateHandle<String>,
}

/// The view of firewall rules: the format, whose hosts they are for, and the rules.
#[component]
pub fn Firewall(props: &FirewallProps) -> Html {
    let FirewallProps {
        evaluation,
        rulesets,
        role: chosen_role,
    } = props;
    let selection = use_selection();
    let entries = use_entries();
    let options = &selection.options;
    let picker = use_format_picker(options, selection.dispatcher(), entries.dispatcher());
    let format = use_format(&options.format);
    let settings = &entries.entries.settings;
    let rendered = use_rendered(rulesets, format.as_ref().ok().copied(), settings);
    let is_between_networks = format.as_ref().is_ok_and(|format| format.matches_local);
    let is_chosen = |ruleset: &&Ruleset| ruleset.role.as_str() == **chosen_role;
    let chosen = rulesets.iter().find(is_chosen).or(rulesets.first());
    let at = chosen.and_then(|chosen| rulesets.iter().position(|one| one.role == chosen.role));
    let snippet = match &format {
        Ok(format) => html! {
            <>
                { for shared_values(format, settings, rulesets).map(shared_note) }
                { for chosen.zip(rendered.get(at.unwrap_or(0))).map(|(ruleset, rendered)| {
                    ruleset_article(ruleset, rendered, format, SnippetUse::Open)
                }) }
                { format_info(format) }
            </>
        },
        Err(waiting) => waiting.clone(),
    };
    html! {
        <section class="pp-panel pp-firewall" aria-labelledby="pp-firewall">
            <h2 id="pp-firewall">{ msg!(view_firewall) }</h2>
            if let Some(chosen) = chosen {
                <div class="pp-pick">
                    { picker }
                    if rulesets.len() > 1 {
                        { role_select(&selection, rulesets, chosen, chosen_role.setter()) }
                    }
                    if !entries.entries.sites.is_empty() {
                        { site_select(&entries) }
                    }
                    { direction_chip(&selection) }
                </div>
                if let Ok(format) = format {
                    { format_fields(format, settings, &entries.dispatcher()) }
                }
                { open_also(
                    options,
                    is_between_networks,
                    &selection.dispatcher(),
                ) }
                { snippet }
            } else {
                <p>{ none(evaluation) }</p>
            }
        </section>
    }
}

/// Why there are no firewall rules: nothing applies, it is the vendor's side, or nothing is included.
fn none(evaluation: &Evaluation<'static>) -> &'static str {
    let mut matches = evaluation.matches.iter();
    match matches.any(|found| found.not_included == Some(NotIncluded::Vendor)) {
        true => msg!(snippets_vendor),
        false => msg!(snippets_none),
    }
}

/// The choice of whose hosts the rules are for.
fn role_select(
    selection: &SelectionContext,
    rulesets: &[Ruleset<'static>],
    chosen: &Ruleset<'static>,
    setter: UseStateSetter<String>,
) -> Html {
    let option = |one: &Ruleset<'static>| {
        SelectOption::new(one.role.as_str(), selection.dataset.role_name(one.role))
    };
    let options: Vec<_> = rulesets.iter().map(option).collect();
    let onchoose = Callback::from(move |role| setter.set(role));
    select(
        "pp-for-role",
        msg!(snippets_for_role),
        &options,
        chosen.role.as_str(),
        onchoose,
    )
}

/// The choice of the site that the rules are for.
fn site_select(entries: &EntriesContext) -> Html {
    let sites = entries.entries.sites.iter().enumerate();
    let options: Vec<_> = sites
        .map(|(index, site)| SelectOption::new(index.to_string(), site.title()))
        .collect();
    let onchoose = {
        let dispatcher = entries.dispatcher();
        Callback::from(move |index: String| {
            dispatcher.dispatch(EntriesAction::ChooseSite(index.parse().unwrap_or(0)));
        })
    };
    let chosen = entries.site.to_string();
    select(
        "pp-for-site",
        msg!(snippets_for_site),
        &options,
        &chosen,
        onchoose,
    )
}

/// That what the reader entered once stands in several snippets.
fn shared_note(note: String) -> Html {
    html! {
        <p class="pp-wide" role="note"><span aria-hidden="true">{ "⚠ " }</span>{ note }</p>
    }
}

/// What each ruleset is in a format, where the format is there.
#[hook]
fn use_rendered(
    rulesets: &Shared<Vec<Ruleset<'static>>>,
    format: Option<&'static Format>,
    settings: &Settings,
) -> Rc<Vec<Rendered>> {
    let made_from = (rulesets.clone(), format.map(StaticRef), settings.clone());
    use_memo(made_from, |(rulesets, format, settings)| {
        let render = |format: &StaticRef<Format>| {
            let rulesets = rulesets.iter();
            rulesets
                .map(|ruleset| format.render(ruleset, settings))
                .collect()
        };
        format.as_ref().map(render).unwrap_or_default()
    })
}
