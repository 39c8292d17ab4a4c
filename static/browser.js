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

// Whoever comes near a button may press it: what it takes is loaded by `load`, and a snippet's link gets
// the file that it leads to, which nobody waits for at a change of a filter. On a server nothing listens.
let loadFiles;
export const whenNear = (load) => (loadFiles = load);
for (const kind of ["pointerover", "focusin", "click"]) {
  globalThis.addEventListener?.(kind, (event) => {
    const [at] = event.composedPath();
    if (at.closest?.(".pp-export")) loadFiles?.();
    const shown = at.download && snippet(at);
    if (shown) at.href = "data:text/plain;charset=utf-8," + encodeURIComponent(shown.textContent);
  });
}

// Hands the browser a file to save. Nobody is told whether it did: a sandboxed frame may refuse.
export function save(name, type, bytes) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.click();
  // A browser may begin to read it later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// The element of a list: its name, its class, and what is in it. Text stays text.
export const paper = (json) => element(JSON.parse(json));
function element([name, style, ...inner]) {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.append(...inner.map((one) => (typeof one === "string" ? one : element(one))));
  return made;
}

// The reader's day; ISO dates are Greenwich's.
export function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

// Copies a text that is being made, a promise that is rejected with what to tell. Tells `done`: 0
// copied, 2 refused by the clipboard.
export function copyMade(made, done) {
  // Asked for at once: later, a browser would not take it for the reader's wish any more.
  const written = (async () => {
    if (!globalThis.ClipboardItem) return navigator.clipboard.writeText(await made);
    const text = made.then((text) => new Blob([text], { type: "text/plain" }));
    text.catch(() => {});
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
  })();
  written.then(
    () => done(0),
    () => made.then(() => done(2), done),
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

// What is in the file that was chosen in a field, which is free for another one then: a text; nothing
// where none was chosen, or where it cannot be read, which is an error.
export async function chosenText({ target }) {
  try {
    return await target.files[0]?.text();
  } finally {
    target.value = "";
  }
}
