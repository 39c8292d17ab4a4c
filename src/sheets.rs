//! What the parts `files` and `workbook` do (see [`parts`](crate::parts)): files, plan files and
//! scripts that check. The page reaches it through these parts alone.
//!
//! It is told what the page's link says, and what is typed, in the form that
//! [`link`] and [`UserEntries`](ports_network::entries::UserEntries) write and read, and makes the
//! same sheet of it that the page would.

use ports_core::dataset::Dataset;
use ports_core::evaluation::evaluate;
use ports_core::link::Pairs;
use ports_core::text::parts;
use ports_core::title::title;
use ports_core::upgrade::upgrade;
use ports_files::export::{Export, Plain, RequestSection, Sheet, name, on_paper};
use ports_files::plan_file;
use ports_files::svg::write as draw;
use ports_formats::checks::Kind;
use ports_formats::{entries, link, rulesets};
use ports_network::sites::{PlanAddresses, chosen};

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

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
    match asked.format == Export::Xlsx.extension() {
        true => workbook(&sheet(asked)?),
        false => write_text(asked),
    }
}

/// The same for everything but workbooks.
pub fn write_text(asked: Asked<'_>) -> Option<File> {
    match asked.sheet {
        "plan" => return Some(plan(ports_data::dataset(), asked)),
        "diagram" => return Some(diagram(ports_data::dataset(), asked)),
        _ => {}
    }
    let sheet = sheet(asked)?;
    if asked.format == "print" {
        return Some(File {
            name: String::new(),
            media_type: "application/json",
            bytes: on_paper(&sheet).into_bytes(),
        });
    }
    let mut exports = Export::ALL.into_iter();
    let export = exports.find(|export| export.extension() == asked.format)?;
    Some(File {
        name: export.file_name(&sheet),
        media_type: export.media_type(),
        bytes: export.text(&sheet)?.into_bytes(),
    })
}

/// A sheet as a workbook; none where it cannot be written.
pub fn workbook(sheet: &Sheet) -> Option<File> {
    Some(File {
        name: Export::Xlsx.file_name(sheet),
        media_type: Export::Xlsx.media_type(),
        bytes: ports_workbook::write(sheet).ok()?,
    })
}

fn plan(dataset: &Dataset, asked: Asked<'_>) -> File {
    let linked = link::read_pairs(&pairs(asked.link), dataset);
    let typed = entries::read(pairs(asked.typed), dataset);
    let text = plan_file::write(dataset, &linked.selection, &linked.options, &typed);
    File {
        name: plan_file::file_name(&typed),
        media_type: "application/json",
        bytes: text.into_bytes(),
    }
}

/// The picture of the rules on screen, called as the change request is.
fn diagram(dataset: &Dataset, asked: Asked<'_>) -> File {
    let linked = link::read_pairs(&pairs(asked.link), dataset);
    let selection = &linked.selection;
    let evaluation = evaluate(dataset, selection);
    let sheet = Sheet::of(dataset, selection, &evaluation, &[], asked.date);
    let diagram = ports_data::diagram(dataset, selection, &evaluation);
    File {
        name: sheet.file + ".svg",
        media_type: "image/svg+xml",
        bytes: draw(&diagram, &title(dataset, selection)).into_bytes(),
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

/// The sheet that is asked for, whatever the format; none where there is no such sheet.
pub fn sheet(asked: Asked<'_>) -> Option<Sheet> {
    let dataset = ports_data::dataset();
    let linked = link::read_pairs(&pairs(asked.link), dataset);
    let typed = entries::read(pairs(asked.typed), dataset);
    let places = PlanAddresses::of(dataset, &typed);
    let selection = &linked.selection;
    let mut sheet = match asked.sheet {
        "request" => {
            let evaluation = evaluate(dataset, selection);
            let teams = RequestSection::of_roles(dataset, &evaluation, &places);
            Sheet::of(dataset, selection, &evaluation, &teams, asked.date)
        }
        "upgrade" => {
            let upgrade = upgrade(dataset, selection, selection.from.as_ref()?);
            let teams = RequestSection::of_upgrade(dataset, &upgrade, &places);
            Sheet::of_upgrade(dataset, selection, &upgrade, &teams, asked.date)
        }
        _ => return None,
    };
    for (name, text) in [
        (name("customer", msg!(fact_customer)), &typed.customer),
        (name("plan", msg!(fact_plan)), &typed.name),
    ] {
        let text = Plain::new(text);
        if !text.as_str().is_empty() {
            sheet.facts.insert(0, (name, text));
        }
    }
    for site in places.without_addresses() {
        let note = msg_fmt!(note_no_addresses, site = site).to_string();
        sheet.notes.push(Plain::new(&note));
    }
    // What could not be taken over is missing from the sheet, and nobody must think it complete.
    for notice in linked.notices.iter().chain(&typed.notices) {
        sheet.notes.push(Plain::new(notice));
    }
    Some(sheet)
}

fn pairs(texts: &str) -> Pairs {
    let mut pairs = Pairs::new();
    for pair in parts(texts, 0).chunks_exact(2) {
        pairs.push((pair[0].to_owned(), pair[1].to_owned()));
    }
    pairs
}

/// Reads a plan's file: the names and values of what was chosen, those of what was typed, and what is
/// wrong, in sentences; the first two or the last one are empty.
pub fn open(text: &str) -> [String; 3] {
    match plan_file::read(text, ports_data::dataset()) {
        Ok(opened) => [flat(opened.choices), flat(opened.typed), String::new()],
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
