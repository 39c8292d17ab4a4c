// Where the app's halves and its later parts come from in the single file: the file itself. It asks
// nobody for anything, and its policy would not let it.

import init, { mountPage } from "./app.js";
import { isOwn } from "./__wasm_split.js";
import { keepText } from "./keep-text.js";

export const GLUE = "palette-ports.html";
export const WASM = GLUE;

export const loadGlue = async () => ({ default: init, mountPage, isOwn });

export const loadWasm = () => loadChunk("app");

export const loadKeeper = async () => ({ keepText });

// Elements with a type that is nobody's, which are never run.
export async function loadChunk(name) {
  const text = atob(document.getElementById("palette-ports-part-" + name).textContent);
  return Uint8Array.from(text, (byte) => byte.charCodeAt(0));
}
