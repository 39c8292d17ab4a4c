//! Workbooks, each with the JSON of the same question, for `checks/workbook.py`.

use std::fs;
use std::io;
use std::path::Path;

use ports_files::{Document, FileRequest, OutputKind};

const ENTRIES: &[(&str, &str)] = &[
    ("at-workload-cluster", "192.0.2.64/26"),
    ("at-registries", "registry.example.com 203.0.113.0/24"),
    ("at-users", "=1+1 +2 192.0.2.300"),
    ("at-management-platform", "198.51.100.12, 2001:db8:0:2::12"),
];

/// A name, the query and the entries.
type Case = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const CHANGE_REQUESTS: &[Case] = &[
    ("self-hosted", "deployment=self-hosted&version=4.2", ENTRIES),
    ("saas", "deployment=saas&version=4.9", &[]),
    (
        "edge",
        "deployment=saas-edge&version=3.4&q=%3D1%2B1+443",
        &[],
    ),
    (
        "newer",
        "deployment=self-hosted&version=99.9&direction=outbound",
        ENTRIES,
    ),
];

const UPGRADES: &[Case] = &[
    (
        "upgrade",
        "deployment=self-hosted&version=4.2&from=3.4",
        ENTRIES,
    ),
    ("downgrade", "deployment=saas&version=3.4&from=4.9", &[]),
    ("no-change", "deployment=saas&version=4.9&from=4.9", ENTRIES),
];

/// Writes all of them, in place of what was there.
pub fn write(dir: &Path) -> io::Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir)?;
    }
    fs::create_dir_all(dir)?;
    for (document, cases) in [
        (Document::ChangeRequest, CHANGE_REQUESTS),
        (Document::Upgrade, UPGRADES),
    ] {
        for case in cases {
            write_case(dir, document, case)?;
        }
    }
    Ok(())
}

fn write_case(dir: &Path, document: Document, (name, query, entries): &Case) -> io::Result<()> {
    let dataset = ports_data::dataset();
    let link = ports_formats::link::read(query, dataset);
    let entries = entries.iter();
    let entries = entries.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let mut request = FileRequest {
        document,
        kind: OutputKind::Xlsx,
        selection: link.selection,
        options: link.options,
        entries: ports_formats::entries::read(entries.collect(), dataset),
        team: None,
        date: "2026-11-22".to_owned(),
    };
    let failed = |error| io::Error::other(format!("{name}: {error:?}"));
    let workbook = ports_workbook::file(&request, dataset).map_err(failed)?;
    request.kind = OutputKind::Json;
    let json = ports_files::write(&request, dataset).map_err(failed)?;
    fs::write(dir.join(format!("{name}.xlsx")), workbook.bytes)?;
    fs::write(dir.join(format!("{name}.json")), json.bytes)
}
