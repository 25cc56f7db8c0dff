// What a screen reader is given: the browser's own accessibility tree, as lines to read, and what live regions have said.
// How a reader words it is the reader's; roles, names, states and their order are the app's.

import assert from "node:assert/strict";
import { frameOf } from "./browser.js";
import { until } from "./sandbox.js";
import { states, textsOf } from "./states.js";

/** What says nothing by itself: what is in it counts. So does a form without a name, which some versions of Chromium list. */
const TRANSPARENT = new Set(["generic", "none", "InlineTextBox", "paragraph", "LabelText", "Legend", "definition", "time", "sectionheader"]);
/** What is only drawn. */
const DRAWN = new Set(["ListMarker"]);
/** What is read as one: its name says all that is in it. */
const WHOLE = new Set(["link", "button", "option", "tab", "term", "textbox", "searchbox", "combobox", "radio", "checkbox", "DisclosureTriangle"]);
/** States, as they are told; what is not so is not told. */
const STATES = {
  level: (it, role) => role === "heading" && it,
  checked: (it) => it === "true" && "checked",
  pressed: (it) => (it === "true" ? "pressed" : "not pressed"),
  expanded: (it) => (it ? "expanded" : "collapsed"),
  selected: (it) => it && "selected",
  disabled: (it) => it && "unavailable",
  invalid: (it) => it === "true" && "invalid",
  required: (it) => it && "required",
  focused: (it) => it && "focused",
};
/** The app's page, or the part of it that a selector finds, as indented lines: role, name, states, value, description. */
export async function spoken(page, selector = "#app") {
  const frame = await frameOf(page);
  const session = await page.context().newCDPSession(frame);
  try {
    await session.send("Accessibility.enable");
    const { result } = await session.send("Runtime.evaluate", { expression: `document.querySelector(${JSON.stringify(selector)})` });
    const { node } = await session.send("DOM.describeNode", { objectId: result.objectId });
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((it) => [it.nodeId, it]));
    const top = nodes.find((it) => it.backendDOMNodeId === node.backendNodeId);
    const lines = [];
    tell(top, byId, 0, lines);
    return lines.join("\n");
  } finally {
    await session.detach();
  }
}

/** That this is what a screen reader is given, at once or as soon as the page stands. A line `…` stands for any number of
 * lines. */
export async function says(page, selector, expected) {
  const wanted = undented(expected);
  const begins = (count) => `^${wanted.slice(0, count).map(patternOf).join("")}`;
  const whole = new RegExp(`${begins(wanted.length)}$`);
  let is;
  const isSaid = async () => whole.test((is = `${await spoken(page, selector)}\n`));
  // What could be read, and was never as it should be, is told below.
  await until(isSaid, 3_000).catch((never) => assert.notEqual(is, undefined, never));
  // The first line that is not as it should be is what somebody wants to read.
  const wrong = wanted.findIndex((_, at) => !new RegExp(begins(at + 1)).test(is));
  assert.equal(wrong, -1, `Not found: ${wanted[wrong]}\nin:\n${is}`);
  assert.match(is, whole, "there is more than was to be expected");
}

function patternOf(line) {
  return line.trim() === "…" ? "(?:.*\\n)*?" : `${line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\n`;
}

function undented(text) {
  const lines = text.replace(/^\n|\n *$/g, "").split("\n");
  const margin = Math.min(...lines.map((it) => it.search(/\S/)));
  return lines.map((it) => it.slice(margin));
}

function tell(node, byId, depth, lines) {
  const role = node.role?.value;
  const inside = (deeper) => (node.childIds ?? []).forEach((id) => byId.has(id) && tell(byId.get(id), byId, deeper, lines));
  if (DRAWN.has(role)) return;
  const name = clean(node.name?.value);
  if (node.ignored || TRANSPARENT.has(role) || (role === "form" && !name)) return inside(depth);
  const indent = "  ".repeat(depth);
  if (role === "StaticText") {
    if (name) lines.push(`${indent}"${name}"`);
    return;
  }
  const states = Object.entries(STATES)
    .map(([state, word]) => {
      const found = node.properties?.find((it) => it.name === state);
      return found && word(found.value.value, role);
    })
    .filter(Boolean);
  const value = WHOLE.has(role) && clean(node.value?.value);
  const description = clean(node.description?.value);
  const words = [role, name && `"${name}"`, ...states, value && `= ${value}`, description && `(${description})`];
  lines.push(indent + words.filter(Boolean).join(" "));
  if (WHOLE.has(role)) return;
  const before = lines.length;
  inside(depth + 1);
  // A heading whose words are its name is read once.
  if (lines.length === before + 1 && lines[before].trim() === `"${name}"`) lines.pop();
}

/** Without what only sets text apart. */
function clean(text) {
  return String(text ?? "").replace(/[\u2066-\u2069\u200e\u200f\ufeff]/g, "").replace(/\s+/g, " ").trim();
}

/** From the first moment of each page of this context on, what live regions say is written down. Call it before a page is
 * opened. */
export async function listenToRegions(context) {
  await context.addInitScript(() => {
    const heard = (globalThis.heard = []);
    const last = new WeakMap();
    const LIVE = ":is([role=status], [role=alert], [aria-live=polite], [aria-live=assertive]):not([aria-live=off])";
    const tell = (region) => {
      const text = region.innerText.replace(/\s+/g, " ").trim();
      if (text === (last.get(region) ?? "")) return;
      last.set(region, text);
      if (text) heard.push(`${region.getAttribute("role") ?? region.getAttribute("aria-live")}: ${text}`);
    };
    // Once for all that was changed at the same time.
    new MutationObserver((changes) => {
      const regions = new Set();
      for (const { target, addedNodes } of changes) {
        const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
        const around = element?.closest(LIVE);
        if (around) regions.add(around);
        for (const node of addedNodes) {
          if (node.nodeType !== Node.ELEMENT_NODE) continue;
          if (node.matches(LIVE)) regions.add(node);
          node.querySelectorAll(LIVE).forEach((it) => regions.add(it));
        }
      }
      // What is in another one is said by that.
      for (const region of regions) if (region.checkVisibility({ visibilityProperty: true }) && !regions.has(region.parentElement?.closest(LIVE))) tell(region);
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
}

/** What was said since the page was opened, or since this was asked the last time. */
export async function heard(page) {
  return (await frameOf(page)).evaluate(() => globalThis.heard.splice(0));
}

/** That this is what is said next, and nothing else until it is said. */
export async function hears(page, wanted) {
  const all = [];
  const isSaid = async () => all.push(...(await heard(page))) >= wanted.length;
  await until(isSaid, 5_000).catch(() => {});
  assert.deepEqual(all, wanted);
}

/** Opens a state of the sidebar in English. */
export async function show(desk, name) {
  const { path, as, before, act } = states.find((it) => it.name === name);
  await before?.(desk.sandbox);
  const opened = await desk.visit(path, { as });
  await act(opened.app, textsOf("en"), opened.page, desk.sandbox);
  return opened;
}
