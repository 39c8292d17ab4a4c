//! Opening a plan file that the reader chose.

use ports_files::plan_file::OpenedPlan;

use super::browser;
use super::service::{FileService, OpenError, ServiceError};

/// Reads a plan from a file.
///
/// # Errors
/// When the browser cannot read it, or it is no plan: what is wrong, in sentences.
pub async fn open_plan(service: FileService, file: web_sys::File) -> Result<OpenedPlan, String> {
    let text = browser::file_text(&file).await;
    let text = text.map_err(|_| msg!(plan_file_unreadable).to_owned())?;
    let opened = (service.open_plan)(text).await;
    opened.map_err(|error| match error {
        OpenError::Service(ServiceError::Missing) => msg!(plan_file_part_missing).to_owned(),
        OpenError::Service(ServiceError::Stopped) => msg!(plan_file_part_stopped).to_owned(),
        OpenError::Refused(problem) => problem,
    })
}
