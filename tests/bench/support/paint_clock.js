// How long a person waits from a key or a press to the next picture, seen by a script that runs before the app's own in
// every frame of a context.

import { median } from "./report.js";

/** From now on, frames of this context time their inputs. */
export function timeInputs(context) {
  return context.addInitScript(() => {
    if (window === window.top) return;
    const clock = { inputs: [], entries: [], open: 0 };
    window.benchPaints = clock;
    for (const type of ["keydown", "input", "click"]) {
      const began = (event) => {
        if (!event.isTrusted) return;
        clock.open += 1;
        requestAnimationFrame(() => {
          // A message that is sent before a frame is drawn arrives after style, layout and painting.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            clock.open -= 1;
            clock.inputs.push({ type, at: event.timeStamp, ms: performance.now() - event.timeStamp });
          };
          port2.postMessage(null);
        });
      };
      window.addEventListener(type, began, { capture: true });
    }
    const keep = (list) => clock.entries.push(...list.getEntries().filter((it) => it.interactionId));
    new PerformanceObserver(keep).observe({ type: "event", durationThreshold: 16 });
  });
}

/** Two frames later, what was drawn has been reported. */
async function painted(frame) {
  await frame.waitForFunction(() => window.benchPaints.open === 0, undefined, { polling: 10, timeout: 30_000 });
  await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** The times of one kind of action. */
export class Times {
  /** `words` say what is done; `id` is the row's. */
  constructor(frame, id, words) {
    Object.assign(this, { frame, id, words, spans: [], all: [] });
  }

  /** One action: some input, which must be heard. */
  async of(act) {
    const now = () => this.frame.evaluate(() => performance.now());
    const from = await now();
    await act();
    await painted(this.frame);
    this.spans.push({ from, to: await now() });
  }

  /** Once all actions are over: Chromium reports its own times a little later. */
  async end() {
    await painted(this.frame);
    const { inputs, entries } = await this.frame.evaluate(() => {
      const { inputs, entries } = window.benchPaints;
      return { inputs, entries: entries.map(({ name, startTime, duration }) => ({ name, at: startTime, ms: duration })) };
    });
    for (const { from, to } of this.spans) {
      const heard = inputs.filter((it) => from <= it.at && it.at <= to);
      if (heard.length === 0) throw new Error(`${this.words}: an input was lost.`);
      // Event Timing counts in steps of eight and nothing below sixteen; what is drawn on the screen is in it, too.
      const told = entries.filter((it) => from <= it.at && it.at <= to);
      this.all.push(Math.max(...heard.map((it) => it.ms), ...told.map((it) => it.ms)));
    }
    return this;
  }

  get worst() {
    return Math.max(...this.all);
  }

  get median() {
    return median(this.all);
  }
}

/** Keeps the frame busy at a key on purpose: a clock that does not see that would not have seen the app's work either. */
export async function provesItself(page, frame, ms = 150) {
  const busy = (ms) => {
    const wait = () => {
      const end = performance.now() + ms;
      while (performance.now() < end);
    };
    window.addEventListener("keydown", wait, { once: true });
  };
  await frame.evaluate(busy, ms);
  const times = new Times(frame, "", "the clock");
  await times.of(() => page.keyboard.press("Shift"));
  await times.end();
  if (times.worst < ms) throw new Error(`The clock saw ${times.worst} ms where the frame was busy for ${ms}.`);
}
