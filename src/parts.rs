//! The parts of the app that are loaded when they are asked for: which there are, and how they are
//! reached.
//!
//! A part is a table of entry points: a struct of function pointers that implements [`Part`]. Code
//! and data that are reached through that table alone leave the release build's first download and
//! become a file of their own; everything else stays in it. The rest of the app calls
//!
//! ```no_run
//! # async fn example(sheet: &ports_files::export::Sheet) -> Result<(), palette_ports::parts::PartError> {
//! use palette_ports::parts::{self, Workbook};
//! let workbook = parts::load::<Workbook>().await?;
//! let file = (workbook.write)(sheet);
//! # Ok(())
//! # }
//! ```
//!
//! and does not notice which build it is in. In a release build (feature `split`) the first call
//! downloads the part; a download that failed is tried again by the next call. Everywhere else (on
//! the host, in `trunk serve`) all parts are linked, and `load` answers at once.
//!
//! The parts share one memory with the app: references, `Rc`s, callbacks and `Html` pass between
//! them as within one program, and a panic in one stops all.
//!
//! # A new part
//!
//! 1. A struct of `fn` pointers below, and a line `part!(Name, name, Name { … });`. The second name
//!    is the file's: `name.wasm`.
//! 2. Its limit in `xtask/sizes.txt`, and its place in `ORDER` of `xtask/src/wasm_build/parts.rs`.
//!
//! `cargo xtask dist` finds the rest by itself. Look at the sizes it prints: a part that stayed
//! small was not moved.
//!
//! # What keeps code out of a part
//!
//! - **One mention elsewhere.** A function that the first part names is in the first part, together
//!   with everything it calls. That includes a branch that is never taken (`if cfg!(…)`: use
//!   `#[cfg]`), and a pointer in a `static` that the first part reads, such as a list of formats.
//! - **`dyn` and generics** are fine inside a part. The table itself can only hold function pointers
//!   without generics; asynchronous ones return a boxed future.
//! - Types are no code: structs, enums and constants may be shared freely.
//! - What two parts need and the first does not becomes a file that is loaded with either. Files are few:
//!   what a part shares with any later one is in one of them.

use std::cell::Cell;
use std::fmt;
use std::pin::Pin;
use std::thread::LocalKey;

use ports_components::Shared;
use ports_components::paper::PaperContext;
use ports_components::selection::{SelectionContext, SelectionState};
use ports_core::dataset::Dataset;
use ports_core::evaluation::Evaluation;
use ports_files::export::{self, Node, Sheet};
use ports_files::plan_file::{self, OpenedPlan};
use ports_files::{File, FileError, FileRequest};
use ports_workbench::LookedAt;
use ports_workbench::parts::{
    AddressParts, FormatParts, LinkParts, RequestParts, ScriptParts, UpgradeParts,
};
use wasm_bindgen::{JsError, JsValue};
use yew::{Html, UseStateHandle, html};

use crate::services;
use crate::views::bar::include::include_options;
use crate::views::ports::copying;
use crate::views::ports::details::{Copying, DetailsOf};
use crate::views::ports::linked_rule::lost_rule;
use crate::views::ports::not_applying::not_applying;

/// Makes a struct of function pointers a part. Only the function `table` names what is in it: with
/// the feature `split` the splitter cuts there.
macro_rules! part {
    ($part:ident, $file:ident, $table:expr) => {
        impl Part for $part {
            const NAME: &'static str = stringify!($file);

            #[cfg(feature = "split")]
            async fn fetch() -> Result<&'static Self, PartError> {
                use wasm_split_helpers::{SplitLoaderError, wasm_split};

                #[wasm_split($file, fallible)]
                fn table() -> Result<&'static $part, SplitLoaderError> {
                    static TABLE: $part = $table;
                    Ok(&TABLE)
                }

                table().await.map_err(|_| PartError { part: Self::NAME })
            }

            #[cfg(not(feature = "split"))]
            async fn fetch() -> Result<&'static Self, PartError> {
                Self::slot().get().ok_or(PartError { part: Self::NAME })
            }

            fn slot() -> &'static LocalKey<Cell<Option<&'static Self>>> {
                #[cfg(not(feature = "split"))]
                static TABLE: $part = $table;
                #[cfg(not(feature = "split"))]
                const AT_START: Option<&'static $part> = Some(&TABLE);
                #[cfg(feature = "split")]
                const AT_START: Option<&'static $part> = None;
                thread_local! {
                    static SLOT: Cell<Option<&'static $part>> = const { Cell::new(AT_START) };
                }
                &SLOT
            }
        }
    };
}

