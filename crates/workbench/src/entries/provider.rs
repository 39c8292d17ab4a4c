//! Provides the entries, and does what follows from their changes.

use ports_components::host::{HistoryStep, HostHandle, use_host};
use ports_components::selection::{SelectionAction, SelectionContext, use_selection};
use ports_core::link::Link;
use ports_formats::FORMAT_IDS;
use yew::prelude::*;

use super::{EntriesAction, EntriesContext, EntriesState, Persistence};

/// The props of an [`EntriesProvider`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EntriesProviderProps {
    /// The views that show and change the entries.
    pub children: Html,
}

/// Provides the entries to the views in it: those that the browser saved, or that the address brings
/// along.
#[component]
pub fn EntriesProvider(props: &EntriesProviderProps) -> Html {
    let host = use_host();
    let selection = use_selection();
    let entries = use_reducer_eq(|| {
        let saved = host.load_entries();
        EntriesState::new(selection.dataset, saved.as_deref(), &host.fragment())
    });
    use_known_format(&entries, &selection);
    use_import(&entries, &selection, &host);
    use_saving(&entries, &host);
    html! {
        <ContextProvider<EntriesContext> context={entries}>
            { props.children.clone() }
        </ContextProvider<EntriesContext>>
    }
}

/// Tells the selection which format was used last, and holds the format of each link that was
/// followed to those that there are.
#[hook]
fn use_known_format(entries: &EntriesContext, selection: &SelectionContext) {
    let usual = entries.entries.format.clone();
    {
        let selection = selection.dispatcher();
        // What becomes usual later holds from the next start on: Back has to lead to the format that
        // was shown before.
        use_effect_with((), move |_| {
            let usual = usual.unwrap_or_else(|| FORMAT_IDS[0].to_owned());
            selection.dispatch(SelectionAction::UsualFormat(usual));
        });
    }
    let followed = selection.clone();
    use_effect_with(selection.visit, move |_| {
        let mut link = Link {
            selection: followed.selection.clone(),
            options: followed.options.clone(),
            notices: Vec::new(),
        };
        ports_formats::link::check_format(&mut link, FORMAT_IDS[0]);
        for notice in link.notices {
            followed.dispatch(SelectionAction::RejectFormat { notice });
        }
    });
}

/// Imports what each address that is followed brings along in its fragment, and has the notices of
/// imports shown.
#[hook]
fn use_import(entries: &EntriesContext, selection: &SelectionContext, host: &HostHandle) {
    {
        let (entries, host) = (entries.dispatcher(), host.clone());
        // The first one is imported already.
        let first = use_mut_ref(|| selection.visit);
        use_effect_with(selection.visit, move |visit| {
            if first.replace(u32::MAX) != *visit {
                entries.dispatch(EntriesAction::Import(host.fragment()));
            }
        });
    }
    let selection = selection.dispatcher();
    // Compared by identity: the next import may have the same to say.
    use_effect_with(entries.import_notices.clone(), move |notices| {
        if !notices.is_empty() {
            selection.dispatch(SelectionAction::Notify(notices.to_vec()));
        }
    });
}

/// Saves each change, but for what came with a link; that is dropped from the address once an entry
/// of it is changed.
#[hook]
fn use_saving(entries: &EntriesContext, host: &HostHandle) {
    {
        let (entries, host) = (entries.clone(), host.clone());
        use_effect_with(entries.revision, move |revision| {
            if *revision > 0 && entries.persistence != Persistence::FromLink {
                let is_saved = host.save_entries(&entries.entries.encode());
                entries.dispatch(EntriesAction::Saved(is_saved));
            }
        });
    }
    let host = host.clone();
    let was_from_link = use_mut_ref(|| false);
    let is_from_link = entries.persistence == Persistence::FromLink;
    use_effect_with(is_from_link, move |is_from_link| {
        if was_from_link.replace(*is_from_link) && !is_from_link {
            host.set_query(&host.query(), HistoryStep::Replace, true);
        }
    });
}
