// Calls of the server's control endpoints, for the panel only.

/** Answers with the JSON body; throws with a sentence when the server refuses. */
export async function control(method, path, body) {
  const reply = await fetch(`/control/${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} /control/${path}: status ${reply.status} ${text.slice(0, 200)}`);
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