/// The diagram. Loaded when the first rendering is done.
pub struct Diagram {
    /// Renders the diagram of an evaluation.
    pub view: fn(Shared<Evaluation<'static>>) -> Html,
}

part!(
    Diagram,
    diagram,
    Diagram {
        view: |evaluation| {
            use crate::views::diagram::Diagram;
            html! { <Diagram {evaluation} /> }
        },
    }
);

/// What explains the page and hands it on: the glossary, the shortcuts, and what copies rules. Loaded when
/// the first rendering is done.
pub struct Help {
    /// Renders what there is to know of a connection beside its row, and what copies it.
    pub details: fn(&DetailsOf<'_>, Copying<'_>) -> Html,
    /// Renders why the rule that the address leads to does not apply, and the way to it.
    pub lost_rule: fn(&SelectionContext, &Evaluation<'static>) -> Html,
    /// Renders the rules that do not apply.
    pub not_applying: fn(&SelectionState, &Evaluation<'static>) -> Html,
    /// Renders what stands in the menu of what is included.
    pub include: fn(&SelectionContext) -> Html,
    /// Copies a link to what is on screen, and says how that went.
    pub share: fn(SelectionContext) -> Pin<Box<dyn Future<Output = String>>>,
    /// Renders it, and lists the shortcuts while the first state says so. The second one
    /// follows whether there is room for two columns.
    pub view: fn(UseStateHandle<bool>, UseStateHandle<bool>) -> Html,
}

part!(
    Help,
    help,
    Help {
        details: |of, copying| of.view(copying),
        lost_rule,
        not_applying,
        include: include_options,
        share: |state| Box::pin(copying::share(state)),
        view: |is_listing, is_wide| {
            use crate::views::help::Help;
            html! { <Help {is_listing} {is_wide} /> }
        },
    }
);

/// The later views: addresses, upgrade, change request, snippets and test scripts. Loaded when the first
/// rendering is done.
pub struct Workbench {
    /// Renders the views that are looked at, for an evaluation; its documents are printed from the paper.
    pub view: fn(Shared<Evaluation<'static>>, PaperContext, LookedAt) -> Html,
}

part!(
    Workbench,
    workbench,
    Workbench {
        view: |evaluation, paper, looked_at| {
            use ports_workbench::Workbench;
            html! { <Workbench {evaluation} {looked_at} services={services::with(paper)} /> }
        },
    }
);

part!(
    FormatParts,
    formats,
    FormatParts {
        formats: ports_formats::other_formats,
    }
);

part!(ScriptParts, scripts, ports_workbench::checks::SCRIPTS);

part!(UpgradeParts, upgrade, ports_workbench::upgrade::UPGRADE);

part!(
    RequestParts,
    request,
    ports_workbench::change_request::REQUEST
);

part!(
    AddressParts,
    addresses,
    ports_workbench::addresses::ADDRESSES
);

part!(
    LinkParts,
    links,
    LinkParts {
        arrival: ports_formats::link::arrival,
    }
);

/// Text files and documents for paper: what is written without a spreadsheet.
pub struct Files {
    /// Writes a file in every form but XLSX.
    pub write: fn(&FileRequest, &Dataset) -> Result<File, FileError>,
    /// The sheet of a change request or of an upgrade, for a [`Workbook`].
    pub sheet: fn(&FileRequest, &Dataset) -> Result<Sheet, FileError>,
    /// A change request or an upgrade for paper.
    pub paper: fn(&FileRequest, &Dataset) -> Result<Node, FileError>,
}

part!(
    Files,
    files,
    Files {
        write: ports_files::write,
        sheet: ports_files::sheet,
        paper: |request, dataset| Ok(export::paper(&ports_files::sheet(request, dataset)?)),
    }
);

/// Opens plan files: what else writes files takes no reader of JSON.
pub struct PlanFiles {
    /// Reads the text of a plan file. An error says what is wrong with it.
    pub open: fn(&str, &Dataset) -> Result<OpenedPlan, String>,
}

part!(
    PlanFiles,
    plan_file,
    PlanFiles {
        open: plan_file::open,
    }
);

/// XLSX: five times as large as everything else that writes files.
pub struct Workbook {
    /// Writes a sheet as a workbook.
    pub write: fn(&Sheet) -> Result<File, FileError>,
}

part!(
    Workbook,
    workbook,
    Workbook {
        write: ports_workbook::sheet_file,
    }
);

/// What other pages can ask for as values.
pub struct Api {
    /// All formats.
    pub formats: fn() -> Result<JsValue, JsError>,
    /// Which rules apply to a selection.
    pub rules: fn(JsValue) -> Result<JsValue, JsError>,
    /// The snippets for a selection and options.
    pub snippets: fn(JsValue, JsValue) -> Result<JsValue, JsError>,
    /// The dataset, in the shape of `palette.json`.
    pub dataset: fn() -> Result<JsValue, JsError>,
}

#[cfg(target_arch = "wasm32")]
part!(
    Api,
    api,
    Api {
        formats: ports_api::js::formats,
        rules: ports_api::js::rules,
        snippets: ports_api::js::snippets,
        dataset: ports_api::js::dataset,
    }
);

/// A part that is loaded when it is asked for. [`part!`] implements it.
pub trait Part: Sized + 'static {
    /// What its file is called.
    const NAME: &'static str;

    /// Downloads it, unless it is there: for [`load`].
    fn fetch() -> impl Future<Output = Result<&'static Self, PartError>>;

    /// Where it is once it was loaded: for [`loaded`].
    fn slot() -> &'static LocalKey<Cell<Option<&'static Self>>>;
}

/// A part did not arrive, or what arrived is damaged or of another build.
///
/// Why is in the browser's console. Asking again tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartError {
    /// The part's name.
    pub part: &'static str,
}

impl fmt::Display for PartError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "the part `{}` did not arrive", self.part)
    }
}

impl std::error::Error for PartError {}

/// A part, downloaded if it is not there yet.
///
/// # Errors
/// When it does not arrive. The next call tries again.
pub async fn load<P: Part>() -> Result<&'static P, PartError> {
    if let Some(part) = loaded() {
        return Ok(part);
    }
    let part = P::fetch().await?;
    P::slot().set(Some(part));
    Ok(part)
}

/// A part, if it is there: for what cannot wait, such as a view.
pub fn loaded<P: Part>() -> Option<&'static P> {
    P::slot().get()
}
