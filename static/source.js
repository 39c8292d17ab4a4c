// Where the app's halves and its later parts come from: files beside this one. The single file brings
// them along instead (static/single-file/source.js).

export const GLUE = "palette-ports.js";
export const WASM = "palette-ports_bg.wasm";

export const loadGlue = () => import(new URL(GLUE, import.meta.url).href);

export const loadWasm = () => download(new URL(WASM, import.meta.url));

// What keeps the app whole where it is translated: nobody translates a page before it is there.
export const loadKeeper = () => import(new URL("keep-text.js", import.meta.url).href);

// A chunk of a later part; `address` makes its address, in words by which bundlers know it, and `how` is how it is
// fetched.
export const loadChunk = (name, address, how) => download(address(), how);

async function download(url, how) {
  const response = await fetch(url, how);
  if (!response.ok) throw new Error("HTTP status " + response.status);
  // Whole before it is compiled: a download that was cut is told from a damaged file, and the type
  // that a server gives it does not matter.
  return response.arrayBuffer();
}
