// What the app keeps in the browser, looked at and changed through its own frame. Each function wants an open page with
// the app in it.

import { frameOf } from "./browser.js";

/** How the names of kept replies begin; a reply's text is the moment in milliseconds, a line break, and the body. */
const REPLY = "sell-sidebar/reply/";

/** Everything that is kept, as names and texts. */
export async function keptBy(page) {
  return (await frameOf(page)).evaluate(() => ({ ...localStorage }));
}

/** The names and texts of the kept replies. */
export async function keptReplies(page) {
  return Object.entries(await keptBy(page)).filter(([name]) => name.startsWith(REPLY));
}

/** How the names of drafts begin; their texts begin like those of replies. */
export const DRAFT = "sell-sidebar/draft/";

/** Lets every kept reply have come that much earlier. */
export function makeOlder(page, earlier) {
  return moveBack(page, REPLY, earlier);
}

/** Lets every draft have been written that much earlier. */
export function makeDraftsOlder(page, earlier) {
  return moveBack(page, DRAFT, earlier);
}

/** Lets everything that is under way have been asked for that much earlier. */
export async function makeHandoversOlder(page, { minutes }) {
  await (await frameOf(page)).evaluate((earlier) => {
    for (const name of Object.keys(localStorage).filter((it) => it.startsWith("sell-sidebar/outbox/"))) {
      const handover = JSON.parse(localStorage.getItem(name));
      localStorage.setItem(name, JSON.stringify({ ...handover, begun_at: handover.begun_at - earlier }));
    }
  }, minutes * 60_000);
}

async function moveBack(page, beginning, { days = 0, hours = 0, minutes = 0 }) {
  const earlier = ((days * 24 + hours) * 60 + minutes) * 60_000;
  await (await frameOf(page)).evaluate(
    ([beginning, earlier]) => {
      for (const name of Object.keys(localStorage).filter((it) => it.startsWith(beginning))) {
        const [at, ...body] = localStorage.getItem(name).split("\n");
        localStorage.setItem(name, [Number(at) - earlier, ...body].join("\n"));
      }
    },
    [beginning, earlier],
  );
}

/** Puts something else in the place of every text but one. `change` runs in the frame and is given the text. */
export async function replaceKept(page, change, spared) {
  await (await frameOf(page)).evaluate(
    ([source, spared]) => {
      const change = (0, eval)(`(${source})`);
      for (const [name, text] of Object.entries({ ...localStorage })) {
        if (name !== spared) localStorage.setItem(name, change(text));
      }
    },
    [String(change), spared],
  );
}
