// The stranger's app in the host page: a small app that knows nothing of the sandbox, to try the host's protocol with.

import { join } from "node:path";
import { root, until } from "./sandbox.js";

/** The folder to start a sandbox with. */
export const strangersApp = join(root, "tests/e2e/fixtures/strangers_app");
export const appName = "Stranger's App";

/** The app's frames at a location of the manifest, those of hidden tabs too. */
export function framesAt(page, location) {
  return page.locator(`iframe[data-location="${location}"]`);
}

/** The app in the only frame of a location, once it has shaken hands with the host and its listeners are known there. */
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
    await this.frame.waitForFunction(() => window.heard?.some((one) => one.event === "app.registered"));
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
      const failed = ({ status, statusText, responseText, responseJSON }) => ({ status, statusText, responseText, responseJSON });
      return window.client.request(options).then(() => null, failed);
    }, options);
  }

  /** Posts to the host past the SDK, as broken or foreign code in a frame might. */
  post(message) {
    return this.frame.evaluate((message) => window.parent.postMessage(message, "*"), message);
  }

  /** The data of every event of that name so far. */
  heard(event) {
    return this.frame.evaluate((name) => window.heard.filter((one) => one.event === name).map((one) => one.data), event);
  }

  /** Waits until the app has heard the event that often; answers with the data of them all. */
  async hears(event, times = 1) {
    await until(async () => (await this.heard(event)).length >= times);
    return this.heard(event);
  }

  #call(verb, ...words) {
    return this.frame.evaluate(([verb, words]) => window.client[verb](...words), [verb, words]);
  }
}
