//! What only Chromium and its driver do this way.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fantoccini::wd::Capabilities;
use http::Method;
use serde_json::{Value, json};

use crate::driver::Session;
use crate::setting::Setting;

/// The driver picks a free port and says which.
pub const DRIVER_ARGUMENTS: &[&str] = &["--port=0"];

/// The browser: no window, no profile but the fresh one that the driver makes for each session,
/// and no calls home.
const ARGUMENTS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Text is drawn the same on every machine: no hints, no colours at its edges.
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    "--window-size=1280,900",
];

/// The port in a line of the driver's output.
pub fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}

/// What a session is asked for.
pub fn capabilities(setting: &Setting) -> Capabilities {
    let wanted = json!({
        "browserName": "chrome",
        "goog:loggingPrefs": {"browser": "ALL"},
        "goog:chromeOptions": {
            "binary": setting.browser,
            "args": ARGUMENTS,
        },
    });
    match wanted {
        Value::Object(map) => map,
        _ => Capabilities::new(),
    }
}

/// The console since it was last read: messages, failed requests, violations of the policy.
pub async fn console(session: &Session) -> Vec<String> {
    let entries = session
        .command(Method::POST, "se/log", json!({"type": "browser"}))
        .await
        .expect("the browser's console");
    let lines = entries.as_array().into_iter().flatten();
    lines
        .map(|entry| format!("{} {}", entry["level"], entry["message"]))
        .collect()
}

/// Grants or denies the page a permission.
pub async fn permission(session: &Session, name: &str, state: &str) {
    let body = json!({"descriptor": {"name": name}, "state": state});
    session
        .command(Method::POST, "permissions", body)
        .await
        .unwrap_or_else(|error| panic!("setting {name} to {state}: {error}"));
}

/// Makes a tab ready for a claim: no permission is left from another one, downloads go where they
/// are looked for, the tab is in front, since only there it gets the clipboard, and the console is
/// empty.
pub async fn make_ready(session: &Session) {
    devtools(session, "Browser.resetPermissions", json!({})).await;
    // Without a window the browser makes none unless it is told.
    let allow = json!({"behavior": "allow", "downloadPath": session.downloads});
    devtools(session, "Browser.setDownloadBehavior", allow).await;
    devtools(session, "Page.bringToFront", json!({})).await;
    console(session).await;
}

/// Makes the browser forget everything that it keeps for an origin.
pub async fn forget(session: &Session, origin: &str) {
    let all = json!({"origin": origin, "storageTypes": "all"});
    devtools(session, "Storage.clearDataForOrigin", all).await;
}

/// From the next page on, this tab refuses its storage: touching it throws, as it does where a
/// reader blocks it, or in a sandboxed frame.
pub async fn refuse_storage(session: &Session) {
    let refuse = "for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});";
    let script = json!({"source": refuse});
    devtools(session, "Page.addScriptToEvaluateOnNewDocument", script).await;
}

/// From the next page on, this tab runs no script of a page's, or does again.
pub async fn run_scripts(session: &Session, run: bool) {
    let command = "Emulation.setScriptExecutionDisabled";
    devtools(session, command, json!({"value": !run})).await;
}

/// From the next page on, this tab has no WebAssembly, as older browsers have none.
pub async fn without_webassembly(session: &Session) {
    let script = json!({"source": "delete globalThis.WebAssembly;"});
    devtools(session, "Page.addScriptToEvaluateOnNewDocument", script).await;
}

/// A command of the DevTools protocol.
pub async fn devtools(session: &Session, command: &str, parameters: Value) -> Value {
    let body = json!({"cmd": command, "params": parameters});
    session
        .command(Method::POST, "goog/cdp/execute", body)
        .await
        .unwrap_or_else(|error| panic!("{command}: {error}"))
}

/// A screen of another size; narrow ones are a phone's.
pub async fn screen(session: &Session, width: u32, height: u32) {
    let screen =
        json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500});
    devtools(session, "Emulation.setDeviceMetricsOverride", screen).await;
    let touch = json!({"enabled": width < 500});
    devtools(session, "Emulation.setTouchEmulationEnabled", touch).await;
}

