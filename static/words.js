// Leads from a word to what the glossary says of it, and back (src/ui/panels/glossary.rs). The
// address stays as it is: it may bring something along behind its #, and an element in somebody
// else's page has none.

export function hearWords(at) {
  at.addEventListener("click", (event) => {
    const to = event.target.closest('a:is([href^="#pp-term-"], [href^="#pp-word-"])')?.hash;
    if (!to) return;
    event.preventDefault();
    const find = (selector) => at.getRootNode().querySelector(selector);
    const glossary = find(".pp-glossary");
    if (!glossary.open) glossary.firstChild.click();
    // The app makes the entries when they are first asked for.
    setTimeout(() => find(to)?.focus());
  });
}
