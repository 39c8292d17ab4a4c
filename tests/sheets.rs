//! What is written for a request: the same sheets as by another way, XLSX read back cell by cell,
//! upgrades with their rows written out, and test scripts for the site that is shown.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};
use ports_core::dataset::PortRange;
use ports_core::evaluation::evaluate;
use ports_core::link::SnippetOptions;
use ports_core::upgrade::upgrade;
use ports_files::export::{
    COLUMNS, Cell, Column, Export, Passage, Place, Plain, RequestSection, Row, Sheet,
    UPGRADE_COLUMNS, paper,
};
use ports_files::{
    Document, File, FileError, FileRequest, OutputKind, preview, sheet as request_sheet,
};
use ports_formats::checks::{Kind, TestScripts};
use ports_formats::{format_by_id, rulesets};
use ports_network::addresses::{AddressBook, ParsedAddresses};
use ports_network::entries::UserEntries;
use ports_network::settings::Settings;
use ports_network::sites::{PlanAddresses, chosen};
use ports_workbook::sheet_names;
use proptest::prelude::*;
use serde_json::Value;

/// The bytes of a sheet in a format.
fn written(export: Export, sheet: &Sheet) -> Option<Vec<u8>> {
    match export {
        Export::Xlsx => ports_workbook::write(sheet).ok(),
        _ => export.text(sheet).map(String::into_bytes),
    }
}

const DATE: &str = "2026-11-22";
const PLATFORM: &str = "deployment=self-hosted&role=management-platform&version=4.2";
const UPGRADE: &str = "deployment=self-hosted&role=all&version=4.2&from=3.4";

/// A request for what a query chooses, with entries as a share link has them.
fn asked(
    document: Document,
    kind: OutputKind,
    query: &str,
    entries: &[(&str, &str)],
) -> FileRequest {
    let dataset = ports_data::dataset();
    let link = ports_formats::link::read(query, dataset);
    let entries = entries.iter();
    let entries = entries.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    FileRequest {
        document,
        kind,
        selection: link.selection,
        options: link.options,
        entries: ports_formats::entries::read(entries.collect(), dataset),
        team: None,
        date: DATE.to_owned(),
    }
}

fn write(request: &FileRequest) -> Result<File, FileError> {
    let dataset = ports_data::dataset();
    match request.kind {
        OutputKind::Xlsx => ports_workbook::file(request, dataset),
        _ => ports_files::write(request, dataset),
    }
}

fn file(document: Document, kind: OutputKind, query: &str, entries: &[(&str, &str)]) -> File {
    write(&asked(document, kind, query, entries)).expect("a file")
}

/// The sheets of a file, by their names.
fn read(bytes: &[u8]) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    let mut sheets = Vec::new();
    for name in names {
        let formulas = book.worksheet_formula(&name).expect("formulas");
        assert!(formulas.is_empty(), "{name} has a formula");
        sheets.push((name.clone(), book.worksheet_range(&name).expect("cells")));
    }
    sheets
}

/// A cell as a spreadsheet has it.
fn expected(cell: &Cell) -> Data {
    match cell {
        Cell::Number(number) => Data::Float((*number).into()),
        Cell::Ports(PortRange { from, to }) if from == to => Data::Float((*from).into()),
        cell => match cell.words() {
            words if words.is_empty() => Data::Empty,
            words => Data::String(words),
        },
    }
}

/// Holds a file to the sheet that it is of, cell by cell.
fn same(bytes: &[u8], sheet: &Sheet) -> Result<(), TestCaseError> {
    let read = read(bytes);
    let names: Vec<String> = read.iter().map(|(name, _)| name.clone()).collect();
    let mut all = vec!["Cover".to_owned()];
    all.extend(sheet_names(sheet));
    all.push("Sources".to_owned());
    prop_assert_eq!(&names, &all);
    for (part, (name, range)) in sheet.parts.iter().zip(&read[1..]) {
        let header: Vec<Data> = sheet
            .columns_where(Place::is_in_table)
            .map(|(_, column)| Data::String(column.name.to_owned()))
            .collect();
        prop_assert_eq!(range.rows().next(), Some(&header[..]), "{}", name);
        if part.rows.is_empty() {
            let said = range.get_value((1, 0));
            prop_assert_eq!(said, Some(&Data::String(part.empty.to_owned())));
            continue;
        }
        prop_assert_eq!(range.height(), part.rows.len() + 1);
        for (row, cells) in (1..).zip(&part.rows) {
            for (column, (index, _)) in (0..).zip(sheet.columns_where(Place::is_in_table)) {
                let found = range.get_value((row, column)).unwrap_or(&Data::Empty);
                prop_assert_eq!(found, &expected(&cells[index]));
            }
        }
    }
    same_sources(&read[read.len() - 1].1, sheet)?;
    let cover = cover(&read[0].1);
    for (name, fact) in &sheet.facts {
        if name.key != "date" {
            let said = (name.text.to_owned(), fact.as_str().to_owned());
            prop_assert!(cover.contains(&said), "{:?} in {:?}", said, cover);
        }
    }
    for note in &sheet.all_notes() {
        let said = (String::new(), note.as_str().to_owned());
        prop_assert!(cover.contains(&said), "{:?} in {:?}", said, cover);
    }
    Ok(())
}

