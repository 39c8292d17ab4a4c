//! Entries in the fields of formats.

/// Values of the fields of formats, by the fields' ids. Which ids there are is known where formats
/// are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings(Vec<(String, String)>);

impl Settings {
    /// Sets the value of a field, in place of what was there.
    pub fn set(&mut self, id: &str, value: String) {
        match self.0.iter_mut().find(|(known, _)| known == id) {
            Some((_, known)) => *known = value,
            None => self.0.push((id.to_owned(), value)),
        }
    }

    /// The value of a field as it was entered; empty when there is none.
    pub fn get(&self, id: &str) -> &str {
        self.iter()
            .find(|(known, _)| *known == id)
            .map_or("", |(_, value)| value)
    }

    /// Every id and value, in the order in which the fields were first filled.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(id, value)| (id.as_str(), value.as_str()))
    }

    /// Keeps the values for which `keep` holds.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &str) -> bool) {
        self.0.retain(|(id, value)| keep(id, value));
    }
}
