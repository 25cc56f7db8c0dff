// One creation under faults, as an agent lives through it, and what they were told in the end.

import { appIn, open } from "./browser.js";
import { AT_REST, openForm, press, stands, write } from "./lead_screen.js";
import { newTicket, tracesOf } from "./witness.js";

/** Longer than this no agent tries; a pause that Sell asks for is over by then. */
const LONGEST_TRYING_MS = 90_000;
const PRESS = { done: null, resting: "Try again", refused: "Create lead", unchecked: "Try again", elsewhere: "Try again", form: "Create lead", no_offer: "Try again", failed: "Try again" };

export class Creation {
  constructor({ number, run, plan, chance, place, keepsStorage }) {
    Object.assign(this, { number, plan, chance, keepsStorage, ...place });
    const tag = `${run}-${number}`;
    this.lead = { name: `Probe Stress${tag}`, email: `probe-${tag}@stress.example`, organization: `Works ${tag}`, note: `Words (${tag})` };
    this.began = Date.now();
    this.events = [];
    this.counts = { reloads: 0, doubleClicks: 0, tabs: 0, switches: 0, twins: 0 };
    this.told = null;
    this.pages = [];
  }

  tell(what) {
    this.events.push(`${String(Date.now() - this.began).padStart(6)} ms  ${what}`);
  }

  /** Up to the moment where the agent turns away, told something. */
  async live() {
    const { sandbox, plan } = this;
    this.lead.ticket = await newTicket(sandbox, this.lead);
    await sandbox.lag(plan.lagMs);
    this.tell(`ticket ${this.lead.ticket}, ${this.keepsStorage ? "storage" : "no storage"}, lists lag by ${plan.lagMs} ms`);
    const page = await this.#openTicket();
    await openForm(page);
    await write(page, this.lead);
    const twin = plan.twin ? await this.#twin() : null;
    this.hit = await this.#setFaults();
    await this.#send(page);
    if (twin) await this.#pressIfThere(twin, "Create lead");
    for (const act of plan.acts) await this.#act(page, act);
    await this.#react();
    await this.#turnAway();
  }

  /** Comes back with everything in order and finishes what is not finished. Answers what stood there at first. */
  async finish() {
    const page = this.keepsStorage ? await this.#openTicket() : this.pages[0];
    let first = null;
    const end = Date.now() + LONGEST_TRYING_MS;
    for (let tries = 0; ; tries += 1) {
      const word = await stands(page);
      first ??= word;
      this.tell(`back again: ${word}`);
      if (first === "form" && tries === 0) await this.#isAsWritten(page);
      if (["done", "card"].includes(word)) break;
      if (["duplicates", "no_match"].includes(word)) throw new Error(`The agent comes back and finds: ${word}`);
      await press(page, PRESS[word]);
      if (Date.now() > end) throw new Error("It is never finished.");
    }
    this.foundOnReturn = first;
  }

  async leave() {
    await Promise.all(this.pages.splice(0).map((page) => page.close()));
  }

  async traces() {
    return tracesOf(await this.sandbox.state(), this.lead);
  }

