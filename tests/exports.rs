//! What every export of the change request must do, by shared tests over all of them, and golden
//! files.
//!
//! To approve a change of the golden files: `INSTA_UPDATE=always cargo test --test exports`, then
//! read the difference. The files are read back by other people's code, so that none of this holds
//! only for a layout of our own.

use ports_core::dataset::{Dataset, PortRange};
use ports_core::evaluation::evaluate;
use ports_core::text::is_deceptive;
use ports_files::export::{
    self, COLUMNS, Cell, Column, Export, Node, Plain, RequestSection, Row, Sheet,
};
use ports_network::addresses::{AddressBook, ParsedAddresses};
use ports_network::entries::UserEntries;
use ports_network::sites::PlanAddresses;
use proptest::prelude::*;
use serde_json::{Value, json};

const DATE: &str = "2026-11-22";
const CLUSTER: &str = "deployment=self-hosted&role=workload-cluster&version=4.2";

const TYPED: [(&str, &str); 5] = [
    ("management-platform", "198.51.100.12, 2001:db8:0:2::12"),
    ("workload-cluster", "192.0.2.64/26"),
    ("registries", "registry.example.com 203.0.113.0/24"),
    ("updates", "198.51.100.300"),
    ("vcenter", "192.0.2.15 =cmd|'/c calc'!A1 +1 -1 @x"),
];

/// What begins a formula somewhere, wherever a careless import might begin a cell.
const NASTY: &str = "=1+1\",\"=2\n+3\r\n-4\t@5;=6|＝7 <img src=x onerror=alert(1)> \u{202E}txt\u{0}\u{FEFF} \\ [x](javascript:1) `code` ' \u{2028}=8 ";

fn shipped() -> &'static Dataset {
    ports_data::dataset()
}

/// The shipped dataset with hostile text wherever text stands; the rest of each is `tail`.
fn hostile(tail: &str) -> Dataset {
    let nasty = json!(format!("{NASTY}{tail}"));
    let mut data = serde_json::to_value(shipped()).expect("JSON");
    for rule in data["rules"].as_array_mut().expect("rules") {
        rule["service"] = nasty.clone();
        rule["when_blocked"] = nasty.clone();
        for purpose in rule["purposes"].as_array_mut().expect("purposes") {
            purpose["text"] = nasty.clone();
        }
        for citation in rule["sources"].as_array_mut().expect("sources") {
            citation["section"] = nasty.clone();
        }
    }
    for list in ["endpoints", "deployments", "roles"] {
        for named in data[list].as_array_mut().expect("a list") {
            named["name"] = nasty.clone();
        }
    }
    for source in data["sources"].as_array_mut().expect("sources") {
        for field in ["title", "publisher", "url"] {
            source[field] = nasty.clone();
        }
    }
    data["product"] = nasty.clone();
    data["dataset_version"] = nasty;
    Dataset::from_json(&data.to_string()).expect("the right shape")
}

fn sheet(dataset: &Dataset, query: &str, addresses: &[(&str, &str)]) -> Sheet {
    let linked = ports_formats::link::read(query, dataset);
    assert_eq!(linked.notices, Vec::<String>::new());
    let mut typed = UserEntries::default();
    for (endpoint, text) in addresses {
        let end = (*endpoint).into();
        typed.addresses.push((end, (*text).to_owned()));
    }
    let places = PlanAddresses::of(dataset, &typed);
    let evaluation = evaluate(dataset, &linked.selection);
    let teams = RequestSection::of_roles(dataset, &evaluation, &places);
    Sheet::of(dataset, &linked.selection, &evaluation, &teams, DATE)
}

/// The whole file.
fn text(export: Export, sheet: &Sheet) -> String {
    export.text(sheet).expect("a file of text")
}

/// The CSV as another library reads it: the header, and the lines below it.
fn csv(sheet: &Sheet) -> (Vec<String>, Vec<Vec<String>>) {
    let text = text(Export::Csv, sheet);
    assert!(text.starts_with('\u{FEFF}'), "spreadsheets need the mark");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut lines: Vec<Vec<String>> = reader
        .records()
        .map(|record| {
            let record = record.expect("a line with as many fields as the first");
            record.iter().map(str::to_owned).collect()
        })
        .collect();
    (lines.remove(0), lines)
}

