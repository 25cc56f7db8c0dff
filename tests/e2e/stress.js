// `cargo xtask stress`: the random run of `exactly_once.test.js`, long. CREATIONS, SEED and BROWSERS set how long, which
// one, and how many browsers at a time; with ONLY=N the creation N of that seed alone.

import { runCreations } from "./support/random_run.js";
import { storyOf, summaryOf } from "./support/summary.js";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const count = Number(process.env.CREATIONS ?? 500);
const browsers = Math.min(Number(process.env.BROWSERS ?? 6), count);
console.log(`Seed ${seed}: ${count} creations, ${browsers} browsers at a time`);
const began = Date.now();
let done = 0;
const stories = await runCreations({
  seed,
  count,
  browsers,
  only: process.env.ONLY === undefined ? undefined : Number(process.env.ONLY),
  onStory(story) {
    done += 1;
    if (story.violation) console.log(storyOf(story, seed));
    if (process.env.ONLY) console.log(story.events.join("\n"));
    if (done % 25 === 0) console.log(`${done} of ${count} after ${Math.round((Date.now() - began) / 1000)} s`);
  },
});
console.log(summaryOf(stories, { seed, seconds: Math.round((Date.now() - began) / 1000) }));
process.exitCode = stories.some((it) => it.violation) ? 1 : 0;
