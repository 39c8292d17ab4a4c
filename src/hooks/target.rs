use ports_components::selection::SelectionContext;
use yew::prelude::*;

/// Shows what the fragment of the address names: after the first rendering, when the host also puts the
/// app into its place, after a navigation to another rule, and when the reader asks for the rule.
#[hook]
pub fn use_target(state: &SelectionContext) {
    let host = state.host.clone();
    use_effect_with(state.target_visit, move |_| host.show_target());
}
