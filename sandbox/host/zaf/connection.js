// One app frame: its messages in, our messages out. Knows the wire format and nothing of tickets; what a path or an
// action means is the instance's table (zaf.md 4).

import { readMessage } from "./message.js";
import { answerRequest } from "./requests.js";

const MOST_PATHS = 500;

export class Connection {
  #hub;
  #origin;
  registered = false;

  /** `instance` is the frame's own instance; `origin` the only origin that is heard and spoken to. */
  constructor(hub, instance, origin) {
    this.#hub = hub;
    this.instance = instance;
    this.#origin = origin;
  }

  /** Whether a message event came from this frame and from where this frame's page must come from. */
  isSource(event) {
    return event.source === this.#window && event.origin === this.#origin;
  }

  get #window() {
    return this.instance.iframe.contentWindow;
  }

  /** Sends an event of the instance `guid`; the frame must have opened that instance, or its SDK throws. */
  sendEvent(guid, event, message, needsReply = false) {
    this.#post({ key: `zaf.${event}`, message, instanceGuid: guid, ...(needsReply ? { needsReply: true } : {}) });
  }

  receive(data) {
    const message = readMessage(data);
    if (!message || message.appGuid !== this.instance.guid) return;
    if (message.kind === "handshake") return this.#register();
    if (!this.registered) return;
    if (message.kind === "on") this.#hub.subscribe(message.instanceGuid, message.event, message.count, this);
    if (message.kind === "off" && message.count < 1)
      this.#hub.subscriptions.remove(message.instanceGuid, message.event, this);
    if (message.kind === "trigger") this.#hub.emit(message.instanceGuid, message.event, message.data);
    if (message.kind === "reply") this.#hub.hooks.reply(this, message.event, message.error);
    if (message.kind === "request") this.#request(message);
    if (message.kind === "call") this.#call(message);
  }

  // A page that loads itself anew shakes hands again: whatever the old page listened to is gone.
  #register() {
    this.#hub.subscriptions.forgetFrame(this);
    this.registered = true;
    const { guid } = this.instance;
    this.sendEvent(guid, "app.registered", { context: this.instance.context(), metadata: this.#hub.metadata() });
    this.#hub.emit(guid, "instance.registered", { instanceGuid: guid });
  }

  async #request({ name, options }) {
    const { done, responseArgs } = await answerRequest(options, this.#hub.session);
    this.sendEvent(this.instance.guid, `${name}.${done ? "done" : "fail"}`, { responseArgs });
  }

  async #call({ id, verb, params, instanceGuid }) {
    const target = this.#hub.instance(instanceGuid);
    const entries = target && callEntries(verb, params);
    if (!entries) {
      const problem = target ? `Malformed ${verb} call` : "No such instance";
      return this.#post({ id, error: { name: "Error", message: problem }, instanceGuid });
    }
    const result = Object.create(null);
    result.errors = Object.create(null);
    const run = async ([path, value]) => {
      try {
        result[path] = await target.api[verb](path, value);
      } catch (error) {
        result.errors[path] = { name: error.name ?? "Error", message: String(error.message ?? error), path };
      }
    };
    if (verb === "get") await Promise.all(entries.map(run));
    else for (const entry of entries) await run(entry);
    this.#post({ id, result, instanceGuid });
  }

  #post(message) {
    this.#window?.postMessage(JSON.stringify(message), this.#origin);
  }
}

function callEntries(verb, params) {
  if (verb === "get") {
    if (!Array.isArray(params) || params.length > MOST_PATHS || params.some((path) => typeof path !== "string"))
      return null;
    return params.map((path) => [path]);
  }
  if (params === null || typeof params !== "object" || Array.isArray(params)) return null;
  const entries = Object.entries(params);
  if (entries.length > MOST_PATHS) return null;
  if (verb === "invoke" && entries.some(([, args]) => !Array.isArray(args))) return null;
  return entries;
}
