// Keeps the app whole where a browser translates the page, which replaces its text.
//
// Yew holds on to the text nodes that it made: it writes into them what is new, and puts elements in front of
// them. A translation takes them out, with an element that holds the translated words in their place, or moves
// them into one. What Yew writes then is seen by nobody, and what it wants to put in front of them has no place:
// the app would stop.
//
// So a text node that was taken out goes back in, empty, in front of what stands for it, and nothing of that is
// seen. When Yew writes into it, what stands for it goes, with what else of the sentence is translated, and what
// is chosen now is on screen; the browser may translate that in turn. Where nothing is to be translated, the node
// goes back in as it was.
//
// What Yew itself takes out goes back in too, if it has put something in its place at once. An empty text that
// nobody holds does no harm.

// What is not to be translated: code, ports and addresses say so. In a drawing, what is put in is not drawn.
const UNTRANSLATED = "[translate=no], svg";

// What is translated as one, and so ends as one.
const BLOCK = "p, li, td, th, dt, dd, h1, h2, h3, h4, label, legend, summary, button";

// How often a text is put back in without Yew having written into it: as it was, and then empty. Somebody might
// take it out for ever.
const MOST = 20;

// How often each was.
const times = new WeakMap();

// What a text said, and the nodes that stand for it.
const kept = new WeakMap();

// The texts that nodes stand for.
const standing = new WeakMap();

// Watches over what is in an element from now on.
export function keepText(root) {
  const observer = new MutationObserver((records) => {
    mend(records);
    // What was done here is no news.
    observer.takeRecords();
  });
  observer.observe(root, { __proto__: null, childList: true, characterData: true, subtree: true });
}

const isText = (node) => node.nodeType === Node.TEXT_NODE;

const blockOf = (element) => element.closest?.(BLOCK) ?? element;

function mend(records) {
  // For each text, where in the list it was last written into, and last taken out.
  const written = new Map();
  const taken = new Map();
  records.forEach((record, at) => {
    if (record.type === "characterData") return written.set(record.target, at);
    for (const node of record.removedNodes) if (isText(node)) taken.set(node, at);
  });
  for (const text of written.keys()) {
    times.delete(text);
    if (kept.has(text)) restore(blockOf(text.parentElement ?? text), text, written);
  }
  for (const record of records) {
    for (const node of record.removedNodes) if (standing.has(node)) passOn(node, record);
  }
  if (!taken.size) return;
  const added = new Set(records.flatMap((record) => [...record.addedNodes]));
  for (const [text, at] of taken) {
    const instead = standIns(text, records[at], added);
    const place = records[at].target;
    if (text.parentNode === place) continue;
    if (instead.length) putBack(text, place, instead, written.get(text) > at);
    // It is Yew that took it out: what stood for it goes too.
    else if (kept.has(text)) restore(blockOf(place), text, written);
  }
}

// What stood for a text was taken out: by somebody who put another text there, or who shows the original again.
function passOn(node, { addedNodes, target }) {
  const text = standing.get(node);
  const entry = kept.get(text);
  if (!entry || node.parentNode === target) return;
  entry.stand = entry.stand.filter((one) => one !== node);
  for (const next of addedNodes) if (next !== text && next.parentNode === target) standFor(text, entry, next);
  if (entry.stand.length) return;
  text.data = entry.text;
  kept.delete(text);
}

function standFor(text, entry, node) {
  entry.stand.push(node);
  standing.set(node, text);
}

// Puts a text in front of what somebody put in its place, or in the place of that: where it is not to be
// translated, and where it has news to tell.
function putBack(text, place, instead, isNews) {
  const time = times.get(text) ?? 0;
  if (time >= 2 * MOST) return;
  times.set(text, time + 1);
  const entry = kept.get(text) ?? { text: text.data, stand: [] };
  const isAsItWas = isNews || (time < MOST && place.closest?.(UNTRANSLATED));
  if (!isAsItWas && text.parentNode) text.replaceWith(text.cloneNode());
  place.insertBefore(text, instead[0]);
  if (isAsItWas) {
    for (const node of instead) node.remove();
    return;
  }
  text.data = "";
  kept.set(text, entry);
  for (const node of instead) if (!entry.stand.includes(node)) standFor(text, entry, node);
}

// The nodes that somebody put in the place of a text.
function standIns(text, record, added) {
  const place = record.target;
  const isThere = (node) => node && node.parentNode === place && node !== text;
  // It was moved into an element. Yew never does that.
  let around = text.parentNode;
  while (around && around.parentNode !== place) around = around.parentNode;
  if (around) return [around];
  // Both at once: Yew does one after the other.
  const replaced = [...record.addedNodes].filter(isThere);
  if (replaced.length) return replaced;
  // One after the other: elements that Yew never makes.
  const beside = [record.previousSibling, record.nextSibling, ...added];
  return beside.filter((node) => isThere(node) && added.has(node) && node.nodeName === "FONT" && !standing.has(node)).slice(0, 1);
}

// Shows what the app says in a block, in place of what stands for it, since `text` is new or gone.
function restore(block, text, written) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const texts = new Set([text]);
  while (walker.nextNode()) if (kept.has(walker.currentNode)) texts.add(walker.currentNode);
  for (const one of texts) {
    const entry = kept.get(one);
    kept.delete(one);
    for (const node of entry.stand) node.remove();
    if (one !== text && !written.has(one)) one.data = entry.text;
  }
}
