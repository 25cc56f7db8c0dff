// `client.request`: relative addresses go to the Support API with the agent's rights, absolute ones to the sandbox's
// proxy, which alone can put secure settings in (zaf.md 5). Options and replies follow jQuery.ajax, as in ZAF.

const METHODS = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"]);

/** `{done, responseArgs}` for the options of a request; never throws. */
export async function answerRequest(raw, session) {
  const options = readOptions(raw);
  if (!options) return failed(noAnswer("error", "The request has no usable url."));
  try {
    const reply = await send(options, session);
    return settle(reply, options);
  } catch (error) {
    return failed(noAnswer(error?.name === "TimeoutError" ? "timeout" : "error", String(error?.message ?? error)));
  }
}

function readOptions(raw) {
  const given = typeof raw === "string" ? { url: raw } : raw;
  if (given === null || typeof given !== "object" || typeof given.url !== "string") return null;
  const method = String(given.type ?? given.method ?? "GET").toUpperCase();
  if (!METHODS.has(method)) return null;
  const bodyless = method === "GET" || method === "HEAD";
  const data = typeof given.data === "string" ? given.data : formEncoded(given.data);
  return {
    method,
    url: bodyless && data ? given.url + (given.url.includes("?") ? "&" : "?") + data : given.url,
    data: bodyless ? null : data,
    contentType:
      typeof given.contentType === "string" ? given.contentType : "application/x-www-form-urlencoded; charset=UTF-8",
    headers: textValues(given.headers),
    secure: given.secure === true,
    cors: given.cors === true,
    dataType: given.dataType,
    complete: given.httpCompleteResponse === true,
    timeout: Number(given.timeout) > 0 ? Number(given.timeout) : null,
  };
}

function send(options, session) {
  if (options.url.startsWith("/") && !options.url.startsWith("//"))
    return sendDirect(options, { "X-Sandbox-Agent": session.agentKey });
  if (!/^https?:\/\//i.test(options.url)) throw new Error(`Not an address the framework can reach: ${options.url}`);
  return options.cors ? sendDirect(options, {}) : sendThroughProxy(options, session);
}

async function sendDirect(options, extra) {
  const headers = { Accept: "application/json, */*;q=0.5", ...options.headers, ...extra };
  if (options.data !== null) headers["Content-Type"] = options.contentType;
  const reply = await fetch(options.url, {
    method: options.method,
    headers,
    body: options.data ?? undefined,
    signal: options.timeout === null ? undefined : AbortSignal.timeout(options.timeout),
  });
  return {
    status: reply.status,
    statusText: reply.statusText,
    headers: Object.fromEntries(reply.headers),
    body: await reply.text(),
  };
}

async function sendThroughProxy(options, session) {
  const reply = await fetch("/host/proxy", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Sandbox-Agent": session.agentKey },
    body: JSON.stringify({
      as: session.agentKey,
      url: options.url,
      type: options.method,
      headers: options.headers,
      data: options.data,
      contentType: options.contentType,
      secure: options.secure,
      timeout: options.timeout,
    }),
  });
  const text = await reply.text();
  if (!reply.ok) return { status: reply.status, statusText: reply.statusText, headers: {}, body: text };
  const answer = JSON.parse(text);
  return {
    status: Number(answer.status) || 0,
    statusText: String(answer.statusText ?? ""),
    headers: textValues(answer.headers),
    body: typeof answer.body === "string" ? answer.body : "",
  };
}

function settle(reply, options) {
  const response = {
    readyState: 4,
    status: reply.status,
    statusText: reply.statusText || (reply.status ? String(reply.status) : "error"),
    responseText: reply.body,
    responseHeaders: lowerCaseNames(reply.headers),
  };
  const json = parse(reply.body);
  if (json.ok) response.responseJSON = json.value;
  const succeeded = (reply.status >= 200 && reply.status < 300) || reply.status === 304;
  if (!succeeded) return failed(response);
  const wantsJson =
    options.dataType === "json" ||
    (options.dataType !== "text" && /\bjson\b/i.test(response.responseHeaders["content-type"] ?? ""));
  if (wantsJson && !json.ok && reply.status !== 204)
    return failed({ ...response, statusText: "parsererror" }, "parsererror");
  const body = wantsJson ? json.value : reply.body;
  return { done: true, responseArgs: [options.complete ? response : body, "success", response] };
}

function failed(response, kind = response.statusText === "timeout" ? "timeout" : "error") {
  return { done: false, responseArgs: [response, kind, response.statusText] };
}

function noAnswer(statusText, responseText) {
  return { readyState: 0, status: 0, statusText, responseText, responseHeaders: {} };
}

function parse(text) {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, value: undefined };
  }
}

function formEncoded(data) {
  if (data === null || data === undefined) return null;
  if (typeof data !== "object") return String(data);
  const query = new URLSearchParams();
  const add = (name, value) => {
    if (Array.isArray(value)) value.forEach((one) => add(`${name}[]`, one));
    else if (value !== null && typeof value === "object")
      Object.entries(value).forEach(([key, one]) => add(`${name}[${key}]`, one));
    else query.append(name, value ?? "");
  };
  Object.entries(data).forEach(([name, value]) => add(name, value));
  return query.toString();
}

function textValues(headers) {
  const found = {};
  if (headers === null || typeof headers !== "object") return found;
  for (const [name, value] of Object.entries(headers))
    if (value !== null && value !== undefined) found[name] = String(value);
  return found;
}

function lowerCaseNames(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
