// The host of one app in another page: the element it is mounted in, the options it reads from there
// and the events it sends. Rust calls the methods of crates/components/src/host/element.rs.

import { page } from "./page.js";
import styles from "./styles.css";
import { themeBehind, watchTheme } from "./follow-theme.js";

// The choices that are attributes too; the query has more.
export const CHOICES = ["deployment", "role", "version", "format"];

const VIEWS = ["choices", "rules", "firewall"];
const THEMES = ["auto", "light", "dark"];

// The parameters of a link, those of Rust's `link`: whatever else is in the page's address is the
// page's. `tests/embed` compares the two.
const PARAMETERS = [
  ...CHOICES,
  "from",
  "q",
  "direction",
  "deprecated",
  "optional",
  "open-deprecated",
  "open-optional",
  "allow-any",
  "allow-unnamed",
];

// All apps that are mounted: they share one wasm instance, and when that stops, all of them do.
const all = new Set();

// Apps that were taken out, each with the element that it is in: they are used again, because what
// Yew once listened to it listens to for ever.
const parked = [];

// A page has one address, which one app can follow.
let syncing;

let shared;

function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

export class ElementHost {
  #app;
  #owner;
  #root;
  #slot;
  #box;
  #options;
  #reflect;
  #own;
  #unwatch;
  #unfollow;
  #said = new Set();
  // What the page asked for, whatever the reader chose since.
  #base;
  #query = "";
  #asked = false;
  #settle;

