//! Rules of the dataset that apply and are hidden by a filter.

use ports_core::dataset::Dataset;
use ports_core::evaluation::{Evaluation, Selection};

use super::model::{LeftOut, Ruleset};

impl<'d> Ruleset<'d> {
    /// Names the role's rules that apply and that a filter hides.
    pub(super) fn leave_out_hidden(
        &mut self,
        dataset: &'d Dataset,
        selection: &Selection,
        evaluation: &Evaluation<'d>,
    ) {
        for miss in &evaluation.not_shown {
            if miss.rule.role == *self.role && miss.is_hidden() {
                let why = msg_fmt!(left_out_hidden, why = miss.text(dataset, selection));
                self.left_out.push(LeftOut::new(miss.rule, why.to_string()));
            }
        }
    }
}
