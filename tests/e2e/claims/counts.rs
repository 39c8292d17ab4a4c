//! What is counted is what there is.

use crate::page::Page;
use crate::seen::Seen;

super::claims![
    the_answer_counts_the_destinations_of_the_table,
    rules_that_do_not_apply_are_as_many_as_their_list_says,
];

const CHOICES: [&str; 5] = [
    "",
    "?deployment=self-hosted&version=4.2",
    "?deployment=self-hosted&version=3.4&include=optional,deprecated",
    "?deployment=saas-edge&version=3.4",
    "?deployment=self-hosted&version=4.2&direction=outbound",
];

/// The destinations that tcp/443 is needed for.
fn destinations(seen: &Seen) -> usize {
    let tables = seen.tables.iter();
    let outbound = tables.filter(|table| table.caption.starts_with("Outbound"));
    let rows = outbound.flat_map(|table| &table.rows);
    rows.filter(|row| row.port == "tcp/443" && row.is_included)
        .count()
}

async fn the_answer_counts_the_destinations_of_the_table(page: Page) {
    for query in CHOICES {
        let seen = page.open(query).await;
        let said = match destinations(&seen) {
            1 => "outbound tcp/443 to Management platform".to_owned(),
            number => format!("outbound tcp/443 to {number} destinations"),
        };
        assert!(seen.summary.contains(&said), "{query}: {}", seen.summary);
    }
}

async fn rules_that_do_not_apply_are_as_many_as_their_list_says(page: Page) {
    for query in CHOICES {
        let seen = page.open(query).await;
        let all = ports_data::dataset().rules.len();
        let said = format!("{} rules don't apply", seen.misses.len());
        assert!(seen.body.contains(&said), "{query}: {said}");
        let own = seen.rows().into_iter().filter(|row| row.status != "Check");
        let mut ids: Vec<&str> = own
            .flat_map(|row| row.rules.iter().map(String::as_str))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len() + seen.misses.len(), all, "{query}");
    }
}
