// How long the settings page makes an admin wait, from a key or a press to the next picture, in an account with 5,000
// Sell users and 200 more custom fields of leads, with 100 owners and 100 fields on a card.

import { loadavg } from "node:os";
import { open, startBrowserWithProfile } from "../e2e/support/browser.js";
import { startSandbox } from "../e2e/support/sandbox.js";
import { openSettings, section } from "../e2e/support/settings_page.js";
import { appFrame } from "./support/app_frame.js";
import { provesItself, Times, timeInputs } from "./support/paint_clock.js";
import { report, rounded, row, say } from "./support/report.js";

const USERS = 5_000;
const CUSTOM_FIELDS = 200;
/** The lists begin with so many and grow to 100. */
const AT_FIRST = 80;
const ADDED = 20;
/** The numbers that the sandbox gives to what it generates. */
const [FIRST_USER, FIRST_FIELD] = [2_000, 20_000];
/** Nobody should wait longer, in ms. */
const MOST = 100;

const numbers = (from, count) => Array.from({ length: count }, (_, n) => from + n);

/** The settings: the rule that needs all users, and lists that are nearly as long as they get. */
const SETTINGS = {
  version: 1,
  new_lead: { any_owner: true, owners: numbers(FIRST_USER, AT_FIRST).map((id) => ({ id })) },
  fields: { lead: numbers(FIRST_FIELD, AT_FIRST).map((id) => `custom:${id}`) },
};

/** A page with what it takes to measure on it. */
class Bench {
  constructor(page, app, frame, say) {
    Object.assign(this, { page, app, frame, say, done: [] });
  }

  key = (key) => this.page.keyboard.press(key);

  /** Measures; `act` is given what times one input. */
  async measure(id, words, act) {
    const times = new Times(this.frame, id, words);
    await act((input) => times.of(input));
    this.done.push(await times.end());
    say(`${words}: median ${rounded(times.median)} ms, worst ${rounded(times.worst)} ms of ${times.all.length}`);
  }

  /** Types words letter by letter, and takes each back. */
  async type(field, words, time) {
    await field.focus();
    for (const word of words) {
      for (const letter of word) await time(() => this.key(letter));
      for (const _ of word) await time(() => this.key("Backspace"));
    }
  }

  /** The rows of the section's list. */
  get rows() {
    return this.app.locator(".ordered-list > li");
  }

  async count(wanted) {
    await this.rows.nth(wanted - 1).waitFor();
    const found = await this.rows.count();
    if (found !== wanted) throw new Error(`The list has ${found} rows and not ${wanted}.`);
  }

  /** Moves the last row: step by step, each a change of its own; then taken, carried far and near, and let go. */
  async move(time) {
    const handle = this.rows.last().getByRole("button").first();
    const name = await handle.getAttribute("aria-label");
    await handle.focus();
    for (let n = 0; n < 10; n += 1) await time(() => this.key("Alt+ArrowUp"));
    for (const key of ["Space", "ArrowUp", "ArrowUp", "Home", "ArrowDown", "End", "Home", "Space"]) await time(() => this.key(key));
    const first = await this.rows.first().getByRole("button").first().getAttribute("aria-label");
    if (first !== name) throw new Error(`"${name}" is not the first row, but "${first}".`);
  }
}

async function newLeads(bench) {
  await section(bench.app, bench.say("settings.section.new_leads"));
  await bench.count(AT_FIRST);
  const box = bench.app.getByRole("combobox", { name: bench.say("settings.owners.add") });
  await box.waitFor({ timeout: 120_000 });
  await box.focus();
  await provesItself(bench.page, bench.frame);
  await bench.key("ArrowDown");
  const offered = await bench.app.locator(".combobox__status").first().innerText();
  if (!(Number(offered.match(/[\d,]+/)?.[0].replace(",", "")) >= USERS - AT_FIRST)) {
    throw new Error(`The list of users says "${offered}".`);
  }
  await bench.key("Escape");
  await bench.measure("type_owner", `typing among ${USERS.toLocaleString("en")} users`, async (time) => {
    await bench.type(box, ["mar", "e", "sven", "o"], time);
    await bench.key("Escape");
  });
  await bench.measure("open_owners", "opening and closing the list of users", async (time) => {
    for (let n = 0; n < 8; n += 1) {
      for (const key of ["ArrowDown", "Escape"]) await time(() => bench.key(key));
    }
  });
  await bench.measure("add_owner", "adding an owner, up to 100", async (time) => {
    for (let n = 1; n <= ADDED; n += 1) {
      await bench.key("ArrowDown");
      await time(() => bench.key("Enter"));
      await bench.count(AT_FIRST + n);
    }
  });
  await bench.measure("move_owner", "moving an owner among 100 by keyboard", (time) => bench.move(time));
}

