//! The parts of the app that are loaded when they are asked for: which there are, and how they are
//! reached.
//!
//! A part is a table of entry points: a struct of function pointers that implements [`Part`]. Code
//! and data that are reached through that table alone leave the release build's first download and
//! become a file of their own; everything else stays in it. The rest of the app calls
//!
//! ```no_run
//! # async fn example() -> Result<(), palette_ports::parts::PartError> {
//! use palette_ports::parts::{self, Workbook};
//! let workbook = parts::load::<Workbook>().await?;
//! # let sheet: &ports_files::export::Sheet = unimplemented!();
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
//! 2. Its limit in `xtask/sizes.toml`.
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
//! - What two parts need and the first does not becomes a file that is loaded with either.

use std::cell::Cell;
use std::fmt;
use std::thread::LocalKey;

use ports_files::export::Sheet;

use crate::sheets::{self, Asked, File};

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

/// Text files, plan files and scripts that check: what is written and read without a spreadsheet.
#[derive(Debug)]
pub struct Files {
    /// Writes what is asked for, unless it is a workbook; none where there is no such sheet or
    /// format.
    pub write: fn(Asked<'_>) -> Option<File>,
    /// The sheet that is asked for, for a [`Workbook`]; none where there is no such sheet.
    pub sheet: fn(Asked<'_>) -> Option<Sheet>,
    /// The checks of a kind, as [`sheets::check`] has them.
    pub check: fn(kind: &str, link: &str, typed: &str, site: usize) -> String,
    /// Reads a plan's file, as [`sheets::open`] does.
    pub open: fn(text: &str) -> [String; 3],
}

part!(
    Files,
    files,
    Files {
        write: sheets::write_text,
        sheet: sheets::sheet,
        check: sheets::check,
        open: sheets::open,
    }
);

/// XLSX: five times as large as everything else that writes files.
#[derive(Debug)]
pub struct Workbook {
    /// Writes a sheet as a workbook; none where it cannot be written.
    pub write: fn(&Sheet) -> Option<File>,
}

part!(
    Workbook,
    workbook,
    Workbook {
        write: sheets::workbook,
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
