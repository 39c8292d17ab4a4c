//! Snippets for what is on screen: one for the hosts of each role.

use super::addresses::addresses;
use super::formats::{about, formats};
use crate::ui::components::{Snippet, close_group, open_group, open_option};
use crate::ui::html::{At, Builder};
use crate::ui::state::{Action, State, Text};
use ports_core::evaluation::{Evaluation, Status};
use ports_core::text::counted;
use ports_core::upgrade::Upgrade;
use ports_formats::{FORMATS, Format, Rendered, Ruleset, format_by_id, rulesets};

/// The panel of snippets.
pub(crate) fn firewall(
    to: &mut Builder,
    state: &State,
    evaluation: &Evaluation<'static>,
    upgrade: Option<&Upgrade>,
) {
    let options = &state.options;
    let format = format_by_id(&options.format).unwrap_or(FORMATS[0]);
    to.open("section", "pp-panel");
    to.set(At::AriaLabelledBy, "pp-firewall");
    to.open("h2", "");
    to.set(At::Id, "pp-firewall");
    to.text_around_word(msg!(term_snippet), msg!(snippets_title));
    to.close();
    if evaluation.matches.is_empty() {
        to.leaf("p", "", msg!(snippets_none));
        to.close();
        return;
    }
    let plans = rulesets(
        state.dataset,
        &state.selection,
        evaluation,
        &state.endpoints,
        options,
    );
    to.leaf("p", "pp-intro", msg!(snippets_intro));
    formats(to, state, format);
    about(to, state, format);
    opened(to, state, evaluation);
    addresses(to, state, evaluation, upgrade, format, &plans);
    to.open("div", "pp-plans");
    for plan in &plans {
        let rendered = format.render(plan, &state.typed.settings);
        let text = Text::Snippet(plan.role.as_str());
        show_plan(to, state, format, plan, rendered, text);
    }
    to.close_to(2);
}

/// Which rules the snippets open beside the required ones.
fn opened(to: &mut Builder, state: &State, evaluation: &Evaluation) {
    let options = &state.options;
    let deprecated = evaluation.with_status(Status::Deprecated);
    let optional =
        evaluation.with_status(Status::Optional) + evaluation.with_status(Status::Conditional);
    open_group(to, msg!(snippets_open_also));
    for (label, on, count, action) in [
        (
            msg!(rules_deprecated),
            options.deprecated,
            deprecated,
            Action::OpenDeprecated(!options.deprecated),
        ),
        (
            msg!(rules_optional),
            options.optional,
            optional,
            Action::OpenOptional(!options.optional),
        ),
    ] {
        open_option(to, "", label, on, action);
        to.leaf_tell(
            "span",
            "pp-count",
            msg_fmt!(snippets_on_screen, number = count),
        );
        to.close();
    }
    close_group(to);
}

/// What is not in a text, and why; nothing where nothing is missing.
pub(super) fn missing(
    to: &mut Builder,
    heading: &'static str,
    missing: &mut dyn Iterator<Item = String>,
) {
    let mut missing = missing.peekable();
    if missing.peek().is_none() {
        return;
    }
    to.open("div", "pp-unsupported");
    to.set(At::Role, "note");
    to.leaf("strong", "", heading);
    to.open("ul", "");
    for one in missing {
        to.leaf_said("li", "", one);
    }
    to.close_to(2);
}

/// One role's snippet, with what it leaves open, out, and unsaid.
pub(super) fn show_plan(
    to: &mut Builder,
    state: &State,
    format: &Format,
    plan: &Ruleset<'static>,
    rendered: Rendered,
    what: Text,
) {
    to.open("article", "pp-plan");
    to.key(plan.role.as_str());
    to.leaf_said("h3", "", plan.title.clone());
    for wide in plan.any_address_warnings(format) {
        to.open("p", "pp-wide");
        to.open("span", "");
        to.set(At::AriaHidden, "true");
        to.text("⚠ ");
        to.close();
        to.tell(msg_fmt!(snippets_wide, ends = wide));
        to.close();
    }
    let mut unsupported = rendered.unsupported.iter().map(ToString::to_string);
    missing(to, msg!(snippets_unsupported), &mut unsupported);
    if !plan.left_out.is_empty() {
        to.open("details", "pp-left-out");
        let rules = counted(plan.left_out.len(), msg!(counted_rules));
        to.leaf_tell("summary", "", msg_fmt!(snippets_left_out, rules = rules));
        to.open("ul", "");
        for one in &plan.left_out {
            let (rule, id, why) = (&one.label, &one.rule, &one.why);
            let said = msg_fmt!(snippets_left_out_rule, rule = rule, id = id, why = why);
            to.leaf_tell("li", "", said);
        }
        to.close_to(2);
    }
    match rendered.snippet {
        // What is for closing says above why there is none.
        None if matches!(what, Text::After(_)) => {}
        None => to.leaf("p", "", msg!(snippets_empty)),
        Some(text) => {
            let snippet = Snippet {
                label: msg_fmt!(snippets_label, format = format.name, hosts = plan.title)
                    .to_string(),
                text,
                file_name: Some(format.file_name),
                copied: state.copied_as(what),
            };
            snippet.show(to, what);
        }
    }
    to.close();
}
