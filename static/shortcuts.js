// Keys for those who know them: / goes to the search, ? shows the list, where they can be turned off
// (src/ui/panels/shortcuts.rs has its button, which brings its words). The list is made when it is asked
// for.

const KEY = "palette-ports-shortcuts";
const TYPED_IN = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog";

// Where nothing is kept, for as long as the page is there.
let isOff = false;
try {
  isOff = localStorage.getItem(KEY) === "off";
} catch {}

function turn(off) {
  isOff = off;
  try {
    localStorage.setItem(KEY, off ? "off" : "");
  } catch {}
}

// A dialog, which Escape closes, and which then gives the focus back.
function list(button) {
  const [title, search, shown, on, close] = button.dataset.label.split("\n");
  const dialog = document.createElement("dialog");
  const add = (tag, text, to = dialog) => {
    const made = document.createElement(tag);
    made.append(text);
    to.append(made);
    return made;
  };
  dialog.className = "pp-panel";
  dialog.ariaLabel = title;
  add("h2", title);
  add("p", search);
  add("p", shown);
  const label = add("label", "");
  label.className = "pp-option";
  const box = add("input", "", label);
  box.type = "checkbox";
  box.checked = !isOff;
  box.onchange = () => turn(!box.checked);
  label.append(" ", on);
  const leave = add("button", close);
  leave.className = "pp-button";
  leave.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  button.after(dialog);
  dialog.showModal();
}

// `at` hears: a page of the app's own, or what the app stands in, so that nothing of the page around
// is taken from it.
export function hearKeys(at) {
  const find = (id) => at.getRootNode().getElementById(id);

  at.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (isOff || (key !== "/" && key !== "?") || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || target.closest(TYPED_IN)) return;
    const search = find("pp-search");
    // A page around may show no choices.
    if (!search?.checkVisibility()) return;
    event.preventDefault();
    if (key === "?") return list(find("pp-keys"));
    search.focus();
    search.select();
  });

  at.addEventListener("click", ({ target }) => {
    if (target.id === "pp-keys") list(target);
  });
}
