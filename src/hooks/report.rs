use ports_components::selection::{SelectionContext, SelectionState};
use yew::prelude::*;

/// Tells the page around what it asked for in vain: at the start, and after each navigation.
#[hook]
pub fn use_report(state: &SelectionContext) {
    let host = state.host.clone();
    let reported = use_mut_ref(Reported::default);
    let now = state.clone();
    use_effect_with((state.visit, state.notices.clone()), move |_| {
        host.report(reported.borrow_mut().news(&now));
    });
}

/// Which notices were reported.
#[derive(Debug, Default)]
struct Reported {
    visit: u32,
    count: usize,
}

impl Reported {
    /// The notices of the present link that were not reported yet. Later parts of the page add theirs
    /// when they are there. What comes from the reader is no business of the page around.
    fn news<'s>(&mut self, state: &'s SelectionState) -> &'s [String] {
        if self.visit != state.visit {
            self.visit = state.visit;
            self.count = 0;
        }
        let count = std::mem::replace(&mut self.count, state.notices.len());
        match state.notices.get(count..) {
            Some(news) if state.is_as_linked => news,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use ports_components::selection::SelectionAction;

    use super::*;

    #[test]
    fn each_notice_of_a_link_is_reported_once_and_after_each_navigation_anew() {
        let mut reported = Reported::default();
        let wrong = "role=root";
        let first = Rc::new(SelectionState::new(ports_data::dataset(), wrong, ""));
        assert_eq!(reported.news(&first).len(), 1);
        let later = first.reduce(SelectionAction::Notify(vec!["and this".to_owned()]));
        assert_eq!(reported.news(&later), ["and this"]);
        assert!(reported.news(&later).is_empty());
        let again = later.reduce(SelectionAction::Navigate {
            query: wrong.to_owned(),
            fragment: String::new(),
        });
        assert_eq!(reported.news(&again).len(), 1);
    }

    #[test]
    fn what_the_reader_did_is_not_reported() {
        let mut reported = Reported::default();
        let start = Rc::new(SelectionState::new(ports_data::dataset(), "", ""));
        assert!(reported.news(&start).is_empty());
        let link = start.read_link("role=root");
        let opened = start.reduce(SelectionAction::Open(Box::new(link)));
        assert_eq!(opened.notices.len(), 1);
        assert!(reported.news(&opened).is_empty());
    }
}
