// As hardened pages do.
for (const one of [
  Object, Array, Function, Promise, Map, Set, WeakMap, String, Number, RegExp, Error, Symbol,
  EventTarget, Event, CustomEvent, Node, Element, HTMLElement, Text, ShadowRoot, Document, URL,
  URLSearchParams, CSSStyleSheet, FinalizationRegistry,
]) {
  Object.freeze(one.prototype);
  Object.freeze(one);
}
