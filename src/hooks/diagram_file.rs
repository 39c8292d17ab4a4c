use gloo::timers::callback::Timeout;
use js_sys::Array;
use ports_components::Shared;
use ports_components::selection::{SelectionContext, SelectionState};
use ports_core::evaluation::Evaluation;
use ports_core::title::title;
use ports_files::export::Sheet;
use ports_files::svg;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::prelude::*;

use crate::views::diagram::SaveStatus;

/// How long a file's address holds, in milliseconds: a browser may begin to read it late.
const ADDRESS_HOLDS: u32 = 60_000;

/// Saves the diagram as a file: what starts it, and how it went, until something else is chosen.
#[hook]
pub fn use_diagram_file(
    state: &SelectionContext,
    evaluation: &Shared<Evaluation<'static>>,
) -> (Callback<MouseEvent>, Option<SaveStatus>) {
    let status = use_state_eq(|| None);
    {
        let status = status.setter();
        use_effect_with(state.clone(), move |_| status.set(None));
    }
    let onsave = {
        let status = status.setter();
        let using = (state.clone(), evaluation.clone());
        use_callback(using, move |_, (state, evaluation)| {
            status.set(Some(match save(state, evaluation) {
                Ok(()) => SaveStatus::Saved,
                Err(_) => SaveStatus::Stopped,
            }));
        })
    };
    (onsave, *status)
}

/// Hands the browser the file. It tells no page whether it saved it: a sandboxed frame may refuse.
fn save(state: &SelectionState, evaluation: &Evaluation<'static>) -> Result<(), JsValue> {
    let SelectionState {
        dataset, selection, ..
    } = state;
    let diagram = ports_data::diagram(dataset, selection, evaluation);
    let text = svg::write(&diagram, &title(dataset, selection));
    let name = Sheet::of(dataset, selection, evaluation, &[], "").file;
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.ok_or(JsValue::NULL)?.create_element("a")?;
    let link: HtmlAnchorElement = link.unchecked_into();
    let address = Url::create_object_url_with_blob(&blob)?;
    link.set_download(&format!("{name}.svg"));
    link.set_href(&address);
    link.click();
    Timeout::new(ADDRESS_HOLDS, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