/// Holds the last sheet to what rows are from: a line for each passage, with the place of its row.
fn same_sources(range: &Range<Data>, sheet: &Sheet) -> Result<(), TestCaseError> {
    let columns: Vec<(usize, &Column)> = sheet
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| {
            ["source", "destination", "protocol", "port"].contains(&column.key)
                || column.place == Place::Sources
        })
        .collect();
    let mut wanted = vec![vec![
        Data::String("Sheet".to_owned()),
        Data::String("Row".to_owned()),
    ]];
    let names = columns
        .iter()
        .map(|(_, column)| Data::String(column.name.to_owned()));
    wanted[0].extend(names);
    for (part, name) in sheet.parts.iter().zip(sheet_names(sheet)) {
        for (number, row) in (2..).zip(&part.rows) {
            let passages = columns.iter().find_map(|(index, _)| match &row[*index] {
                Cell::Passages(passages) => Some(passages.as_slice()),
                _ => None,
            });
            let passages = passages.unwrap_or_default();
            for line in 0..passages.len().max(1) {
                let mut cells = vec![Data::String(name.clone()), Data::Float(number.into())];
                cells.extend(columns.iter().map(|(index, _)| match &row[*index] {
                    Cell::Passages(_) => match passages.get(line) {
                        Some(passage) => Data::String(passage.to_string()),
                        None => Data::Empty,
                    },
                    other => expected(other),
                }));
                wanted.push(cells);
            }
        }
    }
    let found: Vec<Vec<Data>> = range.rows().map(<[Data]>::to_vec).collect();
    prop_assert_eq!(found, wanted);
    Ok(())
}

/// The first two columns of the cover, as text.
fn cover(range: &Range<Data>) -> Vec<(String, String)> {
    let text = |row, column| match range.get_value((row, column)) {
        Some(Data::String(text)) => text.clone(),
        Some(Data::Float(number)) => number.to_string(),
        Some(Data::DateTime(date)) => format!("day {}", date.as_f64()),
        _ => String::new(),
    };
    let rows = range.end().map_or(0, |(row, _)| row + 1);
    (0..rows).map(|row| (text(row, 0), text(row, 1))).collect()
}

/// The same sheet by another way than the part that writes files takes.
fn request(query: &str, addresses: &[(&str, &str)]) -> Sheet {
    let dataset = ports_data::dataset();
    let selection = ports_formats::link::read(query, dataset).selection;
    let evaluation = evaluate(dataset, &selection);
    let mut typed = UserEntries::default();
    for (endpoint, text) in addresses {
        let end = (*endpoint).into();
        typed.addresses.push((end, (*text).to_owned()));
    }
    let places = PlanAddresses::of(dataset, &typed);
    let mut teams = RequestSection::of_roles(dataset, &evaluation, &places);
    let options = SnippetOptions::default();
    for team in &mut teams {
        let sets = rulesets(dataset, &selection, &evaluation, team.endpoints, &options);
        let of_role = sets.into_iter().filter(|set| set.role == team.role);
        team.open = of_role.flat_map(|set| set.open_ports).collect();
    }
    Sheet::of(dataset, &selection, &evaluation, &teams, "", DATE)
}

#[test]
fn a_link_and_what_is_typed_make_the_sheet_that_the_page_shows() {
    let addresses = "198.51.100.0/24 # office\nnonsense!";
    let typed = [
        ("at-users", addresses),
        ("at-registries", "registry.example.com"),
        ("format", "ufw"),
    ];
    let sheet = request(
        PLATFORM,
        &[("users", addresses), ("registries", "registry.example.com")],
    );
    for export in Export::ALL {
        let file = file(Document::ChangeRequest, export.into(), PLATFORM, &typed);
        assert_eq!(file.name, export.file_name(&sheet));
        assert_eq!(file.media_type, export.media_type());
        assert_eq!(Some(file.bytes), written(export, &sheet));
    }
}

/// What a form of the change request says, as one text.
fn said(kind: OutputKind, query: &str, entries: &[(&str, &str)]) -> String {
    let bytes = file(Document::ChangeRequest, kind, query, entries).bytes;
    if kind != OutputKind::Xlsx {
        return String::from_utf8(bytes).expect("text");
    }
    let mut cells = String::new();
    for (_, range) in read(&bytes) {
        for (_, _, cell) in range.used_cells() {
            cells += &format!("{cell}\n");
        }
    }
    cells
}

