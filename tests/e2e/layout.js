// What can be seen of the page and where, without a pixel: landmarks, panels, headings and controls by
// role and name, each with how it lies to the one before it; what lies over what; what is out of the
// window's width. `layout.rs` makes a text of it.
//
// Nothing here may depend on how wide or high a browser draws a letter: what may break into lines, such
// as words or a row of buttons that wraps, only has an order.

const [part] = arguments;
/** Edges that are nearer to each other than this, in pixels, touch. */
const NEAR = 3;
/** What reaches out of what it is in by more than this, in pixels, is no longer in it. */
const FAR = 12;
const start = document.querySelector('dialog:modal') ?? document.querySelector(part || 'body') ?? document.body;

const tidy = (text) => text.replace(/\s+/g, ' ').trim();
const isClipped = (one) => !!one && (getComputedStyle(one).clipPath === 'inset(50%)' || isClipped(above(one)));
const isSeen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) && !isClipped(one);
/** Every piece of text in an element that can be seen. */
const pieces = (one) => {
  const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) if (texts.currentNode.data.trim() && isSeen(texts.currentNode.parentElement)) found.push(texts.currentNode);
  return found;
};
/** All of a text, with a space where one element ends and another begins. */
const words = (one) => pieces(one).map((text) => tidy(text.data)).join(' ');
const inside = (one) => [...(one.shadowRoot ?? one).children];
const above = (one) => one.parentElement ?? one.getRootNode().host ?? null;
const contains = (outer, one) => { for (; one; one = above(one)) if (one === outer) return true; return false; };

const ROLES = { MAIN: 'main', NAV: 'navigation', HEADER: 'header', FOOTER: 'footer', SECTION: 'region', ARTICLE: 'article', FIELDSET: 'group', DIALOG: 'dialog',
  H1: 'h1', H2: 'h2', H3: 'h3', H4: 'h4', BUTTON: 'button', TEXTAREA: 'text field', SELECT: 'choice', SUMMARY: 'summary', TABLE: 'table', TR: 'row', PRE: 'code', IFRAME: 'frame', NOSCRIPT: '' };
const LEAVES = ['h1', 'h2', 'h3', 'h4', 'button', 'text field', 'choice', 'summary', 'code', 'link', 'picture', 'frame', 'radio', 'checkbox', 'file field'];
const role = (one) => {
  if (one.localName === 'a') return one.hasAttribute('href') ? 'link' : '';
  if (one.localName === 'svg') return 'picture';
  // A choice is pressed by its label, which is what is drawn.
  if (one.localName === 'label') { const field = one.querySelector('input'); return field && ['radio', 'checkbox'].includes(field.type) ? field.type : ''; }
  if (one.localName === 'input') return one.closest('label') ? '' : one.type === 'file' ? 'file field' : ['radio', 'checkbox'].includes(one.type) ? one.type : 'text field';
  if (one.localName === 'tr') return one.querySelector('td') ? 'row' : '';
  return ROLES[one.tagName] ?? '';
};
const name = (one, kind) => {
  const root = one.getRootNode();
  const by = one.getAttribute('aria-labelledby')?.split(/\s+/).map((id) => root.getElementById(id)).filter(Boolean);
  const label = one.labels?.[0] ?? (one.id && root.querySelector(`label[for="${CSS.escape(one.id)}"]`));
  const said = one.getAttribute('aria-label') || (by?.length ? by.map(words).join(' ') : '')
    || (kind === 'row' ? one.id || words(one.querySelector('th') ?? one) : '')
    || (kind === 'group' ? words(one.querySelector('legend') ?? document.createElement('p')) : '')
    || (label && kind !== 'radio' && kind !== 'checkbox' ? words(label) : '')
    || (['code', 'picture', 'frame', 'table'].includes(kind) || !LEAVES.includes(kind) ? '' : words(one));
  return said.length > 70 ? said.slice(0, 69) + '…' : said;
};

scrollTo({ top: 0, left: 0, behavior: 'instant' });
// What sticks to an edge lies where it would without it, wherever the reader is. Nothing is looked at
// after this.
const every = (one) => [one, ...inside(one).flatMap(every)];
const all = every(start);
for (const one of all) if (getComputedStyle(one).position === 'sticky') Object.assign(one.style, { position: 'relative', inset: 'auto' });

