// Loads the app. Whatever goes wrong ends in words on the page, never in a blank one;
// what the page holds already, which is every rule, stays as it is.

import { hearKeys } from "./shortcuts.js";
import { GLUE, WASM, loadGlue, loadWasm } from "./source.js";
import { hearWords } from "./words.js";

function tell(reason, error) {
  const problem = document.getElementById("boot-problem");
  // Only the first reason is the cause; what follows are its consequences.
  if (!problem || !problem.hidden) return;
  const waiting = document.getElementById("boot-waiting");
  if (waiting) waiting.remove();
  document.getElementById("boot-reason").textContent = reason;
  // What stopped after it had started stands where the rules were; a development build has none.
  if (!document.querySelector(".pp-reading")) document.getElementById("boot-follows").remove();
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

async function boot() {
  if (typeof WebAssembly !== "object") {
    tell("This browser has no WebAssembly, or it is turned off.", "WebAssembly is missing");
    return;
  }
  const downloading = loadWasm();
  // Its failure is told below; until then it must not count as unhandled.
  downloading.catch(() => {});
  let glue, bytes, module;
  try {
    glue = await loadGlue();
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
hearKeys(document);
hearWords(document);
if (new URLSearchParams(location.search).has("embed")) import("./frame.js");
