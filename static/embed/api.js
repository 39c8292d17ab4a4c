// What other pages can call; api.d.ts says what of it is promised. The app comes with it, and the
// wasm is loaded once, when it is first asked for.

import { isOwn } from "./__wasm_split.js";
import init, * as wasm from "./app.js";
import { CHOICES, ElementHost, watchForTraps } from "./element-host.js";

const OPTIONS = [...CHOICES, "view", "theme", "syncUrl"];

// Where this script is, as traces of errors say it: a bundler puts the address of its source, on the
// machine that built, in the place of import.meta.url.
const here = /[a-z-]+:\/\/\S+?(?=:\d+:\d+)/.exec(new Error().stack)?.[0];

let loading;

// Names a failed download as what it is: a compiler's complaint about an error page helps nobody.
async function download(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} did not arrive: HTTP status ${response.status}`);
  // Whole before it is compiled: whatever type the server calls it, and cut or not.
  return response.arrayBuffer();
}

async function start(asked) {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser has no WebAssembly, or it is turned off.");
  }
  // In these very words: by them, bundlers know that the file belongs to the app.
  const source = asked ?? new URL("./palette-ports.wasm", import.meta.url).href;
  const isAddress = typeof source === "string" || source instanceof URL;
  const given = isAddress ? await download(source) : source;
  const module = given instanceof WebAssembly.Module ? given : await WebAssembly.compile(given);
  if (!isOwn(module)) throw new Error("The wasm is of another build than api.js.");
  await init({ module_or_path: module });
  watchForTraps(
    (error) => !here || String(error.stack).includes(here),
    (error) => {
      loading = Promise.reject(error);
      loading.catch(() => {});
    },
  );
}

// Loads the app, from `wasm` where it is not beside this file: an address, bytes, or a compiled
// module. The first call counts, unless it failed.
export function loadApp(options = {}) {
  if (!loading) {
    const mine = (loading = start(options.wasm));
    mine.catch(() => {
      if (loading === mine) loading = undefined;
    });
  }
  return loading;
}

let calls;

// Loads what can be called too, which an element does without. Every call answers with the same object.
export async function load(options) {
  await loadApp(options);
  await wasm.loadApi();
  return (calls ??= api());
}

// What is wrong with options, before anything is changed by them.
function check(options) {
  for (const [name, value] of Object.entries(options)) {
    if (!OPTIONS.includes(name)) {
      throw new Error(`options.${name}: no such option; known are ${OPTIONS.join(", ")}`);
    }
    const wanted = name === "syncUrl" ? "boolean" : "string";
    if (value != null && typeof value !== wanted) {
      throw new Error(`options.${name}: it has to be a ${wanted}`);
    }
  }
  const { format, role, deployment = "", version = "" } = options;
  if (format != null && !wasm.formats().some((known) => known.id === format)) {
    throw new Error(`options.format: “${format}” is no format's id; formats() lists them`);
  }
  const { deployments, lines } = wasm.dataset();
  const asked = { deployment: deployment || deployments[0].id, version: version || lines.at(-1) };
  try {
    wasm.rules(role == null ? asked : { ...asked, role });
  } catch (error) {
    throw new Error(error.message.replace(/^selection/, "options"));
  }
}

function rootOf(target) {
  try {
    return target.attachShadow({ mode: "open" });
  } catch (error) {
    throw new Error(`target: a <${target.localName}> takes no shadow root; give a <div>`, { cause: error });
  }
}

function mount(target, options = {}) {
  if (!(target instanceof Element)) throw new Error("target: it has to be an element");
  check(options);
  const root = target.shadowRoot ?? rootOf(target);
  if (!root.childNodes.length) root.append(document.createElement("slot"));
  if (!root.querySelector("slot")) throw new Error("target: something is mounted in it already");
  const host = new ElementHost(wasm, target, root, { ...options });
  return {
    ready: host.ready,
    update(changed) {
      check(changed);
      host.update(changed);
    },
    destroy: () => host.stop(),
  };
}

const api = () => ({
  apiVersion: wasm.apiVersion(),
  dataset: wasm.dataset,
  formats: wasm.formats,
  rules: wasm.rules,
  snippets: wasm.snippets,
  mount,
});

// Brings the app, which is loaded, into an element <palette-ports>, whose attributes are its
// options.
export function attach(element, root) {
  const options = () => {
    const read = { syncUrl: element.hasAttribute("sync-url") };
    for (const name of OPTIONS) read[name] ??= element.getAttribute(name);
    return read;
  };
  // One attribute after the other says what was chosen; in between they say nothing.
  let isReflecting = false;
  const host = new ElementHost(wasm, element, root, options(), (chosen) => {
    isReflecting = true;
    for (const name of CHOICES) element.setAttribute(name, chosen[name]);
    isReflecting = false;
  });
  return {
    ready: host.ready,
    changed: () => isReflecting || host.update(options()),
    stop: () => host.stop(),
  };
}
