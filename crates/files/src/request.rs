//! The typed request for a file, and the file that is written for it.

use ports_core::dataset::Dataset;
use ports_core::evaluation::{Selection, evaluate};
use ports_core::link::SnippetOptions;
use ports_core::title::title;
use ports_core::upgrade::upgrade;
use ports_formats::open_ports;
use ports_network::entries::UserEntries;
use ports_network::sites::PlanAddresses;

use crate::export::{
    Export, Node, Plain, RequestSection, Sheet, file_name, name, on_paper, tables,
};
use crate::{plan_file, svg};

/// The document that a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// What is included, as rows that a network team can act on.
    ChangeRequest,
    /// What to open before an upgrade, and what may be closed after it.
    Upgrade,
    /// The choices and all user entries, to be opened again.
    Plan,
    /// The diagram of the rules on screen.
    Diagram,
}

impl Document {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::ChangeRequest,
        Self::Upgrade,
        Self::Plan,
        Self::Diagram,
    ];

    /// The id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ChangeRequest => "request",
            Self::Upgrade => "upgrade",
            Self::Plan => "plan",
            Self::Diagram => "diagram",
        }
    }
}

/// The form in which a document is put out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputKind {
    /// CSV, of a change request or an upgrade.
    Csv,
    /// XLSX, of a change request or an upgrade; the crate `ports-workbook` writes it.
    Xlsx,
    /// Markdown, of a change request or an upgrade.
    Markdown,
    /// JSON, of a change request or an upgrade; a plan is always JSON.
    Json,
    /// SVG, of a diagram.
    Svg,
    /// Elements to print, as JSON, of a change request or an upgrade. [`sheet`] and
    /// [`paper`](crate::export::paper) give them typed.
    Print,
}

impl OutputKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Csv,
        Self::Xlsx,
        Self::Markdown,
        Self::Json,
        Self::Svg,
        Self::Print,
    ];

    /// The id; the extension of what is saved as a file.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Csv => Export::Csv.extension(),
            Self::Xlsx => Export::Xlsx.extension(),
            Self::Markdown => Export::Markdown.extension(),
            Self::Json => Export::Json.extension(),
            Self::Svg => "svg",
            Self::Print => "print",
        }
    }
}

impl From<Export> for OutputKind {
    fn from(export: Export) -> Self {
        match export {
            Export::Csv => Self::Csv,
            Export::Xlsx => Self::Xlsx,
            Export::Markdown => Self::Markdown,
            Export::Json => Self::Json,
        }
    }
}

/// All that a file is written from.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRequest {
    /// The document.
    pub document: Document,
    /// The form it is put out in.
    pub kind: OutputKind,
    /// The choice of rules.
    pub selection: Selection,
    /// The choice of snippets. A plan has it, and what it opens to any address is said in a change request.
    pub options: SnippetOptions,
    /// The user entries. Their notices become notes of a change request and of an upgrade.
    pub entries: UserEntries,
    /// The team that a change request is for, by its name, which several sites may have; none for all
    /// teams.
    pub team: Option<String>,
    /// The reader's date, as in `2026-11-22`.
    pub date: String,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name; empty for what is printed.
    pub name: String,
    /// Its media type; text is UTF-8.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The reason why there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// The document is not put out in this form, or not by this function.
    Unavailable(Document, OutputKind),
    /// An upgrade needs the release that it starts from, and none is selected.
    NoStartingRelease,
    /// The plan is larger than a file that would be opened again.
    TooLarge,
    /// The workbook cannot be written; the message is the library's.
    Workbook(String),
}

/// Writes a file, in every form but XLSX.
///
/// ```
/// use ports_core::evaluation::Selection;
/// use ports_files::{Document, FileRequest, OutputKind, write};
/// let dataset = ports_data::dataset();
/// let mut request = FileRequest {
///     document: Document::ChangeRequest,
///     kind: OutputKind::Markdown,
///     selection: Selection::initial(dataset),
///     options: Default::default(),
///     entries: Default::default(),
///     team: None,
///     date: "2026-11-22".to_owned(),
/// };
/// request.selection.version = "4.2".parse().expect("a release");
/// let file = write(&request, dataset).expect("a file");
/// assert_eq!(file.name, "palette-saas-workload-cluster-4.2.md");
/// ```
///
/// # Errors
/// When the document is not put out in this form, the upgrade starts nowhere, or the plan is too large.
pub fn write(request: &FileRequest, dataset: &Dataset) -> Result<File, FileError> {
    match (request.document, request.kind) {
        (Document::Plan, OutputKind::Json) => plan(request, dataset),
        (Document::Diagram, OutputKind::Svg) => Ok(diagram(request, dataset)),
        (_, OutputKind::Csv) => table(request, dataset, Export::Csv),
        (_, OutputKind::Markdown) => table(request, dataset, Export::Markdown),
        (_, OutputKind::Json) => table(request, dataset, Export::Json),
        (_, OutputKind::Print) => Ok(File {
            name: String::new(),
            media_type: "application/json",
            bytes: on_paper(&sheet(request, dataset)?).into_bytes(),
        }),
        (document, kind @ (OutputKind::Xlsx | OutputKind::Svg)) => {
            Err(FileError::Unavailable(document, kind))
        }
    }
}

