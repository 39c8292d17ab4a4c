//! Which views there are, and where each stands.

use ports_core::selection::{View, view_names};

/// From which width of the app's place on firewall rules stand beside the views, in CSS pixels.
pub const WIDE: f64 = 1200.0;

/// How much narrower the place may get before they leave again, in CSS pixels: the scroll bar that two columns
/// may bring must not take them away.
pub const SCROLL_BAR: f64 = 24.0;

/// Whether there is room for two columns in a width of the app's place, in CSS pixels; `was_wide` is whether
/// there was until now.
pub fn is_wide(width: f64, was_wide: bool) -> bool {
    let least = if was_wide { WIDE - SCROLL_BAR } else { WIDE };
    width >= least
}

/// What of the page is shown: the views, the choices, and whether there is room for two columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The views that can be looked at.
    pub views: Vec<View>,
    /// Whether the choices stand above them.
    pub has_choices: bool,
    /// The view that is looked at; never one that stands beside it.
    pub view: View,
    /// The view that stands beside it, or in its place where there is no room; none where it is not shown.
    pub beside: Option<View>,
}

impl Layout {
    /// The layout for what the page around wants to be shown, the view that was asked for, and the one of
    /// those beside the others that was looked at last.
    pub fn new(shown: Option<&str>, asked: View, beside: View, is_wide: bool) -> Self {
        let is_named = |view: &View| {
            let mut names = view_names(shown.unwrap_or_default());
            names.any(|name| View::named(name).is_some_and(|named| named.contains(view)))
        };
        let mut views: Vec<View> = View::ALL.into_iter().filter(is_named).collect();
        if views.is_empty() {
            views = View::ALL.to_vec();
        }
        let has_choices = shown
            .is_none_or(|list| view_names(list).any(|name| name == "choices") || list.is_empty());
        let asked = match views.contains(&asked) {
            true => asked,
            false => views[0],
        };
        let others: Vec<View> = views
            .iter()
            .copied()
            .filter(|view| view.is_beside())
            .collect();
        let beside = match others.contains(&beside) {
            true => Some(beside),
            false => others.first().copied(),
        };
        let first = views.iter().copied().find(|view| !view.is_beside());
        let (view, beside) = match (asked.is_beside(), is_wide, first) {
            (false, true, _) => (asked, beside),
            (false, false, _) => (asked, None),
            (true, true, Some(first)) => (first, beside),
            (true, ..) => (asked, Some(asked)),
        };
        Self {
            views,
            has_choices,
            view,
            beside,
        }
    }

    /// Whether a view stands beside another one.
    pub fn has_two_columns(&self) -> bool {
        self.beside.is_some_and(|beside| beside != self.view)
    }

    /// The tabs: a view for each, where there is more than one. The diagram is in the tab of the ports, and what
    /// stands beside the others has tabs of its own.
    pub fn tabs(&self) -> impl Iterator<Item = View> {
        let has_ports = self.views.contains(&View::Ports);
        let has_beside = self.has_two_columns();
        let views = self.views.iter().copied();
        let tabs = views.filter(move |view| {
            !(has_ports && *view == View::Diagram || has_beside && view.is_beside())
        });
        let number = tabs.clone().count();
        tabs.filter(move |_| number > 1)
    }

    /// The views beside the others that can be changed between.
    pub fn tabs_beside(&self) -> impl Iterator<Item = View> {
        self.views.iter().copied().filter(|view| view.is_beside())
    }

    /// Whether the ports can be looked at both ways.
    pub fn has_diagram_switch(&self) -> bool {
        self.views.contains(&View::Ports) && self.views.contains(&View::Diagram)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(shown: Option<&str>, asked: View, is_wide: bool) -> (View, Option<View>) {
        let layout = Layout::new(shown, asked, View::Firewall, is_wide);
        (layout.view, layout.beside)
    }

    #[test]
    fn firewall_rules_stand_beside_a_view_where_there_is_room_and_else_in_its_place() {
        use View::{Addresses, Firewall, Ports};
        assert_eq!(layout(None, Addresses, true), (Addresses, Some(Firewall)));
        assert_eq!(layout(None, Addresses, false), (Addresses, None));
        assert_eq!(layout(None, Firewall, true), (Ports, Some(Firewall)));
        assert_eq!(layout(None, Firewall, false), (Firewall, Some(Firewall)));
    }

    #[test]
    fn a_scroll_bar_that_two_columns_bring_does_not_take_them_away() {
        assert!(!is_wide(1199.0, false) && is_wide(1200.0, false));
        let with_a_scroll_bar = WIDE - 17.0;
        assert!(is_wide(with_a_scroll_bar, true) && !is_wide(with_a_scroll_bar, false));
        assert!(!is_wide(WIDE - SCROLL_BAR - 1.0, true));
    }

    #[test]
    fn a_page_around_gets_the_views_that_it_names_and_no_others() {
        use View::{Addresses, Firewall, Ports, Request};
        assert_eq!(layout(Some("ports"), Addresses, true), (Ports, None));
        assert_eq!(
            layout(Some("firewall"), Ports, true),
            (Firewall, Some(Firewall))
        );
        assert_eq!(layout(Some("request,root"), Ports, true), (Request, None));
        let tabs = |shown, is_wide| -> Vec<View> {
            Layout::new(Some(shown), Ports, Firewall, is_wide)
                .tabs()
                .collect()
        };
        assert!(tabs("ports", true).is_empty());
        assert!(tabs("ports,diagram", true).is_empty());
        assert_eq!(tabs("firewall ports", false), [Ports, Firewall, View::Test]);
        assert!(tabs("firewall ports", true).is_empty());
        assert_eq!(tabs("firewall ports request", true), [Ports, Request]);
        // Alone, they stand in no second column, and have their tabs above them.
        assert_eq!(tabs("firewall", true), [Firewall, View::Test]);
        assert!(!Layout::new(Some("firewall"), Ports, Firewall, true).has_two_columns());
        assert!(Layout::new(Some("ports firewall"), Ports, Firewall, true).has_two_columns());
        assert!(!Layout::new(Some("ports"), Ports, Firewall, true).has_two_columns());
        assert!(!Layout::new(Some("ports"), Ports, Firewall, true).has_choices);
        assert!(Layout::new(Some("choices,ports"), Ports, Firewall, true).has_choices);
        assert!(Layout::new(Some(""), Ports, Firewall, true).has_choices);
    }
}
