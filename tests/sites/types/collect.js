// Asks the API everything, and keeps each answer with the type that it should be of. What it asks
// with is every field that is declared: the API refuses what it does not know.
import "./node_modules/palette-ports/palette-ports.js";
import { load } from "./node_modules/palette-ports/api.js";

const next = (target, name) =>
  new Promise((heard) => target.addEventListener(name, heard, { once: true }));
const kinds = (value) =>
  Object.fromEntries(Object.keys(value).map((name) => [name, typeof value[name]]));

async function collect() {
  const element = document.querySelector("palette-ports");
  const target = document.querySelector("#target");
  const refused = next(element, "palette-ports:error");
  const ports = await load();

  const selection = {
    deployment: "self-hosted",
    version: "4.2",
    role: "workload-cluster",
    search: "443",
    direction: "outbound",
    include: ["optional", "deprecated"],
    showDeprecated: true,
    showOptional: true,
  };
  const wide = { deployment: "self-hosted", version: "4.2" };
  const asked = {
    format: "nftables",
    openDeprecated: true,
    openOptional: true,
    allowAny: true,
    allowUnnamed: true,
    addresses: { "management-platform": ["192.0.2.7"], users: "192.0.2.0/24" },
    settings: {},
  };
  const options = {
    deployment: "self-hosted",
    role: "workload-cluster",
    version: "4.2",
    format: "nftables",
    view: "choices rules",
    theme: "light",
    syncUrl: false,
  };

  const mounted = ports.mount(target, options);
  await mounted.ready;
  const changed = next(target, "palette-ports:change");
  const deployments = target.shadowRoot.querySelector("select");
  deployments.selectedIndex = (deployments.selectedIndex + 1) % deployments.length;
  deployments.dispatchEvent(new Event("change", { bubbles: true }));

  return [
    ["Record<keyof PalettePorts, string>", kinds(ports)],
    ["Record<keyof Mounted, string>", { ready: typeof mounted.ready, ...kinds(mounted) }],
    ["Required<Selection>", selection],
    ["Required<SnippetOptions>", asked],
    ["Required<MountOptions>", options],
    ["Dataset", ports.dataset()],
    ["Format[]", ports.formats()],
    ["Rules", ports.rules(selection)],
    ["Rules", ports.rules(wide)],
    // A release without documentation of its own.
    ["Rules", ports.rules({ ...wide, version: "4.2.99" })],
    ["Snippet[]", ports.snippets(selection, asked)],
    ...ports.formats().map(({ id }) => ["Snippet[]", ports.snippets(wide, { format: id })]),
    ["ChangeDetail", (await changed).detail],
    ["ErrorDetail", (await refused).detail],
  ];
}

collect().then(
  (answers) => (window.answers = answers),
  (error) => (window.failed = String(error)),
);
