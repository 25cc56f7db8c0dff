// Builds elements. Every string becomes a text node: data from tickets and apps is hostile, so nothing in this page
// ever parses it as markup.

/**
 * An element with attributes and children.
 * `attributes`: `on` holds event listeners, `true` sets an empty attribute, `false`/`null` leaves it out.
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  append(element, children);
  return element;
}

/** Replaces everything inside `element`. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

let nextId = 0;

/** An id that no other element of the page has; for label/for and aria references. */
export function uniqueId(prefix) {
  nextId += 1;
  return `${prefix}-${nextId}`;
}

/** A labelled form control, the label above; `input` is what the label belongs to, where it is only a part of `control`. */
export function field(label, control, input = control) {
  if (!input.id) input.id = uniqueId("field");
  return el("div", { class: "field" }, el("label", { class: "field-label", for: input.id }, label), control);
}

/** A select with `[value, text]` options. */
export function select(options, value, onChange) {
  const element = el(
    "select",
    { class: "select" },
    options.map(([key, text]) => el("option", { value: key }, text)),
  );
  element.value = value ?? "";
  if (onChange) element.addEventListener("change", () => onChange(element.value));
  return element;
}

/** The avatar of a person: initials on a colour that stays the same for the same name. */
export function avatar(name, kind = "customer") {
  const words = String(name ?? "")
    .replace(/[^\p{L}\p{N}\s]/gu, " ")
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  const first = [...(words[0] ?? "?")][0];
  // Two initials of a script without capital letters would look like a word of its own.
  const last = words.length > 1 && /\p{Lu}/u.test(first) ? [...words[words.length - 1]][0] : "";
  let sum = 0;
  for (const character of String(name)) sum = (sum * 31 + character.codePointAt(0)) % 997;
  return el(
    "span",
    { class: `avatar avatar-${sum % 6} avatar-${kind}`, "aria-hidden": "true" },
    (first + last).toLocaleUpperCase(),
  );
}

const DATE = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** A `<time>` element for an ISO time stamp; nothing for something that is none. */
export function time(stamp) {
  const date = new Date(stamp ?? NaN);
  if (Number.isNaN(date.getTime())) return null;
  return el("time", { datetime: date.toISOString() }, DATE.format(date));
}
