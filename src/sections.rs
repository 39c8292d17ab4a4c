//! The registry of the page's sections: their order, and all that is derived from it.

/// When a section comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// With the page.
    First,
    /// With the diagram, which is loaded later.
    Diagram,
    /// With the workbench, which is loaded later.
    Workbench,
}

/// A section of the page that can be linked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The id of its heading.
    pub anchor: &'static str,
    /// What the contents call it.
    pub name: &'static str,
    /// When it comes.
    pub part: Part,
}

impl Section {
    const fn new(anchor: &'static str, name: &'static str, part: Part) -> Self {
        Self { anchor, name, part }
    }
}

/// All sections, in the order of the page.
pub const SECTIONS: [Section; 7] = [
    Section::new("pp-rules", msg!(page_to_rules), Part::First),
    Section::new("pp-diagram", msg!(diagram_title), Part::Diagram),
    Section::new("pp-plan", msg!(plan_title), Part::Workbench),
    Section::new("pp-upgrade", msg!(upgrade_title), Part::Workbench),
    Section::new("pp-export", msg!(export_title), Part::Workbench),
    Section::new("pp-firewall", msg!(page_to_snippets), Part::Workbench),
    Section::new("pp-checks", msg!(checks_title), Part::Workbench),
];
