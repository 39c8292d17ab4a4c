// What other pages can call, version 1.2.0, by the rules of semantic versioning: what is declared
// here stays as it is until the first number changes. Errors are `Error`s whose message begins
// with the field that is wrong, as in "selection.version: …". Arguments are plain values: objects,
// arrays, strings and booleans.

/** Loads the app and its data, once for a page. */
export function load(options?: LoadOptions): Promise<PalettePorts>;

export interface LoadOptions {
  /**
   * Where the wasm is, when it is not beside `api.js`: an address, its bytes, or a compiled module.
   * The first call counts.
   */
  wasm?: string | URL | BufferSource | WebAssembly.Module;
}

export interface PalettePorts {
  /** The version of all this, such as "1.2.0". */
  readonly apiVersion: string;
  /** The dataset, in the shape that `schema.json` describes. */
  dataset(): Dataset;
  /** The firewall formats, in the order they are offered. */
  formats(): Format[];
  /** Which rules apply, and why the others do not. */
  rules(selection: Selection): Rules;
  /** The snippets for a choice, one for the hosts of each role that are not the vendor's own. */
  snippets(selection: Selection, options: SnippetOptions): Snippet[];
  /** Puts the explorer into an element, by a shadow root of its own. */
  mount(target: Element, options?: MountOptions): Mounted;
}

/** A choice of rules. Deployment model and version have no default. */
export interface Selection {
  /** The id of a deployment model: "saas", "saas-edge" or "self-hosted". */
  deployment: string;
  /** A release, such as "4.2" or "4.2.13". */
  version: string;
  /** The id of a role; all of them when it is left out. */
  role?: string | null;
  /** A search: rules that it does not find are left out of rules and snippets. */
  search?: string | null;
  /** One direction; both when it is left out. */
  direction?: "inbound" | "outbound" | null;
  /** What snippets hold beside what is required: "optional" (with what is conditional), "deprecated". */
  include?: string | string[] | null;
  /** Whether deprecated rules are listed; true when it is left out. What snippets hold is `include`'s. */
  showDeprecated?: boolean | null;
  /** Whether optional rules are listed; true when it is left out. What snippets hold is `include`'s. */
  showOptional?: boolean | null;
}

/** How a snippet is wanted. */
export interface SnippetOptions {
  /** The id of a format. */
  format: string;
  /** The same as "deprecated" in the selection's `include`, which is newer. */
  openDeprecated?: boolean | null;
  /** The same as "optional" in the selection's `include`, which is newer. */
  openOptional?: boolean | null;
  /**
   * Whether a firewall between networks (`namesNearEnd`) allows any address at an end without one; false
   * when it is left out: what such an end needs is then in `unsupported`.
   */
  allowAny?: boolean | null;
  /**
   * Whether any address is allowed for an end that the documentation does not name; false when it is left
   * out: what such an end needs is then in `leftOut`.
   */
  allowUnnamed?: boolean | null;
  /**
   * Addresses, networks and host names by the id of the far end they are for. Where an end is left out,
   * its port is open to any address on hosts, in clouds and in Kubernetes, which the snippet's `wide`
   * says for each port. An end that is named has to have an address.
   */
  addresses?: Record<string, string | string[]>;
  /** What the format's fields hold, by their ids. */
  settings?: Record<string, string>;
}

export interface Rules {
  datasetVersion: string;
  /** The answer to the choice, in a few sentences. */
  summary: string;
  /** What to know about a release that is not a documented one. */
  note: string | null;
  matches: Match[];
  misses: Miss[];
}

export interface Match {
  /** The rule, as the dataset has it. */
  rule: Rule;
  /** Protocol and ports, such as "tcp/443". */
  label: string;
  /** At the chosen release. "ended": an earlier release was the last to have it, and no snippet holds it. */
  status: "required" | "conditional" | "optional" | "deprecated" | "ended";
  /** Whether snippets hold it: what the vendor runs is never in one. */
  included: boolean;
  /** Why it applies. */
  why: string;
  /** What it is for at the chosen release. */
  purposes: string[];
}

