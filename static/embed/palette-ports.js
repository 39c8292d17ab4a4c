// The element <palette-ports>. This is all that a page loads before the element comes near what is
// on screen; the app follows then, once for all elements. What stands between the tags is shown
// until the app is there, and stays if it never comes.

const NEAR = "600px";
const START = Symbol("start");
const ATTRIBUTES = ["deployment", "role", "version", "format", "view", "theme", "sync-url"];

let loading;
let failures = 0;

// What failed is tried again by the next element, or when this one is put in again.
function load() {
  loading ??= bring().catch((error) => {
    loading = undefined;
    failures++;
    throw error;
  });
  return loading;
}

async function bring() {
  const api = await (failures ? importAnew() : importApi());
  await api.loadApp(undefined, failures > 0);
  return api.attach;
}

const importApi = () => import("./api.js");

// A browser keeps a script for as long as the page is there, and some the fact that it did not arrive: another
// address asks the server anew. Where a bundler made a file of its own of it, that leads nowhere.
const importAnew = () => import(/* webpackIgnore: true */ /* @vite-ignore */ "./api.js?again=" + failures).catch(importApi);

// One for all, so that they start in the order in which they stand: the first one that wants to
// follow the page's address is the one that does.
const near =
  globalThis.IntersectionObserver &&
  new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) target[START]();
    },
    { __proto__: null, rootMargin: NEAR },
  );

// Where there are no elements, as when a site is rendered on a server, the module can be imported
// and does nothing.
class PalettePorts extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;

  #attached;
  // What is under way; another one once the element was taken out and put in again.
  #run;
  #ready;

  constructor() {
    super();
    this.#await();
    this.attachShadow({ __proto__: null, mode: "open" }).append(document.createElement("slot"));
  }

  // A promise that is fulfilled when the app is there, and rejected when it cannot come.
  get ready() {
    return this.#ready.promise;
  }

  connectedCallback() {
    // Moved, not taken out: what is there stays.
    if (this.#run) return;
    if (near) near.observe(this);
    else this[START]();
  }

  disconnectedCallback() {
    // A move is a removal and an insertion at once.
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#attached?.changed();
  }

  #await() {
    const promise = new Promise((done, failed) => (this.#ready = { done, failed }));
    // Whoever does not wait for it has not left a failure unhandled.
    promise.catch(() => {});
    this.#ready.promise = promise;
  }

  async [START]() {
    near?.unobserve(this);
    const run = (this.#run = {});
    try {
      const attach = await load();
      if (this.#run !== run) return;
      this.#attached = attach(this, this.shadowRoot);
      await this.#attached.ready;
      this.#ready.done();
    } catch (error) {
      if (this.#run === run) this.#fail(error);
    }
  }

  #fail(error) {
    this.#stop();
    this.#ready.failed(error);
    this.#await();
    console.error("<palette-ports> cannot start.", error);
    const detail = { kind: "load", messages: [String(error?.message ?? error)] };
    const init = { __proto__: null, bubbles: true, composed: true, detail };
    this.dispatchEvent(new CustomEvent("palette-ports:error", init));
  }

  #stop() {
    near?.unobserve(this);
    this.#attached?.stop();
    this.#attached = this.#run = undefined;
  }
}

if (globalThis.customElements && !customElements.get("palette-ports")) {
  customElements.define("palette-ports", PalettePorts);
}