/// The rows of the Markdown, as the table extension of GitHub's Markdown splits them, with what is
/// escaped resolved.
fn markdown(sheet: &Sheet) -> Vec<Vec<String>> {
    let text = text(Export::Markdown, sheet);
    // Each part has a header of its own.
    let rows = text.lines().filter(|line| {
        line.starts_with('|') && !line.starts_with("| Number |") && !line.starts_with("|---|")
    });
    rows.map(|line| {
        let mut cells = vec![String::new()];
        let mut chars = line.chars().skip(1);
        while let Some(c) = chars.next() {
            match c {
                '\\' => cells.last_mut().expect("a cell").extend(chars.next()),
                '|' => cells.push(String::new()),
                _ => cells.last_mut().expect("a cell").push(c),
            }
        }
        assert_eq!(cells.pop().as_deref(), Some(""), "{line}");
        cells
            .iter()
            .map(|cell| {
                cell.trim()
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&")
            })
            .collect()
    })
    .collect()
}

fn parsed(sheet: &Sheet) -> Value {
    serde_json::from_str(&text(Export::Json, sheet)).expect("JSON")
}

/// The texts of what is made for paper.
fn paper(sheet: &Sheet) -> Vec<String> {
    let tree = export::paper(sheet);
    let json: Value = serde_json::from_str(&export::on_paper(sheet)).expect("JSON");
    assert_eq!(json, as_json(&tree));
    let mut texts = Vec::new();
    read_node(&tree, &mut texts);
    texts
}

/// A tree as lists: the name of an element, its class and its content.
fn as_json(node: &Node) -> Value {
    match node {
        Node::Text(text) => json!(text),
        Node::Element {
            tag,
            class,
            children,
        } => {
            let mut list = vec![json!(tag), json!(class)];
            list.extend(children.iter().map(as_json));
            list.into()
        }
    }
}

fn read_node(node: &Node, texts: &mut Vec<String>) {
    let known = [
        "section", "h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "div",
    ];
    match node {
        Node::Text(text) => texts.push(text.clone()),
        Node::Element {
            tag,
            class,
            children,
        } => {
            assert!(known.contains(tag), "{tag}");
            assert!(["", "pp-sheet"].contains(class), "{class}");
            children.iter().for_each(|child| read_node(child, texts));
        }
    }
}

fn key(column: &str) -> String {
    column.to_lowercase().replace(' ', "_")
}

fn words(row: &Row) -> Vec<String> {
    row.iter().map(Cell::words).collect()
}

fn rule_ids(rows: &[Vec<String>]) -> Vec<String> {
    let mut ids: Vec<String> = rows
        .iter()
        .map(|row| row[COLUMNS.len() - 1].clone())
        .collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Every string in a JSON value.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(strings).collect(),
        Value::Object(map) => map.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// Whether a spreadsheet may take a cell for a formula, also one that trims or takes quotes off.
fn is_formula(cell: &str) -> bool {
    let cell = cell.trim_start_matches(|c: char| c == '"' || c.is_whitespace() || is_deceptive(c));
    cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'])
}

/// Every cell of every export, also as an import would split them that takes another separator.
fn every_cell(sheet: &Sheet) -> Vec<String> {
    let (header, rows) = csv(sheet);
    let json = strings(&parsed(sheet));
    let whole = [rows.concat(), markdown(sheet).concat(), json, header].concat();
    let split = |text: &String| -> Vec<String> {
        text.split([',', ';', '|', '\t', '\n', '\r'])
            .map(str::to_owned)
            .collect()
    };
    let parts: Vec<String> = whole.iter().flat_map(split).collect();
    [whole, parts].concat()
}

#[test]
fn golden_files() {
    for (name, query, addresses) in [
        ("saas-everything", "version=4.2", &[][..]),
        ("self-hosted-cluster", CLUSTER, &TYPED[..]),
    ] {
        let sheet = sheet(shipped(), query, addresses);
        for export in Export::ALL {
            let name = format!("{name}.{}", export.extension());
            if let Some(text) = export.text(&sheet) {
                // A carriage return is made visible: RFC 4180 wants it, and an editor may hide it.
                insta::assert_snapshot!(name, text.replace('\r', "␍"));
            }
        }
    }
}

#[test]
fn every_rule_on_screen_is_in_every_export_and_no_other() {
    for query in [
        "",
        "deployment=saas-edge&version=3.4",
        "deployment=self-hosted&version=4.0.0-rc.1",
        CLUSTER,
        "deployment=self-hosted&version=4.2&direction=outbound&deprecated=hide",
        "deployment=self-hosted&version=4.2&q=6443",
        "q=no+such+thing",
    ] {
        let selection = ports_formats::link::read(query, shipped()).selection;
        let evaluation = evaluate(shipped(), &selection);
        let found = evaluation.matches.iter();
        let mut expected: Vec<String> = found.map(|found| found.rule.id.to_string()).collect();
        expected.sort();
        let sheet = sheet(shipped(), query, &TYPED);
        let json: Vec<Vec<String>> = parsed(&sheet)["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| {
                let cell = |column: &Column| {
                    let cell = row[key(column.name)].as_str();
                    cell.unwrap_or_default().to_owned()
                };
                COLUMNS.iter().map(cell).collect()
            })
            .collect();
        assert_eq!(rule_ids(&csv(&sheet).1), expected, "{query}");
        assert_eq!(rule_ids(&markdown(&sheet)), expected, "{query}");
        assert_eq!(rule_ids(&json), expected, "{query}");
    }
}

