// Keys that belong to the element: a page around that has shortcuts, as documentation sites do, hears
// nothing of what is typed in a field, chooses between radios or is a shortcut of ours. Whoever listens in
// the capturing phase at the document hears it all the same: nobody can keep it from them.

// What is typed in, as opposed to pressed.
const FIELD = "input:not([type=radio], [type=checkbox]), textarea, select";

// What moves or changes text together with Ctrl or the Command key, beside keys with names.
const EDITING = /^[acvxyz]$/i;

// What the page may need wherever the focus is, to let it move on or to close what the element is in.
const PASSING = /^(Tab|Escape|F\d+)$/;

// Keeps the keys of an element inside of it from what is around.
export function keepKeys(box) {
  for (const name of ["keydown", "keypress", "keyup"]) {
    box.addEventListener(name, (event) => {
      if (isOurs(event)) event.stopPropagation();
    });
  }
}

function isOurs(event) {
  // What fills fields in sends keys without a name.
  const { key = "", target, ctrlKey, metaKey, altKey } = event;
  // Of an input method, or in a dialog of ours, which it may close.
  if (event.isComposing || target.closest("dialog")) return true;
  const isField = target.matches(FIELD);
  // A search that holds something is emptied by it.
  if (key === "Escape" && target.type === "search" && target.value) return true;
  if (PASSING.test(key)) return false;
  // Characters come by AltGr too, which some systems call Ctrl and Alt.
  const isText = key.length === 1 && (altKey || event.getModifierState?.("AltGraph"));
  if (isField && isText) return true;
  if (ctrlKey || metaKey) return isField && (key.length > 1 || EDITING.test(key));
  return isField || !altKey;
}
