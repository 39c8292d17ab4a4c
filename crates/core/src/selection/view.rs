//! The views of the page: one of them is looked at, and the others are not in the document.

/// A view of the page, in the order of its tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The connections, as a table.
    #[default]
    Ports,
    /// The connections, drawn.
    Diagram,
    /// The reader's sites and addresses.
    Addresses,
    /// The request for a network team.
    Request,
    /// What changes between two releases.
    Upgrade,
    /// Firewall rules in the chosen format. Where there is room, they stand beside the other views.
    Firewall,
    /// A script that tries the connections, in the firewall rules' place.
    Test,
}

impl View {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Ports,
        Self::Diagram,
        Self::Addresses,
        Self::Request,
        Self::Upgrade,
        Self::Firewall,
        Self::Test,
    ];

    /// What links and attributes call it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Ports => "ports",
            Self::Diagram => "diagram",
            Self::Addresses => "addresses",
            Self::Request => "request",
            Self::Upgrade => "upgrade",
            Self::Firewall => "firewall",
            Self::Test => "test",
        }
    }

    /// What its tab is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ports => msg!(view_ports),
            Self::Diagram => msg!(view_diagram),
            Self::Addresses => msg!(view_addresses),
            Self::Request => msg!(view_request),
            Self::Upgrade => msg!(view_upgrade),
            Self::Firewall => msg!(view_firewall),
            Self::Test => msg!(view_test),
        }
    }

    /// Whether it stands beside the other views where there is room.
    pub fn is_beside(self) -> bool {
        matches!(self, Self::Firewall | Self::Test)
    }

    /// The views with a name: one, or those that an older release's name stood for; none for a name
    /// that never was one. `choices` are no view, and are shown above all of them.
    pub fn named(name: &str) -> Option<&'static [Self]> {
        const RULES: [View; 5] = [
            View::Ports,
            View::Diagram,
            View::Addresses,
            View::Request,
            View::Upgrade,
        ];
        const FIREWALL: [View; 2] = [View::Firewall, View::Test];
        match name {
            "rules" => Some(&RULES),
            "firewall" => Some(&FIREWALL),
            "choices" => Some(&[]),
            name => {
                let at = Self::ALL.iter().position(|view| view.id() == name)?;
                Some(&Self::ALL[at..=at])
            }
        }
    }

    /// The first view that a list names, as an attribute or a frame's address has one: `choices,ports`.
    pub fn first_of(list: &str) -> Option<Self> {
        names(list).find_map(|name| Self::named(name)?.first().copied())
    }

    /// The view that a heading of an older release's page belongs to, by its id: `pp-plan`.
    pub fn of_anchor(anchor: &str) -> Option<Self> {
        match anchor {
            "pp-rules" => Some(Self::Ports),
            "pp-diagram" => Some(Self::Diagram),
            "pp-plan" => Some(Self::Addresses),
            "pp-export" => Some(Self::Request),
            "pp-upgrade" => Some(Self::Upgrade),
            "pp-firewall" => Some(Self::Firewall),
            "pp-checks" => Some(Self::Test),
            _ => None,
        }
    }
}

/// The names in a list of views.
pub fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ' ', '\t', '\n', '\r', '\u{c}'])
        .filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_is_found_by_its_name_and_opens_first_where_a_list_names_it_first() {
        for view in View::ALL {
            let named = View::named(view.id()).expect("a name");
            assert_eq!(named.first(), Some(&view));
            assert_eq!(
                View::first_of(&format!("choices, {}", view.id())),
                Some(view)
            );
        }
    }

    #[test]
    fn names_of_older_releases_stand_for_what_they_showed() {
        let named = |list: &str| -> Vec<View> {
            names(list)
                .flat_map(|name| View::named(name).expect("a name").iter().copied())
                .collect()
        };
        assert_eq!(named("choices rules,firewall"), View::ALL);
        assert_eq!(View::first_of("choices,rules"), Some(View::Ports));
        assert_eq!(View::first_of("choices"), None);
        assert_eq!(View::named("root"), None);
        assert_eq!(View::of_anchor("pp-checks"), Some(View::Test));
    }
}
