//! The change request as it will be saved, copied or printed, and what is missing from it. A part of its
//! own.

use std::iter;
use std::rc::Rc;

use ports_components::button::button;
use ports_components::select::{SelectOption, select};
use ports_components::selection::{SelectionAction, SelectionContext, use_selection};
use ports_core::selection::View;
use ports_core::text::counted;
use ports_files::{Document, FileRequest, OutputKind, Preview, preview};
use yew::prelude::*;

use crate::entries::use_entries;
use crate::files::{FileButtons, paper_html};
use crate::narrowing::direction_chip;

/// The team that it is for, how much is asked for and what is missing, the buttons, and the tables.
#[component]
pub fn RequestPreview() -> Html {
    let selection = use_selection();
    let team = use_state_eq(|| None::<String>);
    let preview = use_preview((*team).clone());
    let Some(preview) = &*preview else {
        return Html::default();
    };
    if preview.rows == 0 {
        return html! { <p>{ msg!(export_none) }</p> };
    }
    // A team that was removed is none any more, and then the request is for all.
    let chosen = (*team).clone().filter(|team| preview.teams.contains(team));
    html! {
        <>
            <div class="pp-request">
                { team_choice(&preview.teams, chosen.as_deref(), &team) }
                { readiness(preview, &selection) }
                { direction_chip(&selection) }
                <FileButtons document={Document::ChangeRequest} team={chosen} />
            </div>
            // It scrolls where it is wider than its place, for those with keys too.
            <div
                class="pp-request-tables"
                tabindex="0"
                role="region"
                aria-label={msg!(export_preview)}
            >
                { for preview.tables.iter().map(paper_html) }
            </div>
            if preview.shown < preview.rows {
                <p class="pp-hint">
                    { msg_fmt!(export_shown, shown = preview.shown, rows = preview.rows).to_string() }
                </p>
            }
        </>
    }
}

/// What will be saved for a team, or for all; none where that cannot be said.
#[hook]
fn use_preview(team: Option<String>) -> Rc<Option<Preview>> {
    let selection = use_selection();
    let entries = use_entries();
    let dataset = selection.dataset;
    let made_from = (
        selection.selection.clone(),
        selection.options.clone(),
        entries.entries.clone(),
        team,
    );
    use_memo(made_from, |(selection, options, entries, team)| {
        let request = FileRequest {
            document: Document::ChangeRequest,
            kind: OutputKind::Print,
            selection: selection.clone(),
            options: options.clone(),
            entries: (**entries).clone(),
            team: team.clone(),
            date: String::new(),
        };
        preview(&request, dataset).ok()
    })
}

/// A choice of the team that the request is for, where there is more than one.
fn team_choice(
    teams: &[String],
    chosen: Option<&str>,
    team: &UseStateHandle<Option<String>>,
) -> Html {
    if teams.len() < 2 {
        return Html::default();
    }
    let options: Vec<SelectOption> = iter::once(SelectOption::new("", msg!(export_all_teams)))
        .chain(
            teams
                .iter()
                .map(|name| SelectOption::new(name.clone(), name.clone())),
        )
        .collect();
    let onchoose = {
        let team = team.clone();
        Callback::from(move |name: String| team.set(Some(name).filter(|name| !name.is_empty())))
    };
    select(
        "pp-request-team",
        msg!(export_team),
        &options,
        chosen.unwrap_or_default(),
        onchoose,
    )
}

/// How many rows there are, and which addresses are missing, with a way to enter them.
fn readiness(preview: &Preview, selection: &SelectionContext) -> Html {
    let rows = counted(preview.rows, msg!(counted_rows));
    let dispatcher = selection.dispatcher();
    let look = SelectionAction::Look(View::Addresses);
    let show = Callback::from(move |_| dispatcher.dispatch(look.clone()));
    html! {
        <div class="pp-ready">
            <span>{ rows }</span>
            if !preview.missing.is_empty() {
                <span class="pp-missing">{ missing(&preview.missing) }</span>
                { button(msg!(export_show), show) }
            }
        </div>
    }
}

/// Which addresses are missing, in a sentence without its full stop.
fn missing(names: &[String]) -> String {
    let addresses = counted(names.len(), msg!(counted_addresses));
    let names = names.join(msg!(list_comma));
    msg_fmt!(sheet_missing, addresses = addresses, names = names).to_string()
}
