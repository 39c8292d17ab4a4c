//! Provides the entries, and does what follows from their changes.

use std::rc::Rc;

use gloo::events::EventListener;
use ports_components::host::{HistoryStep, HostHandle, use_host};
use ports_components::selection::{SelectionAction, SelectionContext, use_selection};
use ports_core::dataset::Dataset;
use ports_core::link::{self, Link};
use ports_formats::FORMAT_IDS;
use ports_formats::link::{Owner, check_format};
use ports_network::entries::{decode_fragment, merge};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::parts::Part;
use crate::services::use_services;

use super::decoding::{self, decode_kept};
use super::{EntriesAction, EntriesContext, EntriesState, Persistence, Saving};

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
        let fragment = bringing(&selection.first_fragment, host.fragment());
        EntriesState::new(selection.dataset, saved.as_deref(), &fragment)
    });
    use_usual_format(&entries, &selection);
    use_arrival(&selection, &host);
    use_import(&entries, &selection, &host);
    use_saving(&entries, &host);
    use_other_tabs(&entries, &host);
    html! {
        <ContextProvider<EntriesContext> context={entries}>
            { props.children.clone() }
        </ContextProvider<EntriesContext>>
    }
}

/// The fragment that brings entries along, where one does: that of the address, or the first one, where
/// what led away from it leads to a place in the page.
fn bringing(first: &str, now: String) -> String {
    match leads_within(&now) && decode_fragment(first).is_some() {
        true => first.to_owned(),
        false => now,
    }
}

/// Whether a fragment leads to a place in the page, and so brings nothing along.
fn leads_within(fragment: &str) -> bool {
    !fragment.is_empty() && decode_fragment(fragment).is_none()
}

/// Tells the selection which format was used last.
#[hook]
fn use_usual_format(entries: &EntriesContext, selection: &SelectionContext) {
    let usual = entries.entries.format.clone();
    let selection = selection.dispatcher();
    // What becomes usual later holds from the next start on: Back has to lead to the format that
    // was shown before.
    use_effect_with((), move |_| {
        let usual = usual.unwrap_or_else(|| FORMAT_IDS[0].to_owned());
        selection.dispatch(SelectionAction::UsualFormat(usual));
    });
}

/// Holds the format of each address that is followed to those that there are, and has an address that is
/// not as this page writes them read as it was meant: it may have been damaged.
#[hook]
fn use_arrival(selection: &SelectionContext, host: &HostHandle) {
    let (followed, host, parts) = (selection.clone(), host.clone(), use_services().parts);
    use_effect_with(selection.visit, move |_| {
        let mut link = Link {
            selection: followed.selection.clone(),
            options: followed.options.clone(),
            notices: Vec::new(),
        };
        check_format(&mut link, FORMAT_IDS[0]);
        for notice in link.notices {
            followed.dispatch(SelectionAction::RejectFormat { notice });
        }
        if is_whole(&host.query(), &host.fragment(), followed.dataset) {
            return;
        }
        spawn_local(async move {
            let is_there = (parts.load)(Part::Links).await.is_ok();
            let Some(part) = (parts.links)().filter(|_| is_there) else {
                let notice = msg!(link_not_read).to_owned();
                return followed.dispatch(SelectionAction::Notify(vec![notice]));
            };
            let owner = match host.is_embedded() {
                true => Owner::Other,
                false => Owner::Page,
            };
            let (query, fragment) = (host.query(), host.fragment());
            let arrival = (part.arrival)(&query, &fragment, followed.dataset, owner);
            if let Some((query, fragment)) = arrival.address {
                host.set_address(&query, HistoryStep::Replace, Some(&fragment));
                followed.dispatch(SelectionAction::Navigate { query, fragment });
            }
            followed.dispatch(SelectionAction::Notify(arrival.notices));
        });
    });
}

/// Whether an address is as this page writes them, so that nothing was lost in it. One that is not may be
/// right all the same.
fn is_whole(query: &str, fragment: &str, dataset: &Dataset) -> bool {
    let given = link::decode(query);
    let is_query = given.iter().all(|(name, _)| link::is_parameter(name))
        && ports_formats::link::read(query, dataset).notices.is_empty();
    let is_own_id = || {
        let mut letters = fragment.bytes();
        fragment.starts_with("pp-") && letters.all(|c| c.is_ascii_alphanumeric() || c == b'-')
    };
    let is_rule = || {
        dataset
            .rules
            .iter()
            .any(|rule| rule.id.as_str() == fragment)
    };
    // What stands behind a link in a sentence gets into it, but for a full stop as a code.
    let is_share_link = || {
        let entries = decoding::decode_fragment(fragment, dataset);
        entries.encode_fragment() == fragment && !fragment.ends_with('.')
    };
    is_query
        && (fragment.is_empty()
            || is_own_id()
            || (!given.is_empty() && is_rule())
            || is_share_link())
}

