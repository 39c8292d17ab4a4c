// Loads the app. Whatever goes wrong ends in words on the page, never in a blank one;
// what the page holds already, which is every rule, stays as it is.

import { becomeFrame } from "./frame.js";
import { GLUE, WASM, loadGlue, loadKeeper, loadWasm } from "./source.js";

// `reason` is the name of one of the sentences that index.html has for this, `file` what it is about.
function tell(reason, error, file) {
  const problem = document.getElementById("boot-problem");
  // Only the first reason is the cause; what follows are its consequences.
  if (!problem || !problem.hidden) return;
  // A page of an older release may not have them all.
  const words = (problem.dataset[reason] ?? problem.dataset.start).replace(/{.*}/, file);
  const waiting = document.getElementById("boot-waiting");
  if (waiting) waiting.remove();
  document.getElementById("boot-reason").textContent = words;
  // What stopped after it had started stands where the rules were; a development build has none.
  if (!document.querySelector(".pp-reading")) document.getElementById("boot-follows").remove();
  problem.hidden = false;
  console.error(words, error);
  problem.querySelector('[href=""]').onclick = again;
}

// What a cache holds of two releases, or in pieces, would come once more: everything is asked for anew.
async function again(event) {
  event.preventDefault();
  const anew = ({ src, href }) => fetch(src || href, { cache: "reload" });
  await Promise.allSettled([...document.querySelectorAll("script, link")].map(anew));
  location.reload();
}

// A panic in the app is a trap; nothing of the app runs safely after one.
function watch(error) {
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) {
    tell("stopped", error);
  }
}
addEventListener("error", (event) => watch(event.error));
addEventListener("unhandledrejection", (event) => watch(event.reason));

// When what the page holds already has been seen: on a fast line the app would take its place before, and the
// page would come as late as the app. A page in the background is not painted, and not waited for.
function painted() {
  if (document.hidden || performance.getEntriesByName("first-contentful-paint").length) return null;
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 300);
  });
}

async function boot() {
  if (typeof WebAssembly !== "object") {
    tell("noWasm", "WebAssembly is missing");
    return;
  }
  const downloading = loadWasm();
  // Its failure is told below; until then it must not count as unhandled.
  downloading.catch(() => {});
  let glue, bytes, module;
  try {
    glue = await loadGlue();
  } catch (error) {
    return tell("missing", error, GLUE);
  }
  try {
    bytes = await downloading;
  } catch (error) {
    return tell("missing", error, WASM);
  }
  try {
    module = await WebAssembly.compile(bytes);
  } catch (error) {
    return tell("damaged", error, WASM);
  }
  // What a cache or an upgrade of the site put together from two builds. A development build is one file
  // and has no such test.
  if (glue.isOwn && !glue.isOwn(module)) return tell("mixed", "It is of another build.", WASM);
  try {
    await glue.default({ module_or_path: module });
    await painted();
    glue.mountPage();
    loadKeeper().then(({ keepText }) => keepText(document.body));
  } catch (error) {
    tell(error instanceof WebAssembly.LinkError ? "mixed" : "start", error, WASM);
  }
}

// With its origin, as search engines want it: nobody knows that before the page is somewhere.
const canonical = document.querySelector("link[rel=canonical]");
if (canonical) canonical.setAttribute("href", canonical.href);

boot();
const asked = new URLSearchParams(location.search);
if (asked.has("embed")) becomeFrame(asked);
