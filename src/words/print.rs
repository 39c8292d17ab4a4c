//! Prints the words that stand in no Rust code, a line each: the message's name, a tab, the text.
//! `cargo xtask` puts them into `index.html`.

use std::io::{self, Write};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for (name, text) in palette_ports_words::ALL {
        writeln!(out, "{name}\t{text}")?;
    }
    Ok(())
}
