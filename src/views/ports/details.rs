//! What there is to know of a connection beside its row: why, what happens without it, since when, and who says
//! so. It comes with the part that explains the page ([`crate::parts::Help`]).

use ports_components::notes::ConnectionNote;
use ports_components::rule::{source_link, with_code};
use ports_components::selection::SelectionContext;
use ports_core::connections::{Connection, ConnectionStatus, Span, history};
use ports_core::dataset::{Citation, Dataset, DeploymentId, Evidence};
use ports_core::evaluation::NotIncluded;
use ports_core::release::Release;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::copying::{Copied, CopyKind, CopyRequest, copy};

/// What the details of a connection are for.
#[derive(Clone, Copy, Debug)]
pub struct DetailsOf<'a> {
    /// The dataset that the connection is from.
    pub dataset: &'static Dataset,
    /// The connection.
    pub connection: &'a Connection<'static>,
    /// The deployment model.
    pub deployment: &'a DeploymentId,
    /// The release.
    pub version: &'a Release,
    /// What later parts know of it.
    pub note: Option<&'a ConnectionNote>,
}

impl DetailsOf<'_> {
    /// The details, and what can be copied of them where the app runs.
    pub fn view(&self, copying: Copying<'_>) -> Html {
        let connection = self.connection;
        let blocked = connection.when_blocked();
        html! {
            <div class="pp-about">
                { for self.reasons().into_iter().map(|reason| html! { <p>{ reason }</p> }) }
                if let Some(open) = self.note.and_then(|note| note.open_to_any.as_ref()) {
                    <p class="pp-any"><span aria-hidden="true">{ "⚠ " }</span>{ open }</p>
                }
                if !blocked.is_empty() {
                    <p>
                        { msg_fmt!(ports_if_blocked, consequence = blocked.join(" ")).to_string() }
                    </p>
                }
                <dl>
                    { self.versions() }
                    { fact(msg!(ports_purpose), self.purposes()) }
                    { fact(msg!(ports_docs), self.sources()) }
                    { fact(msg!(ports_rule), self.rules()) }
                </dl>
                if let Some((state, copied)) = copying {
                    { copy_buttons(state, connection, copied) }
                }
            </div>
        }
    }

    /// Why it is what it is, and why no firewall rule has it.
    fn reasons(&self) -> Vec<String> {
        let (dataset, connection) = (self.dataset, self.connection);
        let mut reasons = vec![connection.reasons(dataset, self.version).join(" ")];
        match connection.not_included {
            Some(NotIncluded::Vendor) => {
                let vendor = dataset.vendor;
                reasons.push(msg_fmt!(ports_not_yours, vendor = vendor).to_string());
            }
            Some(NotIncluded::Ended) => reasons.push(msg!(ports_never_included).to_owned()),
            Some(_) => {
                let kind = match connection.status {
                    ConnectionStatus::Deprecated => msg!(status_deprecated),
                    _ => msg!(status_optional),
                };
                reasons.push(msg_fmt!(ports_not_included, kind = kind).to_string());
            }
            None => {}
        }
        reasons
    }

    /// What it is to which releases, as a bar; nothing where only the other side lists it.
    fn versions(&self) -> Html {
        if self.connection.check.is_some() {
            return Html::default();
        }
        let key = self.connection.key();
        let spans = history(self.dataset, self.deployment, &key);
        let item = |span: &Span<'static>| {
            let class = match span.status {
                None => "pp-span",
                Some(ConnectionStatus::Deprecated) => "pp-span pp-span-deprecated",
                Some(ConnectionStatus::Ended) => "pp-span pp-span-ended",
                Some(_) => "pp-span pp-span-needed",
            };
            let status = span
                .status
                .map_or(msg!(ports_not_needed), |one| one.label());
            html! { <li {class}>{ span.name(self.dataset) }{ " " }<b>{ status }</b></li> }
        };
        let spans = html! { <ol class="pp-spans">{ for spans.iter().map(item) }</ol> };
        fact(msg!(ports_versions), spans)
    }

    fn purposes(&self) -> Html {
        let purposes = self.connection.purposes().into_iter();
        list(purposes.map(|purpose| html! { { purpose.text.as_str() } }))
    }

    /// Where it is written down, and what was concluded from it.
    fn sources(&self) -> Html {
        let mut citations: Vec<&'static Citation> = Vec::new();
        let mut notes: Vec<&'static str> = Vec::new();
        let mut add = |note: &'static str| {
            if !notes.contains(&note) {
                notes.push(note);
            }
        };
        for rule in self.connection.rules() {
            for citation in &rule.sources {
                if !citations.contains(&citation) {
                    citations.push(citation);
                }
            }
            if let Some(note) = rule.evidence_note {
                add(note.as_str());
            }
        }
        for one in &self.connection.uses {
            match (one.end.evidence, one.end.note) {
                (_, Some(note)) => add(note.as_str()),
                (Evidence::Stated, None) => {}
                (_, None) => add(msg!(ports_derived)),
            }
        }
        let dataset = self.dataset;
        let citations = citations.into_iter().map(|citation| {
            html! {
                <>
                    { source_link(dataset, citation) }
                    <span class="pp-section">{ citation.section.as_str() }</span>
                </>
            }
        });
        html! {
            <>
                { list(citations) }
                { for notes.into_iter().map(|note| html! { <p class="pp-derived">{ note }</p> }) }
            </>
        }
    }

    fn rules(&self) -> Html {
        let rules = self.connection.rules().into_iter();
        list(rules.map(|rule| with_code(&["`", rule.id.as_str(), "`"].concat())))
    }
}

/// A name, and what there is to say of it.
fn fact(name: &'static str, value: Html) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
}

fn list(items: impl Iterator<Item = Html>) -> Html {
    html! { <ul class="pp-plain">{ for items.map(|item| html! { <li>{ item }</li> }) }</ul> }
}

/// What copying needs: the selection, and where it is said how it went. None where the app does not run.
pub type Copying<'a> = Option<(&'a SelectionContext, &'a UseStateHandle<Option<Copied>>)>;

/// What can be copied of a connection, and how that went.
fn copy_buttons(
    state: &SelectionContext,
    connection: &Connection<'static>,
    copied: &UseStateHandle<Option<Copied>>,
) -> Html {
    let key = connection.key();
    let said = copied.as_ref().filter(|copied| copied.key == key);
    let said = said.map(|copied| copied.message.clone());
    let button = |class: &'static str, kind: CopyKind, label: &'static str| {
        let (state, copied) = (state.clone(), copied.setter());
        let request = CopyRequest {
            key: key.clone(),
            kind,
        };
        let onclick = move |_: MouseEvent| {
            let (state, copied, request) = (state.clone(), copied.clone(), request.clone());
            spawn_local(async move {
                if let Some(done) = copy(request, state).await {
                    copied.set(Some(done));
                }
            });
        };
        html! { <button {class} type="button" {onclick}>{ label }</button> }
    };
    html! {
        <div class="pp-lines pp-take">
            if connection.check.is_none() {
                // Where an app does not follow the address, no link leads to a row of it.
                { button("pp-line pp-link", CopyKind::Link, msg!(ports_copy_link)) }
            }
            { button("pp-line", CopyKind::Text, msg!(ports_copy_text)) }
            <span class="pp-said" role="status">{ said.unwrap_or_default() }</span>
        </div>
    }
}
