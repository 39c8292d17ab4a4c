//! A snippet to copy or download.

use crate::ui::browser::{self, Copied};
use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::Text;

/// A snippet.
pub(crate) struct Snippet {
    /// What it is called, for those who hear the page.
    pub label: String,
    /// The text.
    pub text: String,
    /// The name of the file that a download makes; none for what nobody would keep as a file.
    pub file_name: Option<&'static str>,
    /// How copying it went, if it was tried.
    pub copied: Option<Copied>,
}

impl Snippet {
    /// The text, with a button that copies it, a word on how that went, and a download. The state
    /// is told of the copying of `what`.
    pub fn show(self, to: &mut Builder, what: Text) {
        let said = match self.copied {
            None => "",
            Some(Copied::Yes) => msg!(copy_done),
            Some(Copied::Selected) => msg!(snippets_copy_selected),
            Some(_) => msg!(snippets_copy_refused),
        };
        to.open("div", "pp-snippet");
        to.open("div", "pp-snippet-bar");
        to.leaf("code", "", self.file_name.unwrap_or_default());
        to.open("span", "pp-said");
        to.set(At::Role, "status");
        to.text(said);
        to.close();
        to.open("button", "pp-button pp-main");
        to.set(At::Type, "button");
        to.on_event(Kind::Click, move |event, dispatch| {
            browser::copy("", Some(event), what, dispatch);
        });
        to.text(msg!(snippets_copy));
        to.close();
        if let Some(file_name) = self.file_name {
            to.open("a", "pp-button");
            // A script puts the text there for whoever comes near: encoded at each change of a filter,
            // it would cost everybody time.
            to.set(At::Href, "data:,");
            to.set(At::Download, file_name);
            to.text(msg!(snippets_download));
            to.close();
        }
        to.close();
        to.open("pre", "");
        to.set(At::TabIndex, "0");
        to.set(At::Role, "region");
        to.set_to(At::AriaLabel, self.label);
        to.leaf_said("code", "", self.text);
        to.close_to(2);
    }
}
