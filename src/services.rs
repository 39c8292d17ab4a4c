//! What the app gives the workbench: who writes files, how parts are loaded, and the paper.

use ports_components::paper::PaperContext;
use ports_workbench::parts::{
    AddressParts, FormatParts, LinkParts, Part, PartService, RequestParts, ScriptParts,
    UpgradeParts,
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
    addresses: parts::loaded::<AddressParts>,
    request: parts::loaded::<RequestParts>,
    links: parts::loaded::<LinkParts>,
    load: |part| Box::pin(load(part)),
};

async fn load(part: Part) -> Result<(), ()> {
    let loaded = match part {
        Part::Formats => parts::load::<FormatParts>().await.map(drop),
        Part::Scripts => parts::load::<ScriptParts>().await.map(drop),
        Part::Upgrade => parts::load::<UpgradeParts>().await.map(drop),
        Part::Addresses => parts::load::<AddressParts>().await.map(drop),
        Part::Request => parts::load::<RequestParts>().await.map(drop),
        Part::Links => parts::load::<LinkParts>().await.map(drop),
    };
    loaded.map_err(drop)
}