/// The sheet of a change request or of an upgrade, which any of the forms is written from. What is
/// missing from it is among its notes, so that it does not look complete.
///
/// # Errors
/// When the document is no sheet, or the upgrade starts nowhere.
pub fn sheet(request: &FileRequest, dataset: &Dataset) -> Result<Sheet, FileError> {
    let (selection, entries) = (&request.selection, &request.entries);
    let plan = PlanAddresses::of(dataset, entries);
    let mut sheet = match request.document {
        Document::ChangeRequest => {
            let evaluation = evaluate(dataset, selection);
            let mut teams = RequestSection::of_roles(dataset, &evaluation, &plan);
            // Before any address is entered, every port is open to any: "not entered" says so.
            if entries.has_addresses() {
                for team in &mut teams {
                    team.open = open_ports(
                        dataset,
                        selection,
                        &evaluation,
                        team.role,
                        team.endpoints,
                        &request.options,
                    );
                }
            }
            let (plan, date) = (&entries.name, &request.date);
            let mut sheet = Sheet::of(dataset, selection, &evaluation, &teams, plan, date);
            if let Some(team) = &request.team
                && sheet.narrow(team)
            {
                let version = selection.version.to_string();
                sheet.file = file_name(dataset, selection, plan, Some(team), &version);
            }
            sheet
        }
        Document::Upgrade => {
            let from = selection.from.as_ref();
            let from = from.ok_or(FileError::NoStartingRelease)?;
            let upgrade = upgrade(dataset, selection, from);
            let teams = RequestSection::of_upgrade(dataset, &upgrade, &plan);
            let (plan, date) = (&entries.name, &request.date);
            Sheet::of_upgrade(dataset, selection, &upgrade, &teams, plan, date)
        }
        Document::Plan | Document::Diagram => {
            return Err(FileError::Unavailable(request.document, request.kind));
        }
    };
    let own_facts = [
        (name("plan", msg!(fact_plan)), Plain::new(&entries.name)),
        (
            name("customer", msg!(fact_customer)),
            Plain::new(&entries.customer),
        ),
    ];
    let filled = own_facts
        .into_iter()
        .filter(|(_, text)| !text.as_str().is_empty());
    sheet.facts.splice(..0, filled);
    let unaddressed = plan.without_addresses().iter();
    let unaddressed = unaddressed.map(|site| msg_fmt!(note_no_addresses, site = site).to_string());
    let notes = unaddressed.chain(entries.notices.iter().cloned());
    sheet.notes.extend(notes.map(|note| Plain::new(&note)));
    Ok(sheet)
}

/// What a change request holds, to be looked at before it is saved, copied or printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The names of all teams that something is asked of, each once, whichever the request is for.
    pub teams: Vec<String>,
    /// The number of its rows.
    pub rows: usize,
    /// The endpoints whose addresses are missing from it.
    pub missing: Vec<String>,
    /// The table of each team, as elements.
    pub tables: Vec<Node>,
    /// The number of rows in these tables: a plan of a thousand sites has more than a page can show.
    pub shown: usize,
}

/// The most rows that a preview shows.
const MAX_SHOWN: usize = 300;

/// The change request of a request for a file, from the sheet that the file is written from.
///
/// # Errors
/// When the document is no sheet, or the upgrade starts nowhere.
pub fn preview(request: &FileRequest, dataset: &Dataset) -> Result<Preview, FileError> {
    let for_all = FileRequest {
        team: None,
        ..request.clone()
    };
    let mut sheet = sheet(&for_all, dataset)?;
    let mut teams: Vec<String> = Vec::new();
    for part in sheet.parts.iter().filter(|part| !part.rows.is_empty()) {
        if !teams.iter().any(|known| known == part.name.as_str()) {
            teams.push(part.name.as_str().to_owned());
        }
    }
    if let Some(team) = &request.team {
        sheet.narrow(team);
    }
    let (rows, missing) = (sheet.rows().count(), sheet.missing());
    let mut room = MAX_SHOWN;
    sheet.parts.retain_mut(|part| {
        let is_shown = room > 0;
        part.rows.truncate(room);
        room -= part.rows.len();
        is_shown
    });
    Ok(Preview {
        teams,
        rows,
        missing,
        tables: tables(&sheet, "h3"),
        shown: sheet.rows().count(),
    })
}

fn table(request: &FileRequest, dataset: &Dataset, export: Export) -> Result<File, FileError> {
    let sheet = sheet(request, dataset)?;
    let text = export.text(&sheet);
    let text = text.ok_or(FileError::Unavailable(request.document, request.kind))?;
    Ok(File {
        name: export.file_name(&sheet),
        media_type: export.media_type(),
        bytes: text.into_bytes(),
    })
}

fn plan(request: &FileRequest, dataset: &Dataset) -> Result<File, FileError> {
    let (selection, options) = (&request.selection, &request.options);
    let text = plan_file::write(dataset, selection, options, &request.entries);
    if text.len() > plan_file::MAX_LEN {
        return Err(FileError::TooLarge);
    }
    Ok(File {
        name: plan_file::file_name(&request.entries),
        media_type: "application/json",
        bytes: text.into_bytes(),
    })
}

/// The diagram of the rules on screen, with the layout for the dataset that ships. Its name is that
/// of the change request.
fn diagram(request: &FileRequest, dataset: &Dataset) -> File {
    let selection = &request.selection;
    let evaluation = evaluate(dataset, selection);
    let (plan, version) = (&request.entries.name, selection.version.to_string());
    let name = file_name(dataset, selection, plan, None, &version);
    let diagram = ports_data::diagram(dataset, selection, &evaluation);
    File {
        name: name + ".svg",
        media_type: "image/svg+xml",
        bytes: svg::write(&diagram, &title(dataset, selection)).into_bytes(),
    }
}
