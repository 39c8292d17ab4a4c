// What the browser does better than code of ours, each where it may be missing or refused: on a
// plain-http page there is no clipboard. Nothing here throws; whoever calls is told.

// A query's names and values, one after the other. NUL, which no value of ours holds, keeps them
// apart.
export const decode = (query) =>
  [...new URLSearchParams(query)]
    .flat()
    .map((text) => text.replaceAll("\0", ""))
    .join("\0");

// The query for such names and values.
export function encode(texts) {
  const query = new URLSearchParams();
  const list = texts.split("\0");
  for (let at = 0; at + 1 < list.length; at += 2) query.append(list[at], list[at + 1]);
  return query.toString();
}

// What the snippet around a button of its shows.
const snippet = (button) => button.closest(".pp-snippet")?.querySelector("pre code");

// Copies text, or the snippet whose button an event comes from, through the clipboard API, else by
// selecting where it is shown and asking the browser to copy that, else by leaving it selected. What
// comes from no event is shown nowhere, and is handed to the browser while it copies. Tells `done`:
// 0 copied, 1 selected, 2 neither.
export function copy(text, event, done) {
  const shown = event && snippet(event.target);
  if (shown) text = shown.textContent;
  const put = (event) => {
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  };
  const select = () => {
    try {
      if (!shown) {
        addEventListener("copy", put, { capture: true, once: true });
        const isCopied = document.execCommand("copy");
        removeEventListener("copy", put, true);
        return done(isCopied ? 0 : 2);
      }
      getSelection().selectAllChildren(shown);
      done(document.execCommand("copy") ? 0 : 1);
    } catch {
      done(2);
    }
  };
  try {
    navigator.clipboard.writeText(text).then(() => done(0), select);
  } catch {
    select();
  }
}

// The value of the button that was pressed. Lists have values that are numbers.
export const pressed = ({ target }) => (target.localName === "button" ? target.value : "");

// The part that writes files, once it was asked for. A download that failed is tried again. Some
// browsers, Chromium 148 among them, remember that a script did not arrive and ask for it no more: hence
// by another address. Bundlers leave that alone (xtask/src/dist/embed.rs); what they make has no such file.
let part, arrived;
let failures = 0;
const from = (address) => import(address);
const again = (error) => {
  if (!failures++) throw error;
  return from("./palette-ports-sheets.js?" + failures);
};
function load() {
  part ??= import("./palette-ports-sheets.js")
    .catch(again)
    .then((part) => part.load())
    .then((part) => (arrived = part));
  part.catch(() => (part = undefined));
  return part;
}

// Whoever comes near a button may press it: the part is loaded for its own, and a snippet's link gets
// the file that it leads to, which nobody waits for at a change of a filter. On a server nothing listens.
for (const kind of ["pointerover", "focusin", "click"]) {
  globalThis.addEventListener?.(kind, (event) => {
    const [at] = event.composedPath();
    if (at.closest?.(".pp-export")) load();
    const shown = at.download && snippet(at);
    if (shown) at.href = "data:text/plain;charset=utf-8," + encodeURIComponent(shown.textContent);
  });
}

// Loads it. Tells `done`: 0 it is there, 3 it did not arrive.
export function fetchPart(done) {
  load().then(() => done(0), () => done(3));
}

// The checks of a kind, as the part words them: nothing before it is there, empty where it stopped.
export function check(kind, link, typed, site) {
  try {
    return arrived?.check(kind, link, typed, site);
  } catch {
    return "";
  }
}

// Has a sheet written: saved, copied, or made for paper. Tells `done`: 0 done, 2 refused by the
// clipboard, 3 the part did not arrive, 4 here is what to print, 5 the part stopped.
export function handOn(sheet, format, link, typed, done) {
  const loading = load();
  const made = loading.then((part) => part.make(sheet, format, link, typed));
  const failed = () => loading.then(() => done(5), () => done(3));
  if (format !== "copy") {
    made.then((paper) => (paper ? done(4, paper) : done(0)), failed);
    return;
  }
  // Asked for at once: later, a browser would not take it for the reader's wish any more.
  const written = (async () => {
    if (!globalThis.ClipboardItem) return navigator.clipboard.writeText(await made);
    const text = made.then((text) => new Blob([text], { type: "text/plain" }));
    text.catch(() => {});
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
  })();
  written.then(
    () => done(0),
    () => made.then(() => done(2), failed),
  );
}

// Prints, and tells `done` 2 when the browser did not begin to: a sandboxed frame does nothing, and
// says nothing either. Once the app has come to rest: a browser may handle events while it prints.
export function printPage(done) {
  queueMicrotask(() => {
    const begin = () => (done = () => {});
    addEventListener("beforeprint", begin);
    try {
      window.print();
    } catch {}
    removeEventListener("beforeprint", begin);
    done(2);
  });
}

// Reads the file that was chosen in a field, which is free for another one then. Tells `done`: 0 read,
// 1 not read, 2 the part did not arrive, 3 the part stopped; and what was chosen and what was typed, names
// and values, or what is wrong, in sentences.
export async function readPlan({ target }, done) {
  const [file] = target.files;
  if (!file) return;
  let outcome = 1;
  try {
    const text = await file.text();
    outcome = 2;
    const part = await load();
    outcome = 3;
    done(0, ...part.open(text));
  } catch {
    done(outcome, "", "", "");
  }
  target.value = "";
}
