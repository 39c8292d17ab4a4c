// Measures each kind of change: from the event to the moment when the page is changed and the main
// thread is free again, then the layout that follows. The last argument takes the answer.
const [rounds, isPlan] = arguments;
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
const flip = option("Show", "Deprecated rules");
const format = (name) => () =>
  [...document.querySelectorAll(".pp-formats label")].find((one) => one.innerText.trim() === name).querySelector("input").click();

const site = (place) => () => document.querySelectorAll(".pp-teams input")[place].click();

const planned = [
  ["site name", [type("pp-site-name", "B"), type("pp-site-name", "Be"), type("pp-site-name", "Ber")]],
  ["site addresses", [type("pp-site-registries", "192.0.2.1"), type("pp-site-registries", "192.0.2.12"), type("pp-site-registries", "")]],
  ["site clusters", [type("pp-site-workload-cluster", "192.0.2.1"), type("pp-site-workload-cluster", "192.0.2.12")]],
  ["site shown", [site(100), site(0)]],
];
const changes = isPlan ? planned : [
  ["deployment", [option("Deployment model", "SaaS"), option("Deployment model", "Self-hosted")]],
  ["role", [option("Role", "Workload cluster"), option("Role", "All roles")]],
  ["version button", [line("3.4 and earlier"), line("4.2")]],
  ["version keystroke", [type("pp-version", "4.2.1"), type("pp-version", "4.2")]],
  ["search keystroke", [type("pp-search", "n"), type("pp-search", "na"), type("pp-search", "nat"), type("pp-search", "")]],
  ["direction", [option("Direction", "Inbound"), option("Direction", "Both")]],
  ["switch", [flip, flip]],
  ["format", [format("ufw"), format("iptables + ip6tables"), format("firewalld"), format("nftables")]],
  ["address keystroke", [type("pp-address-vcenter", "192.0.2.1"), type("pp-address-vcenter", "192.0.2.12"), type("pp-address-vcenter", "")]],
];

// Rounds that are not counted, while the browser compiles; a multiple of every number of steps.
const WARM = 12;

// A message is handled after every microtask and before any timer: rendering is done by then.
const free = () =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  });
// Lets the browser paint and rest, so that one change does not pay for the last one, and so that
// the history is not written so often that the browser refuses it.
const rest = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60)));

async function once(change) {
  let mutated = false;
  const observer = new MutationObserver(() => (mutated = true));
  observer.observe(document.getElementById("palette-ports"), {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
  const start = performance.now();
  change();
  await free();
  while (!mutated && performance.now() - start < 2000) await free();
  const changed = performance.now();
  document.body.offsetHeight;
  const laidOut = performance.now();
  observer.disconnect();
  if (!mutated) throw new Error("a change changed nothing: " + change);
  return [changed - start, laidOut - start];
}

(async () => {
  const measured = [];
  for (const [name, steps] of changes) {
    const one = { name, first: 0, changed: [], laid_out: [] };
    // Whole turns, so that each kind of change ends where it started.
    const turns = Math.ceil(rounds / steps.length) * steps.length;
    for (let round = -WARM; round < turns; round++) {
      const [changed, laidOut] = await once(steps[(round + WARM) % steps.length]);
      if (round === -WARM) one.first = changed;
      if (round >= 0) {
        one.changed.push(changed);
        one.laid_out.push(laidOut);
      }
      await rest();
    }
    measured.push(one);
  }
  return measured;
})().then(done, (error) => done({ error: String(error) }));
