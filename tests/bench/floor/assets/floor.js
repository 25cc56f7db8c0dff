// The least work that shows what Sell Sidebar shows beside ticket 1: the measure for what the app adds on top.
// It sends the requests of requests.js, step by step, and writes the replies down with plain elements. Nothing is checked
// that this one customer does not need; no language but English, no failures, no second look.

const sell = "https://api.getbase.com";

const FIELDS = [
  ["Relationship", (it) => [status(it.customer_status, "Customer"), status(it.prospect_status, "Prospect")].filter(Boolean).join(" · ")],
  ["Owner", (it) => it.owner.name],
  ["Company", (it) => it.company.name],
  ["Title", (it) => it.title],
  ["E-mail", (it) => link(`mailto:${it.email}`, it.email)],
  ["Phone", (it) => telephone(it.phone_numbers.phone)],
  ["Mobile", (it) => telephone(it.phone_numbers.mobile)],
  ["Website", (it) => link(it.website, it.website)],
  ["X", (it) => it.twitter],
  ["Facebook", (it) => it.facebook],
  ["LinkedIn", (it) => it.linkedin],
  ["Skype", (it) => it.skype],
  ["Address", (it) => lines(it.address)],
  ["Description", (it) => it.description],
  ["Last contact", (it) => moment.format(new Date(it.communication.last_touch.at))],
];

const moment = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });
const formats = {};

const client = window.ZAFClient.init();
show();

async function show() {
  const host = await client.get(["currentUser", "currentAccount", "ticket.requester"]);
  const replies = {};
  for (const step of window.floorRequests) {
    await Promise.all(step.map(async (request) => (replies[request.path.split("?")[0]] = await ask(request))));
  }
  const web = `https://${host.currentAccount.subdomain}.zendesk.com/sales`;
  const contact = hits(replies["/v3/contacts/search"])[0];
  const stages = new Map(replies["/v2/stages"].items.map(({ data }) => [data.id, data]));
  const app = document.getElementById("app");
  app.append(...card(host["ticket.requester"], contact, web), ...section(hits(replies["/v3/deals/search"]), stages, web));
  client.invoke("resize", { width: "100%", height: `${app.scrollHeight}px` });
}

function ask({ method, path, body }) {
  return client.request({
    url: sell + path,
    type: method,
    headers: { Accept: "application/json", Authorization: "Bearer {{setting.sell_access_token}}" },
    ...(body && { data: JSON.stringify(body), contentType: "application/json" }),
    secure: true,
  });
}

function hits(reply) {
  return reply.items[0].items.map((it) => it.data);
}

function card(requester, contact, web) {
  const phone = requester.identities.find((it) => it.type === "phone_number")?.value;
  const rows = FIELDS.flatMap(([label, value]) => {
    const shown = value(contact);
    return shown ? [element("dt", label), element("dd", shown)] : [];
  });
  return [
    element("h1", requester.name),
    element("p", "Updated just now"),
    element("div", element("div", "Person"), element("div", link(`${web}/contacts/${contact.id}`, "Open in Sell"))),
    element("h2", contact.name),
    element("p", `Matched by e-mail ${contact.email}, phone ${phone}`),
    element("dl", ...rows),
    element("h2", "Company"),
    element("button", contact.company.name),
  ];
}

function section(deals, stages, web) {
  const open = deals.filter((it) => stages.get(it.stage.id).active);
  open.sort((a, b) => b.stage.position - a.stage.position || b.updated_at.localeCompare(a.updated_at));
  const cents = {};
  for (const it of open) cents[it.currency] = (cents[it.currency] ?? 0) + Math.round(it.decimal_value * 100);
  const totals = Object.entries(cents).map(([currency, sum]) => money(sum / 100, currency));
  return [
    element("h2", "Deals"),
    element("p", `Open: ${totals.join(" + ")}`),
    ...open.slice(0, 5).map((it) => deal(it, stages, web)),
    element("div", element("button", `Show all (${deals.length})`)),
    element("div", element("button", "Not this person")),
  ];
}

function deal(it, stages, web) {
  return element(
    "article",
    element("h3", it.name),
    element("div", money(it.decimal_value, it.currency)),
    element("div", stages.get(it.stage.id).name),
    it.hot ? element("div", "Hot") : "",
    element("div", link(`${web}/deals/${it.id}`, "Open in Sell")),
    element("p", `Expected close ${day.format(new Date(it.estimated_close_date))} · Owner ${it.owner.name}`),
  );
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function link(href, text) {
  const made = element("a", text);
  made.href = href;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

function telephone(number) {
  return link(`tel:${number.replace(/[^+\d]/g, "")}`, number);
}

function status(value, word) {
  return value === "current" ? word : "";
}

function lines({ street, zip_code, city, region, country }) {
  return `${street}\n${zip_code} ${city}\n${region}, ${country}`;
}

function money(amount, currency) {
  formats[currency] ??= new Intl.NumberFormat("en-US", { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
  return formats[currency].format(amount);
}