  // Fulfilled when the app shows something.
  ready = new Promise((done, failed) => (this.#settle = { done, failed }));

  // `owner` is the element that events come from and options are for, `root` its shadow root.
  // `reflect` is told when the reader chose something else.
  constructor(wasm, owner, root, options, reflect) {
    this.#owner = owner;
    this.#root = root;
    this.#options = this.#base = options;
    this.#reflect = reflect;
    this.ready.catch(() => {});
    this.#own = sheet("");
    this.#slot = root.querySelector("slot");
    const used = parked.pop();
    this.#box = used?.box ?? document.createElement("div");
    this.#box.className = "pp-place";
    this.#box.part = "app";
    root.adoptedStyleSheets = [(shared ??= sheet(styles)), this.#own];
    this.#follow();
    this.#query = this.#asQuery();
    this.#look();
    this.#unwatch = watchTheme(() => this.#look());
    all.add(this);
    if (used) (this.#app = used.app).moveTo(this);
    else this.#app = wasm.mount(this.#box, this);
  }

  // Some options are different.
  update(options) {
    const before = this.#options;
    this.#options = { ...before, ...options };
    for (const name in options) {
      if (options[name] !== before[name]) this.#base = { ...this.#base, [name]: options[name] };
    }
    if (!this.#app) return;
    this.#look();
    this.#follow();
    // What the reader chose and the page does not speak of stays chosen.
    const query = new URLSearchParams(this.#query);
    for (const name of CHOICES) {
      if (this.#options[name] === before[name]) continue;
      if (this.#options[name] == null) query.delete(name);
      else query.set(name, this.#options[name]);
    }
    this.#show(query.toString());
  }

  // Takes the app out again; what stood between the tags is shown once more.
  stop() {
    if (!this.#app) return;
    this.#leave();
    this.#app.park();
    parked.push({ app: this.#app, box: this.#box });
    this.#app = this.#owner = this.#root = undefined;
  }

  // The wasm has stopped for good: nothing in it may be called any more.
  fail(reason) {
    this.#app = undefined;
    parked.length = 0;
    this.#leave();
    this.#settle.failed(new Error(reason));
    this.#tell("error", { kind: "crash", messages: [reason] });
  }

  #leave() {
    all.delete(this);
    this.#unwatch();
    this.#unfollow?.();
    if (syncing === this) syncing = undefined;
    this.#box.remove();
    this.#root.append(this.#slot);
  }

  // Shows what a query asks for. Several changes at once are one.
  #show(query, isLed) {
    if (query === this.#query && !this.#asked && !isLed) return;
    this.#query = query;
    if (syncing === this && !isLed) page.setQuery(this.query(), false, false);
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      this.#app?.navigate();
    });
  }

  #asQuery() {
    const query = new URLSearchParams();
    const given = new URLSearchParams(syncing === this ? page.query() : "");
    for (const name of PARAMETERS) {
      const value = given.get(name) ?? this.#base[name];
      if (value != null) query.set(name, value);
    }
    return query.toString();
  }

  // Follows the page's address from now on, or no longer.
  #follow() {
    const wanted = !!this.#options.syncUrl;
    if (wanted && syncing && syncing !== this) {
      this.#refuse("sync-url: another element on this page follows the address already");
    }
    const isMine = wanted && (syncing ?? this) === this;
    if (isMine === (syncing === this)) return;
    syncing = isMine ? this : undefined;
    this.#unfollow?.();
    this.#unfollow = undefined;
    if (!isMine) return;
    // The same query may lead to another rule.
    const heard = () => this.#show(this.#asQuery(), true);
    addEventListener("popstate", heard);
    this.#unfollow = () => removeEventListener("popstate", heard);
  }

  // How it looks: which parts, light or dark, and as large as the text around.
  #look() {
    const { view, theme } = this.#options;
    const words = view == null ? VIEWS : String(view).split(/[\s,]+/).filter(Boolean);
    const wrong = words.filter((word) => !VIEWS.includes(word));
    if (wrong.length) this.#refuse(`view: no part is called ${wrong.join(" or ")}; known are ${VIEWS.join(", ")}`);
    const parts = words.filter((word) => VIEWS.includes(word));
    const isTheme = theme == null || THEMES.includes(theme);
    if (!isTheme) this.#refuse(`theme: “${theme}” is none; known are ${THEMES.join(", ")}`);
    const chosen = isTheme && theme && theme !== "auto" ? theme : themeBehind(this.#owner);
    const size = parseFloat(getComputedStyle(this.#owner).fontSize) || 16;
    const changes = {
      view: (parts.length ? parts : VIEWS).join(" "),
      theme: chosen,
    };
    for (const name in changes) {
      if (this.#box.dataset[name] !== changes[name]) this.#box.dataset[name] = changes[name];
    }
    this.#box.toggleAttribute("data-link", syncing === this);
    this.#own.replaceSync(`:host{--pp-rem:${Math.min(Math.max(size, 15), 20)}px}`);
  }

  // Says what is wrong once, not at every look.
  #refuse(message) {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    this.#tell("error", { kind: "value", messages: [message] });
  }

  // Later: whoever hears it may change what is being worked on.
  #tell(name, detail) {
    const event = new CustomEvent("palette-ports:" + name, { bubbles: true, composed: true, detail });
    const owner = this.#owner;
    queueMicrotask(() => owner?.dispatchEvent(event));
  }

  // From here on: what Rust calls.

  query() {
    if (syncing !== this) return this.#query;
    // What is not ours stays in front.
    const query = new URLSearchParams(page.query());
    for (const name of PARAMETERS) query.delete(name);
    for (const [name, value] of new URLSearchParams(this.#query)) query.append(name, value);
    return query.toString();
  }

  setQuery(query, asNewStep, dropFragment) {
    if (syncing === this) page.setQuery(query, asNewStep, dropFragment);
    const read = new URLSearchParams(query);
    const detail = { query: "" };
    const ours = new URLSearchParams();
    for (const name of PARAMETERS) {
      if (read.has(name)) ours.set(name, read.get(name));
    }
    for (const name of CHOICES) detail[name] = read.get(name);
    detail.query = this.#query = ours.toString();
    this.#options = { ...this.#options };
    for (const name of CHOICES) this.#options[name] = detail[name];
    this.#reflect?.(detail);
    this.#tell("change", detail);
  }

  fragment() {
    return syncing === this ? page.fragment() : "";
  }

  withFragment(fragment) {
    return page.withFragment(fragment);
  }

  ruleLink(query, id) {
    return page.ruleLink(query, id);
  }

  kept() {
    return page.kept();
  }

  keep(text) {
    return page.keep(text);
  }

  // The app calls this when it is there for the first time, and when the address leads elsewhere.
  showTarget() {
    if (!this.#box.isConnected) this.#root.append(this.#box);
    this.#slot?.remove();
    this.#settle.done();
    if (syncing !== this) return;
    try {
      const id = decodeURIComponent(page.fragment());
      if (id) this.#root.getElementById(id)?.scrollIntoView();
    } catch {}
  }

  refuse(notices) {
    this.#tell("error", { kind: "value", messages: notices });
  }
}

// A mistake in the app is a trap, after which nothing of it runs safely. `isOurs` tells it from
// somebody else's.
export function watchForTraps(isOurs, stopped) {
  const watch = (error) => {
    if (!(error instanceof WebAssembly.RuntimeError) || !isOurs(error)) return;
    const reason = "The app stopped because of a mistake in it. Loading the page again starts it afresh.";
    stopped(new Error(reason, { cause: error }));
    for (const host of [...all]) host.fail(reason);
  };
  addEventListener("error", (event) => watch(event.error));
  addEventListener("unhandledrejection", (event) => watch(event.reason));
}
