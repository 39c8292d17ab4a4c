//! Terraform's language.

use crate::domain::text::put;

/// Opens a resource with its arguments, aligned as `terraform fmt` does. The brace that closes it
/// is the caller's.
pub(super) fn resource(text: &mut String, kind: &str, name: &str, arguments: &[(&str, String)]) {
    put(text, format_args!("resource \"{kind}\" \"{name}\" {{\n"));
    let mut width = 0;
    for (key, _) in arguments {
        width = width.max(key.len());
    }
    for (key, value) in arguments {
        put(text, format_args!("  {key}"));
        for _ in key.len()..width {
            text.push(' ');
        }
        put(text, format_args!(" = {value}\n"));
    }
}

/// In quotes. Nothing that is written so holds a quote, a backslash, `${` or `%{`.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// A list of strings, each between two of `quote`.
pub(super) fn list(items: &[String], quote: char) -> String {
    let mut text = String::from("[");
    for (index, item) in items.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        put(&mut text, format_args!("{comma}{quote}{item}{quote}"));
    }
    text.push(']');
    text
}
