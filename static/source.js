// Where the app's halves and its later parts come from: files beside this one. The single file brings
// them along instead (static/single-file/source.js).

export const GLUE = "palette-ports.js";
export const WASM = "palette-ports_bg.wasm";

export const loadGlue = () => import(new URL(GLUE, import.meta.url).href);

export const loadWasm = () => download(new URL(WASM, import.meta.url));

// A chunk of a later part; `address` makes its address, in words by which bundlers know it.
export const loadChunk = (name, address) => download(address());

async function download(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error("HTTP status " + response.status);
  // Whole before it is compiled: a download that was cut is told from a damaged file, and the type
  // that a server gives it does not matter.
  return response.arrayBuffer();
}
