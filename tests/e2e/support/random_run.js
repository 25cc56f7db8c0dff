// Many creations under random faults, and what must be true of every one of them (spec 6.7): whoever was told "done" has
// exactly one of each, whoever was refused has nothing, and what is left unfinished becomes exactly one of each.

import { startBrowser, startBrowserWithProfile } from "./browser.js";
import { chanceOf } from "./chance.js";
import { drawPlan } from "./creation_plan.js";
import { Creation } from "./creation_story.js";
import { listenTo } from "./hearing.js";
import { startSandbox, until } from "./sandbox.js";
import { textOf } from "./lead_screen.js";
import { NOTHING, countsOf, wrongWithComplete, wrongWithUnfinished } from "./witness.js";

/** One creation of so many is in a browser that keeps nothing. */
const WITHOUT_STORAGE = 8;
/** A request is done after its delay even if nobody waits for it any more. */
const lateBy = (story) => Math.max(0, ...story.plan.faults.filter((it) => it.hit && it.fault.ms).map((it) => it.fault.ms));

/**
 * Runs them, several browsers at a time. Answers the stories; a story that went wrong has `violation`. Each number of a
 * seed is the same creation in every run; `only` runs just that one.
 */
export async function runCreations({ seed, count, browsers, only, onStory = () => {} }) {
  const stories = [];
  const numbers = Array.from({ length: count }, (_, at) => at).filter((it) => only === undefined || it === only);
  const withoutStorage = numbers.filter((it) => it % WITHOUT_STORAGE === WITHOUT_STORAGE - 1);
  const withStorage = numbers.filter((it) => it % WITHOUT_STORAGE !== WITHOUT_STORAGE - 1);
  const work = async (place) => {
    const own = place.keepsStorage ? withStorage : withoutStorage;
    const mine = [];
    while (own.length > 0) {
      const story = await oneCreation({ seed, number: own.shift(), place });
      mine.push(story);
      stories.push(story);
      onStory(story);
    }
    await lastLook(place, mine);
    await place.end();
  };
  // One after the other: sandboxes that start at the same moment may find the same ports free.
  const places = [];
  while (places.length < browsers) {
    const refuses = places.length === 0 && withoutStorage.length > 0;
    places.push(await openPlace({ keepsStorage: !refuses }));
  }
  await Promise.all(places.map(work));
  return stories.sort((one, other) => one.number - other.number);
}

async function openPlace({ keepsStorage }) {
  const sandbox = await startSandbox();
  const hearing = await listenTo(sandbox);
  const browser = keepsStorage ? await startBrowserWithProfile() : await startBrowser();
  const context = keepsStorage ? browser.context : await browser.newContext();
  const end = async () => {
    await (keepsStorage ? browser.end() : browser.close());
    await hearing.end();
    await sandbox.stop();
  };
  return { sandbox, hearing, context, keepsStorage, end };
}

async function oneCreation({ seed, number, place }) {
  const chance = chanceOf(seed, number);
  const { keepsStorage } = place;
  const plan = drawPlan(chance, { keepsStorage });
  const story = new Creation({ number, run: seed, plan, chance, place, keepsStorage });
  try {
    await place.sandbox.clearRequests();
    await story.live();
    story.violation = await wrongWhenTold(story);
    if (!story.violation && story.told !== "done" && (keepsStorage || story.told === "unfinished")) {
      await story.finish();
      story.complete = true;
      const wrong = wrongWithComplete(await story.traces(), story.lead);
      if (wrong) story.violation = `finished on return, and yet: ${wrong}`;
    }
  } catch (error) {
    story.violation = error.stack;
    for (const page of story.pages) story.tell(`on screen: ${await textOf(page)}`);
  }
  if (story.violation) await gatherEvidence(story);
  await story.leave();
  story.ended = Date.now();
  await place.sandbox.clearFaults();
  return story;
}

async function wrongWhenTold(story) {
  const traces = await story.traces();
  story.tell(`in Sell and Support: ${countsOf(traces)}`);
  if (story.told === "done") {
    story.complete = true;
    const wrong = wrongWithComplete(traces, story.lead);
    return wrong && `told that all is done, and yet: ${wrong}`;
  }
  if (story.told === "refused" && countsOf(traces) !== NOTHING) return `told that nothing was done, and yet: ${countsOf(traces)}`;
  const wrong = wrongWithUnfinished(traces);
  return wrong && `unfinished, and yet: ${wrong}`;
}

/** Once more at the end, when nothing can be under way any more: what came late counts, too. */
async function lastLook({ sandbox }, stories) {
  const quiet = Math.max(0, ...stories.map((it) => it.ended + lateBy(it)));
  await until(() => Date.now() > quiet);
  for (const story of stories.filter((it) => !it.violation)) {
    const traces = await story.traces();
    const wrong = story.complete ? wrongWithComplete(traces, story.lead) : countsOf(traces) === NOTHING ? null : countsOf(traces);
    if (!wrong) continue;
    story.violation = `at the end: ${wrong}`;
    await gatherEvidence(story);
  }
}

async function gatherEvidence(story) {
  const requests = await story.sandbox.requests();
  const { leads, notes, comments } = await story.traces();
  story.evidence = [
    ...requests.map((it) => `${it.at} ${it.method} ${it.path}?${it.query} ${it.status} ${it.ms} ms`),
    JSON.stringify({ leads, notes, comments }, null, 1),
  ].join("\n");
}