const width = document.documentElement.clientWidth;
/** Of these, the words and the fields: around them is room for a finger, which may be another one's too. */
const OF_WORDS = ['h1', 'h2', 'h3', 'h4', 'link', 'radio', 'checkbox', 'summary', 'text'];
const drawn = (one, kind) => {
  if (!OF_WORDS.includes(kind)) return [...one.getClientRects()];
  const range = document.createRange();
  const found = pieces(one).flatMap((text) => { range.selectNodeContents(text); return [...range.getClientRects()]; });
  return found.length ? found : [...one.getClientRects()];
};
const isEdge = (one, way) => ['hidden', 'clip'].includes(getComputedStyle(one)[way]);
const isScrolled = (one) => one.wasScrolled || ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) || ['auto', 'scroll'].includes(getComputedStyle(one).overflowY);
/** What of some boxes is left within the edges around an element; what scrolls has none for who scrolls. */
const within = (one, boxes, isStill) => {
  let isFixed = getComputedStyle(one).position === 'fixed';
  for (let edge = above(one); edge && edge !== document.body && !isFixed; edge = above(edge)) {
    const scrolled = isScrolled(edge), clips = (way) => (scrolled ? isStill : isEdge(edge, way)) && getComputedStyle(edge).display !== 'inline';
    const [across, down] = [clips('overflowX'), clips('overflowY')];
    if (across || down) {
      const box = edge.getBoundingClientRect();
      boxes = boxes.map((one) => ({
        left: across ? Math.max(one.left, box.left + scrollX) : one.left, right: across ? Math.min(one.right, box.right + scrollX) : one.right,
        top: down ? Math.max(one.top, box.top + scrollY) : one.top, bottom: down ? Math.min(one.bottom, box.bottom + scrollY) : one.bottom,
      }));
    }
    isFixed = getComputedStyle(edge).position === 'fixed';
  }
  return boxes.filter((one) => one.right - one.left > 2 && one.bottom - one.top > 2);
};
/** What of an element can be seen, or scrolled to: one box, or one for each of its lines. */
const boxes = (one, kind) => {
  if (!isSeen(one)) return [];
  const all = drawn(one, kind).map(({ left, top, right, bottom }) => ({ left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY }));
  return within(one, all, false);
};
const around = (seen) => ({ left: Math.min(...seen.map((one) => one.left)), right: Math.max(...seen.map((one) => one.right)),
  top: Math.min(...seen.map((one) => one.top)), bottom: Math.max(...seen.map((one) => one.bottom)) });
const scrolls = (one) => { for (let at = above(one); at && at !== document.body; at = above(at)) if (isScrolled(at)) return true; return false; };

/** Whether what is in these two may come into one line or into two, as words do. */
const flows = (one, two) => {
  let common = one;
  while (!contains(common, two)) common = above(common);
  const style = getComputedStyle(common);
  if (style.display.endsWith('flex')) return style.flexWrap !== 'nowrap';
  const child = (of) => { while (above(of) !== common) of = above(of); return of; };
  return !style.display.endsWith('grid') && [one, two].every((of) => of !== common && getComputedStyle(child(of)).display.startsWith('inline'));
};
const relation = (before, one) => {
  const [a, b] = [before.box, one.box];
  const isBelow = b.top >= a.bottom - NEAR, isAfter = b.left >= a.right - NEAR;
  if ((isBelow || isAfter) && flows(before.element, one.element)) return 'then';
  if (isBelow) return 'below';
  if (isAfter) return 'right';
  if (b.bottom <= a.top + NEAR) return 'above';
  if (b.right <= a.left + NEAR) return 'left';
  return flows(before.element, one.element) && b.bottom > a.bottom - NEAR ? 'then' : 'over';
};

const items = [], texts = [], wide = [];
const walk = (element, depth, parent) => {
  const kind = role(element);
  let [next, host] = [depth, parent];
  const isText = !kind && element.matches('p, li, dt, dd, th, td, legend, label, caption, strong, text');
  if (kind || isText) {
    const seen = boxes(element, kind || 'text');
    const item = { element, seen, kind: kind || 'text', name: kind ? name(element, kind) : words(element).slice(0, 50), depth, last: null };
    if (seen.length) {
      item.box = around(seen);
      if (kind) {
        item.relation = parent.last ? relation(parent.last, item) : 'first';
        parent.last = item;
        items.push(item);
        [next, host] = [depth + 1, item];
        if (parent.box && !scrolls(element) && (item.box.left < parent.box.left - FAR || item.box.right > parent.box.right + FAR)) wide.push([item, `out of its ${parent.kind}`]);
      } else texts.push(item);
      if ((item.box.left < -1 || item.box.right > width + 1) && !scrolls(element)) wide.push([item, 'out of the window']);
    }
  }
  if (kind === 'picture' || kind === 'noscript') return;
  for (const child of inside(element)) walk(child, next, host);
};
const top = { last: null };
for (const child of start.localName === 'dialog' ? [start] : inside(start)) walk(child, 0, top);

// What lies over what, and is neither in it nor around it.
const still = (item) => (item.still ??= within(item.element, item.seen, true));
const blocks = [...items, ...texts].sort((a, b) => a.box.top - b.box.top), over = [];
for (const [at, one] of blocks.entries()) for (let next = at + 1; next < blocks.length && blocks[next].box.top < one.box.bottom - NEAR; next++) {
  const two = blocks[next];
  const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > NEAR && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > NEAR;
  if (!meets(one.box, two.box) || contains(one.element, two.element) || contains(two.element, one.element)) continue;
  if (still(one).some((a) => still(two).some((b) => meets(a, b)))) over.push([one, two]);
}
const said = (item) => (item.name ? `${item.kind} “${item.name}”` : item.kind);
// A whole panel over another one says it; what is in them says nothing more.
const isNews = ([one, two]) => !over.some(([a, b]) => (a !== one || b !== two) && ((contains(a.element, one.element) && contains(b.element, two.element)) || (contains(b.element, one.element) && contains(a.element, two.element))));
return {
  items: items.map(({ depth, kind, name, relation }) => ({ depth, kind, name, relation })),
  over: over.filter(isNews).map((pair) => pair.map(said).sort().join(' and ')).sort(),
  wide: wide.filter(([item]) => !wide.some(([other]) => other !== item && contains(other.element, item.element))).map(([item, how]) => `${said(item)} is ${how}`).sort(),
  sideways: document.documentElement.scrollWidth > width + 1,
};
