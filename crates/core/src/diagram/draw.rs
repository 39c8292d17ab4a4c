//! The picture as SVG elements. A [`Canvas`] makes them: on the page, or in a file.

use super::layout::SAMPLE;
use super::{Diagram, NAME_LINE};
use crate::evaluation::Status;

/// The attributes that the picture uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// Its class, for a style sheet.
    Class,
    /// The data of a path.
    D,
    /// Its left edge, or the middle of a text.
    X,
    /// Its upper edge, or the baseline of a text.
    Y,
    /// Its width.
    Width,
    /// Its height.
    Height,
    /// The radius of its corners.
    Rx,
    /// The ids of the rules that it shows, separated by spaces.
    Rules,
    /// The rectangle of its own units that it shows.
    ViewBox,
    /// Whether assistive technology skips it.
    AriaHidden,
}

impl Attribute {
    /// All attributes, in their order.
    pub const ALL: [Self; 10] = [
        Self::Class,
        Self::D,
        Self::X,
        Self::Y,
        Self::Width,
        Self::Height,
        Self::Rx,
        Self::Rules,
        Self::ViewBox,
        Self::AriaHidden,
    ];

    /// Its name in SVG.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::D => "d",
            Self::X => "x",
            Self::Y => "y",
            Self::Width => "width",
            Self::Height => "height",
            Self::Rx => "rx",
            Self::Rules => "data-rules",
            Self::ViewBox => "viewBox",
            Self::AriaHidden => "aria-hidden",
        }
    }
}

/// Makes elements, one inside the other.
pub trait Canvas {
    /// Opens an element with a class, inside the innermost open one.
    fn open(&mut self, tag: &'static str, class: &'static str);
    /// Sets an attribute of the innermost open element.
    fn set(&mut self, name: Attribute, value: String);
    /// Adds text to the innermost open element.
    fn text(&mut self, text: String);
    /// Closes the innermost open element.
    fn close(&mut self);
    /// Whether it is on the page, where a pointer may hover over lines.
    fn is_pointed_at(&self) -> bool;
}

/// The class of the lines of a status.
pub const fn line_class(status: Status) -> &'static str {
    match status {
        Status::Required => "pp-flow",
        Status::Conditional | Status::Optional => "pp-flow pp-thin",
        // What has ended is in no picture.
        Status::Deprecated | Status::Ended => "pp-flow pp-dashed",
    }
}

/// Draws the elements inside the picture.
pub fn draw(diagram: &Diagram, to: &mut dyn Canvas) {
    // Each kind in an element of its own, so that what comes and goes changes no sibling of it.
    to.open("g", "");
    for party in &diagram.parties {
        let class = match party.is_own {
            true => "pp-own-party",
            false => "pp-party",
        };
        to.open("g", class);
        to.open("rect", "");
        let area = party.area;
        number(to, Attribute::X, area.x);
        number(to, Attribute::Y, area.y);
        number(to, Attribute::Width, area.width);
        number(to, Attribute::Height, area.height);
        number(to, Attribute::Rx, 6);
        to.close();
        let mut y = party.name_y;
        for line in &party.name {
            open_text(to, "", area.x + area.width / 2, y);
            to.text((*line).to_owned());
            to.close();
            y += NAME_LINE;
        }
        to.close();
    }
    to.close();
    to.open("g", "");
    for arrow in &diagram.arrows {
        if arrow.path.is_empty() {
            continue;
        }
        to.open("g", line_class(arrow.status));
        to.set(Attribute::Rules, arrow.rules.clone());
        if to.is_pointed_at() {
            // An invisible, wider line: the visible one is too thin to hover over.
            line(to, "pp-near", arrow.path.clone());
        }
        line(to, "", arrow.path.clone());
        for label in &arrow.labels {
            open_text(to, "pp-flow-label", label.x, label.y);
            to.set(Attribute::Rules, label.rules.clone());
            if to.is_pointed_at() {
                to.text(format!("{} ", label.port));
                to.open("tspan", "pp-muted");
                to.text(label.service.to_owned());
                to.close();
            } else {
                // Some programs that open SVG files centre every part of a text by itself.
                to.text(format!("{} {}", label.port, label.service));
            }
            to.close();
        }
        to.close();
    }
    to.close();
    for sample in &diagram.samples {
        to.open("g", line_class(sample.status));
        let area = sample.area;
        let (end, middle) = (area.x + SAMPLE - 6, area.y + NAME_LINE / 2);
        line(to, "", format!("M{} {middle}H{end}", area.x));
        open_text(to, "pp-sample", area.x + SAMPLE, area.y + 12);
        to.text(sample.status.label().to_owned());
        to.close();
        to.close();
    }
}

fn line(to: &mut dyn Canvas, class: &'static str, path: String) {
    to.open("path", class);
    to.set(Attribute::D, path);
    to.close();
}

fn open_text(to: &mut dyn Canvas, class: &'static str, x: i32, y: i32) {
    to.open("text", class);
    number(to, Attribute::X, x);
    number(to, Attribute::Y, y);
}

fn number(to: &mut dyn Canvas, name: Attribute, number: i32) {
    to.set(name, number.to_string());
}
