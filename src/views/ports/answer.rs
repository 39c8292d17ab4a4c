//! The answer to what is chosen, and how many rows the search finds.

use ports_components::button::button;
use ports_components::selection::{SelectionChange, SelectionContext, on_change};
use ports_core::answer::answer;
use ports_core::connections::ConnectionGroup;
use ports_core::evaluation::{Evaluation, Search};
use ports_core::text::excerpt;
use yew::prelude::*;

/// What to allow, and how the release stands to the known ones, which are announced as one; for which
/// releases that holds, and beside it the switch between the ways to look at the ports.
pub fn answer_view(
    state: &SelectionContext,
    evaluation: &Evaluation<'static>,
    switch: Html,
) -> Html {
    let selection = &state.selection;
    let answer = answer(state.dataset, selection, evaluation);
    html! {
        <div class="pp-summary">
            <div role="status">
                <p>{ answer.text }</p>
                if let Some(note) = evaluation.answer.note(&selection.version) {
                    <p class="pp-hint pp-version-note">{ note }</p>
                }
            </div>
            <div class="pp-answer-note">
                <p class="pp-hint">{ answer.note }</p>
                { switch }
            </div>
        </div>
    }
}

/// How many of the rows the search finds, and the way back where it is none. A live region that is new
/// announces nothing: it is always there.
pub fn found_view(state: &SelectionContext, groups: &[ConnectionGroup<'static>]) -> Html {
    let search = Search::new(&state.selection.search);
    let mut said = String::new();
    let mut found = 0;
    if !search.is_empty() {
        let rows = groups.iter().flat_map(|group| &group.connections);
        let all = rows.clone().count();
        found = rows.filter(|row| row.is_found).count();
        let search = excerpt(&state.selection.search, 40);
        said = match found {
            0 => msg_fmt!(ports_found_none, search = search).to_string(),
            _ => msg_fmt!(ports_found, count = found, all = all, search = search).to_string(),
        };
    }
    let is_vain = found == 0 && !said.is_empty();
    html! {
        <div class={if said.is_empty() { "pp-search-result pp-untold" } else { "pp-search-result" }}>
            <span role="status">{ said }</span>
            if is_vain {
                { button(
                    msg!(ports_clear_search),
                    on_change(&state.dispatcher(), SelectionChange::Search(String::new())),
                ) }
            }
        </div>
    }
}
