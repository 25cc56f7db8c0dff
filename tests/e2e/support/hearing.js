// The sandbox's own events, heard as they happen: so that a test can act in the middle of something.

/** Starts to listen. `heard(label)` resolves with the next event of that label (`POST /v2/leads`, `ticket 7`). */
export async function listenTo(sandbox) {
  const ended = new AbortController();
  const reply = await fetch(`${sandbox.origin}/control/events`, { signal: ended.signal });
  const waiting = new Map();
  const tell = (label) => {
    waiting.get(label)?.forEach((resolve) => resolve(label));
    waiting.delete(label);
  };
  const reading = (async () => {
    let text = "";
    for await (const chunk of reply.body.pipeThrough(new TextDecoderStream())) {
      const messages = (text + chunk).split("\n\n");
      text = messages.pop();
      for (const message of messages) {
        const name = /^event: ?(.*)$/m.exec(message)?.[1];
        const data = JSON.parse(/^data: ?(.*)$/m.exec(message)?.[1] ?? "{}");
        if (name === "request") tell(`${data.method} ${data.path}`);
        if (name === "ticket") tell(`ticket ${data.ticket_id}`);
      }
    }
  })().catch((error) => {
    if (!ended.signal.aborted) throw error;
  });
  return {
    heard: (label) => new Promise((resolve) => waiting.set(label, [...(waiting.get(label) ?? []), resolve])),
    async end() {
      ended.abort();
      await reading;
    },
  };
}
