//! What the app gives the workbench, as a context.

use std::future::ready;

use ports_components::paper::PaperContext;
use yew::prelude::*;

use crate::addresses::ADDRESSES;
use crate::change_request::REQUEST;
use crate::checks::SCRIPTS;
use crate::files::FileService;
use crate::parts::{FormatParts, LinkParts, PartService};
use crate::upgrade::UPGRADE;

/// What the app gives the workbench.
#[derive(Clone, Debug)]
pub struct Services {
    /// Who writes and reads files.
    pub files: FileService,
    /// How parts are loaded.
    pub parts: PartService,
    /// What documents are printed from.
    pub paper: PaperContext,
}

impl PartialEq for Services {
    /// The services are the same for as long as the app is there.
    fn eq(&self, other: &Self) -> bool {
        self.paper == other.paper
    }
}

/// The services of the workbench that a component is in.
///
/// # Panics
/// Outside of a workbench, which provides them: a mistake in the program.
#[hook]
pub fn use_services() -> Services {
    use_context::<Services>().expect("the workbench provides its services")
}

impl PartService {
    /// Everything linked: for the host.
    pub const LINKED: Self = {
        static FORMATS: FormatParts = FormatParts {
            formats: ports_formats::other_formats,
        };
        static LINKS: LinkParts = LinkParts {
            arrival: ports_formats::link::arrival,
        };
        Self {
            formats: || Some(&FORMATS),
            scripts: || Some(&SCRIPTS),
            upgrade: || Some(&UPGRADE),
            addresses: || Some(&ADDRESSES),
            request: || Some(&REQUEST),
            links: || Some(&LINKS),
            load: |_| Box::pin(ready(Ok(()))),
        }
    };
}
