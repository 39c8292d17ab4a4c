//! What a word means, below the word that was pressed.

use gloo::events::EventListener;
use ports_core::glossary::{TERMS, Term};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// A word that was pressed, and the place of its term in the glossary.
#[derive(Clone, Debug, PartialEq)]
struct Pressed {
    word: HtmlElement,
    place: usize,
}

impl Pressed {
    /// The word that an event comes from, if it comes from one.
    fn of(event: &Event) -> Option<Self> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let word: HtmlElement = target.closest(".pp-word").ok()??.dyn_into().ok()?;
        let place = word.get_attribute("data-term")?.parse().ok()?;
        Some(Self { word, place })
    }

    /// How far the word's lower left corner is from the upper left one of the app, in CSS pixels.
    fn corner(&self, app: &Element) -> (i32, i32) {
        let (mut left, mut top) = (0, self.word.offset_height());
        let mut at = Some(self.word.clone());
        while let Some(element) = at.filter(|element| **element != *app) {
            left += element.offset_left() - element.scroll_left();
            top += element.offset_top() - element.scroll_top();
            let around = element.offset_parent();
            at = around.and_then(|around| around.dyn_into().ok());
        }
        (left, top)
    }
}

/// What the word that was pressed last means, until the reader goes on: a word is pressed for its meaning, and
/// nothing is scrolled or written into the address. `inside` is some element of the app.
#[hook]
pub fn use_meaning(inside: &NodeRef) -> Html {
    let pressed = use_state_eq(|| None::<Pressed>);
    {
        let (inside, pressed) = (inside.clone(), pressed.setter());
        use_effect_with((), move |()| {
            let listener = app_around(&inside).map(|app| {
                EventListener::new(&app, "click", move |event| {
                    if let Some(word) = Pressed::of(event) {
                        pressed.set(Some(word));
                    }
                })
            });
            move || drop(listener)
        });
    }
    let Some(shown) = (*pressed).clone() else {
        return Html::default();
    };
    let setter = pressed.setter();
    html! { <Meaning {shown} onclose={move |()| setter.set(None)} /> }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct MeaningProps {
    shown: Pressed,
    onclose: Callback<()>,
}

/// A term and its meaning. Escape leads back to the word, and Tab on from it.
#[component]
fn Meaning(props: &MeaningProps) -> Html {
    let MeaningProps { shown, onclose } = props;
    let panel = use_node_ref();
    {
        let panel = panel.clone();
        use_effect_with(shown.clone(), move |shown| {
            let app = app_around(&panel);
            let Some((app, panel)) = app.zip(panel.cast::<HtmlElement>()) else {
                return;
            };
            let (left, top) = shown.corner(&app);
            for (name, value) in [("--pp-left", left), ("--pp-top", top)] {
                let _ = panel.style().set_property(name, &format!("{value}px"));
            }
            let _ = panel.focus();
        });
    }
    let onkeydown = {
        let (word, onclose) = (shown.word.clone(), onclose.clone());
        move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Escape" | "Tab") {
                let _ = word.focus();
                onclose.emit(());
            }
        }
    };
    let Some(Term { name, meaning }) = TERMS.get(shown.place) else {
        return Html::default();
    };
    html! {
        <div
            ref={panel}
            class="pp-meaning"
            role="dialog"
            aria-label={*name}
            tabindex="-1"
            {onkeydown}
            onfocusout={onclose.reform(|_: FocusEvent| ())}
        >
            <p><strong>{ *name }</strong></p>
            <p>{ *meaning }</p>
        </div>
    }
}

/// The app's outermost element around one of its nodes.
fn app_around(node: &NodeRef) -> Option<Element> {
    node.cast::<Element>()?.closest(".pp").ok()?
}
