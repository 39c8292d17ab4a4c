//! What the link asked for and did not get.

use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::Action;

/// A box of notices, one sentence each; nothing when there are none.
pub(crate) fn notices(to: &mut Builder, notices: &[String]) {
    if notices.is_empty() {
        return;
    }
    to.open("div", "pp-notice");
    to.set(At::Role, "alert");
    to.open("ul", "");
    for notice in notices {
        to.leaf_said("li", "", notice.clone());
    }
    to.close();
    button(to, msg!(page_dismiss), Action::DismissNotices);
    to.close();
}

/// A button that makes an action happen.
pub(crate) fn button(to: &mut Builder, label: &'static str, action: Action) {
    to.open("button", "pp-button");
    to.set(At::Type, "button");
    to.on(Kind::Click, action);
    to.text(label);
    to.close();
}
