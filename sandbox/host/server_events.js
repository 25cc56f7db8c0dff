// What happens at the server while the page is open: requests to Sell and changed tickets. A stream where there is one,
// else the request log asked for again and again.

import { Emitter } from "./emitter.js";

const POLL_EVERY = 2000;

/**
 * Events: `request` (a row of the request log), `ticket` (a ticket id), `user` (the id of somebody who was merged or took
 * somebody in), `restart` when something may have been missed.
 */
export class ServerEvents extends Emitter {
  #stream = null;
  #polls = false;
  #missed = false;
  #lastSeen = -Infinity;

  constructor() {
    super();
    this.#connect();
    // A browser gives one server few connections, and every open page's stream takes one: hidden pages let go of theirs.
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#disconnect() : this.#connect()));
  }

  #connect() {
    if (this.#stream || this.#polls) return;
    const stream = new EventSource("/control/events");
    this.#stream = stream;
    stream.addEventListener("request", (event) => this.#request(read(event.data)));
    this.#ids(stream, "ticket", "ticket_id");
    this.#ids(stream, "user", "user_id");
    stream.addEventListener("open", () => {
      if (this.#missed) this.emit("restart");
      this.#missed = false;
    });
    stream.addEventListener("error", () => {
      this.#missed = true;
      // The browser tries again by itself unless the server refused the stream.
      if (stream.readyState === EventSource.CLOSED) this.#poll();
    });
  }

  #ids(stream, name, field) {
    stream.addEventListener(name, (event) => {
      const id = Number(read(event.data)?.[field]);
      if (Number.isInteger(id)) this.emit(name, id);
    });
  }

  #disconnect() {
    this.#stream?.close();
    this.#stream = null;
    this.#missed = true;
  }

  #poll() {
    if (this.#polls) return;
    this.#polls = true;
    setInterval(async () => {
      try {
        const { requests } = await (await fetch("/control/requests")).json();
        for (const row of requests ?? []) if (Number(row.id) > this.#lastSeen) this.#request(row);
      } catch {
        // The server is away; the next round asks again.
      }
    }, POLL_EVERY);
  }

  #request(row) {
    if (row === null || typeof row !== "object") return;
    this.#lastSeen = Math.max(this.#lastSeen, Number(row.id) || 0);
    this.emit("request", row);
  }
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
