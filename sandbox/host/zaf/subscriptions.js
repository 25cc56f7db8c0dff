// Who listens to which event of which instance. An app may listen to another instance than its own frame's (a modal it
// opened), so the frame and the instance are two things (zaf.md 4, `instance(guid)`).

export class Subscriptions {
  /** instance guid → event name → set of frames */
  #byInstance = new Map();

  add(guid, event, frame) {
    if (!this.#byInstance.has(guid)) this.#byInstance.set(guid, new Map());
    const events = this.#byInstance.get(guid);
    if (!events.has(event)) events.set(event, new Set());
    events.get(event).add(frame);
  }

  remove(guid, event, frame) {
    this.#byInstance.get(guid)?.get(event)?.delete(frame);
  }

  /** The frames that listen to `event` of the instance. */
  listeners(guid, event) {
    return [...(this.#byInstance.get(guid)?.get(event) ?? [])];
  }

  /** Forgets a frame everywhere: it was closed, or its page was loaded anew. */
  forgetFrame(frame) {
    for (const events of this.#byInstance.values()) for (const frames of events.values()) frames.delete(frame);
  }

  forgetInstance(guid) {
    this.#byInstance.delete(guid);
  }
}
