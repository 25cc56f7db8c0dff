// Questions to the apps that the host must wait for, such as `ticket.save` (zaf.md 4, `needsReply`). The reply names
// only the event, so one question for each frame and event may be open at a time.

const PATIENCE = 30_000;

export class Hooks {
  #open = new Map();

  /** Asks the frames and answers with the texts of those that refuse; an empty list means go on. */
  async ask(frames, guid, event, message) {
    const answers = await Promise.all(frames.map((frame) => this.#askOne(frame, guid, event, message)));
    return answers.filter((answer) => answer !== null);
  }

  /** A frame's reply; `error` is what the SDK made of a thrown error, `false` or a string. */
  reply(frame, event, error) {
    this.#open.get(frame)?.get(event)?.(error);
  }

  forgetFrame(frame) {
    for (const settle of this.#open.get(frame)?.values() ?? []) settle();
    this.#open.delete(frame);
  }

  #askOne(frame, guid, event, message) {
    const events = this.#open.get(frame) ?? new Map();
    this.#open.set(frame, events);
    if (events.has(event)) return Promise.resolve(null);
    return new Promise((resolve) => {
      const settle = (error) => {
        clearTimeout(timer);
        events.delete(event);
        resolve(error ? refusal(error) : null);
      };
      const timer = setTimeout(() => settle({ msg: "The app did not answer in time." }), PATIENCE);
      events.set(event, settle);
      frame.sendEvent(guid, event, message, true);
    });
  }
}

function refusal(error) {
  return typeof error?.msg === "string" && error.msg ? error.msg : "The app refused without a reason.";
}
