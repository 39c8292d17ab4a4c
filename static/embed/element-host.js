// The host of one app in another page: the element it is mounted in, the options it reads from there
// and the events it sends. Rust calls the methods of crates/components/src/host/element.rs.

import { page } from "./page.js";
import styles from "./styles.css";
import { themeBehind, watchTheme } from "./follow-theme.js";
import { keepKeys } from "./keep-keys.js";
import { keepText } from "./keep-text.js";

// The choices that are attributes too; the query has more.
export const CHOICES = ["deployment", "role", "version", "format"];

// The names of the views, those of Rust's `View`, and of what stands above them; `rules` is what an older release
// called several of them.
const VIEWS = ["choices", "ports", "diagram", "addresses", "request", "upgrade", "firewall", "test", "rules"];
const THEMES = ["auto", "light", "dark"];

// The parameters of a link, those of Rust's `link`: whatever else is in the page's address is the
// page's. `tests/embed` compares the two.
const PARAMETERS = [
  ...CHOICES,
  "from",
  "q",
  "direction",
  "include",
  "allow-any",
  "allow-unnamed",
  "view",
  // Of earlier releases: they are read, and no longer written.
  "open-deprecated",
  "open-optional",
  "deprecated",
  "optional",
];

// All apps that are mounted: they share one wasm instance, and when that stops, all of them do.
const all = new Set();

// Apps that were taken out, each with the element that it is in: they are used again, because what
// Yew once listened to it listens to for ever.
const parked = [];

// A page has one address, which one app can follow.
let syncing;

let shared;

// What is wrong with how an app is wanted to look: the option and what would be right, for each that is.
export function wrongLooks({ view, theme }) {
  const wrong = [];
  const others = words(view).filter((word) => !VIEWS.includes(word));
  if (others.length) wrong.push(["view", `no view is called ${others.join(" or ")}; known are ${VIEWS.join(", ")}`]);
  if (theme != null && !THEMES.includes(theme)) {
    wrong.push(["theme", `“${theme}” is none; known are ${THEMES.join(", ")}`]);
  }
  return wrong;
}

const words = (view) => (view == null ? [] : String(view).split(/[\s,]+/).filter(Boolean));

// The view that a page that wants some of them gets first.
const first = (view) => words(view).find((word) => VIEWS.includes(word) && word !== "choices");

