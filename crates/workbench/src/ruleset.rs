//! One role's ruleset in a format: the snippet, and what is not in it.

use ports_components::snippet::Snippet;
use ports_core::text::counted;
use ports_formats::{Format, Rendered, Ruleset, missing_values};
use yew::prelude::*;

/// What a ruleset's snippet is loaded for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnippetUse {
    /// To open what the ruleset allows.
    Open,
    /// To close what an earlier snippet opened beyond it.
    Close,
}

/// One role's snippet, with what it opens to any address, what it cannot express, and what it leaves
/// out.
pub fn ruleset_article(
    ruleset: &Ruleset<'static>,
    rendered: &Rendered,
    format: &Format,
    snippet_use: SnippetUse,
) -> Html {
    html! {
        <article class="pp-plan">
            <h3>{ &ruleset.title }</h3>
            { for rendered.wide.iter().map(|warning| html! {
                <p class="pp-wide">
                    <span aria-hidden="true">{ "⚠ " }</span>
                    { msg_fmt!(snippets_wide, ends = warning).to_string() }
                </p>
            }) }
            { for rendered.limits.iter().map(|limit| html! {
                <p class="pp-wide">{ limit }</p>
            }) }
            { missing_list(
                msg!(snippets_unsupported),
                rendered.unsupported.iter().map(ToString::to_string),
            ) }
            { snippet(ruleset, rendered, format, snippet_use) }
            { left_out(ruleset) }
        </article>
    }
}

/// What is missing from a text, and why, or what else is to be known of it; nothing where nothing is missing.
pub fn missing_list(heading: &str, missing: impl Iterator<Item = String>) -> Html {
    let items: Vec<Html> = missing.map(|one| html! { <li>{ one }</li> }).collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <div class="pp-unsupported" role="note">
            <strong>{ heading.to_owned() }</strong>
            <ul>{ for items }</ul>
        </div>
    }
}

/// The rules that are not in the ruleset, each with the reason; nothing where none is left out.
fn left_out(ruleset: &Ruleset<'static>) -> Html {
    if ruleset.left_out.is_empty() {
        return Html::default();
    }
    let rules = counted(ruleset.left_out.len(), msg!(counted_rules));
    let item = |one: &ports_formats::LeftOut<'static>| {
        let (rule, id, why) = (&one.label, one.rule, &one.why);
        let text = msg_fmt!(snippets_left_out_rule, rule = rule, id = id, why = why);
        html! { <li>{ text.to_string() }</li> }
    };
    html! {
        <details class="pp-left-out">
            <summary>{ msg_fmt!(snippets_left_out, rules = rules).to_string() }</summary>
            <ul>{ for ruleset.left_out.iter().map(item) }</ul>
        </details>
    }
}

fn snippet(
    ruleset: &Ruleset<'static>,
    rendered: &Rendered,
    format: &Format,
    snippet_use: SnippetUse,
) -> Html {
    let Some(text) = &rendered.snippet else {
        return match snippet_use {
            SnippetUse::Open => html! { <p>{ msg!(snippets_empty) }</p> },
            // What it says above is why there is none, and what to do by hand.
            SnippetUse::Close => Html::default(),
        };
    };
    let label = msg_fmt!(snippets_label, format = format.name, hosts = ruleset.title);
    html! {
        <Snippet
            label={label.to_string()}
            text={text.clone()}
            file_name={ruleset.file_name(format.extension)}
            missing={missing_values(&rendered.missing)}
        />
    }
}
