//! Prints every rule as HTML: what `cargo xtask dist` puts into the page, to be read before the app
//! starts and wherever it does not.

use std::io::{self, Write};

use palette_ports::views::static_rules::StaticRules;

fn main() -> io::Result<()> {
    let render = async {
        yew::ServerRenderer::<StaticRules>::new()
            .hydratable(false)
            .render()
            .await
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let html = tokio::task::LocalSet::new().block_on(&runtime, render);
    writeln!(io::stdout(), "{html}")
}