#[test]
fn a_port_that_is_open_to_any_address_says_so_in_every_form_of_the_request() {
    let query = "deployment=self-hosted&role=workload-cluster&version=4.2";
    let filled = [("addresses/registries", "192.0.2.7")];
    let link = ports_formats::link::read(query, ports_data::dataset());
    let (selection, options) = (link.selection, link.options);
    let dataset = ports_data::dataset();
    let evaluation = evaluate(dataset, &selection);
    let mut book = AddressBook::default();
    book.enter("registries".into(), "192.0.2.7");
    let sets = rulesets(dataset, &selection, &evaluation, &book, &options);
    let snippet = format_by_id("nftables").expect("a format");
    let rendered = snippet.render(&sets[0], &Settings::default());
    let sentences: Vec<String> = sets[0].open_ports.iter().map(ToString::to_string).collect();
    assert!(
        sentences
            .iter()
            .any(|one| one.starts_with("outbound tcp/443 is open to any address because of: ")),
        "{sentences:?}"
    );
    for kind in [
        OutputKind::Csv,
        OutputKind::Xlsx,
        OutputKind::Markdown,
        OutputKind::Json,
        OutputKind::Print,
    ] {
        let request = said(kind, query, &filled);
        for sentence in &sentences {
            assert!(rendered.wide.contains(sentence), "{:?}", rendered.wide);
            assert!(
                request.contains(sentence),
                "{kind:?}: {sentence}: {request}"
            );
        }
        // Before any address, "not entered" says it everywhere.
        let empty = said(kind, query, &[]);
        assert!(!empty.contains("is open to any address"), "{kind:?}");
        // Between networks, such an end is left out of the snippets unless the reader allows any.
        let device = format!("{query}&format=pan-os");
        let between = said(kind, &device, &filled);
        assert!(!between.contains("is open to any address"), "{kind:?}");
        let allowed = said(kind, &format!("{device}&allow-any=yes"), &filled);
        assert!(allowed.contains(&sentences[0]), "{kind:?}");
    }
}

#[test]
fn the_port_of_each_site_says_for_itself_whether_it_is_open() {
    let entries = [
        ("sites/1/name", "Oslo"),
        ("sites/1/addresses/registries", "192.0.2.7"),
        ("sites/1/addresses/workload-cluster", "192.0.2.64/26"),
        ("sites/2/name", "Rome"),
        ("sites/2/addresses/workload-cluster", "192.0.2.128/26"),
    ];
    let query = "deployment=self-hosted&role=workload-cluster&version=4.2&include=optional";
    let json = said(OutputKind::Json, query, &entries);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let rows = json["rows"].as_array().expect("rows");
    let of = |team: &str| {
        let mut rows = rows.iter();
        let row = rows.find(|row| {
            row["team"].as_str().is_some_and(|name| name.contains(team))
                && row["destination"] == "Registries"
        });
        let said = row.expect("the row")["open_to_any_address"].as_str();
        said.expect("a sentence").to_owned()
    };
    assert!(!of("Oslo").contains("Registries"), "{}", of("Oslo"));
    assert!(of("Rome").contains("Registries"), "{}", of("Rome"));
    let ssh = rows.iter().find(|row| row["service"] == "SSH");
    assert_eq!(
        ssh.expect("SSH")["open_to_any_address"],
        "inbound tcp/22 is open to any address because of: Administrators"
    );
}

#[test]
fn what_there_is_not_is_no_file() {
    for (document, kind) in [
        (Document::ChangeRequest, OutputKind::Svg),
        (Document::Upgrade, OutputKind::Svg),
        (Document::Plan, OutputKind::Csv),
        (Document::Plan, OutputKind::Xlsx),
        (Document::Diagram, OutputKind::Json),
        (Document::Diagram, OutputKind::Print),
    ] {
        assert_eq!(
            write(&asked(document, kind, UPGRADE, &[])),
            Err(FileError::Unavailable(document, kind))
        );
    }
    assert_eq!(
        write(&asked(Document::Upgrade, OutputKind::Csv, PLATFORM, &[])),
        Err(FileError::NoStartingRelease),
        "from nowhere"
    );
}

#[test]
fn a_plan_and_a_diagram_are_files_too() {
    let typed = [("name", "Rollout"), ("sites/1/name", "Oslo")];
    let plan = file(Document::Plan, OutputKind::Json, UPGRADE, &typed);
    assert_eq!(plan.name, "palette-ports-plan-rollout.json");
    let text = String::from_utf8(plan.bytes).expect("text");
    let opened = ports_files::plan_file::open(&text, ports_data::dataset()).expect("a plan");
    let request = asked(Document::Plan, OutputKind::Json, UPGRADE, &typed);
    assert_eq!(
        (opened.selection, opened.options, opened.entries),
        (request.selection, request.options, request.entries)
    );
    let diagram = file(Document::Diagram, OutputKind::Svg, PLATFORM, &[]);
    assert_eq!(
        diagram.name,
        "palette-self-hosted-management-platform-4.2.svg"
    );
    assert!(diagram.bytes.starts_with(b"<svg "));
}