  async #openTicket() {
    const { page, problems } = await open(this.context, this.sandbox, `/agent/tickets/${this.lead.ticket}`);
    page.problems = problems;
    this.pages.push(page);
    return page;
  }

  /** The same form, open in a second tab before anything was sent. */
  async #twin() {
    const twin = await this.#openTicket();
    await stands(twin, ["form"]);
    this.counts.twins += 1;
    this.tell("a second tab has the form, too");
    return twin;
  }

  async #setFaults() {
    for (const planned of this.plan.faults) {
      // The list before the lead comes first; looks for the lead are the ones after it.
      const set = () => this.sandbox.fault({ match: planned.match, ...planned.fault });
      this.tell(`fault: ${planned.step}: ${planned.kind}${planned.fault.ms ? ` ${planned.fault.ms} ms` : ""}`);
      if (planned.step === "look for lead") {
        planned.set = this.hearing.heard("POST /v2/leads").then(() => this.told === null && (planned.setting = set()));
      } else {
        await set();
      }
    }
  }

  async #send(page) {
    this.tell(`${this.plan.press} on "Create lead"`);
    if (this.plan.press === "double click") {
      this.counts.doubleClicks += 1;
      await appIn(page).getByRole("button", { name: "Create lead", exact: true }).dblclick();
    } else {
      await press(page, "Create lead");
    }
  }

  /** Something that agents do while the app is at work, at a moment that the plan names. */
  async #act(page, { act, moment, frames }) {
    const rest = stands(page, AT_REST.filter((it) => it !== "form")).catch(() => "gone");
    const moments = {
      "at once": () => null,
      frames: () => page.evaluate(drawn, frames),
      comment: () => this.hearing.heard(`ticket ${this.lead.ticket}`),
    };
    const came = await Promise.race([(moments[moment] ?? (() => this.hearing.heard(moment)))(), rest]);
    this.tell(`${act} (${moment}${moment === "frames" ? ` ${frames}` : ""}; ${came ?? "then"})`);
    if (act === "reload") {
      this.counts.reloads += 1;
      await page.reload();
    } else if (act === "reload the app") {
      this.counts.reloads += 1;
      await page.getByRole("button", { name: "Reload Sell Sidebar" }).click();
    } else if (act === "another ticket and back") {
      this.counts.switches += 1;
      await page.evaluate(() => {
        history.pushState(null, "", "/agent/tickets/1");
        dispatchEvent(new PopStateEvent("popstate"));
      });
      await stands(page, ["card"]);
      await page.getByRole("link", { name: new RegExp(`^#${this.lead.ticket}\\b`) }).click();
    } else {
      this.counts.tabs += 1;
      await this.#openTicket();
    }
  }

  /** What the agent does about what is there: tries again a few times, or lets it be. */
  async #react() {
    for (let tries = this.chance.between(0, 3); ; tries -= 1) {
      const words = await this.#look();
      if (words.some((it) => ["done", "card"].includes(it))) {
        this.told = "done";
        await this.#pressInTheOther(words);
        return;
      }
      if (tries === 0) {
        this.told = words.includes("resting") ? "unfinished" : "refused";
        return;
      }
      const at = this.chance.between(0, words.length - 1);
      const name = PRESS[words[at]];
      if (name) await this.#pressIfThere(this.pages[at], name);
    }
  }

  /** A tab that was left behind still offers what another tab has done meanwhile. */
  async #pressInTheOther(words) {
    const at = words.findIndex((it) => ["resting", "refused", "form"].includes(it));
    if (at < 0 || this.chance.happens(0.3)) return;
    await this.#pressIfThere(this.pages[at], PRESS[words[at]]);
    await this.#look();
  }

  async #look() {
    const words = await Promise.all(this.pages.map((page) => stands(page)));
    this.tell(`on screen: ${words.join(" | ")}`);
    return words;
  }

  async #pressIfThere(page, name) {
    this.tell(`"${name}" in tab ${this.pages.indexOf(page) + 1}`);
    // Another tab may have changed what is there.
    await press(page, name, { timeout: 3_000 }).catch(() => this.tell("the button was gone"));
  }

  /** Without storage the page is all there is, so it stays open where something is left to do. */
  async #turnAway() {
    this.tell(`told: ${this.told}`);
    // One that is just being set would otherwise meet the next creation.
    await Promise.all(this.plan.faults.map((it) => it.setting));
    const waiting = (await this.sandbox.faults()).map((it) => JSON.stringify([it.match, it.kind, it.status, it.ms]));
    for (const planned of this.plan.faults) {
      const { match, fault } = planned;
      const at = waiting.indexOf(JSON.stringify([match, fault.kind, fault.status, fault.ms]));
      planned.hit = at < 0;
      if (at >= 0) waiting.splice(at, 1);
    }
    await this.sandbox.clearFaults();
    await this.sandbox.lag(0);
    if (this.keepsStorage || this.told !== "unfinished") await this.leave();
  }

  async #isAsWritten(page) {
    const app = appIn(page);
    const note = await app.getByLabel("Note for sales (optional)").inputValue();
    const organization = await app.getByLabel("Organization", { exact: true }).inputValue();
    if (note !== this.lead.note || organization !== this.lead.organization) {
      throw new Error(`The form came back with other words: ${organization}, ${note}`);
    }
  }
}

/** Comes back when the page was drawn so often: a moment that no event marks. */
function drawn(frames) {
  return new Promise((done) => {
    const draw = (left) => (left > 0 ? requestAnimationFrame(() => draw(left - 1)) : done());
    draw(frames);
  });
}
