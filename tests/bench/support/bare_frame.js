// A frame that is asked over Chromium's own protocol, so that its memory is its own: nothing of the measurement stays in it
// but two small scripts. A test tool's helpers alone would be half a megabyte.

/** What the app says when it has found out about somebody. */
const ANSWERS = ["Matched by", "matches in Sell", "Not in Sell yet"];

/** From now on, frames of this context keep hold of the memories that their wasm modules export. */
export function keepWasmMemories(context) {
  return context.addInitScript(() => {
    if (window === window.top) return;
    window.benchMemories = [];
    const keep = (result) => {
      const exported = Object.values((result.instance ?? result).exports);
      window.benchMemories.push(...exported.filter((it) => it instanceof WebAssembly.Memory));
      return result;
    };
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const real = WebAssembly[name].bind(WebAssembly);
      WebAssembly[name] = (...words) => real(...words).then(keep);
    }
  });
}

/** From now on, frames of this context keep hold of the SDK's client that their app makes. */
export function keepClient(context) {
  return context.addInitScript(() => {
    if (window === window.top) return;
    let sdk;
    const keep = (found) => {
      const init = found.init;
      found.init = (...words) => (window.benchClient = init.apply(found, words));
      return found;
    };
    Object.defineProperty(window, "ZAFClient", { get: () => sdk, set: (found) => (sdk = keep(found)) });
  });
}

/** Takes away what the SDK (2.0.11) keeps of each request for ever: two handlers, which hold the reply. */
export const DROP_DONE_REQUESTS = `{
  const handlers = window.benchClient._messageHandlers;
  for (const name of Object.keys(handlers)) if (name.startsWith("request:")) delete handlers[name];
}`;

/** `session` is one of Chromium's protocol with the frame. */
export class BareFrame {
  constructor(session) {
    this.session = session;
  }

  async value(expression) {
    const { result, exceptionDetails } = await this.session.send("Runtime.evaluate", { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits until the app shows its answer about somebody. */
  async shows(page, name) {
    const there = `document.querySelector("h1")?.textContent === ${JSON.stringify(name)}
      && ${JSON.stringify(ANSWERS)}.some((it) => document.body.textContent.includes(it))`;
    const end = Date.now() + 30_000;
    while (!(await this.value(there))) {
      if (Date.now() > end) throw new Error(`The app never showed its answer about ${name}.`);
      await page.waitForTimeout(5);
    }
  }

  /** Bytes in use after everything that can go is gone. */
  async memory() {
    // What finalizers let go of is found by the second collection.
    for (let i = 0; i < 2; i++) await this.session.send("HeapProfiler.collectGarbage");
    const { usedSize, embedderHeapUsedSize } = await this.session.send("Runtime.getHeapUsage");
    const wasm = await this.value("window.benchMemories.map((it) => it.buffer.byteLength)");
    if (wasm.length === 0) throw new Error("The app's frame has no wasm memory.");
    return { js: usedSize, dom: embedderHeapUsedSize ?? 0, wasm: wasm.reduce((a, b) => a + b, 0) };
  }
}
