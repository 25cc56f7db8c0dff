// Links to places of this page. `shell.js` catches their clicks; the address in `href` makes them real links too.

import { hrefOf } from "./address.js";
import { el } from "./dom.js";

/** A link to a place of this page. */
export function placeLink(place, attributes, ...children) {
  return el("a", { ...attributes, href: hrefOf(place), "data-place": JSON.stringify(place) }, ...children);
}
