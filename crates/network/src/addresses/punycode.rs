//! Host names in letters beyond ASCII, in the form that DNS and firewalls know: `xn--…`.

use std::char;

use super::letters;

// The parameters of RFC 3492, section 5.
const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 0x80;

/// A name in lower case with each label in ASCII; none where a label would be too long.
pub(super) fn ascii(name: &str) -> Option<String> {
    let labels: Option<Vec<String>> = letters::lower(name).split('.').map(label).collect();
    Some(labels?.join("."))
}

fn label(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    let encoded = format!("xn--{}", encode(label)?);
    (encoded.len() <= super::entry::MAX_LABEL_LEN).then_some(encoded)
}

/// RFC 3492, section 6.3; none where a number overflows.
fn encode(label: &str) -> Option<String> {
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = out.len() as u32;
    if basic > 0 {
        out.push('-');
    }
    let total = label.chars().count() as u32;
    let (mut code, mut delta, mut bias, mut handled) = (FIRST_CODE, 0u32, FIRST_BIAS, basic);
    while handled < total {
        let next = label
            .chars()
            .map(u32::from)
            .filter(|at| *at >= code)
            .min()?;
        delta = delta.checked_add((next - code).checked_mul(handled + 1)?)?;
        code = next;
        for at in label.chars().map(u32::from) {
            if at < code {
                delta = delta.checked_add(1)?;
            }
            if at == code {
                push_number(&mut out, delta, bias)?;
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        code += 1;
    }
    Some(out)
}

/// Writes a number of variable length.
fn push_number(out: &mut String, mut number: u32, bias: u32) -> Option<()> {
    let mut k = BASE;
    loop {
        let threshold = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if number < threshold {
            out.push(char::from_digit(number, BASE).map(digit)?);
            return Some(());
        }
        let rest = number - threshold;
        let base = BASE - threshold;
        out.push(char::from_digit(threshold + rest % base, BASE).map(digit)?);
        number = rest / base;
        k += BASE;
    }
}

/// The digits of Punycode are the letters, and then `0` to `9`; those of `char` the other way round.
fn digit(c: char) -> char {
    let value = c.to_digit(BASE).unwrap_or(0) as u8;
    char::from(match value {
        0..26 => b'a' + value,
        _ => b'0' + value - 26,
    })
}

fn adapt(delta: u32, points: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { DAMP } else { 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_dns_knows_them() {
        // As Python's codec "idna" writes them.
        for (name, known) in [
            ("bücher.example", "xn--bcher-kva.example"),
            ("Köln.Example", "xn--kln-sna.example"),
            ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
            ("пример.испытание", "xn--e1afmkfd.xn--80akhbyknj4f"),
            ("παράδειγμα.δοκιμή", "xn--hxajbheg2az3al.xn--jxalpdlp"),
            ("a.example", "a.example"),
        ] {
            assert_eq!(ascii(name).as_deref(), Some(known));
        }
        assert_eq!(ascii(&"ü".repeat(64)), None);
    }
}
