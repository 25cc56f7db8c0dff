// The Support REST API as the signed-in agent sees it. The header stands for the browser's session cookie; no other
// module of the page talks to /api/v2 on its own account.

/** A refusal of the server, with its status and the text it gave. */
class SupportFailure extends Error {
  constructor(status, text) {
    super(describe(status, text));
    this.status = status;
  }
}

export class SupportApi {
  #agent;

  constructor(agent) {
    this.#agent = agent;
  }

  get(path) {
    return this.#send("GET", path);
  }

  post(path, body) {
    return this.#send("POST", path, body);
  }

  put(path, body) {
    return this.#send("PUT", path, body);
  }

  /** All tickets, page after page (`next_page` as in the real API); ends after 20 pages whatever the server says. */
  async tickets() {
    const all = [];
    let path = "/api/v2/tickets.json?per_page=100";
    for (let page = 0; path && page < 20; page += 1) {
      const answer = await this.get(path);
      all.push(...(Array.isArray(answer.tickets) ? answer.tickets : []));
      // The real API names the account's own host here; the page asks its own server instead.
      const next = answer.next_page ? new URL(answer.next_page, location.origin) : null;
      path = next && next.pathname + next.search;
    }
    return all;
  }

  async #send(method, path, body) {
    const headers = { "X-Sandbox-Agent": this.#agent, Accept: "application/json" };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const reply = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const text = await reply.text();
    if (!reply.ok) throw new SupportFailure(reply.status, text);
    return text ? JSON.parse(text) : {};
  }
}

function describe(status, text) {
  try {
    const body = JSON.parse(text);
    const said = body.description ?? body.error?.message ?? body.error?.title ?? body.error;
    if (typeof said === "string") return `${said} (status ${status})`;
  } catch {
    // Not JSON: the status alone has to do.
  }
  return `Support answered with status ${status}`;
}
