// The shortcuts of documentation sites, as their scripts have them: each says what it would have done. And
// everything that a listener in the bubbling phase hears, wherever it is.
window.acted = [];
window.keys = [];

const search = () => {
  acted.push("search");
  scrollTo(0, 0);
  document.querySelector("input[name=q]").focus();
};

// mdBook 0.5.2: chapters and help in book.js, the search in searcher.js.
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "?") {
    event.preventDefault();
    acted.push("help");
  }
  if (event.shiftKey) return;
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    event.preventDefault();
    acted.push(event.key);
  }
});
document.addEventListener("keydown", (event) => {
  const { target } = event;
  const isTyped = target.type === "textarea" || target.type === "text";
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTyped) return;
  if (/^(?:input|select|textarea)$/i.test(target.nodeName)) return;
  if (event.key === "s" || event.key === "/") {
    event.preventDefault();
    search();
  }
});

// Sphinx: doctools.js.
document.addEventListener("keydown", (event) => {
  if (["TEXTAREA", "INPUT", "SELECT", "BUTTON"].includes(document.activeElement.tagName)) return;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (!event.shiftKey && event.key.startsWith("Arrow")) acted.push(event.key);
  if (event.key === "/") {
    search();
    event.preventDefault();
  }
});

// A site that searches by Ctrl and K, from wherever the focus is.
window.addEventListener("keydown", (event) => {
  if (event.key === "k" && event.ctrlKey) {
    event.preventDefault();
    acted.push("palette");
  }
});

for (const name of ["keydown", "keypress", "keyup"]) {
  const hear = (event) => keys.push(`${name} ${event.key}`);
  window.addEventListener(name, hear);
  document.addEventListener(name, hear);
  addEventListener("DOMContentLoaded", () => {
    document.body.addEventListener(name, hear);
    document.getElementById("one").addEventListener(name, hear);
  });
}
