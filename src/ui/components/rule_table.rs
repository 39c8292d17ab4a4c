//! The rules of one direction, as a table: on the page, and in what is read without it.
//!
//! On a narrow screen the style sheet turns rows into cards. That takes the table's meaning away
//! from assistive technology in some browsers, so the roles are written out.

use super::{count, status_badge};
use crate::ui::html::{At, Builder};
use ports_core::dataset::{Citation, Dataset, Direction, Evidence, Purpose, Rule};
use ports_core::evaluation::{Match, Selection, Status, why};
use ports_core::text::joined;

const HEADINGS: [&str; 6] = [
    msg!(rules_port),
    msg!(rules_from),
    msg!(rules_to),
    msg!(rules_purpose),
    msg!(rules_status),
    msg!(rules_source),
];

/// What a row says that depends on where its table stands.
#[derive(Clone, Copy)]
pub(crate) struct Telling<'a> {
    /// Why the rule applies, or when it does.
    pub why: fn(&Dataset, &Rule, &Selection) -> String,
    /// Whether this row, of several for the rule, is the one that links lead to.
    pub is_anchor: fn(&Rule, &Selection) -> bool,
    /// What there is to say and to do where the app runs.
    pub live: Option<Live<'a>>,
}

/// What a table tells beside its rules, of one of them at a time.
#[derive(Clone, Copy)]
pub(crate) struct Live<'a> {
    /// The rule that the page's address leads to.
    pub linked: Option<&'static str>,
    /// The rule that was copied last, and how that went.
    pub copied: Option<(&'static str, &'a str)>,
}

