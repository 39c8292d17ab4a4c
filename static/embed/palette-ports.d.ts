// The element <palette-ports>. What is declared here changes with the first number of the API's
// version alone; see api.d.ts.

import type { ChangeDetail, ErrorDetail } from "./api.js";

/**
 * `<palette-ports>`: the explorer inside another page. What stands between its tags is shown until
 * the app is there, and stays if it never comes.
 *
 * Attributes, all of them optional and live: `deployment`, `role`, `version` and `format` choose,
 * and say what the reader chose since; `view` names what to show, of `choices`, `ports`,
 * `diagram`, `addresses`, `request`, `upgrade`, `firewall` and `test`; `theme` is `auto`, `light` or `dark`; `sync-url` has the page's address follow.
 */
export interface PalettePortsElement extends HTMLElement {
  /** Fulfilled when the app is there, rejected with an `Error` when it cannot come. */
  readonly ready: Promise<void>;
  addEventListener<K extends keyof PalettePortsEventMap>(
    type: K,
    listener: (this: PalettePortsElement, event: PalettePortsEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The events, which bubble. */
export interface PalettePortsEventMap extends HTMLElementEventMap {
  /** The reader chose something else. */
  "palette-ports:change": CustomEvent<ChangeDetail>;
  /** Something that was asked for cannot be done. */
  "palette-ports:error": CustomEvent<ErrorDetail>;
}

declare global {
  interface HTMLElementTagNameMap {
    "palette-ports": PalettePortsElement;
  }
}
