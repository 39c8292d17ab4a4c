//! What people copy out of sheets, and where it goes.

use super::*;
use crate::entries::EntriesState;
use ports_core::evaluation::evaluate;
use ports_core::link::SnippetOptions;
use proptest::prelude::*;

use super::super::columns::InPlay;

const SHEET: &str = "Site\tClusters\tWorkload clusters\tvCenter\tRegistries\tApplication update servers\tAdministrators\tProxy\tProxy port\r\n\
All sites\t\t\t\t10.0.5.5\t10.0.5.6\t\t\t\r\n\
Berlin\t2\t10.1.0.0/16\t10.1.250.10\t\t\t10.1.200.0/24\t10.1.0.9\t3128\r\n\
Madrid\t1\t\"10.2.0.0/16\n10.22.0.0/16\"\t10.2.250.10\tas above\t\t10.2.200.0/24\tnone\t\r\n\
Oslo\t3\t10.3.0.0/16\tvcenter.oslo.example.com\t-\t–\t\t\t\r\n";

fn grid(entries: &UserEntries) -> Vec<Column> {
    let dataset = ports_data::dataset();
    let query = "deployment=self-hosted&role=all&version=4.2";
    let selection = ports_core::link::read(query, dataset).selection;
    let evaluation = evaluate(dataset, &selection);
    let in_play = InPlay {
        dataset,
        deployment: &selection.deployment,
        evaluation: &evaluation,
        upgrade: None,
        rulesets: &[],
        options: &SnippetOptions::default(),
    };
    let kept = entries.encode();
    in_play.columns(&EntriesState::new(dataset, Some(&kept), ""))
}

fn filled(text: &str, start: Option<Start>, entries: &UserEntries) -> Filled {
    let columns = grid(entries);
    fill(text, start, entries, &columns, ports_data::dataset())
}

/// The place of the field of a column.
fn at(place: Place, name: &str) -> Option<Start> {
    let columns = grid(&UserEntries::default());
    let column = columns.iter().position(|column| column.name == name);
    Some(Start {
        place,
        column: column.expect("a column"),
    })
}

fn pairs(entries: &UserEntries) -> Vec<(String, String)> {
    entries.pairs()
}

fn entries(of: &[(&str, &str)]) -> UserEntries {
    let pairs = of
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    UserEntries::read(pairs.collect(), ports_data::dataset())
}

/// What [`SHEET`] says.
fn plan() -> UserEntries {
    entries(&[
        ("addresses/registries", "10.0.5.5"),
        ("addresses/updates", "10.0.5.6"),
        ("sites/1/name", "Berlin"),
        ("sites/1/clusters", "2"),
        ("sites/1/proxy-port", "3128"),
        ("sites/1/addresses/workload-cluster", "10.1.0.0/16"),
        ("sites/1/addresses/vcenter", "10.1.250.10"),
        ("sites/1/addresses/administrators", "10.1.200.0/24"),
        ("sites/1/addresses/proxy", "10.1.0.9"),
        ("sites/2/name", "Madrid"),
        ("sites/2/clusters", "1"),
        (
            "sites/2/addresses/workload-cluster",
            "10.2.0.0/16\n10.22.0.0/16",
        ),
        ("sites/2/addresses/vcenter", "10.2.250.10"),
        ("sites/2/addresses/administrators", "10.2.200.0/24"),
        ("sites/3/name", "Oslo"),
        ("sites/3/clusters", "3"),
        ("sites/3/addresses/workload-cluster", "10.3.0.0/16"),
        ("sites/3/addresses/vcenter", "vcenter.oslo.example.com"),
    ])
}

#[test]
fn a_sheet_with_headings_is_a_plan() {
    let Filled { entries, report } = filled(SHEET, None, &UserEntries::default());
    assert_eq!(pairs(&entries), pairs(&plan()));
    assert!(report.is_complete() && report.is_change());
    assert_eq!(
        report.sentences(),
        ["New: Berlin, Madrid, Oslo.", "Changes: All sites."]
    );
    assert_eq!(report.columns.len(), 9);
    // Wherever it is pasted.
    let in_cell = filled(SHEET, at(Place::All, "Registries"), &UserEntries::default());
    assert_eq!(in_cell.entries, entries);
    // A second time, nothing is added and nothing changes.
    let again = filled(SHEET, None, &entries);
    assert_eq!(again.entries, entries);
    assert_eq!(again.report.sentences()[0], "Nothing to fill in.");
}

