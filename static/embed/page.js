// The address and the storage of the page that an element stands in. In a sandboxed frame there is no
// history and no storage; nothing here throws.

const KEY = "palette-ports";

export const page = {
  query: () => location.search,

  // A refusal (a sandboxed frame, too many steps in too short a time) costs the link alone. The
  // page's `base`, if it has one, is not where its own address leads.
  setQuery(query, asNewStep, fragment) {
    try {
      const url = new URL(location.href);
      url.search = query;
      if (fragment != null) url.hash = fragment;
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
};
