// Reads the page as a person would: what is visible, under the names it is shown with.
const all = (root, selector) => [...root.querySelectorAll(selector)];
const words = (element) => (element ? element.innerText.replace(/\s+/g, " ").trim() : "");
// What a closed <details> holds is read too, since it is one press away.
const held = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");
const texts = (root, selector, how = words) => all(root, selector).map(how);
const number = (element) => (element ? parseInt(element.textContent, 10) : null);

const groups = {};
for (const group of all(document, "fieldset")) {
  if (group.closest(".pp-formats")) continue;
  const options = all(group, "label.pp-option").map((label) => ({
    label: words(label.querySelector(".pp-option-label")),
    remark: words(label.querySelector(".pp-count")),
    count: number(label.querySelector(".pp-count")),
    chosen: label.querySelector("input").checked,
  }));
  if (options.length) groups[words(group.querySelector("legend"))] = options;
}

const part = (id) => document.querySelector(`[aria-labelledby=${id}]`) ?? document.createElement("div");
const plan = part("pp-plan");
// A site has fields for the same ends as “Your addresses”.
const fields = {};
const inPlan = {};
for (const label of all(document, "label[for]")) {
  const field = document.getElementById(label.htmlFor);
  const said = field && document.getElementById(field.getAttribute("aria-describedby"));
  (plan.contains(label) ? inPlan : fields)[words(label)] = {
    value: field ? field.value : "",
    invalid: !!field && field.getAttribute("aria-invalid") === "true",
    said: words(said),
    published: field ? texts(field.parentElement, ".pp-hint:has(button)") : [],
  };
}

// What is read without the app has a reader of its own (claims/reading.rs).
const tables = all(document, ".pp-found table").map((table) => ({
  heading: words(table.closest("section").querySelector("h3")).replace(/\d.*/, "").trim(),
  count: number(table.closest("section").querySelector("h3 .pp-count")),
  headers: texts(table, "thead th[scope=col]", held),
  rows: all(table, "tbody tr").map((row) => ({
    id: row.id,
    port: words(row.querySelector("th[scope=row] .pp-port-number")),
    service: words(row.querySelector("th[scope=row] .pp-service")),
    cells: texts(row, "td"),
    labels: all(row, "td").map((cell) => cell.dataset.label || ""),
    links: all(row, "a[href]:not(.pp-word)").map((link) => link.href),
    evidence: held(row.querySelector("details")),
  })),
}));

const plans = (root) => all(root, "article.pp-plan").map((plan) => {
  const link = plan.querySelector("a[download]");
  // Whoever comes near a download has its file made.
  link?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true }));
  return {
    title: words(plan.querySelector("h3")),
    wide: texts(plan, ".pp-wide").join(" "),
    unsupported: words(plan.querySelector(".pp-unsupported")),
    left_out: texts(plan, ".pp-left-out li", held),
    text: plan.querySelector("pre") ? plan.querySelector("pre").textContent : null,
    file: words(plan.querySelector(".pp-snippet-bar code")),
    said: words(plan.querySelector(".pp-said")),
    download: link ? link.download : "",
    href: link ? link.href : "",
  };
});

const panel = part("pp-upgrade");
const lines = (root) => all(root, "button.pp-line").map((button) => ({
  label: button.firstChild.textContent.trim(),
  count: number(button.querySelector(".pp-count")),
  chosen: button.getAttribute("aria-pressed") === "true",
}));
const upgrade = {
  lines: lines(panel),
  said: words(panel.querySelector(".pp-outcome")),
  lists: all(panel, ".pp-changes").map((list) => ({
    heading: words(list.querySelector("h3")),
    entries: all(list, ":scope > ul > li").map((entry) => ({
      text: words(entry),
      links: all(entry, "a[href]").map((link) => link.href),
    })),
  })),
  headings: texts(panel, ".pp-to-load > h3"),
  snippets: plans(panel),
};

const formats = all(document, ".pp-formats .pp-option").map((label) => ({
  name: words(label),
  group: words(label.closest("fieldset").querySelector("legend")),
  on: label.querySelector("input").checked,
}));
const about = {};
for (const one of all(document, ".pp-format-info > div")) about[words(one.querySelector("dt"))] = words(one.querySelector("dd"));
const entries = document.querySelector(".pp-addresses:not(.pp-sites *)");
const shared = plan.querySelector("pre");
const boot = document.getElementById("boot-problem");
return {
  query: location.search,
  heading: words(document.querySelector("h1")),
  summary: words(document.querySelector(".pp-summary > p")),
  note: words(document.querySelector(".pp-version-note")),
  notices: texts(document, ".pp-notice li"),
  nothing: words(document.querySelector(".pp-nothing p")),
  groups,
  lines: lines(document.querySelector(".pp-choices") ?? panel),
  fields,
  tables,
  misses: texts(document, ".pp-misses li", held),
  misses_open: !!document.querySelector(".pp-misses[open]"),
  gaps: texts(document, ".pp-gap"),
  format: formats.find((format) => format.on)?.name ?? "",
  formats: formats.map((format) => format.name),
  format_groups: [...new Set(formats.map((format) => format.group))],
  format_said: words(document.querySelector(".pp-formats + .pp-hint[role=status]")),
  about,
  keeping: entries ? words(all(entries, ":scope > .pp-hint")[1]) : "",
  link: shared ? shared.textContent : "",
  link_said: shared ? words(shared.parentElement.querySelector(".pp-said")) : "",
  plan: {
    fields: inPlan,
    site: words(plan.querySelector("legend")),
    teams: all(plan, "tbody tr").map((row) => texts(row, "th, td")),
    chosen: words(plan.querySelector("tr:has(:checked) th")),
    totals: words(plan.querySelector(".pp-totals")),
    wide: texts(plan, ".pp-wide").join(" "),
    said: words(plan.querySelector(".pp-export + p [role=status]")),
    wrong: texts(plan, ":scope > div > .pp-error").join(" "),
  },
  buttons: texts(document, "#palette-ports button"),
  snippets: plans(part("pp-firewall")),
  checks: plans(part("pp-checks")),
  upgrade,
  problem: boot && !boot.hidden ? words(boot) : "",
  body: words(document.body),
  // A part of the app is on its way: what it shows cannot be read yet.
  is_waiting: !!document.querySelector(".pp-later .pp-hint"),
};
