//! Opening a plan file.

use ports_core::dataset::Dataset;
use ports_core::link::Link;
use ports_network::entries::UserEntries;

use super::browser;
use super::request::{FileError, FileService, PlanFile};

/// A plan that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadPlan {
    /// The choices.
    pub link: Link,
    /// The entries.
    pub entries: UserEntries,
}

impl ReadPlan {
    /// The plan in a file.
    pub fn new(file: PlanFile, dataset: &Dataset) -> Self {
        Self {
            link: ports_formats::link::read_pairs(&file.choices, dataset),
            entries: ports_formats::entries::read(file.entries, dataset),
        }
    }
}

/// Reads a plan from a file that the reader chose.
///
/// # Errors
/// When the browser cannot read it, or it is no plan: what is wrong, in sentences.
pub async fn open_plan(
    service: FileService,
    file: web_sys::File,
    dataset: &Dataset,
) -> Result<ReadPlan, String> {
    let text = browser::file_text(&file).await;
    let text = text.map_err(|_| msg!(plan_file_unreadable).to_owned())?;
    let read = (service.read_plan)(text).await;
    let read = read.map_err(|error| match error {
        FileError::Missing => msg!(plan_file_part_missing).to_owned(),
        FileError::Stopped => msg!(plan_file_part_stopped).to_owned(),
    })?;
    Ok(ReadPlan::new(read?, dataset))
}