#[test]
fn what_cannot_be_taken_over_is_noted() {
    let typed = [("at-nobody", "192.0.2.1")];
    let file = file(Document::ChangeRequest, OutputKind::Json, PLATFORM, &typed);
    let json: Value = serde_json::from_slice(&file.bytes).expect("JSON");
    let notes = json["notes"].to_string();
    assert!(
        notes.contains("What is typed for “at-nobody” cannot be used here"),
        "{notes}"
    );
}

#[test]
fn a_long_field_is_in_every_file_and_comes_back_from_a_plan() {
    let line = |number: usize| format!("10.7.0.{number} # {}\n", "an office ".repeat(27));
    let text: String = (1..=250).map(line).collect();
    assert!(text.len() > 65_536);
    let typed = [("addresses/users", &*text)];
    let request = file(Document::ChangeRequest, OutputKind::Json, PLATFORM, &typed);
    let json: Value = serde_json::from_slice(&request.bytes).expect("JSON");
    assert!(json.to_string().contains("\"10.7.0.250\""), "{json}");
    let plan = file(Document::Plan, OutputKind::Json, PLATFORM, &typed);
    let plan = String::from_utf8(plan.bytes).expect("text");
    let opened = ports_files::plan_file::open(&plan, ports_data::dataset()).expect("a plan");
    assert_eq!(opened.entries.addresses[0].1, text);
}

#[test]
fn a_plan_that_would_not_be_opened_again_is_not_written() {
    let text = "# a comment\n".repeat(ports_files::plan_file::MAX_LEN / 12 + 1);
    let typed = [("addresses/users", &*text)];
    let refused = write(&asked(Document::Plan, OutputKind::Json, PLATFORM, &typed));
    assert_eq!(refused.err(), Some(FileError::TooLarge));
}

#[test]
fn a_workbook_holds_the_sheet_cell_by_cell() {
    for query in [
        "",
        "deployment=self-hosted&version=4.2",
        "deployment=self-hosted&version=99.9",
        "role=management-platform",
    ] {
        let sheet = request(query, &[("workload-cluster", "192.0.2.64/26, 300.1.1.1")]);
        let bytes = ports_workbook::write(&sheet).expect("a file");
        same(&bytes, &sheet).expect("the same");
    }
}

/// A worksheet's XML.
fn worksheet(bytes: &[u8], number: usize) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let name = format!("xl/worksheets/sheet{number}.xml");
    let mut text = String::new();
    let mut file = zip.by_name(&name).expect("a worksheet");
    std::io::Read::read_to_string(&mut file, &mut text).expect("XML");
    text
}

/// The heights of the rows of a worksheet, in points.
fn heights(worksheet: &str) -> Vec<f64> {
    let rows = worksheet.split("<row ").skip(1);
    let height = |row: &str| {
        let (_, rest) = row.split_once("ht=\"")?;
        rest.split('"').next()?.parse().ok()
    };
    rows.map(|row| height(row).unwrap_or(15.0)).collect()
}

#[test]
fn no_row_is_higher_than_45_points_and_the_cover_says_which_hold_more() {
    let many: Vec<String> = (1..=30).map(|host| format!("192.0.2.{host}")).collect();
    for (registries, is_tall) in [("192.0.2.1", false), (many.join(" ").as_str(), true)] {
        let sheet = request(
            "deployment=self-hosted&role=all&version=4.2&include=optional",
            &[("registries", registries), ("users", "192.0.2.64/26")],
        );
        let bytes = ports_workbook::write(&sheet).expect("a file");
        for number in 2..=sheet.parts.len() + 1 {
            let heights = heights(&worksheet(&bytes, number));
            assert!(
                heights.len() > 5 && heights.iter().all(|height| *height <= 45.0),
                "{heights:?}"
            );
        }
        let cover = cover(&read(&bytes).swap_remove(0).1);
        let said = cover
            .iter()
            .find(|(_, said)| said.starts_with("These rows hold more"));
        assert_eq!(said.is_some(), is_tall, "{said:?}");
    }
}

#[test]
fn every_row_of_the_shipped_dataset_fits_into_45_points() {
    for deployment in &ports_data::dataset().deployments {
        for version in ["3.4", "4.9"] {
            let query = format!("deployment={}&version={version}", deployment.id);
            let sheet = request(&query, &[("registries", "registry.example.com")]);
            let cover = cover(&read(&ports_workbook::write(&sheet).expect("a file"))[0].1);
            let tall = cover
                .iter()
                .find(|(_, said)| said.starts_with("These rows hold more"));
            assert_eq!(tall, None, "{query}");
        }
    }
}