#[test]
fn each_team_has_its_part_and_numbers_run_through() {
    let sheet = sheet(shipped(), "deployment=self-hosted&version=4.2", &[]);
    let parts: Vec<(&str, usize)> = sheet
        .parts
        .iter()
        .map(|part| (part.name.as_str(), part.rows.len()))
        .collect();
    assert_eq!(parts, [("Management platform", 8), ("Workload cluster", 7)]);
    for (number, row) in (1..).zip(sheet.rows()) {
        assert_eq!(row[0], Cell::Number(number));
    }
    for part in &sheet.parts {
        let mut last = "inbound".to_owned();
        for row in &part.rows {
            assert_eq!(row[1], Cell::Text(part.name.clone()));
            assert!(row[9].words() >= last, "inbound first");
            last = row[9].words();
        }
        assert_eq!(part.counts[0] as usize, part.rows.len());
    }
    let flows: u32 = sheet.parts.iter().map(|part| part.counts[0]).sum();
    assert_eq!(sheet.counts[0], flows);
    let json = parsed(&sheet);
    assert_eq!(json["totals"][0]["team"], "Management platform");
    assert_eq!(json["totals"][0]["flows"], 8);
    assert_eq!(json["in_all"]["flows"], flows);
}

#[test]
fn two_sites_of_one_role_are_two_teams_with_addresses_of_their_own() {
    let dataset = shipped();
    let selection = ports_formats::link::read(CLUSTER, dataset).selection;
    let evaluation = evaluate(dataset, &selection);
    let [mut one, mut two] = [AddressBook::default(), AddressBook::default()];
    one.enter("workload-cluster".into(), "192.0.2.0/26");
    two.enter("workload-cluster".into(), "192.0.2.64/26");
    let role = selection.role.as_ref().expect("a role");
    let team = |name: &str, endpoints| RequestSection {
        open: Vec::new(),
        name: name.to_owned(),
        role,
        endpoints,
    };
    let teams = [team("Oslo", &one), team("Rome", &two)];
    let sheet = Sheet::of(dataset, &selection, &evaluation, &teams, DATE);
    let single = Sheet::of(dataset, &selection, &evaluation, &teams[..1], DATE);
    assert_eq!(sheet.rows().count(), 2 * single.rows().count());
    // What both open is opened twice, on the same ports.
    assert_eq!(sheet.counts[0], 2 * single.counts[0]);
    assert_eq!(sheet.counts[1], 2 * single.counts[1]);
    assert_eq!(sheet.counts[2], single.counts[2]);
    for (part, addresses) in sheet.parts.iter().zip(["192.0.2.0/26", "192.0.2.64/26"]) {
        let own = part.rows.iter().map(words);
        for row in own {
            assert!(row[3] == addresses || row[5] == addresses, "{row:?}");
        }
    }
    let nobody = Sheet::of(dataset, &selection, &evaluation, &[], DATE);
    assert_eq!(nobody.rows().count(), 0);
    assert_eq!(
        nobody.notes.last().map(Plain::as_str),
        Some("Not in here: 4 rules for Workload cluster, for which no team was named.")
    );
}

