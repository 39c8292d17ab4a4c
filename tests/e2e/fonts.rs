//! The fonts that the browser sees: one family at one version, wherever it runs. With the machine's
//! own, every line of text would break somewhere else on each.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Where the files are; `cargo xtask` says so.
const VARIABLE: &str = "PALETTE_PORTS_FONTS";

/// The file that tells the browser about them, unless none are named.
pub fn fontconfig() -> Result<Option<PathBuf>, String> {
    let Some(fonts) = env::var_os(VARIABLE).filter(|fonts| !fonts.is_empty()) else {
        return Ok(None);
    };
    let fonts = PathBuf::from(fonts);
    if !fonts.join("DejaVuSans.ttf").is_file() {
        let fonts = fonts.display();
        return Err(format!(
            "{VARIABLE} says {fonts}, where no DejaVuSans.ttf is"
        ));
    }
    let ours = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = ours.join("fonts.conf");
    let text = text(&fonts, &ours.join("fonts"));
    // Another run may be reading it.
    if fs::read_to_string(&file).ok().as_deref() != Some(&text) {
        fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(Some(file))
}

/// Which package of fonts it is, and its version.
pub fn version() -> String {
    let package = env::var_os(VARIABLE)
        .map(|fonts| Path::new(&fonts).with_file_name("package.json"))
        .and_then(|file| fs::read_to_string(file).ok())
        .and_then(|text| serde_json::from_str::<Value>(&text).ok())
        .unwrap_or_default();
    match (package["name"].as_str(), package["version"].as_str()) {
        (Some(name), Some(version)) => format!("{name} {version}"),
        _ => "the machine's own fonts".to_owned(),
    }
}

/// Every family that a page may ask for is this one, drawn in shades of grey and without hints.
fn text(fonts: &Path, cache: &Path) -> String {
    let alias = |asked: &str, family: &str| {
        format!(
            r#"<match target="pattern"><test name="family"><string>{asked}</string></test><edit name="family" mode="assign" binding="strong"><string>{family}</string></edit></match>"#
        )
    };
    let aliases = [
        alias("sans-serif", "DejaVu Sans"),
        alias("serif", "DejaVu Sans"),
        alias("system-ui", "DejaVu Sans"),
        alias("monospace", "DejaVu Sans Mono"),
    ]
    .join("\n");
    format!(
        r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{}</dir>
<cachedir>{}</cachedir>
{aliases}
<match target="pattern"><edit name="family" mode="append_last" binding="weak"><string>DejaVu Sans</string></edit></match>
<match target="font">
<edit name="antialias" mode="assign"><bool>true</bool></edit>
<edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="autohint" mode="assign"><bool>false</bool></edit>
<edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
<edit name="rgba" mode="assign"><const>none</const></edit>
<edit name="lcdfilter" mode="assign"><const>lcdnone</const></edit>
</match>
</fontconfig>
"#,
        fonts.display(),
        cache.display()
    )
}
