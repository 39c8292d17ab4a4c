// Where the wasm of the part that writes files comes from: a file beside this one. The single file
// brings it along instead (static/single-file/sheets-source.js).

export async function loadWasm() {
  // In these very words: by them, bundlers know that the file belongs to the app.
  const response = await fetch(new URL("./palette-ports-sheets.wasm", import.meta.url).href);
  if (!response.ok) throw new Error("HTTP status " + response.status);
  // Whole before it is compiled: whatever type the server calls it, and cut or not.
  return response.arrayBuffer();
}
