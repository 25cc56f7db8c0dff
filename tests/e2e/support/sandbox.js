// A sandbox of its own for each test file, with the packaged app, and the words to talk to it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const binary = process.env.SANDBOX_BIN ?? join(root, "target/debug/sandbox");
export const packagedApp = process.env.PACKAGED_APP ?? join(root, "target/package/app");

/** Starts a sandbox and answers once it is ready. `options` are further words for its command line. */
export async function startSandbox({ app = packagedApp, options = [] } = {}) {
  for (const path of [binary, app]) {
    if (!existsSync(path)) throw new Error(`${path} is missing: run these tests by \`cargo xtask test --only browser\`.`);
  }
  const sdk = join(root, "target/sandbox/zaf_sdk.js");
  // A port that was free may be somebody else's by the time the sandbox takes it.
  for (let left = 2; ; left -= 1) {
    const port = await freePorts();
    const child = spawn(binary, ["--port", String(port), "--app", app, "--sdk", sdk, ...options], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const code = await new Promise((resolve) => {
      createInterface({ input: child.stdout }).on("line", (line) => line.startsWith("Ready:") && resolve(null));
      child.once("exit", (code, signal) => resolve(code ?? signal));
    });
    if (code === null) return new Sandbox(child, `http://localhost:${port}`);
    if (left === 0) throw new Error(`The sandbox ended with ${code} before it was ready.`);
  }
}

class Sandbox {
  constructor(child, origin) {
    this.child = child;
    this.origin = origin;
    this.sellOrigin = `http://127.0.0.1:${Number(new URL(origin).port) + 1}`;
  }

  /** Everything as in a new sandbox. */
  reset() {
    return this.#send("POST", "/control/reset", { seed: "demo" });
  }

  /** Makes requests go wrong; see docs/sandbox.md for the kinds. */
  fault(fault) {
    return this.#send("POST", "/control/faults", { times: 1, ...fault });
  }

  clearFaults() {
    return this.#send("DELETE", "/control/faults");
  }

  /** The faults that still wait for a request. */
  async faults() {
    return (await this.#send("GET", "/control/faults")).faults;
  }

  /** From now on lists and searches of Sell do not see what is younger. */
  lag(ms) {
    return this.#send("POST", "/control/consistency", { lag_ms: ms });
  }

  settings(values) {
    return this.#send("POST", "/control/settings", values);
  }

  searchV3(enabled) {
    return this.#send("POST", "/control/search_v3", { enabled });
  }

  state() {
    return this.#send("GET", "/control/state");
  }

  /** The log of Sell requests. */
  async requests() {
    return (await this.#send("GET", "/control/requests")).requests;
  }

  clearRequests() {
    return this.#send("DELETE", "/control/requests");
  }

  /** A record or list as Sell's API gives it, asked for with the installation's token. */
  async sell(path) {
    const { sell_access_token: token } = await this.state();
    const headers = { Authorization: `Bearer ${token}`, "User-Agent": "browser-tests", Accept: "application/json" };
    return (await fetch(this.sellOrigin + path, { headers })).json();
  }

  /** Changes a record in Sell, as somebody else would. */
  changeInSell(path, data) {
    return this.#asSomebodyElse("PUT", path, data);
  }

  /** Makes a record in Sell, as somebody else would. */
  createInSell(path, data) {
    return this.#asSomebodyElse("POST", path, data);
  }

  /** Deletes a record in Sell, as somebody else would. */
  deleteInSell(path) {
    return this.#asSomebodyElse("DELETE", path);
  }

  async #asSomebodyElse(method, path, data) {
    const { sell_access_token: token } = await this.state();
    const headers = { Authorization: `Bearer ${token}`, "User-Agent": "browser-tests", "Content-Type": "application/json" };
    const reply = await fetch(this.sellOrigin + path, { method, headers, body: data && JSON.stringify({ data }) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  }

  /** The distribution pools with their members. */
  async pools() {
    return (await this.#send("GET", "/control/pools")).pools;
  }

  /** Takes a Sell user out of a pool. */
  leavePool(pool, member) {
    return this.#send("DELETE", "/control/pools", { pool, member });
  }

  /** Adds so many active Sell users. */
  addUsers(count) {
    return this.#send("POST", "/control/users", { count });
  }

  /** Adds so many custom fields of leads. */
  addCustomFields(count) {
    return this.#send("POST", "/control/custom_fields", { count });
  }

  async stop() {
    const ended = once(this.child, "exit");
    this.child.kill();
    await ended;
  }

  async #send(method, path, body) {
    const reply = await fetch(this.origin + path, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body && JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }
}

/** Waits until the sandbox says so; for what no screen shows. */
export async function until(holds, patience = 15_000) {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error("What was waited for did not happen.");
    // What is waited for needs the processor, too.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Reads until it is what it should be; says what it was last. */
export async function becomes(read, wanted) {
  let found;
  const is = async () => JSON.stringify((found = await read())) === JSON.stringify(wanted);
  await until(is).catch(() => assert.deepEqual(found, wanted));
}

/** Waits so many milliseconds, for what must not happen in them. */
export function after(ms) {
  const end = Date.now() + ms;
  return until(() => end < Date.now(), 2 * ms);
}

/** Three ports in a row that nobody listens on. */
async function freePorts() {
  for (;;) {
    const port = await listen(0);
    const neighbours = await Promise.allSettled([listen(port + 1), listen(port + 2)]);
    if (neighbours.every((it) => it.status === "fulfilled")) return port;
  }
}

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
