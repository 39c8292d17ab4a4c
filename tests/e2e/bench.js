// Makes changes of one kind, each shown and rested from before the next: the arguments are the kind's
// name and how many; the last one takes the answer.
const [name, number] = arguments;
const done = arguments[arguments.length - 1];

const options = (group) =>
  [...document.querySelectorAll("fieldset")].filter((one) => one.querySelector("legend").innerText.trim() === group)
    .flatMap((one) => [...one.querySelectorAll("label")]);
const option = (group, label) => () =>
  options(group).find((one) => one.innerText.trim().startsWith(label)).querySelector("input").click();
const line = (text) => () =>
  [...document.querySelectorAll(".pp-line")].find((one) => one.firstChild.textContent.trim() === text).click();
const type = (id, text) => () => {
  const field = document.getElementById(id);
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
// As many addresses as a field takes, less the one that is typed behind them.
const many = (net) => Array.from({ length: 999 }, (_, at) => `${net}.${at >> 8}.${at & 255}.1`).join("\n");
const long = many(10);
const flip = option("Show", "Deprecated rules");
const format = (name) => () =>
  [...document.querySelectorAll(".pp-formats label")].find((one) => one.innerText.trim() === name).querySelector("input").click();
const site = (place) => () => document.querySelectorAll(".pp-teams input")[place].click();

const kinds = {
  nothing: [() => {}],
  deployment: [option("Deployment model", "SaaS"), option("Deployment model", "Self-hosted")],
  role: [option("Role", "Workload cluster"), option("Role", "All roles")],
  "version button": [line("3.4 and earlier"), line("4.2")],
  "version keystroke": [type("pp-version", "4.2.1"), type("pp-version", "4.2")],
  "search keystroke": [type("pp-search", "n"), type("pp-search", "na"), type("pp-search", "nat"), type("pp-search", "")],
  direction: [option("Direction", "Inbound"), option("Direction", "Both")],
  switch: [flip, flip],
  format: [format("ufw"), format("iptables + ip6tables"), format("firewalld"), format("nftables")],
  "address keystroke": [type("pp-address-vcenter", "192.0.2.1"), type("pp-address-vcenter", "192.0.2.12"), type("pp-address-vcenter", "")],
  "keystroke behind 999": [type("pp-address-registries", long + "\n192.0.2.1"), type("pp-address-registries", long + "\n192.0.2.12"), type("pp-address-registries", long)],
  "paste of 999": [type("pp-address-registries", many(11)), type("pp-address-registries", "")],
  "site name": [type("pp-site-name", "B"), type("pp-site-name", "Be"), type("pp-site-name", "Ber")],
  "site addresses": [type("pp-site-registries", "192.0.2.1"), type("pp-site-registries", "192.0.2.12"), type("pp-site-registries", "")],
  "site clusters": [type("pp-site-workload-cluster", "192.0.2.1"), type("pp-site-workload-cluster", "192.0.2.12")],
  "site shown": [site(100), site(0)],
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
