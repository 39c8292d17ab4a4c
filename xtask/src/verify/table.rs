//! The results: read from a check's lines, printed, and written down for readers.

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every case reads back as asked for, every broken copy was found out.
    Passed,
    /// Something did not.
    Failed,
    /// The engine can't be had here.
    NotRun,
    /// There is no check of this format.
    Unchecked,
}

/// What one check says of one format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The format's id.
    pub format: String,
    /// What read the snippets.
    pub engine: String,
    /// Its version.
    pub version: String,
    /// How much that is worth: an engine, a parser, a schema, the syntax.
    pub strength: String,
    /// How many cases it read.
    pub cases: usize,
    /// How many broken copies it refused or read as something else.
    pub broken: usize,
    /// How it ended.
    pub outcome: Outcome,
    /// Why not well, in one line.
    pub detail: String,
}

/// The first word of a line that is a row.
const MARK: &str = "verified";

impl Row {
    /// A row of a check that never came to its engine.
    pub fn of(format: &str, outcome: Outcome, detail: impl Into<String>) -> Self {
        Self {
            format: format.to_owned(),
            engine: String::new(),
            version: String::new(),
            strength: String::new(),
            cases: 0,
            broken: 0,
            outcome,
            detail: detail.into(),
        }
    }

    /// Reads a line that `common.py` prints; none when it is something else.
    pub fn read(line: &str) -> Option<Self> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [
            MARK,
            format,
            engine,
            version,
            strength,
            cases,
            broken,
            result,
            detail,
        ] = columns[..]
        else {
            return None;
        };
        Some(Self {
            format: format.to_owned(),
            engine: engine.to_owned(),
            version: version.to_owned(),
            strength: strength.to_owned(),
            cases: cases.parse().ok()?,
            broken: broken.parse().ok()?,
            outcome: match result {
                "pass" => Outcome::Passed,
                "not run" => Outcome::NotRun,
                _ => Outcome::Failed,
            },
            detail: detail.to_owned(),
        })
    }

    fn engine_and_version(&self) -> String {
        let text = format!("{} {}", self.engine, self.version);
        text.trim().to_owned()
    }

    fn result(&self) -> String {
        let word = match self.outcome {
            Outcome::Passed => return "passed".to_owned(),
            Outcome::Failed => "FAILED",
            Outcome::NotRun => "not run",
            Outcome::Unchecked => "UNCHECKED",
        };
        format!("{word}  {}", self.detail)
    }
}

/// What stands over the results of formats.
pub const FORMATS: [&str; 5] = [
    "format",
    "engine and version",
    "strength",
    "cases",
    "broken copies refused",
];

/// What stands over those of sites and browsers.
pub const SITES: [&str; 5] = [
    "check",
    "with",
    "strength",
    "claims",
    "broken copies found out",
];

/// The table for a terminal.
pub fn plain(rows: &[Row], heads: [&str; 5]) -> String {
    let cells: Vec<[String; 5]> = rows
        .iter()
        .map(|row| {
            [
                row.format.clone(),
                row.engine_and_version(),
                row.strength.clone(),
                row.cases.to_string(),
                row.broken.to_string(),
            ]
        })
        .collect();
    let width = |column: usize| {
        let cells = cells.iter().map(|row| row[column].chars().count());
        cells.chain([heads[column].len()]).max().unwrap_or_default()
    };
    let widths = [0, 1, 2, 3, 4].map(width);
    let line = |cells: [&str; 5], result: &str| {
        let [a, b, c, d, e] = cells;
        let [wa, wb, wc, wd, we] = widths;
        format!("{a:wa$}  {b:wb$}  {c:wc$}  {d:>wd$}  {e:>we$}  {result}\n")
    };
    let mut text = line(heads, "result");
    for (row, cells) in rows.iter().zip(&cells) {
        text += &line(cells.each_ref().map(String::as_str), &row.result());
    }
    text
}

/// The page for readers.
pub fn markdown(rows: &[Row], in_sites: &[Row], name: &dyn Fn(&str) -> String) -> String {
    let mut text = "\
# How each format was checked

Written by `cargo xtask verify --table`: don't edit. Every format's snippets are rendered for the
cases in `tests/verify/cases.rs` and read back by an engine that is not ours. What it reads must be
exactly what was asked for: every opening, and nothing wider. Each check is also given copies of the
snippets that were broken on purpose, and has to refuse them or read something else out of them.

How much a check is worth: an *engine* runs the snippet; an *emulator* or *parser* reads it as the
vendor's own tools do; a *third-party grammar* is somebody else's reading of the syntax; a *schema*
knows names and types; *syntax* is no more than that.

"
    .to_owned();
    text += &lines(FORMATS, rows, name);
    text += "
## The element in sites and bundlers, the page in browsers

The tools build the sites in `tests/sites/`, as [their pages](embed/README.md) say, from the
release build; a browser does what a reader does. `types` has the TypeScript compiler read what a
caller writes and what the API answered. `lighthouse` is the median of three runs. Each check is also given copies of the element, of its types
or of the page that were broken on purpose, and has to find that out. An empty console and no request
to another origin are part of what is claimed of every page.

";
    text += &lines(SITES, in_sites, &|id| id.to_owned());
    text
}

fn lines(heads: [&str; 5], rows: &[Row], name: &dyn Fn(&str) -> String) -> String {
    let mut text = format!("| {} |\n|---|---|---|--:|--:|\n", heads.join(" | "));
    for row in rows {
        let cells = [
            name(&row.format),
            row.engine_and_version(),
            row.strength.clone(),
            row.cases.to_string(),
            row.broken.to_string(),
        ];
        text += &format!("| {} |\n", cells.map(|text| cell(&text)).join(" | "));
    }
    text
}

/// Whether the page for readers has a row of this format.
pub fn names(page: &str, format: &str) -> bool {
    let start = format!("| {} |", cell(format));
    page.lines().any(|line| line.starts_with(&start))
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "verified\taws-cli\tAWS CLI against moto\t1.2\tparser\t14\t20\tpass\t";

    #[test]
    fn reads_the_lines_of_a_check_and_no_others() {
        let row = Row::read(LINE).expect("a row");
        assert_eq!(
            (row.cases, row.broken, row.outcome),
            (14, 20, Outcome::Passed)
        );
        let failed = LINE.replace("pass\t", "fail\tany: opens too much");
        let failed = Row::read(&failed).expect("a row");
        assert_eq!(failed.result(), "FAILED  any: opens too much");
        assert_eq!(Row::read("{\"format\": \"aws-cli\"}"), None);
        assert_eq!(Row::read(&LINE.replace("14", "many")), None);
    }

    #[test]
    fn both_tables_name_the_engine_and_its_version() {
        let rows = [Row::read(LINE).expect("a row")];
        let plain = plain(&rows, FORMATS);
        assert!(
            plain.contains("aws-cli  AWS CLI against moto 1.2  parser"),
            "{plain}"
        );
        let site = Row::of("mdbook", Outcome::Passed, "");
        let page = markdown(&rows, &[site], &|_| "AWS | CLI".to_owned());
        assert!(names(&page, "mdbook"), "{page}");
        assert!(names(&page, "AWS | CLI") && !names(&page, "AWS"), "{page}");
        assert!(
            page.contains("| AWS \\| CLI | AWS CLI against moto 1.2 | parser | 14 | 20 |"),
            "{page}"
        );
    }
}