#[test]
fn a_missing_address_is_yellow_and_where_a_row_is_from_is_a_link_that_is_not_printed() {
    let sheet = request(
        "deployment=self-hosted&role=workload-cluster&version=4.2",
        &[("registries", "192.0.2.1")],
    );
    let bytes = ports_workbook::write(&sheet).expect("a file");
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a workbook");
    let mut part = |name: &str| {
        let mut text = String::new();
        let mut file = zip.by_name(name).expect("a part");
        std::io::Read::read_to_string(&mut file, &mut text).expect("XML");
        text
    };
    assert!(part("xl/styles.xml").contains("FFFFF2A8"), "yellow");
    let links = part("xl/worksheets/_rels/sheet3.xml.rels");
    assert!(
        links.contains("/docs/docs-content/architecture/networking-ports.md"),
        "{links}"
    );
    let book = part("xl/workbook.xml");
    assert!(
        book.contains(
            "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"2\">Sources!$K$1</definedName>"
        ),
        "{book}"
    );
    // The addresses of the clusters are missing, those of the registries are not.
    let table = worksheet(&bytes, 2);
    let style = |cell: &str| {
        let (_, rest) = table
            .split_once(&format!("<c r=\"{cell}\" s=\""))
            .expect("a cell");
        rest.split('"').next().expect("a style").to_owned()
    };
    let rows: Vec<&Row> = sheet.rows().collect();
    let registries = rows
        .iter()
        .position(|row| sheet.cell(row, "destination").words() == "Registries");
    let registries = registries.expect("the row") + 2;
    assert_eq!(
        style(&format!("C{registries}")),
        style("C2"),
        "both are missing"
    );
    assert_ne!(
        style(&format!("C{registries}")),
        style(&format!("E{registries}"))
    );
    assert_eq!(
        style(&format!("B{registries}")),
        style(&format!("E{registries}"))
    );
}

#[test]
fn the_cover_has_the_day_the_totals_and_what_words_mean() {
    let query = "deployment=self-hosted&role=all&version=4.2&include=optional,deprecated";
    let sheet = request(query, &[]);
    let bytes = ports_workbook::write(&sheet).expect("a file");
    let (_, range) = read(&bytes).swap_remove(0);
    let cover = cover(&range);
    let missing = &cover[1].0;
    assert!(missing.starts_with("8 addresses missing: "), "{missing}");
    for (name, value) in [
        ("Network ports: change request", ""),
        ("Product version", "Palette 4.2"),
        // Days since the end of 1899.
        ("Date", "day 46348"),
        ("Team", "Connections"),
        ("Management platform", "8"),
        ("Workload cluster", "6"),
        ("In all", "14"),
        ("Required", "The product does not work without it."),
    ] {
        let said = (name.to_owned(), value.to_owned());
        assert!(cover.contains(&said), "{said:?} in {cover:#?}");
    }
}

#[test]
fn the_same_question_gives_the_same_bytes_whatever_the_clock_says() {
    let sheet = request("deployment=self-hosted&version=4.2", &[]);
    let first = ports_workbook::write(&sheet).expect("a file");
    // The library's own time stamps are of a second.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(
        first == ports_workbook::write(&sheet).expect("a file"),
        "bytes differ"
    );
}

#[test]
fn text_longer_than_a_cell_is_cut_and_says_so() {
    let many: Vec<String> = (0..1000)
        .map(|number| format!("host-number-{number:04}.some-rather-long-name.example.com"))
        .collect();
    let sheet = request(
        "deployment=self-hosted&role=workload-cluster&version=4.2",
        &[("registries", &many.join("\n"))],
    );
    let bytes = ports_workbook::write(&sheet).expect("a file");
    let sheets = read(&bytes);
    let cut = sheets[1].1.rows().flatten().any(|cell| {
        matches!(cell, Data::String(text) if text.ends_with("cut here: the other formats have all of it"))
    });
    assert!(cut);
}

