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
    self, COLUMNS, Cell, Column, Export, Holds, Node, Passage, Place, Plain, RequestSection, Row,
    Sheet,
};
use ports_network::addresses::{AddressBook, ParsedAddresses};
use ports_network::entries::UserEntries;
use ports_network::sites::PlanAddresses;
use proptest::prelude::*;
use serde_json::{Value, json};

const DATE: &str = "2026-11-22";
const CLUSTER: &str = "deployment=self-hosted&role=workload-cluster&version=4.2";
const EVERYTHING: &str = "deployment=self-hosted&role=all&version=4.2&include=optional,deprecated";
const WHOLE_CLUSTER: &str =
    "deployment=self-hosted&role=workload-cluster&version=4.2&include=optional,deprecated";

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
    Sheet::of(dataset, &linked.selection, &evaluation, &teams, "", DATE)
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
        line.starts_with('|') && !line.starts_with("| # |") && !line.starts_with("|---|")
    });
    rows.map(|line| {
        let mut cells = vec![String::new()];
        let mut chars = line.chars().skip(1);
        while let Some(c) = chars.next() {
            match c {
                '\\' => cells.last_mut().expect("a cell").extend(chars.next()),
                // What is missing is bold; a star of a text has a backslash.
                '*' => {}
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
    let classes = ["", "pp-sheet", "pp-unentered"];
    match node {
        Node::Text(text) => texts.push(text.clone()),
        Node::Element {
            tag,
            class,
            children,
        } => {
            assert!(known.contains(tag), "{tag}");
            assert!(classes.contains(class), "{class}");
            children.iter().for_each(|child| read_node(child, texts));
        }
    }
}

/// The key of a fact by its name.
fn key(fact: &str) -> String {
    fact.to_lowercase().replace(' ', "_")
}

/// The place of a column in a row.
fn at(key: &str) -> usize {
    let index = COLUMNS.iter().position(|column| column.key == key);
    index.expect("a column")
}

/// The words of a row in the column with a key.
fn word(row: &Row, key: &str) -> String {
    row[at(key)].words()
}

/// The columns that CSV has, and those that a row object of JSON has.
fn in_csv() -> Vec<&'static Column> {
    let columns = COLUMNS.iter();
    columns.filter(|column| column.place.is_in_csv()).collect()
}

/// The words of a row in CSV.
fn csv_words(row: &Row) -> Vec<String> {
    let cells = COLUMNS.iter().zip(row);
    let cells = cells.filter(|(column, _)| column.place.is_in_csv());
    cells.map(|(_, cell)| cell.words()).collect()
}

/// The words of a row in Markdown: seven columns, with what belongs together in one.
fn markdown_words(sheet: &Sheet, row: &Row) -> Vec<String> {
    let columns = sheet.short.iter().filter(|column| column.is_in_markdown);
    let cell = |key: &str| sheet.cell(row, key).words();
    let said = columns.map(|column| match column.holds {
        Holds::One(key) => cell(key),
        Holds::Endpoint(name, addresses) => format!("{} ({})", cell(name), cell(addresses)),
        Holds::Port(protocol, port) => format!("{}/{}", cell(protocol), cell(port)),
    });
    said.map(|said| said.trim().to_owned()).collect()
}

/// The ids in cells that hold one or several.
fn rule_ids<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut ids: Vec<String> = cells
        .flat_map(|cell| cell.split("; "))
        .map(str::to_owned)
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
        (
            "saas-everything",
            "role=all&version=4.2&include=optional,deprecated",
            &[][..],
        ),
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
fn a_request_asks_for_nothing_that_has_ended_and_says_to_close_it() {
    let query = "deployment=self-hosted&role=all&version=4.9&include=optional,deprecated";
    let json = parsed(&sheet(shipped(), query, &TYPED));
    let rows = json["rows"].as_array().expect("rows");
    assert!(
        rows.iter()
            .all(|row| row["port"] != 4222 && row["port"] != "4222")
    );
    let notes = json["notes"].as_array().expect("notes").iter();
    let said: Vec<&str> = notes
        .filter_map(Value::as_str)
        .filter(|note| note.contains("4222"))
        .collect();
    assert_eq!(
        said,
        [
            "Ended with 4.6.12: close tcp/4222. Use tcp/443 (gRPC) instead. \
             From 4.6.12 on, agents older than 4.0 no longer report health and heartbeats: \
             resume agent upgrades that are paused first."
        ]
    );
}

#[test]
fn every_rule_that_is_included_is_in_every_export_and_no_other() {
    for query in [
        "",
        "deployment=saas-edge&role=all&version=3.4&include=optional",
        "deployment=self-hosted&role=all&version=4.0.0-rc.1",
        CLUSTER,
        "deployment=self-hosted&role=all&version=4.2&direction=outbound&include=deprecated",
        "deployment=self-hosted&role=all&version=4.2&include=optional,deprecated&q=6443",
        "role=management-platform&include=optional,deprecated",
        "deployment=self-hosted&role=all&version=4.6.12&include=optional,deprecated",
    ] {
        let selection = ports_formats::link::read(query, shipped()).selection;
        let evaluation = evaluate(shipped(), &selection);
        let found = evaluation.included();
        let mut expected: Vec<String> = found.map(|found| found.rule.id.to_string()).collect();
        expected.sort();
        let sheet = sheet(shipped(), query, &TYPED);
        let json = parsed(&sheet);
        let rows = json["rows"].as_array().expect("rows").iter();
        let json = rows.clone().filter_map(|row| row["rule_id"].as_str());
        let lists = rows.filter_map(|row| row["rule_ids"].as_array()).flatten();
        let (header, csv) = csv(&sheet);
        let column = header
            .iter()
            .position(|name| name == "Rule id")
            .expect("a column");
        let csv = csv.iter().map(|row| row[column].as_str());
        assert_eq!(rule_ids(csv), expected, "{query}");
        assert_eq!(rule_ids(json), expected, "{query}");
        assert_eq!(
            rule_ids(lists.filter_map(Value::as_str)),
            expected,
            "{query}"
        );
        let rows: Vec<Vec<String>> = sheet
            .rows()
            .map(|row| markdown_words(&sheet, row))
            .collect();
        assert_eq!(markdown(&sheet), rows, "{query}");
    }
}

#[test]
fn each_team_has_its_part_and_numbers_run_through() {
    let sheet = sheet(shipped(), EVERYTHING, &[]);
    let parts: Vec<(&str, usize)> = sheet
        .parts
        .iter()
        .map(|part| (part.name.as_str(), part.rows.len()))
        .collect();
    // API access and gRPC of the clusters are one connection.
    assert_eq!(parts, [("Management platform", 8), ("Workload cluster", 6)]);
    for (number, row) in (1..).zip(sheet.rows()) {
        assert_eq!(row[0], Cell::Number(number));
    }
    for part in &sheet.parts {
        let mut directions: Vec<String> = Vec::new();
        for row in &part.rows {
            assert_eq!(row[at("team")], Cell::Text(part.name.clone()));
            directions.push(word(row, "direction"));
        }
        directions.dedup();
        assert_eq!(directions.len(), 2, "one direction after the other");
        assert_eq!(word(&part.rows[0], "status"), "Required");
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
    let selection = ports_formats::link::read(WHOLE_CLUSTER, dataset).selection;
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
    let sheet = Sheet::of(dataset, &selection, &evaluation, &teams, "", DATE);
    let single = Sheet::of(dataset, &selection, &evaluation, &teams[..1], "", DATE);
    assert_eq!(sheet.rows().count(), 2 * single.rows().count());
    // What both open is opened twice, on the same ports.
    assert_eq!(sheet.counts[0], 2 * single.counts[0]);
    assert_eq!(sheet.counts[1], 2 * single.counts[1]);
    assert_eq!(sheet.counts[2], single.counts[2]);
    for (part, addresses) in sheet.parts.iter().zip(["192.0.2.0/26", "192.0.2.64/26"]) {
        for row in &part.rows {
            let ends = ["source_addresses", "destination_addresses"].map(|key| word(row, key));
            assert!(ends.contains(&addresses.to_owned()), "{row:?}");
        }
    }
    let nobody = Sheet::of(dataset, &selection, &evaluation, &[], "", DATE);
    assert_eq!(nobody.rows().count(), 0);
    assert_eq!(
        nobody.notes.last().map(Plain::as_str),
        Some("Not included: 4 rules for Workload cluster, because no team is named.")
    );
}

#[test]
fn a_row_is_one_connection_with_all_that_asks_for_it() {
    let sheet = sheet(shipped(), WHOLE_CLUSTER, &TYPED);
    let row = |destination: &str, port: &str| {
        let mut rows = sheet.rows();
        let row =
            rows.find(|row| word(row, "destination") == destination && word(row, "port") == port);
        row.expect("the row")
    };
    let of = |row: &Row, keys: &[&str]| -> Vec<String> {
        keys.iter().map(|key| word(row, key)).collect()
    };
    let registries = row("Registries", "443");
    let keys = [
        "action",
        "way",
        "source",
        "source_addresses",
        "destination",
        "destination_addresses",
        "protocol",
        "port",
        "direction",
        "service",
        "purpose",
        "since",
    ];
    assert_eq!(
        of(registries, &keys),
        [
            "Allow",
            "Allow outbound",
            "Workload clusters",
            "192.0.2.64/26",
            "Registries",
            "registry.example.com, 203.0.113.0/24",
            "tcp",
            "443",
            "outbound",
            "HTTPS",
            "Registry (packs, integrations); Pack containers",
            "every version",
        ]
    );
    // Two rules of the dataset, of which one is for gRPC since 4.0.0 and the other for every version.
    let platform = row("Management platform", "443");
    assert_eq!(
        of(platform, &["purpose", "since", "rule_id"]),
        [
            "API access to management platform; gRPC",
            "every version",
            "self-hosted-cluster-out-https-api; self-hosted-cluster-out-https",
        ]
    );
    let same = |row: &&Row| word(row, "destination") == "Management platform";
    assert_eq!(sheet.rows().filter(same).count(), 2, "443 and 4222");
    let addresses = |destination| word(row(destination, "443"), "destination_addresses");
    assert_eq!(
        addresses("Application update servers"),
        "1 wrong entry left out"
    );
    assert_eq!(addresses("vCenter"), "192.0.2.15, 5 wrong entries left out");
    let ssh = row("Workload clusters", "22");
    assert_eq!(
        of(ssh, &keys[1..6]),
        [
            "Allow inbound",
            "Administrators",
            "not entered",
            "Workload clusters",
            "192.0.2.64/26"
        ]
    );
}

#[test]
fn a_network_team_has_thirteen_columns_and_the_rest_is_apart() {
    let in_table: Vec<&str> = COLUMNS
        .iter()
        .filter(|column| column.place.is_in_table())
        .map(|column| column.name)
        .collect();
    assert_eq!(
        in_table,
        [
            "Action and direction",
            "Source",
            "Source addresses",
            "Destination",
            "Destination addresses",
            "Protocol",
            "Port",
            "Why",
            "Status",
            "If blocked",
            "Requested by",
            "Needed by",
            "Comment",
        ]
    );
    let sources = COLUMNS
        .iter()
        .filter(|column| column.place == Place::Sources);
    let sources: Vec<&str> = sources.map(|column| column.name).collect();
    assert_eq!(sources, ["Since", "Until", "Source links", "Rule id"]);
    let sheet = sheet(shipped(), CLUSTER, &[]);
    let text = text(Export::Markdown, &sheet);
    assert!(
        text.contains("| # | Source | Destination | Port | Direction | Why | Status |\n|---|---|---|---|---|---|---|\n"),
        "{text}"
    );
}

/// The plan of three sites with two clusters each, one of them behind a proxy.
fn three_sites() -> UserEntries {
    let mut entries = UserEntries::default();
    for (end, text) in [
        ("management-platform", "10.0.0.10"),
        ("registries", "10.0.5.5"),
        ("updates", "10.0.5.6"),
        ("users", "10.9.0.0/16"),
        ("grpc-peer", "10.0.0.11"),
    ] {
        entries.enter(end.into(), text.to_owned());
    }
    for (number, name) in [(1, "Berlin"), (2, "Madrid"), (3, "Oslo")] {
        let mut site = ports_network::sites::Site::numbered(number);
        site.name = name.to_owned();
        site.enter("workload-cluster".into(), format!("10.{number}.0.0/16"));
        site.enter("vcenter".into(), format!("10.{number}.250.10"));
        site.enter("administrators".into(), format!("10.{number}.200.0/24"));
        if number == 1 {
            site.enter("proxy".into(), "10.1.0.9".to_owned());
            site.proxy_port = "3128".to_owned();
        }
        entries.sites.push(site);
    }
    entries
}

#[test]
fn three_sites_are_27_rows_of_which_none_says_what_another_says() {
    let dataset = shipped();
    let selection = ports_formats::link::read(EVERYTHING, dataset).selection;
    let evaluation = evaluate(dataset, &selection);
    let places = PlanAddresses::of(dataset, &three_sites());
    let teams = RequestSection::of_roles(dataset, &evaluation, &places);
    let sheet = Sheet::of(dataset, &selection, &evaluation, &teams, "", DATE);
    assert_eq!(sheet.rows().count(), 27);
    assert_eq!(sheet.missing_in_words(), None);
    let keys = [
        "team",
        "source",
        "source_addresses",
        "destination",
        "destination_addresses",
        "protocol",
        "port",
        "direction",
    ];
    let rows = sheet.rows().map(|row| keys.map(|key| word(row, key)));
    let mut rows: Vec<[String; 8]> = rows.collect();
    rows.sort();
    rows.dedup();
    assert_eq!(rows.len(), 27);
    let to_proxy = sheet
        .rows()
        .filter(|row| word(row, "destination") == "Proxy");
    let to_proxy: Vec<String> = to_proxy.map(|row| word(row, "port")).collect();
    assert_eq!(to_proxy, ["3128"]);
    // What is required alone, as the page has it at first.
    let query = "deployment=self-hosted&role=all&version=4.2";
    let selection = ports_formats::link::read(query, dataset).selection;
    let evaluation = evaluate(dataset, &selection);
    let sheet = Sheet::of(dataset, &selection, &evaluation, &teams, "", DATE);
    assert_eq!(sheet.rows().count(), 20);
}

#[test]
fn what_is_missing_is_named_once_with_the_teams_that_miss_it() {
    let none = sheet(shipped(), WHOLE_CLUSTER, &[]);
    assert_eq!(
        none.missing(),
        [
            "Workload clusters",
            "Management platform",
            "vCenter",
            "Registries",
            "Application update servers",
            "Administrators"
        ]
    );
    let said = none.missing_in_words().expect("a sentence");
    assert!(
        said.starts_with("6 addresses missing: Workload clusters, Management platform, "),
        "{said}"
    );
    for export in [Export::Markdown, Export::Json] {
        assert!(
            text(export, &none).contains("Application update servers"),
            "{export:?}"
        );
    }
    assert!(text(Export::Markdown, &none).contains(&format!("- **{said}**\n")));
    assert!(paper(&none).contains(&said));

    let dataset = shipped();
    let selection = ports_formats::link::read(WHOLE_CLUSTER, dataset).selection;
    let evaluation = evaluate(dataset, &selection);
    let mut entries = UserEntries::default();
    for end in [
        "management-platform",
        "registries",
        "updates",
        "administrators",
    ] {
        entries.enter(end.into(), "192.0.2.1".to_owned());
    }
    for (number, name, vcenter) in [(1, "Oslo", ""), (2, "Rome", "192.0.2.2")] {
        let mut site = ports_network::sites::Site::numbered(number);
        site.name = name.to_owned();
        site.enter("workload-cluster".into(), "192.0.2.3".to_owned());
        site.enter("vcenter".into(), vcenter.to_owned());
        entries.sites.push(site);
    }
    let places = PlanAddresses::of(dataset, &entries);
    let teams = RequestSection::of_roles(dataset, &evaluation, &places);
    let sheet = Sheet::of(dataset, &selection, &evaluation, &teams, "", DATE);
    assert_eq!(
        sheet.missing_in_words().as_deref(),
        Some("1 address missing: vCenter (Oslo)")
    );
}

#[test]
fn product_dataset_date_and_choice_are_on_each() {
    let query = "deployment=self-hosted&role=all&version=4.2&direction=inbound&include=optional,deprecated&q=443";
    let sheet = sheet(shipped(), query, &[]);
    let facts = [
        "Palette 4.2",
        "2026.11.30",
        DATE,
        "Self-hosted; all roles; inbound; with optional and deprecated rules",
    ];
    let (header, rows) = csv(&sheet);
    let columns = in_csv().len();
    for row in rows {
        assert_eq!(row[columns..], facts);
    }
    let json = parsed(&sheet);
    let text = text(Export::Markdown, &sheet);
    for (name, fact) in header[columns..].iter().zip(facts) {
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
    assert!(newer[0].starts_with("99.9 is newer than this data."));
    assert!(
        newer.iter().any(|note| note.starts_with("Also check tcp/")),
        "{newer:?}"
    );
}

#[test]
fn hostile_text_begins_no_formula_and_no_cell_of_its_own() {
    for tail in ["".to_owned(), "x=1,".repeat(3000)] {
        let dataset = hostile(&tail);
        let calm = sheet(shipped(), EVERYTHING, &TYPED);
        let wild = sheet(&dataset, EVERYTHING, &TYPED);
        assert_eq!(wild.rows().count(), calm.rows().count());
        for cell in every_cell(&wild) {
            assert!(!is_formula(&cell), "{cell:?}");
            assert!(!cell.chars().any(is_deceptive), "{cell:?}");
        }
        let (_, rows) = csv(&wild);
        for (row, read) in wild.rows().zip(rows) {
            assert_eq!(csv_words(row), read[..in_csv().len()]);
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
fn a_file_is_named_after_what_was_chosen() {
    let name = |query| Export::Csv.file_name(&sheet(shipped(), query, &[]));
    assert_eq!(name("version=4.2"), "palette-saas-workload-cluster-4.2.csv");
    assert_eq!(
        name("role=all&version=4.2"),
        "palette-saas-all-roles-4.2.csv"
    );
    assert_eq!(
        name(CLUSTER),
        "palette-self-hosted-workload-cluster-4.2.csv"
    );
    let selection = ports_formats::link::read(CLUSTER, shipped()).selection;
    let evaluation = evaluate(shipped(), &selection);
    let named = Sheet::of(
        shipped(),
        &selection,
        &evaluation,
        &[],
        "Rollout Köln/2",
        DATE,
    );
    assert_eq!(
        Export::Xlsx.file_name(&named),
        "palette-rollout-koeln-2-self-hosted-workload-cluster-4.2.xlsx"
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
    let passage = || Passage {
        title: text(4),
        section: text(5),
        url: text(6),
    };
    let cell = |(index, column): (usize, &Column)| match column.key {
        "number" => Cell::Number(number),
        "source_addresses" | "destination_addresses" => Cell::Addresses {
            entered: read.addresses.clone(),
            wrong: read.errors.len(),
        },
        "port" => Cell::Ports(PortRange { from, to }),
        "open_to_any_address" => Cell::Missing(""),
        "until" => Cell::Missing("every version"),
        "since" => Cell::Since("4.10".parse().expect("a release")),
        "sources" => Cell::Passages(vec![passage(), passage()]),
        "rule_ids" => Cell::List(vec![text(7), text(8)]),
        _ => Cell::Text(text(index)),
    };
    let row: Row = COLUMNS.iter().enumerate().map(cell).collect();
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
        let columns = in_csv().len();
        for (read, row) in csv(&sheet).1.iter().zip(sheet.rows()) {
            prop_assert_eq!(&read[..columns], &csv_words(row)[..]);
            prop_assert_eq!(&read[columns..], &facts[..]);
        }
        let short: Vec<Vec<String>> = sheet.rows().map(|row| markdown_words(&sheet, row)).collect();
        prop_assert_eq!(markdown(&sheet), short);
        let json = parsed(&sheet);
        prop_assert_eq!(json["notes"].as_array().and_then(|notes| notes.last()?.as_str()), Some(sheet.notes[1].as_str()));
        for (read, row) in json["rows"].as_array().expect("rows").iter().zip(sheet.rows()) {
            for (column, cell) in COLUMNS.iter().zip(row) {
                if !column.place.is_in_json() {
                    prop_assert_eq!(read.get(column.key), None);
                    continue;
                }
                let expected = match cell {
                    Cell::Number(number) => json!(number),
                    Cell::Ports(ports) => json!({"from": ports.from, "to": ports.to}),
                    Cell::Text(text) => json!(text.as_str()),
                    Cell::Missing(_) => Value::Null,
                    Cell::Since(release) => json!(release.to_string()),
                    Cell::List(texts) => texts.iter().map(|text| text.as_str()).collect(),
                    Cell::Passages(passages) => passages.iter().map(|one| json!({
                        "title": one.title.as_str(),
                        "section": one.section.as_str(),
                        "url": one.url.as_str(),
                    })).collect(),
                    Cell::Addresses { entered, wrong } => {
                        let entered: Vec<String> = entered.iter().map(ToString::to_string).collect();
                        json!({"entered": entered, "wrong": wrong})
                    }
                };
                prop_assert_eq!(&read[column.key], &expected);
            }
        }
        for cell in every_cell(&sheet) {
            prop_assert!(!is_formula(&cell), "{cell:?}");
        }
        let paper = paper(&sheet);
        let mut lines: Vec<String> = sheet.short.iter().map(|column| column.name.to_owned()).collect();
        for row in sheet.rows() {
            for column in sheet.short {
                let cell = |key| sheet.cell(row, key).words();
                lines.extend(match column.holds {
                    Holds::One(key) => vec![cell(key)],
                    Holds::Endpoint(name, addresses) => vec![cell(name), cell(addresses)],
                    Holds::Port(protocol, port) => vec![format!("{}/{}", cell(protocol), cell(port))],
                });
            }
        }
        let is_there = paper.windows(lines.len()).any(|part| part == lines);
        prop_assert!(is_there, "{lines:?} in {paper:?}");
    }
}

#[test]
fn the_platforms_rows_have_the_vcenters_of_all_sites_and_no_more() {
    let dataset = shipped();
    let request = |vcenters: &[(u32, &str)]| -> Vec<String> {
        let pairs = vcenters.iter().flat_map(|(site, vcenter)| {
            let of = |field: &str| format!("sites/{site}/{field}");
            [
                (of("name"), format!("Town {site}")),
                (of("addresses/vcenter"), (*vcenter).to_owned()),
            ]
        });
        let entries = UserEntries::read(pairs.collect(), dataset);
        let selection = ports_formats::link::read(EVERYTHING, dataset).selection;
        let places = PlanAddresses::of(dataset, &entries);
        let evaluation = evaluate(dataset, &selection);
        let teams = RequestSection::of_roles(dataset, &evaluation, &places);
        let sheet = Sheet::of(dataset, &selection, &evaluation, &teams, "", DATE);
        let (_, rows) = csv(&sheet);
        let rows = rows.into_iter().map(|row| row.join(" | "));
        rows.filter(|row| row.contains("Management platform") && row.contains("vCenter"))
            .collect()
    };
    let rows = request(&[(1, "10.1.9.9"), (2, "10.2.9.9"), (3, "")]);
    assert!(!rows.is_empty());
    for row in &rows {
        assert!(row.contains("10.1.9.9, 10.2.9.9"), "{row}");
    }
    // What cannot be read is no address, and not any.
    let rows = request(&[(1, "10.1.9.300")]);
    assert!(rows.iter().all(|row| !row.contains("10.1.9")), "{rows:?}");
    assert!(
        rows.iter().all(|row| row.contains("1 wrong entry")),
        "{rows:?}"
    );
}
