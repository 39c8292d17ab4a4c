// Replaces text as the translation of a browser does, by each of the ways that there are: every text between
// marks, so that what is left without them is what the app says. `arguments`: the way, whether what is not to be
// translated is left alone, and whether what comes later is translated too.
const [way, isPolite, isLasting] = arguments;

const ways = {
  // A copy in an element, in one step.
  replaced: (text) => text.replaceWith(fontOf(text.data)),
  // The same in two steps.
  "put beside": (text) => {
    text.parentNode.insertBefore(fontOf(text.data), text);
    text.remove();
  },
  "put behind": (text) => {
    text.after(fontOf(text.data));
    text.remove();
  },
  // The text itself, moved into an element.
  moved: (text) => {
    const font = document.createElement("font");
    text.replaceWith(font);
    font.append("«", text, "»");
  },
  // In an element that is no font.
  wrapped: (text) => {
    const span = document.createElement("span");
    text.parentNode.insertBefore(span, text);
    span.append("«", text, "»");
  },
  // A new text.
  exchanged: (text) => text.replaceWith("«" + text.data + "»"),
};

const fontOf = (words) => {
  const [outer, inner] = [document.createElement("font"), document.createElement("font")];
  inner.textContent = "«" + words + "»";
  outer.append(inner);
  return outer;
};

const isTranslated = (text) => {
  const parent = text.parentElement;
  if (!text.data.trim() || text.data.includes("«") || text.data.includes("»")) return false;
  if (parent?.closest("script, style, font, textarea, noscript")) return false;
  return !(isPolite && parent?.closest("[translate=no]"));
};

const translate = (root) => {
  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (isTranslated(text) && !(text.previousSibling?.data ?? "").endsWith("«")) texts.push(text);
  }
  for (const text of texts) ways[way](text);
  return texts.length;
};

const roots = [document.body, ...[...document.querySelectorAll("*")].map((one) => one.shadowRoot).filter(Boolean)];
let count = 0;
for (const root of roots) {
  count += translate(root);
  if (!isLasting) continue;
  const options = { childList: true, characterData: true, subtree: true };
  new MutationObserver(() => translate(root)).observe(root, options);
}
return count;