/// A heading and a table of the rules of one direction.
pub(crate) fn rule_table(
    to: &mut Builder,
    dataset: &'static Dataset,
    selection: &Selection,
    direction: Direction,
    matches: &[&Match<'static>],
    live: Live<'_>,
) {
    let (title, id) = match direction {
        Direction::Inbound => (msg!(term_inbound), "pp-inbound"),
        Direction::Outbound => (msg!(term_outbound), "pp-outbound"),
    };
    to.open("section", "pp-direction");
    to.key(id);
    to.set(At::AriaLabelledBy, id);
    to.open("h3", "");
    to.set(At::Id, id);
    to.word(title, title);
    to.text(" ");
    count(to, matches.len());
    to.close();
    to.open("table", "pp-table");
    to.set(At::Role, "table");
    to.set(At::AriaLabelledBy, id);
    let telling = Telling {
        why,
        is_anchor: |_, _| true,
        live: Some(live),
    };
    fill_table(to, dataset, selection, matches, telling);
    to.close_to(2);
}

/// Fills the innermost element, a table, with its headers and a row for each of `matches`.
pub(crate) fn fill_table(
    to: &mut Builder,
    dataset: &'static Dataset,
    selection: &Selection,
    matches: &[&Match<'static>],
    telling: Telling<'_>,
) {
    open_with_role(to, "thead", "rowgroup");
    open_with_role(to, "tr", "row");
    for label in HEADINGS {
        open_with_role(to, "th", "columnheader");
        to.set(At::Scope, "col");
        to.text(label);
        to.close();
    }
    to.close_to(2);
    open_with_role(to, "tbody", "rowgroup");
    for found in matches {
        row(to, dataset, selection, found, telling);
    }
    to.close();
}

fn open_with_role(to: &mut Builder, tag: &'static str, role: &'static str) {
    to.open(tag, "");
    to.set(At::Role, role);
}

fn row(
    to: &mut Builder,
    dataset: &'static Dataset,
    selection: &Selection,
    found: &Match<'static>,
    telling: Telling<'_>,
) {
    let rule = found.rule;
    let class = match found.status {
        Status::Deprecated => "pp-row-deprecated",
        Status::Optional | Status::Conditional => "pp-row-optional",
        Status::Required => "pp-row-required",
    };
    // Rows have no key: another choice changes the text of the rows that are there instead of
    // making new ones. With keys, `cargo xtask bench` saw 12 ms for another deployment model.
    to.open("tr", class);
    if (telling.is_anchor)(rule, selection) {
        to.set(At::Id, rule.id.as_str());
    }
    to.set(At::Role, "row");
    let id = rule.id.as_str();
    if telling.live.is_some_and(|live| live.linked == Some(id)) {
        to.set(At::AriaCurrent, "true");
    }
    to.open("th", "pp-port");
    to.set(At::Scope, "row");
    to.set(At::Role, "rowheader");
    to.leaf_said("span", "pp-port-number", rule.port_label());
    to.text(" ");
    to.leaf_word("span", "pp-service", rule.service.as_str());
    to.close();
    for (column, label) in HEADINGS.into_iter().enumerate().skip(1) {
        open_with_role(to, "td", "cell");
        to.set(At::DataLabel, label);
        let is_far_end = (column == 1) == (rule.direction == Direction::Inbound);
        match column {
            1 | 2 if is_far_end => far_ends(to, dataset, &found.purposes),
            1 | 2 => to.leaf_word("span", "", dataset.role_name(&rule.role)),
            3 => purposes(to, dataset, rule.direction, &found.purposes),
            4 => status(to, found, (telling.why)(dataset, rule, selection)),
            _ => {
                sources(to, dataset, rule, &found.purposes);
                if let Some(live) = telling.live {
                    buttons(to, id, live);
                }
            }
        }
        to.close();
    }
    to.close();
}

/// What can be taken along of a rule, and how that went. One listener around all tables hears the
/// buttons, by their values: what a link to the rule ends with, or its id.
fn buttons(to: &mut Builder, id: &'static str, live: Live<'_>) {
    to.open("div", "pp-lines pp-take");
    for (class, mark, label) in [
        ("pp-line pp-link", "#", msg!(rules_link)),
        ("pp-line", "", msg!(rules_copy)),
    ] {
        to.open("button", class);
        to.set(At::Type, "button");
        to.set_to(At::Value, joined(&[mark, id], "", ""));
        to.set_to(
            At::AriaLabel,
            joined(&[label, msg!(between_name_and_text), id], "", ""),
        );
        to.text(label);
        to.close();
    }
    to.open("span", "pp-said");
    to.set(At::Role, "status");
    if let Some((copied, said)) = live.copied
        && copied == id
    {
        to.said(said.to_owned());
    }
    to.close_to(2);
}

/// What the rule is at the chosen version, and why.
fn status(to: &mut Builder, found: &Match<'static>, why: String) {
    to.open("div", "");
    status_badge(to, found.status);
    to.leaf_said("p", "pp-why", why);
    if let Some(blocked) = &found.rule.when_blocked {
        to.leaf_tell(
            "p",
            "pp-why",
            msg_fmt!(rules_when_blocked, consequence = blocked),
        );
    }
    to.close();
}

/// The far ends of all purposes, each once.
fn far_ends(to: &mut Builder, dataset: &'static Dataset, purposes: &[&'static Purpose]) {
    let mut listed: Vec<&str> = Vec::new();
    to.open("ul", "pp-plain");
    for end in purposes.iter().flat_map(|purpose| &purpose.far_ends) {
        let name = dataset.endpoint_name(&end.endpoint);
        if !listed.contains(&name) {
            listed.push(name);
            to.leaf("li", "", name);
        }
    }
    to.close();
}

/// The purposes; with their own far ends where they differ.
fn purposes(
    to: &mut Builder,
    dataset: &'static Dataset,
    direction: Direction,
    purposes: &[&'static Purpose],
) {
    let differ = purposes.windows(2).any(|pair| {
        let (a, b) = (&pair[0].far_ends, &pair[1].far_ends);
        let same = a.iter().zip(b).all(|(a, b)| a.endpoint == b.endpoint);
        !same || a.len() != b.len()
    });
    to.open("ul", "pp-plain");
    for purpose in purposes {
        to.open("li", "");
        to.word(purpose.text.as_str(), purpose.text.as_str());
        if differ {
            to.open("span", "pp-end");
            let mut ends = Vec::new();
            for end in &purpose.far_ends {
                ends.push(dataset.endpoint_name(&end.endpoint));
            }
            let ends = joined(&ends, msg!(between_items), msg!(between_items));
            match direction {
                Direction::Inbound => to.tell(msg_fmt!(rules_purpose_from, ends = ends)),
                Direction::Outbound => to.tell(msg_fmt!(rules_purpose_to, ends = ends)),
            }
            to.close();
        }
        to.close();
    }
    to.close();
}

/// Where the rule is written down, and what was concluded from it.
pub(crate) fn sources(
    to: &mut Builder,
    dataset: &'static Dataset,
    rule: &'static Rule,
    purposes: &[&'static Purpose],
) {
    to.open("div", "");
    if let Some(citation) = rule.sources.first() {
        link(to, dataset, citation);
    }
    to.open("details", "pp-evidence");
    to.leaf("summary", "", msg!(term_evidence));
    to.open("ul", "pp-plain");
    for citation in &rule.sources {
        to.open("li", "");
        link(to, dataset, citation);
        to.leaf("span", "pp-section", &citation.section);
        to.close();
    }
    to.close();
    to.open("ul", "pp-notes");
    if let Some(note) = &rule.evidence_note {
        to.leaf("li", "", note);
    }
    let mut listed: Vec<(&str, &str)> = Vec::new();
    for end in purposes.iter().flat_map(|purpose| &purpose.far_ends) {
        let name = dataset.endpoint_name(&end.endpoint);
        let note = match (end.evidence, &end.note) {
            (_, Some(note)) => note.as_str(),
            (Evidence::Stated, None) => continue,
            (_, None) => "",
        };
        if !listed.contains(&(name, note)) {
            listed.push((name, note));
            to.open("li", "");
            to.text(name);
            to.text(msg!(between_name_and_text));
            if note.is_empty() {
                to.text_around_word(msg!(term_derived), msg!(rules_derived));
            } else {
                to.text(note);
            }
            to.close();
        }
    }
    to.close();
    to.open("p", "");
    to.tell_with_code(msg_fmt!(rules_id, id = rule.id));
    to.close_to(3);
}

fn link(to: &mut Builder, dataset: &'static Dataset, citation: &Citation) {
    if let Some(source) = dataset.source(&citation.source) {
        to.open("a", "");
        to.set(At::Href, &source.url);
        to.set(At::Target, "_blank");
        to.set(At::Rel, "noopener noreferrer");
        to.text(&source.title);
        to.close();
    }
}
