//! Snippets for what is on screen: one for the hosts of each role.

use super::addresses::addresses;
use crate::domain::dataset::RoleId;
use crate::domain::firewall::{FORMATS, Format, Plan, format_by_id, plans};
use crate::domain::query::{Evaluation, Status};
use crate::domain::text::counted;
use crate::ui::browser;
use crate::ui::components::{Snippet, close_group, open_group, open_option};
use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::{Action, State};

/// The panel of snippets.
pub(crate) fn firewall(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>) {
    let options = &state.options;
    let format = format_by_id(options.format).unwrap_or(FORMATS[0]);
    to.open("section", "pp-panel");
    to.set(At::AriaLabelledBy, "pp-firewall");
    to.open("h2", "");
    to.set(At::Id, "pp-firewall");
    to.text("Firewall snippets");
    to.close();
    if evaluation.matches.is_empty() {
        to.leaf("p", "", "Nothing on screen, so nothing to open.");
        to.close();
        return;
    }
    to.leaf("p", "pp-intro", "For the rules above, on the hosts themselves. A snippet adds openings; it never flushes or replaces what is there.");
    to.open("div", "pp-firewall-choices");
    formats(to, format);
    opened(to, state, evaluation);
    to.close();
    addresses(to, state, evaluation);
    to.open("dl", "pp-format-info");
    for (term, text) in [
        ("Apply", format.apply),
        ("Undo", format.undo),
        ("Checked", format.checked),
    ] {
        to.open("div", "");
        to.leaf("dt", "", term);
        to.leaf("dd", "", text);
        to.close();
    }
    to.close();
    let plans = plans(
        state.dataset,
        &state.selection,
        evaluation,
        &state.endpoints,
        options,
    );
    to.open("div", "pp-plans");
    for plan in &plans {
        show_plan(to, state, format, plan);
    }
    to.close_to(2);
}

fn formats(to: &mut Builder, chosen: &Format) {
    to.open("div", "pp-group");
    to.open("label", "pp-label");
    to.set(At::For, "pp-format");
    to.text("Format");
    to.close();
    to.open("select", "pp-input");
    to.set(At::Id, "pp-format");
    to.on_value(Kind::Change, |id| {
        Action::Format(format_by_id(&id).unwrap_or(FORMATS[0]).id)
    });
    for format in FORMATS {
        to.open("option", "");
        to.set(At::Value, format.id);
        to.selected(format.id == chosen.id);
        to.text(format.name);
        to.close();
    }
    to.close_to(2);
}

/// Which rules the snippets open beside the required ones.
fn opened(to: &mut Builder, state: &State, evaluation: &Evaluation) {
    let options = &state.options;
    let deprecated = evaluation.with_status(Status::Deprecated);
    let optional =
        evaluation.with_status(Status::Optional) + evaluation.with_status(Status::Conditional);
    open_group(to, "Open also");
    for (label, on, count, action) in [
        (
            "Deprecated rules",
            options.deprecated,
            deprecated,
            Action::OpenDeprecated(!options.deprecated),
        ),
        (
            "Optional rules",
            options.optional,
            optional,
            Action::OpenOptional(!options.optional),
        ),
    ] {
        open_option(to, "", label, on, action);
        to.open("span", "pp-count");
        to.said(count.to_string());
        to.text(" on screen");
        to.close_to(2);
    }
    close_group(to);
}

/// One role's snippet, with what it leaves open, out, and unsaid.
fn show_plan(to: &mut Builder, state: &State, format: &Format, plan: &Plan<'static>) {
    let rendered = format.render(plan, &state.settings);
    to.open("article", "pp-plan");
    to.key(plan.role.as_str());
    to.leaf_said("h3", "", plan.title.clone());
    for wide in plan.wide(format.near) {
        to.open("p", "pp-wide");
        to.open("span", "");
        to.set(At::AriaHidden, "true");
        to.text("⚠ ");
        to.close();
        to.said(format!("Open to any address: {wide}."));
        to.close();
    }
    if !rendered.unsupported.is_empty() {
        to.open("div", "pp-unsupported");
        to.set(At::Role, "note");
        to.leaf("strong", "", "Not in this snippet:");
        to.open("ul", "");
        for one in &rendered.unsupported {
            to.leaf_said("li", "", one.to_string());
        }
        to.close_to(2);
    }
    if !plan.left_out.is_empty() {
        to.open("details", "pp-left-out");
        let heading = counted(plan.left_out.len(), "rule", "rules") + " left out";
        to.leaf_said("summary", "", heading);
        to.open("ul", "");
        for one in &plan.left_out {
            to.leaf_said(
                "li",
                "",
                format!("{} ({}): {}.", one.label, one.rule, one.why),
            );
        }
        to.close_to(2);
    }
    match rendered.snippet {
        None => to.leaf("p", "", "There is nothing to open here."),
        Some(text) => {
            let copied = state.copied.as_ref().filter(|(role, _)| role == plan.role);
            let to_copy = text.clone();
            let snippet = Snippet {
                label: format!("{} snippet, {}", format.name, plan.title),
                text,
                file_name: format.file_name,
                copied: copied.map(|(_, copied)| *copied),
            };
            snippet.show(to, |to| copy_button(to, plan.role, to_copy));
        }
    }
    to.close();
}

/// Copies a role's snippet, and tells the state how it went.
fn copy_button(to: &mut Builder, role: &'static RoleId, text: String) {
    to.open("button", "pp-button");
    to.set(At::Type, "button");
    to.on_event(Kind::Click, move |event, dispatch| {
        browser::copy(&text, event, move |copied| {
            dispatch.emit(Action::Copied(role.clone(), copied));
        });
    });
    to.text("Copy");
    to.close();
}