/// Imports what each address that is followed brings along in its fragment, and has the notices of
/// imports shown. While the entries of a link are shown, they stay in the address.
#[hook]
fn use_import(entries: &EntriesContext, selection: &SelectionContext, host: &HostHandle) {
    {
        let (entries, host) = (entries.clone(), host.clone());
        // The first one is imported already.
        let first = use_mut_ref(|| selection.visit);
        use_effect_with(selection.visit, move |visit| {
            let fragment = host.fragment();
            if leads_within(&fragment) && entries.persistence == Persistence::FromLink {
                let link = entries.imported.clone();
                let host = host.clone();
                // Once everybody has seen where the address leads.
                spawn_local(async move {
                    host.set_address(&host.query(), HistoryStep::Replace, Some(&link));
                });
            }
            if first.replace(u32::MAX) != *visit {
                entries.dispatch(EntriesAction::Import(fragment));
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
                entries.dispatch(save(&entries, &host));
                tell_others();
            }
        });
    }
    let host = host.clone();
    let was_from_link = use_mut_ref(|| false);
    let is_from_link = entries.persistence == Persistence::FromLink;
    use_effect_with(is_from_link, move |is_from_link| {
        if was_from_link.replace(*is_from_link) && !is_from_link {
            host.set_address(&host.query(), HistoryStep::Replace, Some(""));
        }
    });
}

/// Saves the entries over what this tab has read, and leaves what another one changed since.
fn save(state: &EntriesState, host: &HostHandle) -> EntriesAction {
    let Some(text) = host.load_entries() else {
        return EntriesAction::NotSaved { keeps_older: false };
    };
    let theirs = decode_kept(&text, state.dataset);
    let merged = merge(&state.kept, &state.entries, &theirs);
    if !host.save_entries(&merged.entries.encode()) {
        return EntriesAction::NotSaved {
            keeps_older: !theirs.is_blank(),
        };
    }
    EntriesAction::Saved(Box::new(Saving {
        from: Rc::clone(&state.entries),
        kept: merged.entries,
        replaced: merged.is_conflict.then_some(theirs),
        renumbered: merged.renumbered,
    }))
}

/// What is dispatched on the window when entries were saved: the browser's own event goes to other tabs
/// alone, and a page may hold several elements.
const SAVED: &str = "palette-ports:saved";

fn tell_others() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(SAVED)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Takes over what other tabs save, and other elements of the page. A page that Back brings out of the
/// browser's memory has heard nothing meanwhile.
#[hook]
fn use_other_tabs(entries: &EntriesContext, host: &HostHandle) {
    let (dispatcher, dataset) = (entries.dispatcher(), entries.dataset);
    use_effect_with(host.clone(), move |host| {
        let read = {
            let host = host.clone();
            move || {
                if let Some(text) = host.load_entries() {
                    let theirs = decode_kept(&text, dataset);
                    dispatcher.dispatch(EntriesAction::Read(Box::new(theirs)));
                }
            }
        };
        let listeners = web_sys::window().map(|window| {
            ["storage", "pageshow", SAVED].map(|event| {
                let read = read.clone();
                EventListener::new(&window, event, move |_| read())
            })
        });
        move || drop(listeners)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_a_link_outlast_a_link_of_the_contents_before_the_workbench_is_there() {
        let (link, other) = ("typed&addresses%2Fusers=192.0.2.1", "typed&name=Berlin");
        for (now, expected) in [
            (link, link),
            ("pp-firewall", link),
            ("self-hosted-cluster-in-ssh", link),
            (other, other),
            ("", ""),
        ] {
            assert_eq!(bringing(link, now.to_owned()), expected);
        }
        assert_eq!(bringing("", "pp-firewall".to_owned()), "pp-firewall");
    }

    #[test]
    fn only_what_this_page_writes_is_whole_without_a_closer_look() {
        let dataset = ports_data::dataset();
        let query = "?deployment=self-hosted&role=all&version=4.2&format=ufw";
        let rule = "self-hosted-cluster-in-ssh";
        for (query, fragment) in [
            ("", ""),
            (query, ""),
            (query, "pp-upgrade"),
            (query, rule),
            (
                query,
                "typed&addresses%2Fusers=192.0.2.1%2C+2001%3Adb8%3A%3A%2F32&sites%2F2%2Fname=",
            ),
        ] {
            assert!(is_whole(query, fragment, dataset), "{query}#{fragment}");
        }
        for (query, fragment) in [
            ("", rule),
            ("?version=3.4.)", ""),
            ("?amp;version=3.4", ""),
            ("?Version=3.4", ""),
            ("?format=ufw%23typed", ""),
            ("?addresses%2Fusers=192.0.2.1", ""),
            (query, "version=3.4"),
            (query, "self-hosted-cluster-in-ssh."),
            (query, "pp-upgrade)"),
            (query, "typed&amp;addresses%2Fusers=192.0.2.1"),
            (query, "Typed&addresses%2Fusers=192.0.2.1"),
            (query, "typed&addresses%2Fusers=192.0.2.1."),
            (query, "typed&addresses%2Fusers=192.0.2.1)"),
        ] {
            assert!(!is_whole(query, fragment, dataset), "{query}#{fragment}");
        }
    }
}