#[test]
fn a_sheet_is_named_as_a_spreadsheet_allows() {
    let mut sheet = request("deployment=self-hosted&version=4.2", &[]);
    let part = sheet.parts[0].clone();
    let named = |name: &str| {
        let mut part = part.clone();
        part.name = Plain::new(name);
        part
    };
    sheet.parts = vec![
        named("Oslo"),
        named("OSLO"),
        named("'Oslo'"),
        named("cover"),
        named("History"),
        named("sources"),
        named("a/b\\c*d?e:f[g]h"),
        named(""),
        named(&"A very long name of a team in a large company".repeat(2)),
        named(&"A very long name of a team in a large company".repeat(3)),
        named(&"🛡".repeat(31)),
    ];
    let names = sheet_names(&sheet);
    assert_eq!(
        names[..10],
        [
            "Oslo",
            "OSLO 2",
            "Oslo 3",
            "cover 2",
            "History 2",
            "sources 2",
            "a b c d e f g h",
            "Team",
            "A very long name of a team in a",
            "A very long name of a team in 2",
        ]
    );
    assert_eq!(names[10].encode_utf16().count(), 30);
    let bytes = ports_workbook::write(&sheet).expect("a file");
    same(&bytes, &sheet).expect("the same");
}

/// The rows of an upgrade, without addresses, documents and long sentences.
fn upgrade_rows(query: &str) -> Vec<String> {
    let file = file(Document::Upgrade, OutputKind::Csv, query, &[]);
    let mut reader = csv::Reader::from_reader(&file.bytes[3..]);
    let header = reader.headers().expect("a header").clone();
    let names = UPGRADE_COLUMNS
        .iter()
        .filter(|column| column.place.is_in_csv());
    let names: Vec<&str> = names.map(|column| column.name).collect();
    assert_eq!(header.iter().take(names.len()).collect::<Vec<_>>(), names);
    let shown = [
        "Step",
        "Team",
        "Source",
        "Destination",
        "Protocol",
        "Port",
        "Direction",
        "Service",
        "Why",
        "Status before",
        "Status after",
        "Rule id",
    ];
    let place = |name: &&str| names.iter().position(|one| one == name).expect("a column");
    let records = reader.records().map(|record| record.expect("a line"));
    records
        .map(|row| {
            let cells: Vec<&str> = shown.iter().map(|name| &row[place(name)]).collect();
            cells.join(" | ")
        })
        .collect()
}

#[test]
fn from_3_4_to_4_2_self_hosted_every_row_is_as_the_source_has_it() {
    assert_eq!(upgrade_rows(UPGRADE), UPGRADE_ROWS);
}

const UPGRADE_ROWS: [&str; 14] = [
    "Open first | Management platform | Management platform | gRPC peer (not stated) | tcp | 443 | outbound | HTTPS | gRPC | not listed | Required | self-hosted-mgmt-out-https",
    "No change | Management platform | Browsers and API clients | Management platform | tcp | 443 | inbound | HTTPS | Browser/API access to management platform | Required | Required | self-hosted-mgmt-in-https",
    "No change | Management platform | Workload clusters | Management platform | tcp | 443 | inbound | HTTPS | Browser/API access to management platform; gRPC | Required | Required | self-hosted-mgmt-in-https",
    "No change | Management platform | Management platform | vCenter | tcp | 443 | outbound | HTTPS | vSphere vCenter API | Required | Required | self-hosted-mgmt-out-https",
    "No change | Management platform | Management platform | Registries | tcp | 443 | outbound | HTTPS | Registry (packs, integrations); Pack containers | Required | Required | self-hosted-mgmt-out-https",
    "No change | Management platform | Management platform | Application update servers | tcp | 443 | outbound | HTTPS | app updates | Required | Required | self-hosted-mgmt-out-https",
    "No change | Management platform | Management platform | Workload clusters | tcp | 6443 | outbound | HTTPS | Workload K8s cluster API Server | Required | Required | self-hosted-mgmt-out-kube-api",
    "No change | Workload cluster | Workload clusters | Management platform | tcp | 443 | outbound | HTTPS | API access to management platform; gRPC | Required | Required | self-hosted-cluster-out-https-api; self-hosted-cluster-out-https",
    "No change | Workload cluster | Workload clusters | vCenter | tcp | 443 | outbound | HTTPS | vSphere vCenter API | Required | Required | self-hosted-cluster-out-https",
    "No change | Workload cluster | Workload clusters | Registries | tcp | 443 | outbound | HTTPS | Registry (packs, integrations); Pack containers | Required | Required | self-hosted-cluster-out-https",
    "No change | Workload cluster | Workload clusters | Application update servers | tcp | 443 | outbound | HTTPS | Application updates | Required | Required | self-hosted-cluster-out-https",
    "No change | Workload cluster | Administrators | Workload clusters | tcp | 22 | inbound | SSH | Optional: remote access to cluster nodes for troubleshooting | Optional | Optional | self-hosted-cluster-in-ssh",
    "Close afterwards | Management platform | Workload clusters | Management platform | tcp | 4222 | inbound | NATS | Message Bus for workload clusters | Required | Deprecated | self-hosted-mgmt-in-nats",
    "Close afterwards | Workload cluster | Workload clusters | Management platform | tcp | 4222 | outbound | NATS | Agent communication via message bus | Required | Deprecated | self-hosted-cluster-out-nats",
];

