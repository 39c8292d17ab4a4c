//! A role as a part of names.

/// A role's id in what every platform allows in names, and short: at most 20 lower-case letters,
/// digits and hyphens.
///
/// `index`, the role's place in the dataset, keeps ids apart that are the same once they are cut. A
/// site's number, which never changes, keeps the hosts of one site apart from those of another.
pub(super) fn tag(id: &str, index: usize, site: Option<u32>) -> String {
    let mut tag: String = id
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if tag.len() != id.len() || tag.len() > 20 {
        tag.truncate(16);
        tag += &format!("-{index}");
    }
    if let Some(number) = site {
        tag.truncate(14);
        tag += &format!("-s{number}");
    }
    tag
}
