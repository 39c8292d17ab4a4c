// Where the wasm of the part that writes files comes from in the single file: the file itself.

export async function loadWasm() {
  const text = atob(document.getElementById("palette-ports-sheets-wasm").textContent);
  return Uint8Array.from(text, (byte) => byte.charCodeAt(0));
}