#[test]
fn headings_may_stand_in_any_order_and_be_written_in_other_ways() {
    let text = "VCENTER\tNodes\tsite name\tregistries\n10.1.250.10\t10.1.0.0/16\tBerlin\t192.0.2.1";
    let Filled { entries: found, .. } = filled(text, None, &UserEntries::default());
    let wanted = entries(&[
        ("sites/1/name", "Berlin"),
        ("sites/1/addresses/vcenter", "10.1.250.10"),
        ("sites/1/addresses/workload-cluster", "10.1.0.0/16"),
        ("sites/1/addresses/registries", "192.0.2.1"),
    ]);
    assert_eq!(pairs(&found), pairs(&wanted));
    // A file of values separated by commas, or as a Swiss sheet writes it.
    for separator in [",", ";"] {
        let Filled { entries, .. } = filled(
            &text.replace('\t', separator),
            None,
            &UserEntries::default(),
        );
        assert_eq!(pairs(&entries), pairs(&wanted));
    }
}

#[test]
fn a_row_goes_to_the_site_of_its_name() {
    let text = "Site\tvCenter\nOSLO\t10.3.9.9\nBerlin\t10.1.9.9\nBerlin\t10.4.9.9";
    let Filled { entries, report } = filled(text, None, &plan());
    let vcenters: Vec<(&str, &str)> = entries
        .sites
        .iter()
        .map(|site| (site.name.as_str(), site.text(&"vcenter".into())))
        .collect();
    // Of two rows of one name, the second is a site of its own: neither is lost.
    assert_eq!(
        vcenters,
        [
            ("Berlin", "10.1.9.9"),
            ("Madrid", "10.2.250.10"),
            ("Oslo", "10.3.9.9"),
            ("Berlin", "10.4.9.9"),
        ]
    );
    assert_eq!(
        report.sentences(),
        ["New: Berlin.", "Changes: Oslo, Berlin."]
    );
}

#[test]
fn without_headings_rows_go_to_the_right_and_down() {
    let text = "10.1.1.0/24\t10.1.9.9\n10.2.1.0/24\t\n10.3.1.0/24\t10.3.9.9\n10.4.1.0/24\t10.4.9.9";
    let start = at(Place::Site(1), "Administrators");
    let Filled { entries, report } = filled(text, start, &plan());
    let columns = grid(&plan());
    let next = start.map_or(0, |start| start.column) + 1;
    let Content::Addresses(next) = &columns[next].content else {
        panic!("addresses");
    };
    let found: Vec<(String, &str, &str)> = entries
        .sites
        .iter()
        .map(|site| {
            (
                site.title(),
                site.text(&"administrators".into()),
                site.text(next),
            )
        })
        .collect();
    let before = plan();
    let of_madrid = before.sites[1].text(next);
    assert_eq!(
        found,
        [
            ("Berlin".to_owned(), "10.1.1.0/24", "10.1.9.9"),
            ("Madrid".to_owned(), "10.2.1.0/24", of_madrid),
            ("Oslo".to_owned(), "10.3.1.0/24", "10.3.9.9"),
            ("Site 4".to_owned(), "10.4.1.0/24", "10.4.9.9"),
        ]
    );
    assert!(report.is_complete());
    assert_eq!(report.added, ["Site 4"]);
}

#[test]
fn from_a_field_for_all_sites_the_next_rows_are_sites() {
    let start = at(Place::All, "Workload clusters");
    let Filled { entries, .. } = filled(
        "10.0.0.0/16\n10.1.0.0/24\n10.9.0.0/24",
        start,
        &UserEntries::default(),
    );
    assert_eq!(entries.addresses[0].1, "10.0.0.0/16");
    let own: Vec<&str> = entries
        .sites
        .iter()
        .map(|site| site.text(&"workload-cluster".into()))
        .collect();
    assert_eq!(own, ["10.1.0.0/24", "10.9.0.0/24"]);
}

#[test]
fn names_are_pasted_over_names() {
    let start = at(Place::Site(2), "Site");
    let Filled { entries, report } = filled("Lisbon\t5\nOslo\nRome", start, &plan());
    let names: Vec<&str> = entries
        .sites
        .iter()
        .map(|site| site.name.as_str())
        .collect();
    assert_eq!(names, ["Berlin", "Lisbon", "Oslo", "Rome"]);
    assert_eq!(entries.sites[1].clusters, "5");
    assert_eq!(report.sentences(), ["New: Rome.", "Changes: Lisbon."]);
}

#[test]
fn an_empty_cell_takes_no_entry_back() {
    let text = "Site\tvCenter\tProxy\nBerlin\t\tnone\nMadrid\t–\t";
    let Filled { entries, report } = filled(text, None, &plan());
    assert_eq!(entries, plan());
    assert_eq!(
        report.sentences(),
        [
            "Nothing to fill in.",
            "3 cells of the sheet are empty: what you entered there stays."
        ]
    );
}

