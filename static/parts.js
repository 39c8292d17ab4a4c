// Loads the parts of the app that come later (src/parts.rs). `cargo xtask dist` puts this in the place of
// the module that the splitter writes for the same purpose: this one takes any media type, says nothing
// of failures that the page says, asks again for what did not arrive, and can be used where nothing may
// be fetched. Its last lines, the addresses of the
// chunks and a function for each part, are written by xtask/src/wasm_build/link.rs.

import { initSync } from "./app.js";
import { loadChunk } from "./source.js";

const BUILD = "BUILD_ID";

// Whether a module is of this build. Those of two builds would read and call whatever stands in each
// other's memory and table.
export function isOwn(module) {
  const [id] = WebAssembly.Module.customSections(module, "build");
  return !!id && new TextDecoder().decode(id) === BUILD;
}

// What chunks import of the first part, and what that calls it: wasm-opt gives it short names.
const SHARED = {};
const shared = (name) => initSync()[SHARED[name]];

// What is there or on its way, by name. Nothing is instantiated twice: it would write the data that it
// starts with over what became of it since.
const chunks = {};

// How what did not arrive, or is damaged, is asked for again: past what a cache holds of it.
const retries = {};

// Whether the console says that the site has another build by now.
let isTold = false;

async function bring(name, address) {
  const module = await WebAssembly.compile(await loadChunk(name, address, retries[name]));
  if (!isOwn(module)) {
    const error = new Error(`${name}.wasm is of another build of this page. Load the page again.`);
    // Once: a part has several modules, and somebody may ask again.
    if (!isTold) console.error(error);
    isTold = true;
    throw error;
  }
  const imports = Object.fromEntries(Object.keys(SHARED).map((name) => [name, shared(name)]));
  // A module that was made of several has another name for where it imports from.
  await WebAssembly.instantiate(module, { __wasm_split: imports, __wasm_split_merged: imports });
}

// A part of some chunks. Calls back once each time that it is called: with whether all are there.
const load = (names) => async (callback, data) => {
  let isThere = true;
  const arrive = async (name) => {
    const chunk = (chunks[name] ??= bring(name, ADDRESSES[name]));
    try {
      await chunk;
    } catch {
      isThere = false;
      retries[name] = { __proto__: null, cache: "reload" };
      // Another call may have begun to ask again.
      if (chunks[name] === chunk) delete chunks[name];
    }
  };
  await Promise.all(names.map(arrive));
  shared("__indirect_function_table").get(callback)(data, isThere);
};