/// A desk's window at this zoom: fewer and larger pixels.
pub async fn zoomed(session: &Session, width: u32, height: u32, percent: u32) {
    let screen = json!({
        "width": width * 100 / percent,
        "height": height * 100 / percent,
        "deviceScaleFactor": f64::from(percent) / 100.0,
        "mobile": false,
    });
    devtools(session, "Emulation.setDeviceMetricsOverride", screen).await;
    let touch = json!({"enabled": false});
    devtools(session, "Emulation.setTouchEmulationEnabled", touch).await;
}

/// A line as slow as a bad mobile one, or as quick as it is.
pub async fn slow(session: &Session, is_slow: bool) {
    let (latency, rate) = if is_slow { (150, 150_000) } else { (0, -1) };
    let line = json!({
        "offline": false,
        "latency": latency,
        "downloadThroughput": rate,
        "uploadThroughput": rate,
    });
    devtools(session, "Network.enable", json!({})).await;
    devtools(session, "Network.emulateNetworkConditions", line).await;
}

/// What assistive technology reads: every node of the page's tree.
pub async fn spoken(session: &Session) -> Vec<Value> {
    let tree = devtools(session, "Accessibility.getFullAXTree", json!({})).await;
    tree["nodes"].as_array().cloned().unwrap_or_default()
}

/// Leaves scroll bars out, which come and go with the length of a page and change its width.
pub async fn hide_scroll_bars(session: &Session) {
    devtools(
        session,
        "Emulation.setScrollbarsHidden",
        json!({"hidden": true}),
    )
    .await;
}

/// The reader's preference for light or dark.
pub async fn colour_scheme(session: &Session, scheme: &str) {
    media(session, "", &[("prefers-color-scheme", scheme)]).await;
}

/// The medium, empty for a screen, and the reader's preferences; whatever was set before is not.
pub async fn media(session: &Session, media: &str, preferences: &[(&str, &str)]) {
    let features: Vec<Value> = preferences
        .iter()
        .map(|(name, value)| json!({"name": name, "value": value}))
        .collect();
    let media = json!({"media": media, "features": features});
    devtools(session, "Emulation.setEmulatedMedia", media).await;
}

/// Shows the page as on paper, or as on a screen again.
pub async fn on_paper(session: &Session, is_paper: bool) {
    let media = json!({"media": if is_paper { "print" } else { "" }});
    devtools(session, "Emulation.setEmulatedMedia", media).await;
}

/// From the next page on, it is always this moment, in milliseconds.
pub async fn stop_clock(session: &Session, moment: u64) {
    let stop = format!(
        "Date = class extends Date {{
            constructor(...parts) {{ parts.length ? super(...parts) : super({moment}); }}
            static now() {{ return {moment}; }}
        }};"
    );
    let script = json!({"source": stop});
    devtools(session, "Page.addScriptToEvaluateOnNewDocument", script).await;
}

/// From the next page on, nobody hears of a window that is a pixel wide: this browser takes a picture of a
/// whole page by way of one, now and then, and a page that is laid out for it shows other views.
pub async fn ignore_windows_a_pixel_wide(session: &Session) {
    let ignore = "ResizeObserver = class extends ResizeObserver {
        constructor(heard) {
            super((entries, observer) => { if (innerWidth > 1) heard(entries, observer); });
        }
    };";
    let script = json!({"source": ignore});
    devtools(session, "Page.addScriptToEvaluateOnNewDocument", script).await;
}

/// Moves the pointer into the corner, where nothing answers to it.
pub async fn point_nowhere(session: &Session) {
    let corner = json!({"type": "mouseMoved", "x": 0, "y": 0});
    devtools(session, "Input.dispatchMouseEvent", corner).await;
}

/// Which browser it is, with its version.
pub async fn version(session: &Session) -> String {
    let answer = devtools(session, "Browser.getVersion", json!({})).await;
    let product = answer["product"].as_str().unwrap_or_default();
    product.trim_start_matches("Headless").replace('/', " ")
}

/// The whole page as a PNG, or what is in the window.
pub async fn picture(session: &Session, is_whole: bool) -> Vec<u8> {
    // Its bytes go to this machine's memory or disk: time counts, and size does not.
    let how = json!({"format": "png", "captureBeyondViewport": is_whole, "optimizeForSpeed": true});
    let answer = devtools(session, "Page.captureScreenshot", how).await;
    let data = answer["data"].as_str().unwrap_or_default();
    STANDARD.decode(data).expect("a picture")
}
