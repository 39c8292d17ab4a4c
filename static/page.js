// Where the app stands when the page is its own. In a sandboxed frame there is no history and no
// storage; nothing here throws.

const KEY = "palette-ports";
// static/theme.js reads it.
const THEME = KEY + "-theme";

// The place that the page has for the app, until the app is in it.
let place, app;

// The app is built beside the document, in an element like the place's: what the page holds is there to
// read for as long as the app is not whole.
export function beside() {
  place = document.getElementById(KEY);
  return (app = place?.cloneNode());
}

export const page = {
  query: () => location.search,

  // A refusal (a sandboxed frame, too many steps in too short a time) costs the link alone. The
  // page's `base`, if it has one, is not where its own address leads.
  setQuery(query, asNewStep, dropFragment) {
    try {
      const url = new URL(location.href);
      url.search = query;
      if (dropFragment) url.hash = "";
      history[asNewStep ? "pushState" : "replaceState"](null, "", url.href);
    } catch {}
  },

  fragment: () => location.hash.slice(1),

  withFragment: (fragment) => location.href.split("#")[0] + "#" + fragment,

  ruleLink(query, id) {
    const url = new URL(location.href);
    url.search = query;
    url.hash = id;
    return url.href;
  },

  setTitle(title) {
    // The same once more is work for the browser all the same.
    if (document.title !== title) document.title = title;
  },

  theme: () => document.documentElement.dataset.theme || "",

  // Where it cannot be kept, it holds for as long as the page is there.
  setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem(THEME, theme);
    } catch {}
  },

  // Touching the storage throws where it is refused, and then there is no answer.
  kept() {
    try {
      return localStorage.getItem(KEY) || "";
    } catch {}
  },

  keep(text) {
    try {
      if (text) localStorage.setItem(KEY, text);
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  },

  // Going to the address's own fragment once more scrolls there and, being the browser's doing,
  // makes it the `:target`; where that is refused, scrolling has to do.
  showTarget() {
    place?.replaceWith(app);
    place = undefined;
    try {
      // Firefox warns of a search for nothing.
      const id = decodeURIComponent(page.fragment());
      const target = id && document.getElementById(id);
      if (!target) return;
      target.scrollIntoView();
      location.replace(location.hash);
    } catch {}
  },
};
