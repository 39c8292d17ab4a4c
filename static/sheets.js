// The part that writes files: its JavaScript half, which the page loads when somebody asks for one.
// The page hands over what its link says and what is typed, and keeps nothing of this.

import init, { check, open, write } from "./sheets-glue.js";
import { loadWasm } from "./sheets-source.js";

// Loads the wasm; what is there then.
export async function load() {
  await init({ module_or_path: await loadWasm() });
  return { make, open, check };
}

// Saves a sheet; where it is to be copied or printed, the text or the elements are what is made.
function make(sheet, format, link, typed) {
  const file = write(sheet, format === "copy" ? "md" : format, link, typed, today());
  const { name, media, bytes } = file;
  file.free();
  if (format === "print") return element(JSON.parse(new TextDecoder().decode(bytes)));
  if (format === "copy") return new TextDecoder().decode(bytes);
  save(name, new Blob([bytes], { type: media }));
}

// Hands the browser a file to save. Nobody is told whether it did: a sandboxed frame may refuse.
function save(name, blob) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(blob);
  link.click();
  // A browser may begin to read it later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// The element of a list: its name, its class, and what is in it. Text stays text.
function element([name, style, ...inner]) {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.append(...inner.map((one) => (typeof one === "string" ? one : element(one))));
  return made;
}

// The reader's day; ISO dates are Greenwich's.
function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}
