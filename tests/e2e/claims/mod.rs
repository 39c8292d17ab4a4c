//! What is claimed about the page, one topic a file. A claim that is not listed in its file's
//! `claims!` is dead code, which the lints report.

mod address_bar;
mod addresses;
mod axe;
mod bad_links;
mod checks;
mod choosing;
mod copying;
mod counts;
mod damaged_links;
mod diagram;
mod embed_api;
mod embed_asked;
mod embed_element;
mod embed_frame;
mod embed_keys;
mod embed_page;
mod exports;
mod failures;
mod filters;
mod first_visit;
mod formats;
mod glossary;
mod grid;
mod harness;
mod history;
mod hosting;
mod jobs;
mod keeping;
mod keyboard;
mod look;
mod phone;
mod pictures;
mod plan;
mod plan_files;
mod published;
mod reach;
mod reading;
mod refusals;
mod retrying;
mod rule_links;
mod seeing;
mod sheets;
mod shortcuts;
mod single_file;
mod snippets;
mod spoken;
mod steady;
mod tabs;
mod theme;
mod titles;
mod translation;
mod upgrade;
mod versions;
mod walk;
mod words;

pub use plan_files::many as many_sites;

use crate::runner::Claim;

/// Lists a file's claims.
macro_rules! claims {
    ($($name:ident),* $(,)?) => {
        /// The claims of this file.
        pub fn claims() -> Vec<crate::runner::Claim> {
            let topic = module_path!().rsplit("::").next().unwrap_or_default();
            vec![$(crate::runner::Claim {
                name: format!("{topic}::{}", stringify!($name)),
                run: |page| Box::pin($name(page)),
                view: None,
            }),*]
        }
    };
}
use claims;

/// Every claim; the long ones first, so that none of them runs alone at the end.
pub fn all() -> Vec<Claim> {
    [
        look::every(),
        reach::every(),
        words::claims(),
        plan::claims(),
        plan_files::claims(),
        walk::claims(),
        steady::claims(),
        spoken::claims(),
        refusals::claims(),
        embed_page::claims(),
        embed_element::claims(),
        embed_api::claims(),
        embed_asked::claims(),
        embed_keys::claims(),
        translation::claims(),
        retrying::claims(),
        embed_frame::claims(),
        counts::claims(),
        diagram::claims(),
        keyboard::claims(),
        phone::claims(),
        first_visit::claims(),
        choosing::claims(),
        versions::claims(),
        filters::claims(),
        address_bar::claims(),
        history::claims(),
        titles::claims(),
        rule_links::claims(),
        shortcuts::claims(),
        theme::claims(),
        glossary::claims(),
        jobs::claims(),
        grid::claims(),
        upgrade::claims(),
        bad_links::claims(),
        damaged_links::claims(),
        seeing::claims(),
        snippets::claims(),
        checks::claims(),
        addresses::claims(),
        formats::claims(),
        keeping::claims(),
        tabs::claims(),
        published::claims(),
        copying::claims(),
        exports::claims(),
        sheets::claims(),
        failures::claims(),
        reading::claims(),
        single_file::claims(),
        hosting::claims(),
        axe::claims(),
        pictures::claims(),
        harness::claims(),
    ]
    .concat()
}