#[test]
fn what_has_no_place_is_said() {
    let text = "Site\tCountry\tManagement platform\tClusters\nBerlin\tDE\t192.0.2.1\t2\nAll sites\tEU\t192.0.2.1\t7";
    let Filled {
        entries: found,
        report,
    } = filled(text, None, &UserEntries::default());
    let wanted = entries(&[
        ("addresses/management-platform", "192.0.2.1"),
        ("sites/1/name", "Berlin"),
        ("sites/1/clusters", "2"),
    ]);
    assert_eq!(pairs(&found), pairs(&wanted));
    assert!(!report.is_complete());
    assert_eq!(
        report.sentences(),
        [
            "New: Berlin.",
            "Changes: All sites.",
            "Not used: Country. There is no such column.",
            "Not used: 1 cell of Management platform, which sites don't have.",
            "Not used: 1 cell of Clusters, which are entered for each site.",
        ]
    );
    let columns = grid(&UserEntries::default());
    let last = Some(Start {
        place: Place::All,
        column: columns.len() - 1,
    });
    let Filled { report, .. } = filled(
        "192.0.2.1\t192.0.2.2\t\t192.0.2.3",
        last,
        &UserEntries::default(),
    );
    assert_eq!(
        report.sentences()[1],
        "Not used: 2 cells to the right of the last column."
    );
}

#[test]
fn a_full_plan_takes_as_many_rows_as_it_has_room_for() {
    let rows: String = (1..=MAX_SITES + 5)
        .map(|row| format!("Town {row}\t10.0.0.{}\n", row % 250))
        .collect();
    let Filled { entries, report } = filled(
        &format!("Site\tNodes\n{rows}"),
        None,
        &UserEntries::default(),
    );
    assert_eq!(entries.sites.len(), MAX_SITES);
    let sentences = report.sentences();
    assert!(sentences[0].ends_with("Town 6, 994 more."), "{sentences:?}");
    assert_eq!(
        sentences[1],
        "Not used: 5 rows. A plan has room for 1000 sites."
    );
}

#[test]
fn one_row_without_a_site_is_for_all_of_them() {
    let Filled { entries: found, .. } =
        filled("Registries\tvCenter\n192.0.2.1\t192.0.2.2", None, &plan());
    assert_eq!(found.sites, plan().sites);
    let registries = found
        .addresses
        .iter()
        .find(|(end, _)| end.as_str() == "registries");
    assert_eq!(registries.map(|(_, text)| text.as_str()), Some("192.0.2.1"));
}

#[test]
fn a_list_of_addresses_is_the_text_of_one_field() {
    for (text, is_table, is_single, sites, expected) in [
        ("192.0.2.1", true, true, 3, false),
        ("192.0.2.1\r\n", true, false, 3, false),
        ("192.0.2.1\n192.0.2.2", false, false, 3, false),
        ("192.0.2.1\n192.0.2.2", true, false, 2, true),
        ("192.0.2.1\n192.0.2.2", true, false, 1, false),
        ("192.0.2.1\n192.0.2.2", true, false, 0, false),
        ("Berlin\nOslo", false, true, 1, true),
        ("192.0.2.1\t192.0.2.2", false, false, 0, true),
        ("\"192.0.2.1\n192.0.2.2\"", true, false, 0, true),
        ("\"192.0.2.1\"", false, false, 1, false),
        ("", true, true, 3, false),
        ("\n\n", true, true, 3, false),
    ] {
        let target = Target {
            is_table,
            is_single,
            sites,
        };
        assert_eq!(is_sheet(text, target), expected, "{text:?} {target:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is pasted wherever: no entry of before is lost but to another one, and what stands in a
    /// cell is entered or said to be not used.
    #[test]
    fn no_entry_is_lost_and_none_is_made_up(
        text in "(Site\tvCenter\tNodes\n)?([A-Z]{0,2}[\t\n][0-9.]{0,4}[\t\n\"]){0,8}",
        column in 0usize..14,
        place in 0u32..5,
        is_in_field in any::<bool>(),
    ) {
        let place = match place {
            0 => Place::All,
            number => Place::Site(number),
        };
        let before = plan();
        let Filled { entries, report } = filled(&text, is_in_field.then_some(Start { place, column }), &before);
        prop_assert!(entries.sites.len() >= before.sites.len());
        for (name, text) in pairs(&before) {
            let now = pairs(&entries).into_iter().find(|(known, _)| *known == name);
            prop_assert!(now.is_some_and(|(_, now)| !now.trim().is_empty() || text.is_empty()), "{}", name);
        }
        prop_assert_eq!(report.is_change(), entries != before);
        for (name, now) in pairs(&entries) {
            let is_kept = pairs(&before).contains(&(name.clone(), now.clone()));
            prop_assert!(is_kept || now.is_empty() || text.contains(now.trim_matches('"')), "{}={}", name, now);
        }
    }
}
