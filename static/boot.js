// Loads the app. Whatever goes wrong ends in words on the page, never in a blank one;
// what the page holds already (rules, once they are pre-rendered) stays as it is.

const GLUE = "palette-ports.js";
const WASM = "palette-ports_bg.wasm";

function tell(reason, error) {
  const problem = document.getElementById("boot-problem");
  // Only the first reason is the cause; what follows are its consequences.
  if (!problem || !problem.hidden) return;
  const waiting = document.getElementById("boot-waiting");
  if (waiting) waiting.remove();
  document.getElementById("boot-reason").textContent = reason;
  problem.hidden = false;
  console.error(reason, error);
}

// A panic in the app is a trap; nothing of the app runs safely after one.
function watch(error) {
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) {
    tell("It stopped because of a mistake in it. Loading the page again starts it afresh.", error);
  }
}
addEventListener("error", (event) => watch(event.error));
addEventListener("unhandledrejection", (event) => watch(event.reason));

async function download(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error("HTTP status " + response.status);
  // Whole before it is compiled: a download that was cut is told from a damaged file.
  return response.arrayBuffer();
}

async function boot() {
  if (typeof WebAssembly !== "object") {
    tell("This browser has no WebAssembly, or it is turned off.", "WebAssembly is missing");
    return;
  }
  const downloading = download(WASM);
  // Its failure is told below; until then it must not count as unhandled.
  downloading.catch(() => {});
  let glue, bytes, module;
  try {
    glue = await import(new URL(GLUE, import.meta.url).href);
  } catch (error) {
    return tell("Its file " + GLUE + " did not arrive.", error);
  }
  try {
    bytes = await downloading;
  } catch (error) {
    return tell("Its file " + WASM + " did not arrive.", error);
  }
  try {
    module = await WebAssembly.compile(bytes);
  } catch (error) {
    return tell("Its file " + WASM + " is damaged, too new for this browser, or refused by the site's security policy.", error);
  }
  try {
    await glue.default({ module_or_path: module });
  } catch (error) {
    tell("It stopped while starting.", error);
  }
}

boot();