// Options over others, without what a page may have put on every object.
const over = (one, other) => ({ __proto__: null, ...one, ...other });

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
  // What the app shows, or is about to.
  #query;
  // What the page asked for since the app last followed it: whether the address leads elsewhere, and choices by
  // name, none for one that was taken back. Until then `#query` is what the app says: it would take what it
  // does not know yet for something that the reader has left.
  #isLed = false;
  #wishes = new Map();
  #isAsked = false;
  #settle;

  // Fulfilled when the app shows something.
  ready = new Promise((done, failed) => (this.#settle = { done, failed }));

  // `mount` is the app's, `owner` the element that events come from and options are for, `root` its shadow root.
  // `reflect` is told when the reader chose something else.
  constructor(mount, owner, root, options, reflect) {
    this.#owner = owner;
    this.#root = root;
    this.#options = this.#base = over(options);
    this.#reflect = reflect;
    this.ready.catch(() => {});
    this.#own = sheet("");
    this.#slot = root.querySelector("slot");
    const used = parked.pop();
    this.#box = used?.box ?? newBox();
    this.#box.className = "pp-place";
    this.#box.part = "app";
    root.adoptedStyleSheets = [(shared ??= sheet(styles)), this.#own];
    this.#follow();
    this.#query = this.#asQuery().toString();
    this.#look();
    this.#unwatch = watchTheme(() => this.#look());
    all.add(this);
    if (used) (this.#app = used.app).moveTo(this);
    else this.#app = mount(this.#box, this);
  }

  // Some options are different.
  update(options) {
    const before = this.#options;
    const now = (this.#options = over(before, options));
    const changed = Object.keys(now).filter((name) => now[name] !== before[name]);
    for (const name of changed) this.#base = over(this.#base, { [name]: now[name] });
    if (!this.#app) return;
    this.#look();
    this.#follow();
    // What the reader chose and the page does not speak of stays chosen.
    const wishes = changed.filter((name) => CHOICES.includes(name));
    for (const name of wishes) this.#wishes.set(name, now[name]);
    if (wishes.length) this.#lead();
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

  // Has the app follow what the page asks for. Several changes at once are one.
  #lead() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    queueMicrotask(() => {
      this.#isAsked = false;
      this.#app?.navigate();
    });
  }

  // A query with what the page asked for since.
  #wished(query) {
    const wished = new URLSearchParams(query);
    for (const [name, value] of this.#wishes) {
      if (value == null) wished.delete(name);
      else wished.set(name, value);
    }
    return wished;
  }

  #asQuery() {
    const query = new URLSearchParams();
    const given = new URLSearchParams(syncing === this ? page.query() : "");
    for (const name of PARAMETERS) {
      const value = given.get(name) ?? (name === "view" ? first(this.#base.view) : this.#base[name]);
      if (value != null) query.set(name, value);
    }
    return query;
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
    const heard = () => {
      this.#isLed = true;
      this.#wishes.clear();
      this.#lead();
    };
    addEventListener("popstate", heard);
    this.#unfollow = () => removeEventListener("popstate", heard);
  }

  // How it looks: which views, light or dark, and as large as the text around.
  #look() {
    const { view, theme } = this.#options;
    for (const [name, problem] of wrongLooks(this.#options)) this.#refuse(`${name}: ${problem}`);
    const parts = words(view).filter((word) => VIEWS.includes(word));
    const isChosen = THEMES.includes(theme) && theme !== "auto";
    const chosen = isChosen ? theme : themeBehind(this.#owner);
    const size = parseFloat(getComputedStyle(this.#owner).fontSize) || 16;
    const changes = [
      ["view", parts.join(" ")],
      ["theme", chosen],
    ];
    const before = this.#box.dataset.view;
    for (const [name, value] of changes) {
      if (this.#box.dataset[name] !== value) this.#box.dataset[name] = value;
    }
    if (this.#box.dataset.view !== before) this.#app?.look();
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
    const init = { __proto__: null, bubbles: true, composed: true, detail };
    const event = new CustomEvent("palette-ports:" + name, init);
    const owner = this.#owner;
    queueMicrotask(() => owner?.dispatchEvent(event));
  }

  // From here on: what Rust calls.

  // What is asked for. `isFollowing` is true when the app follows the page, which then has nothing more to ask.
  query(isFollowing) {
    if (isFollowing) {
      this.#query = this.#wished(this.#isLed ? this.#asQuery() : this.#query).toString();
      // What the page asks for is in the address, as what the reader chose is.
      if (syncing === this && this.#wishes.size) page.setQuery(this.#inAddress(), false);
      this.#isLed = false;
      this.#wishes.clear();
    }
    return syncing === this ? this.#inAddress() : this.#query;
  }

  // The views that the page wants to be shown; empty for all.
  shown() {
    return this.#box.dataset.view;
  }

  // How wide the app's place is.
  width() {
    return this.#owner?.clientWidth ?? 0;
  }

  // The query of the page's address, in which what is not ours stays in front.
  #inAddress() {
    const query = new URLSearchParams(page.query());
    for (const name of PARAMETERS) query.delete(name);
    for (const [name, value] of new URLSearchParams(this.#query)) query.append(name, value);
    return query.toString();
  }

  setQuery(query, asNewStep, fragment) {
    if (syncing === this) page.setQuery(query, asNewStep, fragment);
    const read = new URLSearchParams(query);
    const ours = new URLSearchParams();
    for (const name of PARAMETERS) {
      if (read.has(name)) ours.set(name, read.get(name));
    }
    this.#query = ours.toString();
    // What the page asks for at the same time holds.
    const chosen = this.#wished(ours);
    const detail = { query: chosen.toString() };
    for (const name of CHOICES) detail[name] = chosen.get(name);
    for (const name of CHOICES) this.#options = over(this.#options, { [name]: detail[name] });
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

// Where an app goes. It is used again, so whatever listens to it does so once.
function newBox() {
  const box = document.createElement("div");
  keepKeys(box);
  keepText(box);
  return box;
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