#[test]
fn an_upgrade_says_from_where_to_where_and_when_it_is_safe() {
    let file = file(
        Document::Upgrade,
        OutputKind::Json,
        UPGRADE,
        &[("at-workload-cluster", "192.0.2.0/24")],
    );
    assert_eq!(file.name, "palette-self-hosted-all-roles-3.4-to-4.2.json");
    let json: Value = serde_json::from_slice(&file.bytes).expect("JSON");
    assert_eq!(json["from"], "Palette 3.4");
    assert_eq!(json["to"], "Palette 4.2");
    assert_eq!(json["selection"], "Self-hosted; all roles");
    let summary = json["notes"][0].as_str().unwrap_or_default();
    assert!(
        summary.starts_with("Open first: tcp/443 from Management platform to "),
        "{summary}"
    );
    let rows = json["rows"].as_array().expect("rows");
    let entered = rows
        .iter()
        .any(|row| row["source_addresses"]["entered"][0] == "192.0.2.0/24");
    assert!(entered);
    // What stays open has nothing to say about when it may be closed, in CSV either.
    let kept = rows.iter().find(|row| row["step"] == "No change");
    assert_eq!(kept.expect("a row")["when_it_is_safe"], Value::Null);
    let safe = rows.iter().find(|row| row["status_after"] == "Deprecated");
    let safe = safe.expect("what is on its way out");
    assert!(
        safe["when_it_is_safe"]
            .as_str()
            .is_some_and(|when| when.starts_with("Close it once all agents use gRPC")),
        "{safe}"
    );
}

#[test]
fn a_step_without_rows_says_so() {
    let query = "deployment=self-hosted&version=4.2&from=4.2";
    let dataset = ports_data::dataset();
    let selection = ports_formats::link::read(query, dataset).selection;
    let from = selection.from.as_ref().expect("a release");
    let change = upgrade(dataset, &selection, from);
    let places = PlanAddresses::of(dataset, &UserEntries::default());
    let teams = RequestSection::of_upgrade(dataset, &change, &places);
    let sheet = Sheet::of_upgrade(dataset, &selection, &change, &teams, "", DATE);
    let bytes = file(Document::Upgrade, OutputKind::Xlsx, query, &[]).bytes;
    same(&bytes, &sheet).expect("the same");
    let names: Vec<String> = read(&bytes).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "Cover",
            "Open first",
            "No change",
            "Close afterwards",
            "Sources"
        ]
    );
    let request = asked(Document::Upgrade, OutputKind::Print, query, &[]);
    assert_eq!(
        paper(&sheet),
        paper(&request_sheet(&request, dataset).expect("a sheet"))
    );
    for kind in [OutputKind::Markdown, OutputKind::Print] {
        let bytes = file(Document::Upgrade, kind, query, &[]).bytes;
        let text = String::from_utf8(bytes).expect("text");
        assert!(text.contains("Nothing to open first."), "{text}");
        assert!(text.contains("Nothing to close afterwards."), "{text}");
    }
}

/// Text as somebody who means harm would put it together.
fn harmful() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-=+@\t\r\n,;|\"' \\\\<>&a＝＋－＠]{0,40}",
        "(?s:.{0,60})",
        "(_x00[0-4][0-9A-F]_){1,3}",
        "(\\{=|https?://|mailto:|internal:|#REF!|TRUE|1e5|0012)[a-z0-9]{0,9}"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_cells_hold_is_text_in_a_workbook(
        texts in prop::collection::vec(harmful(), 1..8),
        entered in "[-=0-9a-f.:/, @]{0,60}|192\\.0\\.2\\.[1-9], -1",
        number: u32, from: u16, to: u16,
    ) {
        let read = ParsedAddresses::parse(&entered);
        let mut sheet = request("deployment=self-hosted&version=4.2", &[]);
        let text = |index: usize| Plain::new(&texts[index % texts.len()]);
        sheet.notes = vec![Plain::new("a note"), text(2)];
        sheet.notes.retain(|note| !note.as_str().is_empty());
        for (index, (_, fact)) in sheet.facts.iter_mut().enumerate() {
            *fact = text(index);
        }
        let passage = || Passage { title: text(4), section: text(5), url: text(6) };
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
            _ => Cell::Text(text(index)),
        };
        let row: Row = COLUMNS.iter().enumerate().map(cell).collect();
        for (index, part) in sheet.parts.iter_mut().enumerate() {
            part.name = text(index);
            part.rows = vec![row.clone(), row.clone()];
        }
        let bytes = ports_workbook::write(&sheet).expect("a file");
        same(&bytes, &sheet)?;
        for name in sheet_names(&sheet) {
            prop_assert!(name.encode_utf16().count() <= 31 && !name.is_empty());
            prop_assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']));
            prop_assert!(!name.starts_with('\'') && !name.ends_with('\''));
        }
    }

    #[test]
    fn no_link_and_no_entries_stop_it(
        query in "((deployment|version|from|role|q)=(self-hosted|4\\.2|3\\.4|all|.{0,9})&){0,6}|.{0,60}",
        entries in prop::collection::vec(("at-users|at-x|set-y|.{0,9}", ".{0,30}"), 0..4),
        date in "20[0-9]{2}-[01][0-9]-[0-3][0-9]|.{0,12}",
        upgrade: bool, kind in prop::sample::select(OutputKind::ALL.to_vec()),
    ) {
        let document = if upgrade { Document::Upgrade } else { Document::ChangeRequest };
        let entries: Vec<(&str, &str)> = entries.iter().map(|(name, value)| (&**name, &**value)).collect();
        let request = FileRequest { date, ..asked(document, kind, &query, &entries) };
        let file = write(&request);
        prop_assert!(file.is_ok() || upgrade || kind == OutputKind::Svg);
    }
}

