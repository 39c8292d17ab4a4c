//! What the app gives the workbench: who writes files, how parts are loaded, and the paper.

use ports_components::paper::PaperContext;
use ports_workbench::parts::{
    FormatParts, Part, PartService, ScriptParts, SiteParts, UpgradeParts,
};
use ports_workbench::services::Services;

use crate::{files, parts};

/// The services of this app, with its paper.
pub fn with(paper: PaperContext) -> Services {
    Services {
        files: files::SERVICE,
        parts: PARTS,
        paper,
    }
}

const PARTS: PartService = PartService {
    formats: parts::loaded::<FormatParts>,
    scripts: parts::loaded::<ScriptParts>,
    upgrade: parts::loaded::<UpgradeParts>,
    sites: parts::loaded::<SiteParts>,
    load: |part| Box::pin(load(part)),
};

async fn load(part: Part) -> Result<(), ()> {
    let loaded = match part {
        Part::Formats => parts::load::<FormatParts>().await.map(drop),
        Part::Scripts => parts::load::<ScriptParts>().await.map(drop),
        Part::Upgrade => parts::load::<UpgradeParts>().await.map(drop),
        Part::Sites => parts::load::<SiteParts>().await.map(drop),
    };
    loaded.map_err(drop)
}
