// The stranger's app in the host page: a small app that knows nothing of the sandbox, to try the host's protocol with.

import { join } from "node:path";
import { newDesk } from "./desk.js";
import { root, until } from "./sandbox.js";

const strangersApp = join(root, "tests/e2e/fixtures/strangers_app");
// Wide enough for all panes of a ticket.
const viewport = { width: 1400, height: 900 };
export const appName = "Stranger's App";

/** As `newDesk`, with the stranger's app: call it inside `describe`; what it gives is filled before each test. */
export function newStrangersDesk() {
  const desk = newDesk({ app: strangersApp });
  const visit = async (path, location) => {
    const { page, problems } = await desk.visit(path, { viewport });
    return { page, problems, app: await appAt(page, location) };
  };
  /** Opens a ticket of the host page; gives back the page, what its console complained about, and the app. */
  desk.ticket = (id) => visit(`/agent/tickets/${id}`, "ticket_sidebar");
  desk.newTicket = () => visit("/agent/tickets/new", "new_ticket_sidebar");
  return desk;
}

/** The app's frames at a location of the manifest, those of hidden tabs too. */
export function framesAt(page, location) {
  return page.locator(`iframe[data-location="${location}"]`);
}

/** The app in the only frame of a location, once it has shaken hands and the host knows what it listens to. */
export async function appAt(page, location) {
  return appIn(framesAt(page, location));
}

/** The same for a frame that the caller has found. */
export async function appIn(frame) {
  const app = new StrangersApp(await (await frame.elementHandle()).contentFrame());
  await app.ready();
  return app;
}

class StrangersApp {
  constructor(frame) {
    this.frame = frame;
  }

  // Messages keep their order, so an answered question means that the listeners before it have arrived.
  async ready() {
    await this.frame.waitForFunction(() => Array.isArray(window.heard) && window.heard.some((one) => one.event === "app.registered"));
    await this.get("currentUser.id");
  }

  context() {
    return this.frame.evaluate(() => window.client.context());
  }

  metadata() {
    return this.frame.evaluate(() => window.client.metadata());
  }

  get(paths) {
    return this.#call("get", paths);
  }

  /** One value by its path. */
  async value(path) {
    return (await this.get(path))[path];
  }

  set(...words) {
    return this.#call("set", ...words);
  }

  invoke(...words) {
    return this.#call("invoke", ...words);
  }

  request(options) {
    return this.#call("request", options);
  }

  /** What the app is given when a request fails; `null` if it succeeds. */
  failure(options) {
    return this.frame.evaluate((options) => {
      const plain = (reply) => {
        const { status, statusText, responseText, responseJSON } = reply;
        return { status, statusText, responseText, responseJSON };
      };
      return window.client.request(options).then(() => null, plain);
    }, options);
  }

  /** Posts to the host past the SDK, as broken or foreign code in a frame might. */
  post(message) {
    return this.frame.evaluate((message) => window.parent.postMessage(message, "*"), message);
  }

  /** The data of every event of that name so far. */
  heard(event) {
    return this.frame.evaluate((event) => {
      const those = window.heard.filter((one) => one.event === event);
      return those.map((one) => one.data);
    }, event);
  }

  /** Waits until the app has heard the event that often; answers with the data of them all. */
  async hears(event, times = 1) {
    await until(async () => (await this.heard(event)).length >= times);
    return this.heard(event);
  }

  /** Waits until the app's frame is gone from the page. */
  async ends() {
    if (this.frame.isDetached()) return;
    await this.frame.page().waitForEvent("framedetached", (frame) => frame === this.frame);
  }

  #call(verb, ...words) {
    return this.frame.evaluate(([verb, words]) => window.client[verb](...words), [verb, words]);
  }
}

/** A request for leads through the proxy, with the secret that the app never sees. */
export const leads = {
  url: "https://api.getbase.com/v2/leads",
  headers: { Authorization: "Bearer {{setting.sell_access_token}}" },
  secure: true,
};
