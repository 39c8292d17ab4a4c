// What a caller writes, with everything that is declared, and what must not compile.
import "palette-ports";
import { load } from "palette-ports/api";
import type {
  ChangeDetail,
  Dataset,
  ErrorDetail,
  Format,
  LoadOptions,
  Match,
  Miss,
  Mounted,
  MountOptions,
  PalettePorts,
  Rule,
  Rules,
  Selection,
  Snippet,
  SnippetOptions,
} from "palette-ports/api";
import type { PalettePortsElement, PalettePortsEventMap } from "palette-ports";

// Whether two types are one.
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;

// Loading.
const ways: LoadOptions[] = [
  {},
  { wasm: "/palette-ports.wasm" },
  { wasm: new URL("https://example.com/palette-ports.wasm") },
  { wasm: new Uint8Array(8) },
  { wasm: new ArrayBuffer(8) },
  { wasm: new WebAssembly.Module(new Uint8Array(8)) },
];
const ports: PalettePorts = await load(ways[0]);
(await load()) satisfies PalettePorts;
const version: string = ports.apiVersion;
// @ts-expect-error: it says what it is.
ports.apiVersion = version;
// @ts-expect-error: no such option.
await load({ wasn: "/palette-ports.wasm" });
// @ts-expect-error: nothing is no place.
await load({ wasm: null });

// The dataset.
const dataset: Dataset = ports.dataset();
dataset.dataset_version satisfies string;
dataset.lines.at(-1) satisfies string | undefined;
for (const { id, name } of [...dataset.deployments, ...dataset.roles]) `${id}: ${name}`;
for (const rule of dataset.rules) {
  rule satisfies Rule;
  [rule.id, rule.role, rule.service, ...rule.deployments] satisfies string[];
  rule.ports.to - rule.ports.from;
  true satisfies Same<typeof rule.direction, "inbound" | "outbound">;
  true satisfies Same<typeof rule.protocol, "tcp" | "udp">;
  true satisfies Same<typeof rule.requirement, "required" | "optional" | "conditional">;
  // What only the schema describes has to be looked at first.
  const purposes: unknown = rule["purposes"];
  // @ts-expect-error: what it holds is not known here.
  purposes.length;
}

// Rules.
const selection: Selection = { deployment: "self-hosted", version: "4.2" };
const narrow: Required<Selection> = {
  ...selection,
  role: "workload-cluster",
  search: "443",
  include: ["optional"],
  direction: "inbound",
  showDeprecated: false,
  showOptional: null,
};
// @ts-expect-error: no release is taken for granted.
ports.rules({ deployment: "saas" });
// @ts-expect-error: nor a deployment model.
ports.rules({ version: "4.2" });
// @ts-expect-error: a release is a text: 4.10 is not 4.1.
ports.rules({ deployment: "saas", version: 4.2 });
// @ts-expect-error: misspelt.
ports.rules({ ...selection, showOptionl: true });
// @ts-expect-error: no such direction.
ports.rules({ ...selection, direction: "both" });
// @ts-expect-error: nothing was chosen.
ports.rules();
const rules: Rules = ports.rules(narrow);
[rules.datasetVersion, rules.summary, rules.note ?? ""] satisfies string[];
// @ts-expect-error: there may be none.
rules.note.length;
for (const match of rules.matches) {
  match satisfies Match;
  match.rule satisfies Rule;
  [match.label, match.why, ...match.purposes] satisfies string[];
  true satisfies Same<typeof match.status, "required" | "conditional" | "optional" | "deprecated" | "ended">;
}
for (const miss of rules.misses) {
  miss satisfies Miss;
  [miss.id, miss.why] satisfies string[];
}

// Formats and snippets.
const formats: Format[] = ports.formats();
for (const format of formats) {
  const { id, name, group, fileName, about, apply, undo, checked, fields } = format;
  [id, name, group, fileName, about, apply, undo, checked] satisfies string[];
  true satisfies Same<typeof format.hostNames, "none" | "outbound" | "both">;
  format.namesNearEnd satisfies boolean;
  for (const { id, label, hint, default: usual, wanted } of fields) {
    [id, label, hint, usual, wanted] satisfies string[];
  }
}
const options: Required<SnippetOptions> = {
  format: "nftables",
  openDeprecated: true,
  openOptional: null,
  allowAny: true,
  allowUnnamed: null,
  addresses: { users: "192.0.2.0/24", "management-platform": ["192.0.2.7", "ports.example"] },
  settings: { vpc: "vpc-0123" },
};
// @ts-expect-error: how it is wanted has to be said.
ports.snippets(selection);
// @ts-expect-error: and the format with it.
ports.snippets(selection, { openOptional: true });
// @ts-expect-error: misspelt.
ports.snippets(selection, { format: "ufw", openOptionl: true });
// @ts-expect-error: addresses are texts.
ports.snippets(selection, { format: "ufw", addresses: { users: 7 } });
// @ts-expect-error: a setting is one text.
ports.snippets(selection, { format: "ufw", settings: { vpc: ["one", "two"] } });
const snippets: Snippet[] = ports.snippets(selection, options);
for (const snippet of snippets) {
  const { role, title, text, fileName, wide, unsupported, leftOut } = snippet;
  [role, title, fileName, ...wide, ...unsupported] satisfies string[];
  text?.split("\n") satisfies string[] | undefined;
  // @ts-expect-error: there may be none.
  text.split("\n");
  for (const { id, label, why } of leftOut) [id, label, why] satisfies string[];
}

// Mounting.
const target = document.createElement("div");
const places: Required<MountOptions> = {
  deployment: "saas",
  role: null,
  version: "4.2",
  format: "ufw",
  view: "ports,firewall",
  theme: "dark",
  syncUrl: true,
};
const mounted: Mounted = ports.mount(target, places);
ports.mount(target) satisfies Mounted;
await mounted.ready;
mounted.update({ theme: "auto" });
mounted.update({ theme: null, syncUrl: null });
// @ts-expect-error: no such theme.
mounted.update({ theme: "pink" });
// @ts-expect-error: nothing was changed.
mounted.update();
// @ts-expect-error: misspelt.
ports.mount(target, { formt: "ufw" });
// @ts-expect-error: a selector is no element.
ports.mount("#target");
// @ts-expect-error: left out, and not there without a value.
ports.mount(target, { role: undefined });
mounted.destroy();

// The element.
const element: PalettePortsElement = document.createElement("palette-ports");
document.querySelector("palette-ports") satisfies PalettePortsElement | null;
(await element.ready) satisfies void;
element.setAttribute("sync-url", "");
element.addEventListener("palette-ports:change", function (event) {
  this satisfies PalettePortsElement;
  const detail: ChangeDetail = event.detail;
  const { query, deployment, role, version, format } = detail;
  [query, deployment, role, version, format] satisfies string[];
  // @ts-expect-error: misspelt.
  event.detail.deploiment;
});
element.addEventListener(
  "palette-ports:error",
  ({ detail }) => {
    detail satisfies ErrorDetail;
    true satisfies Same<typeof detail.kind, "value" | "load" | "crash">;
    detail.messages.join("\n") satisfies string;
    // @ts-expect-error: there may be several.
    detail.message;
  },
  { once: true },
);
element.addEventListener("click", (event) => event.clientX);
element.addEventListener("something-else", (event) => event.type, true);
true satisfies Same<
  PalettePortsEventMap["palette-ports:change"]["detail"],
  ChangeDetail
>;
