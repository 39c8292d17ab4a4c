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
  // What a menu holds is one press away, too.
  const options = all(group, "label.pp-option").map((label) => ({
    label: held(label.querySelector(".pp-option-label")),
    remark: held(label.querySelector(".pp-count")),
    count: number(label.querySelector(".pp-count")),
    chosen: label.querySelector("input").checked,
  }));
  if (options.length) groups[held(group.querySelector("legend"))] = options;
}
const listed = (select) => all(select, "option").map((option) => ({
  label: held(option),
  count: null,
  chosen: option.selected,
}));
for (const select of all(document, "select")) {
  const label = document.querySelector(`label[for=${select.id}]`);
  if (label) groups[held(label)] = listed(select);
}

const part = (id) => document.querySelector(`[aria-labelledby=${id}]`) ?? document.createElement("div");
const addresses = part("pp-plan");
const field = (element) => {
  const said = document.getElementById(element.getAttribute("aria-describedby")?.split(" ").pop());
  return {
    value: element.value,
    invalid: element.getAttribute("aria-invalid") === "true",
    said: words(said),
    empty: element.placeholder ?? "",
  };
};
// Fields for all sites are found by the endpoint's name, as any other field is by its label.
const fields = {};
const inPlan = {};
for (const label of all(document, "label[for]")) {
  const element = document.getElementById(label.htmlFor);
  const isPlan = addresses.contains(label) && !label.closest(".pp-card");
  if (element) (isPlan ? inPlan : fields)[words(label)] = field(element);
}
// The grid: a row for all sites, and one for each.
const headings = texts(addresses, ".pp-grid thead > tr > *");
const sites = all(addresses, ".pp-grid tbody tr").map((row) => {
  const inRow = {};
  [...row.children].forEach((cell, at) => {
    const element = cell.querySelector("input, textarea");
    if (element) inRow[headings[at]] = field(element);
  });
  const name = row.querySelector("th input");
  if (!name) Object.assign(fields, inRow);
  return { name: name ? name.value || name.placeholder : words(row.querySelector("th")), fields: inRow };
});
for (const offer of all(addresses, ".pp-offer")) {
  const of = fields[words(offer.querySelector("strong"))];
  if (of) of.published = texts(offer, ".pp-hint");
}

if (fields.Release) fields.Version = fields.Release;

// What is read without the app has a reader of its own (claims/reading.rs).
const tables = all(document, ".pp:not(.pp-reading) .pp-table").map((table) => ({
  caption: words(table.querySelector("caption")),
  headers: texts(table, "thead th[scope=col]", held),
  rows: all(table, "tbody tr.pp-row").map((row) => {
    const below = row.nextElementSibling;
    const details = below?.matches(".pp-details") ? below : null;
    return {
      id: row.id,
      rules: row.dataset.rules.split(" "),
      port: words(row.querySelector("th[scope=row] .pp-port-number")),
      service: held(row.querySelector(".pp-service")),
      far: words(row.querySelector(".pp-far > span")),
      entered: held(row.querySelector(".pp-entered")),
      any: words(row.querySelector(".pp-any")),
      purposes: held(row.querySelector(".pp-purposes")),
      status: words(row.querySelector(".pp-status > span")),
      is_included: !row.matches(".pp-row-out") && !row.querySelector(".pp-is-check"),
      is_found: row.matches(".pp-row-found"),
      is_linked: row.hasAttribute("aria-current"),
      links: details ? all(details, "a[href]").map((link) => link.href) : [],
      details: words(details),
    };
  }),
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
const from = panel.querySelector("#pp-from");
const upgrade = {
  title: words(panel.querySelector("h2")),
  lines: from ? listed(from) : [],
  said: words(panel.querySelector(".pp-outcome")),
  lists: all(panel, ".pp-changes").map((list) => ({
    heading: words(list.querySelector("h3, summary")),
    entries: all(list, ":scope > ul > li").map((entry) => ({
      text: held(entry),
      links: all(entry, "a[href]").map((link) => link.href),
    })),
  })),
  step: words(panel.querySelector(".pp-to-load [aria-pressed=true]")),
  snippets: plans(panel),
};

const formats = all(document, ".pp-formats .pp-option").map((label) => ({
  name: held(label),
  group: held(label.closest("fieldset").querySelector("legend")),
  on: label.querySelector("input").checked,
}));
const about = {};
for (const one of all(document, ".pp-format-info > div")) about[held(one.querySelector("dt"))] = held(one.querySelector("dd"));
const shared = addresses.querySelector("pre");
const boot = document.getElementById("boot-problem");
return {
  query: location.search,
  heading: words(document.querySelector("h1")),
  summary: words(document.querySelector(".pp-summary p")),
  note: texts(document, ".pp-answer-note > p, .pp-version-note").reverse().join(" "),
  notices: texts(document, ".pp-notice li"),
  uses: words(document.querySelector(".pp-answer-note > p")),
  found: words(document.querySelector(".pp-search-result [role=status]")),
  lost: words(document.querySelector(".pp-lost")),
  groups,
  lines: groups.Version ?? [],
  runs: !!document.querySelector(".pp:not(.pp-reading) .pp-body"),
  view: words(document.querySelector(".pp > .pp-tabs [aria-current]")),
  fields,
  tables,
  misses: texts(document, ".pp-misses li", held),
  misses_open: !!document.querySelector(".pp-misses[open]"),
  format: formats.find((format) => format.on)?.name ?? "",
  formats: formats.map((format) => format.name),
  format_groups: [...new Set(formats.map((format) => format.group))],
  format_said: held(document.querySelector(".pp-formats + .pp-hint[role=status]")),
  about,
  keeping: words(addresses.querySelector(".pp-keeping")),
  link: shared ? shared.textContent : "",
  link_said: shared ? words(shared.parentElement.querySelector(".pp-said")) : "",
  plan: {
    fields: inPlan,
    sites: sites.slice(1),
    card: words(addresses.querySelector(".pp-card legend")),
    totals: words(addresses.querySelector(".pp-totals")),
    wide: texts(addresses, ".pp-said-of-all .pp-wide"),
    said: words(addresses.querySelector(".pp-export + p [role=status]")),
    wrong: texts(addresses, ".pp-export ~ div > .pp-error").join(" "),
    sheet: texts(addresses, "#pp-sheet-said p"),
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
