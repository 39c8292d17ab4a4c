//! The part that writes files, and the scripts that check: a wasm module of its own, which the page loads when somebody asks for
//! one. It has the domain and the dataset, and nothing of the page.
//!
//! It is told what the page's link says, and what is typed, in the form that
//! [`permalink`] and [`UserEntries`] write and read, and makes the same sheet of it that the page would.

use ports_core::evaluation::evaluate;
use ports_core::link::{Pairs, pairs as link_pairs};
pub use ports_files::File;
use ports_files::export::{Export, Sheet};
use ports_files::plan_file;
use ports_files::{Document, FileRequest, OutputKind};
use ports_formats::checks::Kind;
use ports_formats::{entries, link, rulesets};
use ports_network::sites::chosen;

/// What a page asks for. Names and values stand one after the other, NUL between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The sheet: `request` or `upgrade`; or `plan`, for all that was chosen and typed; or `diagram`.
    pub sheet: &'a str,
    /// The end of the file's name, or `print`.
    pub format: &'a str,
    /// The names and values of the page's link.
    pub link: &'a str,
    /// The names and values of what is typed.
    pub typed: &'a str,
    /// The reader's day, as in `2026-11-22`.
    pub date: &'a str,
}

/// Writes what is asked for; none where there is no such sheet or format.
///
/// ```
/// use palette_ports::sheets::{Asked, write};
/// let asked = Asked {
///     sheet: "request",
///     format: "md",
///     link: "deployment\0self-hosted\0version\x004.2",
///     typed: "",
///     date: "2026-11-22",
/// };
/// let file = write(asked).expect("a file");
/// assert_eq!(file.name, "palette-self-hosted-all-roles-4.2.md");
/// ```
pub fn write(asked: Asked<'_>) -> Option<File> {
    match asked.request()?.kind {
        OutputKind::Xlsx => workbook(&sheet(asked)?),
        _ => write_text(asked),
    }
}

/// The same for everything but workbooks.
pub fn write_text(asked: Asked<'_>) -> Option<File> {
    ports_files::write(&asked.request()?, ports_data::dataset()).ok()
}

/// The sheet that is asked for, whatever the format; none where there is no such sheet.
pub fn sheet(asked: Asked<'_>) -> Option<Sheet> {
    ports_files::sheet(&asked.request()?, ports_data::dataset()).ok()
}

/// A sheet as a workbook; none where it cannot be written.
pub fn workbook(sheet: &Sheet) -> Option<File> {
    Some(File {
        name: Export::Xlsx.file_name(sheet),
        media_type: Export::Xlsx.media_type(),
        bytes: ports_workbook::write(sheet).ok()?,
    })
}

impl Asked<'_> {
    /// The same as types. What of the link cannot be used is a notice of the entries.
    fn request(self) -> Option<FileRequest> {
        let dataset = ports_data::dataset();
        let mut documents = Document::ALL.into_iter();
        let document = documents.find(|document| document.id() == self.sheet)?;
        let kind = match document {
            Document::Plan => OutputKind::Json,
            Document::Diagram => OutputKind::Svg,
            Document::ChangeRequest | Document::Upgrade => {
                let mut kinds = OutputKind::ALL.into_iter();
                kinds.find(|kind| kind.id() == self.format)?
            }
        };
        let linked = link::read_pairs(&pairs(self.link), dataset);
        let mut entries = entries::read(pairs(self.typed), dataset);
        entries.notices.splice(..0, linked.notices);
        Some(FileRequest {
            document,
            kind,
            selection: linked.selection,
            options: linked.options,
            entries,
            date: self.date.to_owned(),
        })
    }
}

/// The checks of a kind, by its name, as [`Kind::shown`] has them: for the hosts of each role, those at
/// the sites at the one at this place. Empty where there is no such kind.
pub fn check(kind: &str, link: &str, typed: &str, site: usize) -> String {
    let Some(kind) = Kind::ALL.into_iter().find(|known| known.name() == kind) else {
        return String::new();
    };
    let dataset = ports_data::dataset();
    let linked = link::read_pairs(&pairs(link), dataset);
    let typed = entries::read(pairs(typed), dataset);
    let seen = chosen(dataset, &typed, site);
    let evaluation = evaluate(dataset, &linked.selection);
    let plans = rulesets(
        dataset,
        &linked.selection,
        &evaluation,
        &seen,
        &linked.options,
    );
    kind.shown(&plans, &typed.notices)
}

fn pairs(texts: &str) -> Pairs {
    let mut pairs = Pairs::new();
    let texts: Vec<&str> = texts.split('\0').collect();
    for pair in texts.chunks_exact(2) {
        pairs.push((pair[0].to_owned(), pair[1].to_owned()));
    }
    pairs
}

/// Reads a plan's file: the names and values of what was chosen, those of what was typed, and what is
/// wrong, in sentences; the first two or the last one are empty.
pub fn open(text: &str) -> [String; 3] {
    match plan_file::open(text, ports_data::dataset()) {
        Ok(plan) => [
            flat(link_pairs(&plan.selection, &plan.options)),
            flat(plan.entries.pairs()),
            String::new(),
        ],
        Err(problem) => [String::new(), String::new(), problem],
    }
}

/// What [`pairs`] reads back.
fn flat(pairs: Pairs) -> String {
    let mut texts = String::new();
    for (name, value) in pairs {
        for text in [name, value] {
            texts.push_str(&text.replace('\0', ""));
            texts.push('\0');
        }
    }
    texts
}