const CLUSTER: &str = "deployment=self-hosted&role=workload-cluster&version=4.2";

const TWO_SITES: &[(&str, &str)] = &[
    ("addresses/management-platform", "198.51.100.12"),
    ("sites/1/name", "Berlin"),
    ("sites/1/addresses/vcenter", "192.0.2.7"),
    ("sites/2/name", "Lund"),
    ("sites/2/addresses/vcenter", "192.0.2.8"),
];

/// The test scripts of a kind for the cluster, and for the site that is shown.
fn scripts(kind: Kind, entries: &[(&str, &str)], site: usize) -> TestScripts {
    let dataset = ports_data::dataset();
    let request = asked(Document::Plan, OutputKind::Json, CLUSTER, entries);
    let seen = chosen(dataset, &request.entries, site);
    let evaluation = evaluate(dataset, &request.selection);
    let rulesets = rulesets(
        dataset,
        &request.selection,
        &evaluation,
        &seen,
        &request.options,
    );
    kind.write(&rulesets, &request.entries.notices)
}

#[test]
fn a_test_script_is_for_the_site_that_is_shown() {
    for kind in Kind::ALL {
        for (site, title, own, other) in [
            (0, "Berlin", "192.0.2.7", "192.0.2.8"),
            (1, "Lund", "192.0.2.8", "192.0.2.7"),
        ] {
            let written = scripts(kind, TWO_SITES, site);
            assert_eq!((written.run, written.shows), (kind.run(), kind.shows()));
            let [one] = &written.scripts[..] else {
                panic!("{kind:?}: {written:?}");
            };
            assert_eq!(one.role.as_str(), "workload-cluster");
            assert!(one.title.contains(title), "{}", one.title);
            let last = one.untried.last().expect("something is not tried");
            assert!(
                last.ends_with("Enter one.") || last.ends_with("hosts."),
                "{last}"
            );
            let script = one.script.as_deref().expect("a script");
            for address in ["198.51.100.12", own] {
                assert!(script.contains(address), "{kind:?} {address}: {script}");
            }
            assert!(!script.contains(other), "{kind:?}: {script}");
        }
    }
}

#[test]
fn a_long_field_reaches_a_test_script_as_the_page_reads_it() {
    let text = "192.0.2.7 # a comment of some length, as people write them\n".repeat(1500);
    assert!(text.len() > 65_536);
    let written = scripts(Kind::Nc, &[("addresses/vcenter", &text)], 0);
    let [one] = &written.scripts[..] else {
        panic!("{written:?}");
    };
    let script = one.script.as_deref().expect("a script");
    assert!(script.contains("192.0.2.7"), "{script}");
}

#[test]
fn a_preview_of_a_thousand_sites_counts_all_rows_and_shows_some() {
    let sites: Vec<(String, String)> = (1..=1000)
        .map(|site| (format!("sites/{site}/name"), format!("Site {site}")))
        .collect();
    let sites = sites.iter();
    let entries: Vec<(&str, &str)> = sites.map(|(name, text)| (&**name, &**text)).collect();
    let query = "deployment=self-hosted&role=workload-cluster&version=4.2";
    let dataset = ports_data::dataset();
    let mut asked = asked(Document::ChangeRequest, OutputKind::Print, query, &entries);
    let all = preview(&asked, dataset).expect("a preview");
    assert_eq!((all.rows, all.shown), (4000, 300));
    assert_eq!(all.teams.len(), 1000);
    let sheet = request_sheet(&asked, dataset).expect("a sheet");
    assert_eq!(sheet.missing(), all.missing);
    asked.team = Some("Site 7".to_owned());
    let one = preview(&asked, dataset).expect("a preview");
    assert_eq!((one.rows, one.shown, one.teams.len()), (4, 4, 1000));
}
