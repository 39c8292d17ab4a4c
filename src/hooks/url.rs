use ports_components::host::HistoryStep;
use ports_components::selection::{SelectionContext, SelectionState, TextField};
use ports_core::link;
use yew::prelude::*;

/// Writes the selection into the address. What the address already says is not written again: an empty
/// query on a first visit means the initial selection, and going back has just put it there.
#[hook]
pub fn use_url(state: &SelectionContext) {
    let host = state.host.clone();
    let written = use_mut_ref(Written::default);
    let now = state.clone();
    let written_of = (state.selection.clone(), state.options.clone(), state.visit);
    use_effect_with(written_of, move |_| {
        let fragment = host.fragment();
        if let Some((query, step)) = written.borrow_mut().next(&now, &host.query(), &fragment) {
            // A fragment that leads elsewhere would do so after a reload, and after going back.
            let fragment = now.has_left(&fragment).then_some("");
            host.set_address(&query, step, fragment);
        }
    });
}

/// What was written last.
#[derive(Debug, Default)]
struct Written {
    /// The link that it was written over.
    visit: u32,
    /// The field that the change was typed in; none when it was a choice.
    field: Option<TextField>,
}

impl Written {
    /// What to write for a state where the address has a query and a fragment, and how. Typing on in a field replaces
    /// the step that it made, so that a word is one step and not five.
    fn next(
        &mut self,
        state: &SelectionState,
        query: &str,
        fragment: &str,
    ) -> Option<(String, HistoryStep)> {
        if self.visit != state.visit {
            self.visit = state.visit;
            self.field = None;
        }
        if state.is_as_linked {
            return None;
        }
        let link = state.read_link(query);
        let is_said = (&link.selection, &link.options) == (&state.selection, &state.options);
        if is_said && !state.has_left(fragment) {
            return None;
        }
        let step = match state.active_field {
            Some(field) if self.field == Some(field) => HistoryStep::Replace,
            _ => HistoryStep::Push,
        };
        self.field = state.active_field;
        let query = link::rewrite(query, &state.selection, &state.options);
        Some((query, step))
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use ports_components::selection::{SelectionAction, SelectionChange};
    use ports_core::selection::View;

    use super::*;

    /// A page with its address.
    struct Browser {
        state: Rc<SelectionState>,
        written: Written,
        query: String,
        fragment: String,
        steps: Vec<HistoryStep>,
    }

    impl Browser {
        fn at(query: &str) -> Self {
            Self::at_fragment(query, "")
        }

        fn at_fragment(query: &str, fragment: &str) -> Self {
            Self {
                state: Rc::new(SelectionState::new(ports_data::dataset(), query, fragment)),
                written: Written::default(),
                query: query.to_owned(),
                fragment: fragment.to_owned(),
                steps: Vec::new(),
            }
        }

        fn after(mut self, action: SelectionAction) -> Self {
            self.state = self.state.reduce(action);
            let written = self.written.next(&self.state, &self.query, &self.fragment);
            if let Some((query, step)) = written {
                self.query = query;
                if self.state.has_left(&self.fragment) {
                    self.fragment.clear();
                }
                self.steps.push(step);
            }
            self
        }

        fn typed(self, text: &str) -> Self {
            let change = SelectionChange::Search(text.to_owned());
            self.after(SelectionAction::Type(TextField::Search, change))
        }
    }

    fn change(change: SelectionChange) -> SelectionAction {
        SelectionAction::Change(change)
    }

    #[test]
    fn a_word_is_one_step_and_the_next_choice_another() {
        let browser = Browser::at("utm=x")
            .typed("s")
            .typed("ss")
            .typed("ssh")
            .after(change(SelectionChange::Role(None)))
            .typed("sshd");
        use HistoryStep::{Push, Replace};
        assert_eq!(browser.steps, [Push, Replace, Replace, Push, Push]);
        assert_eq!(
            browser.query,
            "utm=x&deployment=saas&role=all&version=4.9&q=sshd"
        );
    }

    #[test]
    fn a_fragment_that_leads_to_another_view_than_the_one_looked_at_is_dropped() {
        let rule = "self-hosted-cluster-in-ssh";
        let browser = Browser::at_fragment("deployment=self-hosted", rule);
        assert_eq!(browser.state.options.view, View::Ports);
        let browser = browser.after(change(SelectionChange::Role(None)));
        assert_eq!(browser.fragment, rule);
        let browser = browser.after(SelectionAction::Look(View::Addresses));
        assert_eq!(browser.fragment, "");
        assert!(browser.query.contains("view=addresses"));
        // Where the query says the same without it.
        let browser = Browser::at_fragment("", "pp-plan");
        assert_eq!(browser.state.options.view, View::Addresses);
        let browser = browser.after(SelectionAction::Look(View::Ports));
        assert_eq!((browser.fragment.as_str(), browser.steps.len()), ("", 1));
        // What is entered leads nowhere, and stays.
        let browser = Browser::at_fragment("", "typed&at-registries=192.0.2.7");
        let browser = browser.after(SelectionAction::Look(View::Addresses));
        assert_eq!(browser.fragment, "typed&at-registries=192.0.2.7");
    }

    #[test]
    fn what_the_address_says_already_is_not_written_again() {
        let start = Browser::at("role=root&version=4.2");
        let dismissed = start.after(SelectionAction::DismissNotices);
        assert!(dismissed.steps.is_empty());
        let same = dismissed.after(change(SelectionChange::Role(Some(
            "workload-cluster".into(),
        ))));
        assert!(same.steps.is_empty());
        // A wrong format is not the reader's doing.
        let usual = Browser::at("format=zzz")
            .after(SelectionAction::UsualFormat("ufw".to_owned()))
            .after(SelectionAction::RejectFormat {
                notice: "no".to_owned(),
            });
        assert!(usual.steps.is_empty());
    }

    #[test]
    fn after_going_back_typing_makes_a_step_of_its_own() {
        let mut browser = Browser::at("").typed("s");
        browser.query = String::new();
        let back = browser.after(SelectionAction::Navigate {
            query: String::new(),
            fragment: String::new(),
        });
        let typed = back.typed("s");
        assert_eq!(typed.steps, [HistoryStep::Push, HistoryStep::Push]);
    }
}
