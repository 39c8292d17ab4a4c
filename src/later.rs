//! What comes after the first part of the page: the diagram, the workbench, and what explains them.

use std::pin::Pin;

use ports_components::Shared;
use ports_components::host::use_host;
use ports_components::paper::PaperContext;
use ports_components::waiting::waiting;
use ports_core::evaluation::Evaluation;
use ports_core::selection::View;
use ports_workbench::LookedAt;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::layout::Layout;
use crate::parts::{self, Diagram, Help, Workbench};

/// The props of [`Later`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LaterProps {
    /// The rules that are shown.
    pub evaluation: Shared<Evaluation<'static>>,
    /// Which views are looked at.
    pub layout: Layout,
    /// Hears which view is to stand beside the others.
    pub onbeside: Callback<View>,
    /// Whether there is room for two columns.
    pub is_wide: UseStateHandle<bool>,
    /// What is to be printed in place of the page.
    pub paper: PaperContext,
    /// Whether the shortcuts are listed.
    pub is_listing: UseStateHandle<bool>,
    /// Which parts are there: what else is on the page shows more by then.
    pub arrived: UseStateHandle<Arrived>,
}

/// The later parts once they are there. Until then, their places; where one did not arrive, a sentence and
/// a button to try again.
///
/// They are asked for when the first part has been rendered, and the diagram when it is looked at.
#[component]
pub fn Later(props: &LaterProps) -> Html {
    let LaterProps {
        evaluation,
        layout,
        onbeside,
        is_wide,
        paper,
        is_listing,
        arrived,
    } = props;
    let host = use_host();
    let attempt = use_state(|| 0_u32);
    let is_missing = use_state_eq(|| false);
    let is_diagram = layout.view == View::Diagram;
    {
        let (is_missing, arrived) = (is_missing.setter(), arrived.setter());
        use_effect_with((*attempt, is_diagram), move |(_, is_diagram)| {
            is_missing.set(false);
            let diagram = is_diagram.then(arrives::<Diagram>);
            let others = [arrives::<Workbench>(), arrives::<Help>()];
            for part in diagram.into_iter().chain(others) {
                let (is_missing, arrived) = (is_missing.clone(), arrived.clone());
                spawn_local(async move {
                    match part.await {
                        true => arrived.set(Arrived::by_now()),
                        false => is_missing.set(true),
                    }
                });
            }
        });
    }
    use_effect_with(**arrived, move |_| {
        // The address may lead to something whose place is known only now.
        if View::of_anchor(&host.fragment()).is_some() {
            host.show_target();
        }
    });
    let help = parts::loaded::<Help>();
    let workbench = parts::loaded::<Workbench>();
    let diagram = is_diagram.then(parts::loaded::<Diagram>);
    let is_waiting =
        help.is_none() || workbench.is_none() || diagram.is_some_and(|one| one.is_none());
    html! {
        <>
            if let Some(Some(diagram)) = diagram {
                { (diagram.view)(evaluation.clone()) }
            }
            if is_waiting {
                { waiting(
                    *is_missing,
                    Callback::from(move |_| attempt.set(*attempt + 1)),
                ) }
            }
            if let Some(workbench) = workbench {
                { (workbench.view)(evaluation.clone(), paper.clone(), LookedAt {
                    view: layout.view,
                    beside: layout.beside,
                    tabs: layout.tabs_beside().collect(),
                    onbeside: onbeside.clone(),
                }) }
            } else {
                // Its place, so that nothing moves when it comes.
                <div class="pp-beside"></div>
            }
            if let Some(help) = help {
                { (help.view)(is_listing.clone(), is_wide.clone()) }
            }
        </>
    }
}

/// Which parts are there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrived {
    workbench: bool,
    help: bool,
    diagram: bool,
}

impl Arrived {
    /// Those that are there by now.
    pub fn by_now() -> Self {
        Self {
            workbench: parts::loaded::<Workbench>().is_some(),
            help: parts::loaded::<Help>().is_some(),
            diagram: parts::loaded::<Diagram>().is_some(),
        }
    }

    /// Whether a part is missing that every reader gets: the diagram is for those who look at it.
    pub fn is_partial(self) -> bool {
        !(self.workbench && self.help)
    }
}

/// Loads a part, and says whether it arrived.
fn arrives<P: parts::Part>() -> Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async { parts::load::<P>().await.is_ok() })
}
