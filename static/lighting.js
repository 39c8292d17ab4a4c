// Lights what belongs together, in the table, the picture and the sentences beside it: whatever
// stands for the rule that is pointed at, or that has the focus in it. By itself, because drawing
// the page anew for it would be a waste.

const PARTS = "[data-rules], tr[id]";

const rulesOf = (part) => (part.dataset.rules ?? part.id).split(" ");

// Listens on the element that an app is in. Nothing else holds what is made here, so it goes with
// the element.
export function light(root) {
  let lit = [];
  const look = ({ type, target }) => {
    for (const part of lit) part.removeAttribute("data-lit");
    lit = [];
    const part = type !== "pointerleave" && type !== "focusout" && target.closest(PARTS);
    if (!part) return;
    const rules = rulesOf(part);
    for (const one of root.querySelectorAll(PARTS)) {
      if (rulesOf(one).some((rule) => rules.includes(rule))) lit.push(one);
    }
    for (const one of lit) one.setAttribute("data-lit", "");
  };
  // With a click or a key, what a part stands for may have changed.
  for (const type of ["pointerover", "pointerleave", "focusin", "focusout", "click", "input"]) {
    root.addEventListener(type, look);
  }
}
