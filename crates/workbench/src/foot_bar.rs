//! The bar at the foot of a narrow page: the format, and a button that copies the firewall rules.

use ports_components::Shared;
use ports_components::button::main_button;
use ports_components::clipboard::{self, CopyStatus};
use ports_components::select::{SelectOption, select};
use ports_components::selection::{SelectionAction, use_selection};
use ports_core::link::SnippetOptions;
use ports_core::selection::View;
use ports_formats::{FORMAT_IDS, FORMAT_NAMES, Ruleset, format_name};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::entries::{EntriesAction, use_entries};
use crate::narrowing::direction_chip;
use crate::parts::use_format;

/// The props of the [`FootBar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FootBarProps {
    /// What the hosts of each role have to allow.
    pub rulesets: Shared<Vec<Ruleset<'static>>>,
}

/// The bar. Where there are rules for the hosts of several roles, or none in this format, its button leads
/// to them.
#[component]
pub fn FootBar(props: &FootBarProps) -> Html {
    let selection = use_selection();
    let entries = use_entries();
    let said = use_state_eq(|| "");
    {
        let said = said.setter();
        let of = (selection.options.clone(), props.rulesets.clone());
        use_effect_with(of, move |_| said.set(""));
    }
    let format = use_format(&selection.options.format).ok();
    let onchoose = {
        let (options, selection) = (selection.options.clone(), selection.dispatcher());
        let entries = entries.dispatcher();
        Callback::from(move |id: String| {
            let Some(format) = format_name(&id) else {
                return;
            };
            let options = SnippetOptions {
                format: format.id.to_owned(),
                ..options.clone()
            };
            selection.dispatch(SelectionAction::Options(options));
            entries.dispatch(EntriesAction::UseFormat(format.id));
        })
    };
    let only = match &props.rulesets[..] {
        [only] => Some(only),
        _ => None,
    };
    let onclick = {
        let text = {
            let rulesets = props.rulesets.clone();
            let settings = entries.entries.settings.clone();
            move || format?.render(rulesets.first()?, &settings).snippet
        };
        let (selection, said) = (selection.dispatcher(), said.setter());
        let is_only = only.is_some();
        Callback::from(move |_: MouseEvent| match text().filter(|_| is_only) {
            Some(text) => {
                let said = said.clone();
                said.set("");
                spawn_local(async move {
                    said.set(match clipboard::copy(&text, None).await {
                        CopyStatus::Copied => msg!(copy_done),
                        _ => msg!(snippets_copy_refused),
                    });
                });
            }
            None => selection.dispatch(SelectionAction::Look(View::Firewall)),
        })
    };
    let label = match only {
        Some(_) => msg!(snippets_copy_rules),
        None => msg!(snippets_show_rules),
    };
    let options = FORMAT_NAMES
        .iter()
        .map(|format| SelectOption::new(format.id, format.name).under(format.group.label()));
    let chosen = format_name(&selection.options.format).map_or(FORMAT_IDS[0], |format| format.id);
    html! {
        <div class="pp-foot-bar" role="group" aria-label={msg!(view_firewall)}>
            { select(
                "pp-foot-format",
                msg!(formats_label),
                &options.collect::<Vec<_>>(),
                chosen,
                onchoose,
            ) }
            <span class="pp-said" role="status">{ *said }</span>
            { direction_chip(&selection) }
            { main_button(label, onclick) }
        </div>
    }
}
