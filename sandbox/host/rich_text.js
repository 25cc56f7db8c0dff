// Hostile HTML and plain text as safe nodes. The HTML is parsed into a document that runs nothing and loads nothing;
// only known structural elements are made anew, without attributes, and links only to http(s).

const KEPT = new Set([
  "P",
  "BR",
  "STRONG",
  "B",
  "EM",
  "I",
  "UL",
  "OL",
  "LI",
  "BLOCKQUOTE",
  "CODE",
  "PRE",
  "H1",
  "H2",
  "H3",
  "H4",
  "DIV",
]);
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "NOSCRIPT", "TITLE", "HEAD"]);
const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

/** Nodes for HTML from outside. */
export function fromHtml(html) {
  const parsed = parseInert(html);
  const fragment = document.createDocumentFragment();
  copyChildren(parsed.body, fragment, 0);
  return fragment;
}

/** Nodes for plain text from outside: line ends stay (by CSS), http(s) addresses become links. */
export function fromText(text) {
  const fragment = document.createDocumentFragment();
  appendText(fragment, String(text ?? ""));
  return fragment;
}

/** The words of HTML from outside, with line ends for blocks. */
export function plainText(html) {
  const parsed = parseInert(html);
  for (const line of parsed.body.querySelectorAll("br, p, div, li")) line.append("\n");
  return parsed.body.textContent.trim();
}

// Handlers in the HTML would never run, but a browser reports each as a violation of the content policy even in an
// inert document; so every attribute but a link's address goes before parsing. What is safe is decided after it.
function parseInert(html) {
  const bare = String(html ?? "").replace(/<([a-z][a-z0-9]*)\b([^>]*)>/gi, (tag, name, attributes) => {
    const address = /\bhref\s*=\s*("[^"]*"|'[^']*')/i.exec(attributes);
    return name.toLowerCase() === "a" && address ? `<a href=${address[1]}>` : `<${name}>`;
  });
  return new DOMParser().parseFromString(bare, "text/html");
}

function copyChildren(from, to, depth) {
  if (depth > 40) return;
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) appendText(to, node.data, to.tagName === "A");
    if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName)) continue;
    const target = safeElement(node) ?? to;
    if (target !== to) to.append(target);
    copyChildren(node, target, depth + 1);
  }
}

function safeElement(node) {
  if (KEPT.has(node.tagName)) return document.createElement(/^H\d$/.test(node.tagName) ? "strong" : node.tagName);
  if (node.tagName !== "A") return null;
  const address = webAddress(node.getAttribute("href"));
  return address ? link(address) : null;
}

function appendText(to, text, insideLink = false) {
  if (insideLink) return to.append(text);
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    const address = webAddress(found[0]);
    if (!address) continue;
    const anchor = link(address);
    anchor.append(found[0]);
    to.append(text.slice(from, found.index), anchor);
    from = found.index + found[0].length;
  }
  to.append(text.slice(from));
}

function link(address) {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  return anchor;
}

function webAddress(text) {
  try {
    const url = new URL(String(text), location.origin);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
