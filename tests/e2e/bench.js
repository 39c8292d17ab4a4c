// Makes changes of one kind, each shown and rested from before the next: the arguments are the kind's
// name and how many; the last one takes the answer.
const [name, number] = arguments;
const done = arguments[arguments.length - 1];

const options = (group) =>
  [...document.querySelectorAll("fieldset")].filter((one) => one.querySelector("legend").textContent.trim() === group)
    .flatMap((one) => [...one.querySelectorAll("label")]);
// What a menu holds can be pressed while it is closed.
const option = (group, label) => () =>
  options(group).find((one) => one.textContent.trim().startsWith(label)).querySelector("input").click();
const choose = (id, value) => () => {
  const list = document.getElementById(id);
  list.value = value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
};
const tab = (name) => () => [...document.querySelectorAll(".pp-tab")].find((one) => one.textContent === name).click();
const details = () => document.querySelector(".pp-disclose").click();
const type = (id, text) => () => {
  const field = document.getElementById(id);
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
// As many addresses as a field takes, less the one that is typed behind them.
const many = (net) => Array.from({ length: 999 }, (_, at) => `${net}.${at >> 8}.${at & 255}.1`).join("\n");
const long = many(10);
const flip = option("Include", "Deprecated");
// Beside the view that is looked at, or in the bar at the foot of a narrow page.
const format = (name, id) => () => document.getElementById("pp-foot-format") ? choose("pp-foot-format", id)() :
  [...document.querySelectorAll(".pp-formats label")].find((one) => one.textContent.trim() === name).querySelector("input").click();

const kinds = {
  nothing: [() => {}],
  deployment: [choose("pp-deployment", "saas"), choose("pp-deployment", "self-hosted")],
  role: [choose("pp-role", "workload-cluster"), choose("pp-role", "all")],
  version: [choose("pp-version", "3.4"), choose("pp-version", "4.2")],
  "version keystroke": [type("pp-release", "4.2.1"), type("pp-release", "4.2.13")],
  "search keystroke": [type("pp-search", "n"), type("pp-search", "na"), type("pp-search", "nat"), type("pp-search", "")],
  direction: [option("Direction", "Inbound"), option("Direction", "Both")],
  include: [flip, flip],
  view: [tab("Upgrade"), tab("Change request"), tab("Addresses"), tab("Ports")],
  details: [details, details],
  format: [format("ufw", "ufw"), format("iptables + ip6tables", "iptables"), format("firewalld", "firewalld"), format("nftables", "nftables")],
  "address keystroke": [type("pp-address-vcenter", "192.0.2.1"), type("pp-address-vcenter", "192.0.2.12"), type("pp-address-vcenter", "")],
  "keystroke behind 999": [type("pp-address-registries", long + "\n192.0.2.1"), type("pp-address-registries", long + "\n192.0.2.12"), type("pp-address-registries", long)],
  "paste of 999": [type("pp-address-registries", many(11)), type("pp-address-registries", "")],
  "site name": [type("pp-site-1-name", "B"), type("pp-site-1-name", "Be"), type("pp-site-1-name", "Ber")],
  "site addresses": [type("pp-site-1-registries", "192.0.2.1"), type("pp-site-1-registries", "192.0.2.12"), type("pp-site-1-registries", "")],
  "site clusters": [type("pp-site-1-workload-cluster", "192.0.2.1"), type("pp-site-1-workload-cluster", "192.0.2.12")],
};

// A message that is sent while a frame is made is heard when it is done.
const shown = () =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    }));
// So that one change does not pay for the last one, and the history is not written so often that the
// browser refuses it.
const rest = () => new Promise((resolve) => setTimeout(resolve, 40));

(async () => {
  const steps = kinds[name];
  if (!steps) throw new Error("no such kind of change: " + name);
  let changes = 0;
  const observer = new MutationObserver(() => (changes += 1));
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(document.getElementById("palette-ports"), everything);
  const latencies = [];
  for (let at = 0; at < number; at++) {
    const before = changes;
    const start = performance.now();
    steps[at % steps.length]();
    await shown();
    while (name !== "nothing" && changes === before && performance.now() - start < 2000) await shown();
    latencies.push(performance.now() - start);
    if (name !== "nothing" && changes === before) throw new Error("a change changed nothing: " + name);
    await rest();
  }
  observer.disconnect();
  return { latencies };
})().then(done, (error) => done({ error: String(error) }));
