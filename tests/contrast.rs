//! The colours of the page, as `static/styles/tokens.css` has them: what is read stands out from what
//! is behind it by 4.5 to 1, and the edges of what is pressed or typed in, and the ring of the focus,
//! by 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11), in both themes.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../static/styles/tokens.css");

/// What is read, and what it stands on.
const TEXTS: [(&str, &[&str]); 8] = [
    (
        "text",
        &["page", "surface", "sunken", "accent-soft", "warn-soft"],
    ),
    (
        "muted",
        &["page", "surface", "sunken", "accent-soft", "warn-soft"],
    ),
    (
        "accent",
        &["page", "surface", "sunken", "accent-soft", "warn-soft"],
    ),
    ("warn", &["surface", "warn-soft"]),
    ("error", &["surface", "page"]),
    ("code", &["code-page"]),
    ("on-accent", &["accent"]),
    ("text", &["code-page"]),
];

/// Edges and rings, and what they have to stand out from.
const EDGES: [(&str, &[&str]); 3] = [
    ("line-strong", &["page", "surface", "sunken", "warn-soft"]),
    (
        "accent",
        &["page", "surface", "sunken", "accent-soft", "code-page"],
    ),
    ("error", &["surface"]),
];

/// A colour: red, green, blue.
type Colour = [f64; 3];

/// Every token that is a colour, light and dark.
fn colours(css: &str) -> BTreeMap<&str, [Colour; 2]> {
    let mut colours = BTreeMap::new();
    for line in css.lines() {
        let Some((name, value)) = line.trim().split_once(": light-dark(") else {
            continue;
        };
        let values: Vec<Colour> = value
            .trim_end_matches(");")
            .split(", ")
            .filter_map(colour)
            .collect();
        if let (Some(name), [light, dark]) = (name.strip_prefix("--pp-"), values.as_slice()) {
            colours.insert(name, [*light, *dark]);
        }
    }
    colours
}

fn colour(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| {
        u8::from_str_radix(&digits[at..at + 2], 16)
            .ok()
            .map(f64::from)
    };
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// How light a colour is, from 0 to 1.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|channel| match channel / 255.0 {
        low if low <= 0.040_45 => low / 12.92,
        high => ((high + 0.055) / 1.055).powf(2.4),
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The pairs that stand out by less than `least`.
fn poor(css: &str, pairs: &[(&str, &[&str])], least: f64) -> Vec<String> {
    let colours = colours(css);
    let known = |name: &str| {
        *colours
            .get(name)
            .unwrap_or_else(|| panic!("no colour {name}"))
    };
    let mut poor = Vec::new();
    for (front, backs) in pairs {
        for back in *backs {
            for (theme, at) in [("light", 0), ("dark", 1)] {
                let found = contrast(known(front)[at], known(back)[at]);
                if found < least {
                    poor.push(format!("{front} on {back}, {theme}: {found:.2}"));
                }
            }
        }
    }
    poor
}

#[test]
fn what_is_read_stands_out_in_both_themes() {
    assert_eq!(poor(TOKENS, &TEXTS, 4.5), Vec::<String>::new());
}

#[test]
fn edges_of_controls_and_the_focus_stand_out_in_both_themes() {
    assert_eq!(poor(TOKENS, &EDGES, 3.0), Vec::<String>::new());
}

#[test]
fn a_colour_that_is_too_pale_is_found() {
    let pale = TOKENS.replace("#52606f", "#8b98a6");
    let found = poor(&pale, &TEXTS, 4.5);
    assert!(
        found
            .iter()
            .any(|one| one.starts_with("muted on page, light")),
        "{found:?}"
    );
}

#[test]
fn contrast_is_counted_as_wcag_does() {
    let (black, white, grey) = ([0.0; 3], [255.0; 3], [118.0; 3]);
    assert!((contrast(black, white) - 21.0).abs() < 0.01);
    assert!((contrast(grey, white) - 4.54).abs() < 0.01);
}

#[test]
fn every_colour_of_the_tokens_is_read() {
    let names: Vec<&str> = colours(TOKENS).into_keys().collect();
    let written = TOKENS.matches(": light-dark(#").count();
    assert_eq!(names.len(), written, "{names:?}");
}
