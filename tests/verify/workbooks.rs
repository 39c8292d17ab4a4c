//! Workbooks, each with the JSON of the same question, for `checks/workbook.py`.

use std::fs;
use std::io;
use std::path::Path;

use palette_ports::sheets::{Asked, write as written};

const TYPED: &str = "at-workload-cluster\x00192.0.2.64/26\0at-registries\0registry.example.com 203.0.113.0/24\0at-users\0=1+1 +2 192.0.2.300\0at-management-platform\x00198.51.100.12, 2001:db8:0:2::12\0";

/// Each with what is asked for, the link and what is typed.
const CASES: &[(&str, &str, &str, &str)] = &[
    (
        "self-hosted",
        "request",
        "deployment\0self-hosted\0version\x004.2",
        TYPED,
    ),
    ("saas", "request", "deployment\0saas\0version\x004.9", ""),
    (
        "edge",
        "request",
        "deployment\0saas-edge\0version\x003.4\0q\0=1+1 443",
        "",
    ),
    (
        "newer",
        "request",
        "deployment\0self-hosted\0version\x0099.9\0direction\0outbound",
        TYPED,
    ),
    (
        "upgrade",
        "upgrade",
        "deployment\0self-hosted\0version\x004.2\0from\x003.4",
        TYPED,
    ),
    (
        "downgrade",
        "upgrade",
        "deployment\0saas\0version\x003.4\0from\x004.9",
        "",
    ),
    (
        "no-change",
        "upgrade",
        "deployment\0saas\0version\x004.9\0from\x004.9",
        TYPED,
    ),
];

/// Writes all of them, in place of what was there.
pub fn write(dir: &Path) -> io::Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir)?;
    }
    fs::create_dir_all(dir)?;
    for (name, sheet, link, typed) in CASES {
        for format in ["xlsx", "json"] {
            let asked = Asked {
                sheet,
                format,
                link,
                typed,
                date: "2026-11-22",
            };
            let file = written(asked).ok_or_else(|| io::Error::other("nothing was written"))?;
            fs::write(dir.join(format!("{name}.{format}")), file.bytes)?;
        }
    }
    Ok(())
}
