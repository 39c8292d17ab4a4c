// What other pages can call; api.d.ts says what of it is promised. The app comes with it, and the
// wasm is loaded once, when it is first asked for.

import { isOwn } from "./__wasm_split.js";
// One by one: what a bundler makes of all of them together trips over what a page has put on every object.
import init, {
  apiVersion,
  dataset,
  formats,
  loadApi,
  mount as mountApp,
  rules,
  snippets,
} from "./app.js";
import { argument, plain } from "./argument.js";
import { CHOICES, ElementHost, watchForTraps, wrongLooks } from "./element-host.js";

const OPTIONS = [...CHOICES, "view", "theme", "syncUrl"];
const MOUNT_EXAMPLE = '{version: "4.2", view: "ports"}';
const LOAD_EXAMPLE = '{wasm: "palette-ports.wasm"}';

// How deep arguments are, arrays not counted: a selection is itself alone, options have addresses by their ends.
const SELECTION_DEPTH = 1;
const OPTIONS_DEPTH = 2;

// Where this script is, as traces of errors say it: a bundler puts the address of its source, on the
// machine that built, in the place of import.meta.url.
const here = /[a-z-]+:\/\/\S+?(?=:\d+:\d+)/.exec(new Error().stack)?.[0];

let loading;

// Names a failed download as what it is: a compiler's complaint about an error page helps nobody.
async function download(url, cache) {
  const response = await fetch(url, { __proto__: null, cache });
  if (!response.ok) throw new Error(`${url} did not arrive: HTTP status ${response.status}`);
  // Whole before it is compiled: whatever type the server calls it, and cut or not.
  return response.arrayBuffer();
}

// The module of this build. What a cache has of another, or in pieces, is asked for anew.
async function ownModule(source, isAgain) {
  const isAddress = typeof source === "string" || source instanceof URL;
  const given = isAddress ? await download(source, isAgain ? "reload" : "default") : source;
  try {
    const module = given instanceof WebAssembly.Module ? given : await WebAssembly.compile(given);
    if (isOwn(module)) return module;
    throw new Error("Two releases are mixed: the wasm is of another build than api.js. Load the page again.");
  } catch (error) {
    if (isAgain || !isAddress) throw error;
    return ownModule(source, true);
  }
}

async function start(asked, isAgain) {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser has no WebAssembly, or it is turned off.");
  }
  // In these very words: by them, bundlers know that the file belongs to the app.
  const source = asked ?? new URL("./palette-ports.wasm", import.meta.url).href;
  await init({ module_or_path: await ownModule(source, isAgain) });
  watchForTraps(
    (error) => !here || String(error.stack).includes(here),
    (error) => {
      loading = Promise.reject(error);
      loading.catch(() => {});
    },
  );
}

let hasFailed = false;

// Loads the app, from `wasm` where it is not beside this file: an address, bytes, or a compiled
// module. The first call counts, unless it failed. `isAgain` is whether that was so elsewhere.
export function loadApp(wasm, isAgain) {
  if (!loading) {
    const mine = (loading = start(wasm, isAgain || hasFailed));
    mine.catch(() => {
      hasFailed = true;
      if (loading === mine) loading = undefined;
    });
  }
  return loading;
}

let calls;

// Loads what can be called too, which an element does without. Every call answers with the same object.
export async function load(options = {}) {
  const { wasm } = argument(options, "options", LOAD_EXAMPLE, ["wasm"]);
  await loadApp(wasm);
  await loadApi();
  return (calls ??= api());
}

// The options that were given, when nothing is wrong with them: before anything is changed by them.
function checked(given) {
  const options = argument(given, "options", MOUNT_EXAMPLE, OPTIONS);
  for (const [name, value] of Object.entries(options)) {
    const wanted = name === "syncUrl" ? "boolean" : "string";
    if (value != null && typeof value !== wanted) {
      throw new Error(`options.${name}: it has to be a ${wanted}`);
    }
  }
  for (const [name, problem] of wrongLooks(options)) throw new Error(`options.${name}: ${problem}`);
  const { format, role, deployment, version } = options;
  if (format != null && !formats().some((known) => known.id === format)) {
    throw new Error(`options.format: “${format}” is no format's id; formats() lists them`);
  }
  const { deployments, lines } = dataset();
  const asked = { __proto__: null, deployment: deployment || deployments[0].id, version: version || lines.at(-1) };
  if (role != null) asked.role = role;
  try {
    rules(asked);
  } catch (error) {
    throw new Error(error.message.replace(/^selection/, "options"));
  }
  return options;
}

function rootOf(target) {
  try {
    return target.attachShadow({ __proto__: null, mode: "open" });
  } catch (error) {
    throw new Error(`target: a <${target.localName}> takes no shadow root; give a <div>`, {
      __proto__: null,
      cause: error,
    });
  }
}

function mount(target, given = {}) {
  if (!(target instanceof Element)) throw new Error("target: it has to be an element");
  const options = checked(given);
  const root = target.shadowRoot ?? rootOf(target);
  if (!root.childNodes.length) root.append(document.createElement("slot"));
  if (!root.querySelector("slot")) throw new Error("target: something is mounted in it already");
  const host = new ElementHost(mountApp, target, root, options);
  return {
    ready: host.ready,
    update: (changed) => host.update(checked(changed)),
    destroy: () => host.stop(),
  };
}

const api = () => ({
  apiVersion: apiVersion(),
  dataset,
  formats,
  rules: (selection) => rules(plain(selection, "selection", SELECTION_DEPTH)),
  snippets(selection, options) {
    const asked = plain(selection, "selection", SELECTION_DEPTH);
    const wanted = plain(options, "options", OPTIONS_DEPTH);
    // As if it were not there; null is what somebody took for addresses.
    if (wanted?.addresses === undefined) delete wanted?.addresses;
    return snippets(asked, wanted);
  },
  mount,
});

// Brings the app, which is loaded, into an element <palette-ports>, whose attributes are its
// options.
export function attach(element, root) {
  const options = () => {
    const read = { __proto__: null, syncUrl: element.hasAttribute("sync-url") };
    for (const name of OPTIONS) read[name] ??= element.getAttribute(name);
    return read;
  };
  // One attribute after the other says what was chosen; in between they say nothing.
  let isReflecting = false;
  const host = new ElementHost(mountApp, element, root, options(), (chosen) => {
    isReflecting = true;
    for (const name of CHOICES) {
      if (chosen[name] == null) element.removeAttribute(name);
      else element.setAttribute(name, chosen[name]);
    }
    isReflecting = false;
  });
  return {
    ready: host.ready,
    changed: () => isReflecting || host.update(options()),
    stop: () => host.stop(),
  };
}
