// Where the app's two halves come from in the single file: the file itself. It asks nobody for
// anything, and its policy would not let it.

import * as glue from "./palette-ports.js";

export const GLUE = "palette-ports.html";
export const WASM = GLUE;

export const loadGlue = async () => glue;

// An element with a type that is nobody's is never run.
export async function loadWasm() {
  const text = atob(document.getElementById("palette-ports-wasm").textContent);
  return Uint8Array.from(text, (byte) => byte.charCodeAt(0));
}
