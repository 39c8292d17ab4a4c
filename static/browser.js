// The browser, where each part may be missing or refused: in a sandboxed frame there is no
// history, on a plain-http page no clipboard. Nothing here throws; whoever calls is told.

export const query = () => location.search;

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

// A refusal (a sandboxed frame, too many steps in too short a time) costs the link alone.
export function setQuery(query, asNewStep, dropFragment) {
  try {
    const url = "?" + query.replace("?", "") + (dropFragment ? "" : location.hash);
    if (asNewStep) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  } catch {}
}

export const fragment = () => location.hash.slice(1);

export const withFragment = (fragment) => location.href.split("#")[0] + "#" + fragment;

const KEY = "palette-ports";

// Touching the storage throws where it is refused, and then there is no answer.
export function kept() {
  try {
    return localStorage.getItem(KEY) || "";
  } catch {}
}

export function keep(text) {
  try {
    if (text) localStorage.setItem(KEY, text);
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

// Going to the address's own fragment once more scrolls there and, being the browser's doing,
// makes it the `:target`; where that is refused, scrolling has to do.
export function showTarget(mark) {
  try {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    target?.scrollIntoView();
    if (mark && target) location.replace(location.hash);
  } catch {}
}

// Copies text through the clipboard API, else by selecting where it is shown and asking the
// browser to copy that, else by leaving it selected. Tells `done`: 0 copied, 1 selected, 2 neither.
export function copy(text, event, done) {
  const select = () => {
    try {
      const shown = event.target.closest(".pp-snippet").querySelector("pre code");
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
