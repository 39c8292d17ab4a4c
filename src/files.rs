//! The service that writes and reads files, by the parts that do so.

use ports_files::export::Node;
use ports_files::plan_file::OpenedPlan;
use ports_files::{File, FileRequest, OutputKind};
use ports_workbench::files::{FileService, OpenError, ServiceError};
use yew::platform::spawn_local;

use crate::parts::{self, Files, PartError, PlanFiles, Workbook};

/// The service of this app.
pub const SERVICE: FileService = FileService {
    write: |request| Box::pin(write(request)),
    paper: |request| Box::pin(paper(request)),
    open_plan: |text| Box::pin(open_plan(text)),
    preload,
};

/// Writes a file.
///
/// # Errors
/// When a part of the app does not arrive, or cannot write it.
pub async fn write(request: FileRequest) -> Result<File, ServiceError> {
    let dataset = ports_data::dataset();
    let files = parts::load::<Files>().await.map_err(missing)?;
    if request.kind != OutputKind::Xlsx {
        return Ok((files.write)(&request, dataset)?);
    }
    let sheet = (files.sheet)(&request, dataset)?;
    let workbook = parts::load::<Workbook>().await.map_err(missing)?;
    Ok((workbook.write)(&sheet)?)
}

async fn paper(request: FileRequest) -> Result<Node, ServiceError> {
    let files = parts::load::<Files>().await.map_err(missing)?;
    Ok((files.paper)(&request, ports_data::dataset())?)
}

async fn open_plan(text: String) -> Result<OpenedPlan, OpenError> {
    let plan = parts::load::<PlanFiles>().await;
    let plan = plan.map_err(|_| OpenError::Missing)?;
    (plan.open)(&text, ports_data::dataset()).map_err(OpenError::Refused)
}

/// Has the text files' part loaded for somebody who may ask for a file. A failure is said when one is
/// asked for.
fn preload() {
    spawn_local(async {
        let _ = parts::load::<Files>().await;
    });
}

fn missing(_: PartError) -> ServiceError {
    ServiceError::Missing
}
