// Reads one message of an app. Messages come from foreign code: anything that is not of the known shape is `null`,
// and later code never looks at the raw data (shapes: zaf.md 4, "App -> host").

const CALLS = new Set(["get", "set", "invoke"]);
const TOO_LONG = 4_000_000;

/**
 * One of `{kind:"handshake"|"on"|"off"|"trigger"|"reply"|"request"|"call", …}`, or `null` for everything else
 * (`session.live`, `__track__`, an app's own message keys).
 */
export function readMessage(data) {
  const raw = asObject(data);
  if (!raw || typeof raw.appGuid !== "string") return null;
  const guids = {
    appGuid: raw.appGuid,
    instanceGuid: typeof raw.instanceGuid === "string" ? raw.instanceGuid : raw.appGuid,
  };
  if (raw.id !== undefined) return readCall(raw, guids);
  if (typeof raw.key !== "string") return null;
  if (raw.key === "iframe.handshake") return { kind: "handshake", ...guids };
  if (/^request:\d{1,12}$/.test(raw.key)) return { kind: "request", name: raw.key, options: raw.message, ...guids };
  const found = /^iframe\.(on|off|trigger|reply):(.{1,300})$/s.exec(raw.key);
  if (!found) return null;
  const [, kind, event] = found;
  if (kind === "trigger") return { kind, event, data: raw.message, ...guids };
  if (kind === "reply") return { kind, event, error: raw.error, ...guids };
  const count = Number(raw.message?.subscriberCount);
  return { kind, event, count: Number.isFinite(count) ? count : 0, ...guids };
}

function readCall(raw, guids) {
  if (!Number.isInteger(raw.id) || !CALLS.has(raw.request)) return null;
  return { kind: "call", id: raw.id, verb: raw.request, params: raw.params, ...guids };
}

function asObject(data) {
  let value = data;
  if (typeof data === "string") {
    if (data.length > TOO_LONG) return null;
    try {
      value = JSON.parse(data);
    } catch {
      return null;
    }
  }
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
}
