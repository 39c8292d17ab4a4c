//! Who connects to whom: a diagram, and beside it the same in sentences.
//!
//! The sentences are there for everybody, as a list: they say all that the diagram shows, so assistive
//! technology passes the diagram by and reads nothing twice. A rule's row highlights its arrow, and the
//! other way round, by the rules' ids ([`use_highlight`]). A part of its own, which comes after the first
//! one.

mod file;
mod highlight;
mod svg;

use ports_components::Shared;
use ports_components::button::button;
use ports_components::selection::use_selection;
use ports_core::diagram::{Arrow, line_class};
use ports_core::evaluation::Evaluation;
use yew::prelude::*;

use file::use_diagram_file;
use highlight::use_highlight;

/// How saving the diagram as a file went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStatus {
    /// The part that writes files is on its way.
    Loading,
    /// The browser has the file.
    Saved,
    /// The part that writes files did not arrive.
    Missing,
    /// It stopped because of a mistake in it.
    Stopped,
}

impl SaveStatus {
    /// What is said of it.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Loading => msg!(files_loading),
            Self::Saved => msg!(diagram_saved),
            Self::Missing => msg!(files_missing),
            Self::Stopped => msg!(files_stopped),
        }
    }
}

/// The props of [`Diagram`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DiagramProps {
    /// The rules that it shows.
    pub evaluation: Shared<Evaluation<'static>>,
}

/// The section of the diagram.
#[component]
pub fn Diagram(props: &DiagramProps) -> Html {
    let state = use_selection();
    let evaluation = &props.evaluation;
    let section = use_node_ref();
    use_highlight(&section);
    let (onsave, status) = use_diagram_file(&state);
    let content = if evaluation.matches.is_empty() {
        html! { <p>{ msg!(diagram_none) }</p> }
    } else {
        let diagram = ports_data::diagram(state.dataset, &state.selection, evaluation);
        html! {
            <>
                <div class="pp-diagram" translate="no">
                    { svg::drawing(&diagram) }
                    <ol class="pp-plain">{ for diagram.arrows.iter().map(sentence) }</ol>
                </div>
                <div class="pp-export">
                    { button(msg!(diagram_save), onsave) }
                </div>
                { save_message(status) }
            </>
        }
    };
    html! {
        <section ref={section} class="pp-panel" aria-labelledby="pp-diagram">
            <h2 id="pp-diagram">{ msg!(diagram_title) }</h2>
            { content }
        </section>
    }
}

/// All that one party opens to another, in words.
fn sentence(arrow: &Arrow) -> Html {
    html! {
        <li class={line_class(arrow.status)} data-rules={arrow.rules.clone()}>
            { arrow.text.clone() }
        </li>
    }
}

/// That the file is on its way is seen and not announced: mostly it is there before that is read out.
fn save_message(status: Option<SaveStatus>) -> Html {
    let message = status.map_or("", SaveStatus::message);
    let (seen, announced) = match status {
        Some(SaveStatus::Loading) => (message, ""),
        _ => ("", message),
    };
    let class = match message {
        "" => "pp-hint pp-untold",
        _ => "pp-hint",
    };
    html! {
        <p {class}><span>{ seen }</span><span role="status">{ announced }</span></p>
    }
}
