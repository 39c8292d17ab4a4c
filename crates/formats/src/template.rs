//! Templates: what a format writes again and again, and what stands in it for one opening.

use super::context::{RenderContext, SupportedRule};
use super::header;
use ports_core::dataset::{Direction, Protocol};
use ports_core::text::{put, split_once};

/// What stands for `<name>` and the like in a template.
#[derive(Default)]
pub struct TemplateValues {
    /// The names and what stands for them: lines, with a blank behind the name.
    lines: String,
    /// More such lines, which come first: for what changes within an opening.
    pub more: String,
    /// Whether `<in|out>` is `out`.
    pub is_outbound: bool,
    /// Whether `<4/6>` is `6`.
    pub is_v6: bool,
    /// Whether `<one~many>` is `many`: for a range of ports, or for a network.
    is_many: bool,
}

impl TemplateValues {
    /// What holds for a whole snippet: the role's `<tag>`, each setting by its field's id, and
    /// `<here>` for the `<<` of a shell.
    pub fn new(job: &RenderContext) -> Self {
        let mut lines = format!("here <<\ntag {}\n", job.plan.tag);
        for field in job.fields {
            put(
                &mut lines,
                format_args!("{} {}\n", field.id(), job.setting(field)),
            );
        }
        Self {
            lines,
            ..Self::default()
        }
    }

    /// What holds for a network, or for a host name.
    pub fn of_end(lines: String, is_v6: bool, is_many: bool) -> Self {
        Self {
            lines,
            is_v6,
            is_many,
            ..Self::default()
        }
    }

    /// What holds for an opening, with `<ids>` and `<description>` of at most `max` bytes.
    pub fn of(job: &RenderContext, filtered: &SupportedRule, max: usize) -> Self {
        let mut values = Self::new(job);
        let (opening, number) = (filtered.opening, filtered.number);
        let (ports, protocol) = (opening.ports, opening.protocol);
        let comment = header::described(opening);
        let (capitals, title) = match protocol {
            Protocol::Tcp => ("TCP", "Tcp"),
            Protocol::Udp => ("UDP", "Udp"),
        };
        values.is_many = ports.from != ports.to;
        values.is_outbound = opening.direction == Direction::Outbound;
        put(
            &mut values.lines,
            format_args!(
                "name {}\nnumber {number}\nprotocol {protocol}\nPROTOCOL {capitals}\nProtocol {title}\nports {ports}\nspan {}\nfirst {}\nlast {}\nids {}\ncomment {comment}\ndescription {}\n",
                job.name(number),
                ports.joined(':'),
                ports.from,
                ports.to,
                header::ids(opening, max),
                header::plain(&comment, max)
            ),
        );
        values
    }

    /// What stands for a name. Of `<inbound|outbound>`, `<IPv4/IPv6>` and `<one~many>` it is the
    /// word that holds; behind a `$`, what stands for that one as a name.
    fn get<'a>(&'a self, whole: &'a str) -> &'a str {
        let mut name = whole;
        for (mark, is_second) in [
            (b'|', self.is_outbound),
            (b'/', self.is_v6),
            (b'~', self.is_many),
        ] {
            if let Some((first, second)) = split_once(name, mark) {
                name = if is_second { second } else { first };
            }
        }
        if name.len() < whole.len() {
            let Some(("", known)) = split_once(name, b'$') else {
                return name;
            };
            name = known;
        }
        for lines in [&self.more, &self.lines] {
            let mut rest = &**lines;
            while let Some((line, after)) = split_once(rest, b'\n') {
                if line.as_bytes().get(name.len()) == Some(&b' ') && &line[..name.len()] == name {
                    return &line[name.len() + 1..];
                }
                rest = after;
            }
        }
        debug_assert!(false, "nothing stands for <{whole}>");
        ""
    }
}

/// Appends a template with its values; they are not looked through for more.
pub fn expand(text: &mut String, mut template: &str, values: &TemplateValues) {
    while let Some((before, rest)) = split_once(template, b'<') {
        text.push_str(before);
        let (name, rest) = split_once(rest, b'>').unwrap_or((rest, ""));
        text.push_str(values.get(name));
        template = rest;
    }
    text.push_str(template);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, values: &TemplateValues) -> String {
        let mut text = String::new();
        expand(&mut text, template, values);
        text
    }

    #[test]
    fn of_a_choice_stands_what_holds_as_a_value_or_as_itself() {
        let lines = "near one\nfar two\n".to_owned();
        let mut values = TemplateValues::of_end(lines, false, true);
        let template = "<$near|$far> <in|out>, IPv<4/6>, <4~v4/v6><near~>";
        assert_eq!(filled(template, &values), "one in, IPv4, v4");
        (values.is_outbound, values.is_v6) = (true, true);
        assert_eq!(filled(template, &values), "two out, IPv6, v6");
        values.more = "far three\n".to_owned();
        assert_eq!(filled("<far>, <near>", &values), "three, one");
    }

    #[test]
    fn no_word_of_a_template_stands_for_something_else() {
        for (name, word) in ports_messages::ALL {
            assert!(
                !name.starts_with("snippet-") || !word.contains('<'),
                "{name} is part of a template and holds <: {word}"
            );
        }
    }

    #[test]
    fn what_is_filled_in_is_not_looked_through_and_stands_for_no_empty_word() {
        let values = TemplateValues::of_end("a <b>\n c\nb d\n".to_owned(), false, false);
        assert_eq!(filled("<a></6>", &values), "<b>");
    }
}
