// What a random run has come to, as lines to read.

/** The table: what agents were told, by the step and the kind of fault that was hit. */
export function summaryOf(stories, { seed, seconds }) {
  const sum = (of) => stories.reduce((all, story) => all + of(story), 0);
  const told = (word) => stories.filter((it) => it.told === word).length;
  const hits = stories.flatMap((story) => story.plan.faults.filter((it) => it.hit).map((it) => ({ ...it, told: story.told })));
  const rows = new Map();
  for (const { step, kind, told } of hits) {
    const name = `${step}: ${kind}`;
    const row = rows.get(name) ?? { done: 0, refused: 0, unfinished: 0 };
    row[told] += 1;
    rows.set(name, row);
  }
  const found = (step) => stories.filter((it) => !it.violation && it.complete && it.plan.faults.some((one) => one.hit && one.lost && one.step === step)).length;
  const words = ["done", "refused", "unfinished"];
  return [
    `seed ${seed}: ${stories.length} creations in ${seconds} s, ${stories.filter((it) => it.violation).length} violations`,
    `told at first: done ${told("done")}, refused ${told("refused")}, unfinished ${told("unfinished")}`,
    `reloads ${sum((it) => it.counts.reloads)}, double clicks ${sum((it) => it.counts.doubleClicks)}, second tabs ${sum((it) => it.counts.tabs)}, second forms sent at the same time ${sum((it) => it.counts.twins)}, other tickets and back ${sum((it) => it.counts.switches)}`,
    `without storage ${stories.filter((it) => !it.keepsStorage).length}, lagging lists ${stories.filter((it) => it.plan.lagMs > 0).length}`,
    `done and the reply lost, and exactly one in the end: lead ${found("lead")}, note ${found("note")}, comment ${found("comment")}`,
    "",
    `${"fault that was hit".padEnd(34)}${words.map((it) => it.padStart(12)).join("")}`,
    ...[...rows].sort().map(([name, row]) => `${name.padEnd(34)}${words.map((it) => String(row[it] || "").padStart(12)).join("")}`),
  ].join("\n");
}

/** A creation that went wrong, with everything that is known of it. */
export function storyOf(story, seed) {
  return [
    `✗ creation ${story.number} of seed ${seed}: ${story.violation}`,
    ...story.events.map((it) => `  ${it}`),
    story.evidence ?? "",
  ].join("\n");
}
