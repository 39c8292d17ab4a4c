// The browser, where each part may be missing or refused: in a sandboxed frame there is no
// history, on a plain-http page no clipboard. Nothing here throws; whoever calls is told.

export const query = () => location.search;

// A refusal (a sandboxed frame, too many steps in too short a time) costs the link alone.
export function setQuery(query, asNewStep) {
  try {
    const url = "?" + query + location.hash;
    if (asNewStep) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  } catch {}
}

export function showTarget() {
  try {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
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
