//! Firewall snippets for the rules on screen: one for the hosts of each role.

mod about;
mod open_also;
mod picker;

use ports_components::glossary::text_with_term;
use ports_components::selection::use_selection;
use ports_components::{Shared, StaticRef};
use ports_core::evaluation::Evaluation;
use ports_core::upgrade::Upgrade;
use ports_formats::{Format, Rendered, Ruleset};
use ports_network::settings::Settings;
use yew::prelude::*;

use crate::addresses::addresses;
use crate::entries::use_entries;
use crate::parts::use_format;
use crate::ruleset::{SnippetUse, ruleset_article};
use about::{format_fields, format_info};
use open_also::open_also;
use picker::FormatPicker;

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
    let format = use_format(&options.format);
    let settings = &entries.entries.settings;
    let local: Vec<_> = match &format {
        Ok(format) if format.matches_local => rulesets
            .iter()
            .filter_map(|one| one.local_endpoint)
            .collect(),
        _ => Vec::new(),
    };
    html! {
        <section class="pp-panel" aria-labelledby="pp-firewall">
            <h2 id="pp-firewall">{ text_with_term(msg!(term_snippet), msg!(snippets_title)) }</h2>
            if evaluation.matches.is_empty() {
                <p>{ msg!(snippets_none) }</p>
            } else {
                <p class="pp-intro">{ msg!(snippets_intro) }</p>
                <FormatPicker
                    options={options.clone()}
                    selection={selection.dispatcher()}
                    entries={entries.dispatcher()}
                />
                if let Ok(format) = &format {
                    { format_info(format) }
                    { format_fields(format, settings, &entries.dispatcher()) }
                }
                { open_also(options, evaluation, &selection.dispatcher()) }
                { addresses(&entries, &selection, evaluation, upgrade.as_deref(), &local) }
                { match format {
                    Ok(format) => html! {
                        <Snippets
                            {rulesets}
                            format={StaticRef(format)}
                            settings={settings.clone()}
                        />
                    },
                    Err(waiting) => waiting,
                } }
            }
        </section>
    }
}

/// The props of [`Snippets`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct SnippetsProps {
    rulesets: Shared<Vec<Ruleset<'static>>>,
    format: StaticRef<Format>,
    settings: Settings,
}

/// A snippet for the hosts of each role.
#[component]
fn Snippets(props: &SnippetsProps) -> Html {
    let rendered = use_memo(props.clone(), |props| {
        let rulesets = props.rulesets.iter();
        rulesets
            .map(|ruleset| props.format.render(ruleset, &props.settings))
            .collect::<Vec<Rendered>>()
    });
    let format = props.format.0;
    html! {
        <div class="pp-plans">
            { for props.rulesets.iter().zip(&*rendered).map(|(ruleset, rendered)| {
                ruleset_article(ruleset, rendered, format, SnippetUse::Open)
            }) }
        </div>
    }
}
