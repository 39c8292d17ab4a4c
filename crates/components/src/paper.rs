//! What is to be printed in place of the page.

use yew::prelude::*;

use crate::Shared;

/// A document for paper, provided by the app: while there is one, the app marks itself as being on
/// paper, and printing shows the document alone.
pub type PaperContext = UseStateHandle<Option<Shared<Html>>>;
