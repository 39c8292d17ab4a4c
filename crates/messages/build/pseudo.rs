//! English in disguise.

use crate::catalogue::{Catalogue, Piece, Text};
use crate::pseudolocale::disguise;

/// Every message in disguise.
pub fn disguised(english: &Catalogue) -> Catalogue {
    let mut catalogue = english.clone();
    for text in catalogue.messages.values_mut() {
        let texts = match text {
            Text::Plain(pieces) => std::slice::from_mut(pieces),
            Text::Forms(forms) => forms,
        };
        for piece in texts.iter_mut().flatten() {
            if let Piece::Literal(literal) = piece {
                *literal = disguise(literal);
            }
        }
    }
    catalogue
}
