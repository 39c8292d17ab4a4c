//! What only Firefox and its driver do this way.

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use crate::setting::Setting;

/// The driver picks a free port and says which.
pub const DRIVER_ARGUMENTS: &[&str] = &["--port=0", "--host=127.0.0.1"];

/// The port in a line of the driver's output.
pub fn port_in(line: &str) -> Option<u16> {
    let (_, address) = line.split_once("Listening on ")?;
    address.rsplit(':').next()?.trim().parse().ok()
}

/// What a session is asked for: no window, and the fresh profile that the driver makes, whose
/// preferences already keep the browser from calling home.
pub fn capabilities(setting: &Setting) -> Capabilities {
    let wanted = json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": setting.browser,
            "args": ["-headless", "--width=1280", "--height=900"],
        },
    });
    match wanted {
        Value::Object(map) => map,
        _ => Capabilities::new(),
    }
}