#[test]
fn a_row_is_one_flow_with_its_own_purposes_and_start() {
    let sheet = sheet(shipped(), CLUSTER, &TYPED);
    let rows: Vec<Vec<String>> = sheet.rows().map(words).collect();
    let row = |destination: &str| {
        let mut rows = rows
            .iter()
            .filter(|row| row[18] == "self-hosted-cluster-out-https");
        rows.find(|row| row[4] == destination).expect("the row")
    };
    let registries = row("Registries");
    assert_eq!(
        registries[2..12],
        [
            "Workload cluster",
            "192.0.2.64/26",
            "Registries",
            "registry.example.com, 203.0.113.0/24",
            "tcp",
            "443",
            "",
            "outbound",
            "HTTPS",
            "Registry (packs, integrations); Pack containers",
        ]
    );
    assert_eq!(registries[14], "every version");
    assert_eq!(row("Management platform")[14], "from 4.0.0");
    assert_eq!(
        row("Application update servers")[5],
        "1 wrong entry left out"
    );
    assert_eq!(row("vCenter")[5], "192.0.2.15, 5 wrong entries left out");
    let ssh = rows.iter().find(|row| row[9] == "inbound").expect("SSH");
    assert_eq!(
        ssh[2..6],
        [
            "Administrators",
            "not entered",
            "Workload cluster",
            "192.0.2.64/26"
        ]
    );
}

#[test]
fn product_dataset_date_and_choice_are_on_each() {
    let query =
        "deployment=self-hosted&version=4.2&direction=inbound&optional=hide&deprecated=hide&q=443";
    let sheet = sheet(shipped(), query, &[]);
    let facts = [
        "Palette 4.2",
        "2026.11.22",
        DATE,
        "Self-hosted; all roles; inbound; without deprecated rules; without optional rules; found by “443”",
    ];
    let (header, rows) = csv(&sheet);
    for row in rows {
        assert_eq!(row[COLUMNS.len()..], facts);
    }
    let json = parsed(&sheet);
    let text = text(Export::Markdown, &sheet);
    for (name, fact) in header[COLUMNS.len()..].iter().zip(facts) {
        assert_eq!(json[key(name)], fact);
        assert!(text.contains(&format!("- {name}: {fact}\n")), "{text}");
    }
}

#[test]
fn what_is_noted_beside_the_rules_on_screen_is_noted_in_the_request() {
    let notes = |query: &str| -> Vec<String> {
        let sheet = sheet(shipped(), query, &[]);
        assert_eq!(
            parsed(&sheet)["notes"].as_array().map(Vec::len),
            Some(sheet.notes.len())
        );
        sheet
            .notes
            .iter()
            .map(|note| note.as_str().to_owned())
            .collect()
    };
    let newer = notes("version=99.9&deployment=self-hosted");
    assert!(newer[0].starts_with("99.9 is newer than the newest release known here."));
    assert!(
        newer.iter().any(|note| note.starts_with("Check tcp/")),
        "{newer:?}"
    );
}

#[test]
fn hostile_text_begins_no_formula_and_no_cell_of_its_own() {
    for tail in ["".to_owned(), "x=1,".repeat(3000)] {
        let dataset = hostile(&tail);
        let calm = sheet(shipped(), "deployment=self-hosted&version=4.2", &TYPED);
        let wild = sheet(&dataset, "deployment=self-hosted&version=4.2&q=%3D", &TYPED);
        assert_eq!(wild.rows().count(), calm.rows().count());
        for cell in every_cell(&wild) {
            assert!(!is_formula(&cell), "{cell:?}");
            assert!(!cell.chars().any(is_deceptive), "{cell:?}");
        }
        let (_, rows) = csv(&wild);
        for (row, read) in wild.rows().zip(rows) {
            assert_eq!(words(row), read[..COLUMNS.len()]);
        }
        let text = text(Export::Markdown, &wild);
        assert!(
            !text.contains('<') && !text.contains("[x]"),
            "HTML or a link"
        );
        assert_eq!(
            Export::Csv
                .file_name(&wild)
                .matches(['/', '\\', '\n', '"', '<'])
                .count(),
            0
        );
    }
}

#[test]
fn a_rule_without_a_far_end_is_in_the_request_all_the_same() {
    let mut data = serde_json::to_value(shipped()).expect("JSON");
    for rule in data["rules"].as_array_mut().expect("rules") {
        rule["purposes"] = json!([]);
    }
    let dataset = Dataset::from_json(&data.to_string()).expect("the right shape");
    let sheet = sheet(&dataset, CLUSTER, &TYPED);
    assert_eq!(sheet.rows().count(), 4);
    assert!(sheet.rows().all(|row| {
        let words = words(row);
        words[2] == "not stated" || words[4] == "not stated"
    }));
}