async function fields(bench) {
  await section(bench.app, bench.say("settings.section.fields"));
  await bench.count(AT_FIRST);
  const search = bench.app.getByLabel(bench.say("settings.fields.search"));
  await bench.app.locator(".offered-fields__list > li").nth(CUSTOM_FIELDS - AT_FIRST).waitFor({ timeout: 60_000 });
  await bench.measure("type_field", `typing in the search of ${CUSTOM_FIELDS} custom fields`, (time) =>
    bench.type(search, ["ren", "e", "ware", "p"], time),
  );
  await bench.measure("add_field", "adding a field, up to 100", async (time) => {
    // The focus goes on to the next one by itself.
    await bench.app.locator(".offered-fields__list button").first().focus();
    for (let n = 1; n <= ADDED; n += 1) {
      await time(() => bench.key("Enter"));
      await bench.count(AT_FIRST + n);
    }
  });
  await bench.measure("move_field", "moving a field among 100 by keyboard", (time) => bench.move(time));
}

async function sections(bench) {
  const links = bench.app.getByRole("navigation").getByRole("button");
  const count = await links.count();
  await bench.measure("switch_section", "going to another section", async (time) => {
    for (let n = 0; n < 3 * count; n += 1) {
      const link = links.nth(n % count);
      await link.focus();
      await time(() => bench.key("Enter"));
      await bench.app.getByRole("heading", { level: 2, name: await link.innerText(), exact: true }).waitFor();
    }
  });
}

async function seenBy(bench) {
  await section(bench.app, bench.say("settings.section.as_seen_by"));
  const box = bench.app.getByRole("combobox", { name: bench.say("settings.seen.agent") });
  await bench.measure("choose_agent", 'choosing an agent in "As seen by"', async (time) => {
    for (let n = 0; n < 15; n += 1) {
      await box.focus();
      await bench.key("ArrowDown");
      // The list opens at the choice; the next one is another agent.
      if (n > 0) await bench.key("ArrowDown");
      await time(() => bench.key("Enter"));
      const agent = (await box.inputValue()).replace(/ \(.*/, "");
      await bench.app.locator(".seen__answer h3").filter({ hasText: agent }).waitFor();
    }
  });
}

await report(async () => {
  const sandbox = await startSandbox();
  const { context, end } = await startBrowserWithProfile();
  try {
    await timeInputs(context);
    await sandbox.addUsers(USERS);
    await sandbox.addCustomFields(CUSTOM_FIELDS);
    await sandbox.settings({ config: JSON.stringify(SETTINGS) });
    const desk = { visit: (path, options) => open(context, sandbox, path, options) };
    const { page, app, say: texts } = await openSettings(desk, { viewport: { width: 1500, height: 900 } });
    const bench = new Bench(page, app, await appFrame(page), texts);
    for (const part of [newLeads, fields, sections, seenBy]) await part(bench);
    say(`the machine's load over the last minute: ${rounded(loadavg()[0], 1)}`);
    const worst = Math.max(...bench.done.map((it) => it.worst));
    const words = `settings page, ${USERS.toLocaleString("en")} users and ${CUSTOM_FIELDS} custom fields, input to next paint`;
    return [
      row("settings_worst", `${words}: the worst of all`, rounded(worst), "ms", MOST),
      ...bench.done.flatMap((it) => [
        row(`settings_${it.id}`, `${words}: ${it.words}, worst of ${it.all.length}`, rounded(it.worst), "ms"),
        row(`settings_${it.id}_median`, `of that, the median: ${it.words}`, rounded(it.median), "ms"),
      ]),
    ];
  } finally {
    await end();
    await sandbox.stop();
  }
});
