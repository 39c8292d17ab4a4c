//! Where snippets allow any address.

use ports_components::choice::{group, switch};
use ports_components::selection::{SelectionAction, SelectionDispatcher};
use ports_core::link::SnippetOptions;
use yew::prelude::*;

/// Between networks, a switch for any address.
pub fn open_also(
    options: &SnippetOptions,
    is_between_networks: bool,
    dispatcher: &SelectionDispatcher,
) -> Html {
    let choose = |after: SnippetOptions| {
        let selection = dispatcher.clone();
        Callback::from(move |_| selection.dispatch(SelectionAction::Options(after.clone())))
    };
    let any = SnippetOptions {
        allow_any: !options.allow_any,
        ..options.clone()
    };
    html! {
        if is_between_networks {
            { group(
                msg!(snippets_open_also).into(),
                switch(
                    msg!(snippets_allow_any),
                    options.allow_any,
                    choose(any),
                    Html::default(),
                ),
            ) }
        }
    }
}
