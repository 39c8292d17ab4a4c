// Two ways of asking, and the times that may pass between: so many microtasks, or a timer.

const TIMES = [
  ...Array.from({ length: 13 }, (_, count) => async () => {
    for (let left = count; left; left--) await null;
  }),
  ...[0, 4].map((wait) => () => new Promise((done) => setTimeout(done, wait))),
  () => new Promise(requestAnimationFrame),
];

// The app has nothing left to do, and whatever it does is painted.
const settled = async () => {
  for (let left = 2; left; left--) await new Promise(requestAnimationFrame);
  await new Promise((done) => setTimeout(done));
};

const START = { deployment: "saas", role: "all", version: "4.2" };

const ways = {
  attributes: () => {
    const element = document.getElementById("one");
    return {
      element,
      ask: (options) => Object.entries(options).forEach((option) => element.setAttribute(...option)),
    };
  },
  update: () => {
    const element = document.getElementById("target");
    window.mounted ??= window.ports.mount(element, START);
    return { element, ask: (options) => window.mounted.update(options) };
  },
};

// Runs a story for every time that may pass between its steps: `story(ask, pass, choose)`. Answers with what is
// on screen, and in the attributes, where that is not `wanted`.
window.told = async (way, wanted, story) => {
  const { element, ask } = ways[way]();
  await (window.mounted?.ready ?? element.ready);
  const root = element.shadowRoot;
  // As a choice from its list does.
  const choose = (option) => {
    const chosen = [...root.querySelectorAll(".pp-choices option")].find((one) => one.textContent.trim() === option);
    const list = chosen.closest("select");
    list.value = chosen.value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const wrong = [];
  for (const [number, pass] of TIMES.entries()) {
    ask({ ...START, format: "nftables" });
    await settled();
    heard.length = 0;
    await story(ask, pass, choose);
    await settled();
    const summary = root.querySelector(".pp-summary").innerText.replace(/\s+/g, " ");
    const names = way === "attributes" ? Object.keys(wanted.options) : [];
    const seen = names.filter((name) => element.getAttribute(name) !== wanted.options[name]);
    const rules = [...root.querySelectorAll(".pp-row[id]")].map((row) => row.id.split(/-(in|out)-/)[0]);
    const isShown =
      wanted.words.every((words) => summary.includes(words)) &&
      [...new Set(rules)].sort().join() === wanted.rules.join();
    const changes = heard.filter(({ name }) => name === "change").length;
    if (!isShown || seen.length || changes !== (wanted.changes ?? 0)) {
      wrong.push([number, summary.slice(-80), rules.join(), seen.map((name) => `${name}=${element.getAttribute(name)}`), changes]);
    }
  }
  return wrong;
};