export interface Miss {
  /** The rule's id. */
  id: string;
  /** Why it does not apply. */
  why: string;
}

/** A rule; `schema.json` describes every field. */
export interface Rule {
  id: string;
  deployments: string[];
  role: string;
  direction: "inbound" | "outbound";
  protocol: "tcp" | "udp";
  ports: { from: number; to: number };
  service: string;
  requirement: "required" | "optional" | "conditional";
  [field: string]: unknown;
}

/** The dataset; `schema.json` describes every field. */
export interface Dataset {
  dataset_version: string;
  deployments: {
    id: string;
    name: string;
    /** The roles whose hosts are the vendor's own: there are no snippets for them. */
    vendor_roles?: string[];
  }[];
  roles: { id: string; name: string }[];
  /** Release lines with published documentation, oldest first. */
  lines: string[];
  rules: Rule[];
  [field: string]: unknown;
}

export interface Format {
  id: string;
  name: string;
  group: string;
  /** A name for a file that holds a snippet, whatever it is for. */
  fileName: string;
  /** What it is for. */
  about: string;
  /** How it is put to work. */
  apply: string;
  /** What else there is to know, such as what it does not open; null for most. */
  note: string | null;
  /** How it is taken back out again. */
  undo: string;
  /** How far it was checked. */
  checked: string;
  /** Which ends may be host names. */
  hostNames: "none" | "outbound" | "both";
  /** Whether its rules name the role's own hosts too. */
  namesNearEnd: boolean;
  /**
   * `default` is what is written when a field is left out: a value, or a gap such as
   * `<security-group-id>`, which no firewall takes for a value. `example` is right as it is.
   */
  fields: { id: string; label: string; hint: string; default: string; example: string; wanted: string }[];
}

export interface Snippet {
  /** The role's id. */
  role: string;
  title: string;
  /** The snippet; null when nothing can be expressed. */
  text: string | null;
  /** The name of its file, by role and version: `palette-workload-cluster-4.2.nft`. */
  fileName: string;
  /** What is open to any address. Never leave this unsaid. */
  wide: string[];
  /** That one value stands in the snippets of several roles; null where each has its own. */
  shared: string | null;
  /** What of it is more than a platform takes by default, and the way out. */
  limits: string[];
  /** The fields that nothing was entered in: `text` has a gap in their place. */
  missing: { id: string; label: string }[];
  /** What the format cannot express and is therefore missing, why, and the way out. */
  unsupported: string[];
  /** Rules that were left out by choice. */
  leftOut: { id: string; label: string; why: string }[];
}

export interface MountOptions {
  deployment?: string | null;
  role?: string | null;
  version?: string | null;
  format?: string | null;
  /**
   * What to show, with commas or blanks in between: "choices", and the views "ports", "diagram", "addresses", "request",
   * "upgrade", "firewall" (with "test") and "test". "rules" is older, and stands for the first five views.
   */
  view?: string | null;
  theme?: "auto" | "light" | "dark" | null;
  /** Whether the page's address follows what is chosen; one app on a page can have it. */
  syncUrl?: boolean | null;
}

export interface Mounted {
  /** Fulfilled when something is shown. */
  readonly ready: Promise<void>;
  /** Changes some options. The last wish for each holds. */
  update(options: MountOptions): void;
  /** Takes the explorer out again; what the element held is shown once more. */
  destroy(): void;
}

/** The detail of `palette-ports:change`. */
export interface ChangeDetail {
  /** Everything that is chosen, and the view that is open, as the page's own address would say it. */
  query: string;
  deployment: string;
  /** The id of a role, or "all". */
  role: string;
  version: string;
  format: string;
}

/** The detail of `palette-ports:error`. */
export interface ErrorDetail {
  /**
   * "value": an attribute or option cannot be right and is ignored. "load": the app did not come.
   * "crash": it stopped, on the whole page.
   */
  kind: "value" | "load" | "crash";
  messages: string[];
}
