//! Firewall snippets for the rules on screen: one for the hosts of each role.

mod about;
mod open_also;
mod picker;

use std::rc::Rc;

use ports_components::glossary::text_with_term;
use ports_components::selection::use_selection;
use ports_components::{Shared, StaticRef};
use ports_core::dataset::Endpoint;
use ports_core::evaluation::Evaluation;
use ports_core::upgrade::Upgrade;
use ports_formats::{Format, Rendered, Ruleset, Unnamed, shared_values};
use ports_network::settings::Settings;
use yew::prelude::*;

use crate::addresses::addresses;
use crate::entries::use_entries;
use crate::parts::use_format;
use crate::ruleset::{SnippetUse, ruleset_article};
use about::{format_fields, format_info};
use open_also::open_also;
use picker::use_format_picker;

pub use about::info_list;

/// The props of [`Firewall`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FirewallProps {
    /// The rules that are shown.
    pub evaluation: Shared<Evaluation<'static>>,
    /// The upgrade, if one is asked for: its endpoints have fields too.
    pub upgrade: Option<Shared<Upgrade<'static>>>,
    /// What the hosts of each role have to allow.
    pub rulesets: Shared<Vec<Ruleset<'static>>>,
}

/// The section of snippets: the format, what is opened, the reader's addresses, and the snippets.
#[component]
pub fn Firewall(props: &FirewallProps) -> Html {
    let FirewallProps {
        evaluation,
        upgrade,
        rulesets,
    } = props;
    let selection = use_selection();
    let entries = use_entries();
    let options = &selection.options;
    let picker = use_format_picker(options, selection.dispatcher(), entries.dispatcher());
    let format = use_format(&options.format);
    let settings = &entries.entries.settings;
    let rendered = use_rendered(rulesets, format.as_ref().ok().copied(), settings);
    let local: Vec<_> = match &format {
        Ok(format) if format.matches_local => rulesets
            .iter()
            .filter_map(|one| one.local_endpoint)
            .collect(),
        _ => Vec::new(),
    };
    let mut unnamed: Vec<Unnamed<'static>> = Vec::new();
    for one in rulesets.iter().flat_map(|ruleset| &ruleset.unnamed) {
        if !unnamed.contains(one) {
            unnamed.push(one.clone());
        }
    }
    let is_between_networks = format.as_ref().is_ok_and(|format| format.matches_local);
    let is_left_out = |endpoint: &Endpoint| {
        let is_unnamed = unnamed.iter().any(|one| one.name == endpoint.name.as_str());
        is_between_networks && !options.allow_any || is_unnamed && !options.allow_unnamed
    };
    html! {
        <section class="pp-panel" aria-labelledby="pp-firewall">
            <h2 id="pp-firewall">{ text_with_term(msg!(term_snippet), msg!(snippets_title)) }</h2>
            if evaluation.matches.is_empty() {
                <p>{ msg!(snippets_none) }</p>
            } else {
                <p class="pp-intro">{ msg!(snippets_intro) }</p>
                { picker }
                if let Ok(format) = &format {
                    { format_info(format) }
                    { format_fields(format, settings, &entries.dispatcher()) }
                }
                { open_also(
                    options,
                    evaluation,
                    is_between_networks,
                    &unnamed,
                    &selection.dispatcher(),
                ) }
                { addresses(
                    &entries,
                    &selection,
                    evaluation,
                    upgrade.as_deref(),
                    &local,
                    is_left_out,
                ) }
                { match format {
                    Ok(format) => snippets(rulesets, &rendered, format, settings),
                    Err(waiting) => waiting,
                } }
            }
        </section>
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

/// A snippet for the hosts of each role.
fn snippets(
    rulesets: &[Ruleset<'static>],
    rendered: &[Rendered],
    format: &'static Format,
    settings: &Settings,
) -> Html {
    let shared = shared_values(format, settings, rulesets);
    html! {
        <div class="pp-plans">
            if let Some(shared) = shared {
                <p class="pp-wide" role="note">
                    <span aria-hidden="true">{ "⚠ " }</span>
                    { shared }
                </p>
            }
            { for rulesets.iter().zip(rendered).map(|(ruleset, rendered)| {
                ruleset_article(ruleset, rendered, format, SnippetUse::Open)
            }) }
        </div>
    }
}