#[test]
fn a_file_is_named_after_what_was_chosen() {
    let name = |query| Export::Csv.file_name(&sheet(shipped(), query, &[]));
    assert_eq!(name("version=4.2"), "palette-saas-all-roles-4.2.csv");
    assert_eq!(
        name(CLUSTER),
        "palette-self-hosted-workload-cluster-4.2.csv"
    );
}

/// Text as somebody who means harm would put it together.
fn harmful() -> impl Strategy<Value = String> {
    prop_oneof!["[-=+@\t\r\n,;|\"' \\\\<>&a＝＋－＠]{0,40}", "(?s:.{0,60})",]
}

fn a_sheet(texts: &[String], entered: &str, number: u32, from: u16, to: u16) -> Sheet {
    let read = ParsedAddresses::parse(entered);
    let mut sheet = sheet(shipped(), CLUSTER, &[]);
    let text = |index: usize| Plain::new(&texts[index % texts.len()]);
    sheet.notes = vec![text(1), text(2)];
    for (index, (_, fact)) in sheet.facts.iter_mut().enumerate() {
        *fact = text(index);
    }
    let cell = |index| match index {
        0 => Cell::Number(number),
        3 | 5 => Cell::Addresses {
            entered: read.addresses.clone(),
            wrong: read.errors.len(),
        },
        7 => Cell::Ports(PortRange { from, to }),
        8 => Cell::Missing(""),
        14 => Cell::Missing("every version"),
        15 => Cell::Since("4.10".parse().expect("a release")),
        _ => Cell::Text(text(index)),
    };
    let row: Row = (0..COLUMNS.len()).map(cell).collect();
    sheet.parts[0].rows = vec![row.clone(), row];
    sheet.parts[0].name = text(3);
    sheet
}

proptest! {
    // A counterexample belongs into a test of its own, and not into a file beside this one.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_cells_hold_is_read_back_and_begins_no_formula(
        texts in prop::collection::vec(harmful(), 1..8),
        entered in "[-=0-9a-f.:/, @]{0,60}|192\\.0\\.2\\.[1-9], -1",
        number: u32, from: u16, to: u16,
    ) {
        let sheet = a_sheet(&texts, &entered, number, from, to);
        let facts: Vec<String> = sheet.facts.iter().map(|(_, fact)| fact.as_str().to_owned()).collect();
        let expected: Vec<Vec<String>> = sheet.rows().map(words).collect();
        for (read, expected) in csv(&sheet).1.iter().zip(&expected) {
            prop_assert_eq!(&read[..COLUMNS.len()], &expected[..]);
            prop_assert_eq!(&read[COLUMNS.len()..], &facts[..]);
        }
        prop_assert_eq!(markdown(&sheet), expected.clone());
        let json = parsed(&sheet);
        prop_assert_eq!(json["notes"][1].as_str(), Some(sheet.notes[1].as_str()));
        for (read, row) in json["rows"].as_array().expect("rows").iter().zip(sheet.rows()) {
            for (column, cell) in COLUMNS.iter().zip(row) {
                let expected = match cell {
                    Cell::Number(number) => json!(number),
                    Cell::Ports(ports) => json!({"from": ports.from, "to": ports.to}),
                    Cell::Text(text) => json!(text.as_str()),
                    Cell::Missing(_) => Value::Null,
                    Cell::Since(release) => json!(release.to_string()),
                    Cell::Addresses { entered, wrong } => {
                        let entered: Vec<String> = entered.iter().map(ToString::to_string).collect();
                        json!({"entered": entered, "wrong": wrong})
                    }
                };
                prop_assert_eq!(&read[key(column.name)], &expected);
            }
        }
        for cell in every_cell(&sheet) {
            prop_assert!(!is_formula(&cell), "{cell:?}");
        }
        let paper = paper(&sheet);
        let mut lines: Vec<String> = COLUMNS.iter().map(|column| column.name.to_owned()).collect();
        lines.extend(expected.concat());
        let is_there = paper.windows(lines.len()).any(|part| part == lines);
        prop_assert!(is_there, "{lines:?} in {paper:?}");
    }
}
