// What the page sends while a ticket is open, seen from outside: the host page makes all requests for the app.

/** Starts listening; call it before the page goes anywhere. */
export function recordTraffic(page) {
  const traffic = new Traffic();
  page.on("request", (request) => traffic.began(request));
  for (const event of ["requestfinished", "requestfailed"]) page.on(event, (request) => traffic.ended(request));
  return traffic;
}

class Traffic {
  #open = new Set();
  #changedAt = Date.now();
  /** Requests to Sell through the host page's proxy: `{method, path, body, start, end}`, times in ms since 1970. */
  sell = [];
  /** Requests to Support, as lines. */
  support = [];

  began(request) {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith("/api/v2/")) this.support.push(`${request.method()} ${pathname}${search}`);
    if (pathname !== "/host/proxy") return;
    const { url, type, data } = request.postDataJSON();
    const { pathname: path, search: query } = new URL(url);
    const entry = { method: type, path: path + query, body: data ? JSON.parse(data) : null, start: null, end: null, request };
    this.sell.push(entry);
    this.#open.add(request);
    this.#changedAt = Date.now();
  }

  ended(request) {
    const entry = this.sell.find((it) => it.request === request);
    if (!entry) return;
    // The answer counts from its first byte: a page may go on before the browser has noted the last one.
    const { startTime, responseStart } = request.timing();
    entry.start = startTime;
    entry.end = startTime + Math.max(responseStart, 0);
    this.#open.delete(request);
    this.#changedAt = Date.now();
  }

  /** When the first reply from Sell began to arrive; `Infinity` without one. */
  get firstReply() {
    return Math.min(...this.sell.map((it) => it.end ?? Infinity));
  }

  /** Waits until nothing is on its way and nothing new was asked for a while: what comes after the text counts, too. */
  async quiet(page, ms = 500) {
    while (this.#open.size > 0 || Date.now() - this.#changedAt < ms) await page.waitForTimeout(50);
  }

  /** How many requests had to wait for each other: the longest chain in which each began after the one before ended. */
  get depth() {
    const byStart = [...this.sell].sort((a, b) => a.start - b.start);
    const depths = new Map();
    for (const it of byStart) {
      const before = byStart.filter((other) => other.end <= it.start).map((other) => depths.get(other) ?? 0);
      depths.set(it, 1 + Math.max(0, ...before));
    }
    for (const [it, depth] of depths) it.depth = depth;
    return Math.max(0, ...depths.values());
  }

  /** The requests in steps of what ran at the same time. */
  get steps() {
    const depth = this.depth;
    const at = (n) => this.sell.filter((it) => it.depth === n).map(({ method, path, body }) => ({ method, path, body }));
    return Array.from({ length: depth }, (_, n) => at(n + 1).sort((a, b) => a.path.localeCompare(b.path)));
  }
}
