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
  ["Last contact", (it) => at(it.communication.last_touch.at)],
  ["Last activity", (it) => at(it.last_activity_date)],
  ["Next task", (it) => `${it.next_task.content}\ndue ${at(it.next_task.due_date)}`],
];

const DEAL_FIELDS = [
  ["Owner", (it) => it.owner.name],
  ["Expected close", (it) => day.format(new Date(it.estimated_close_date))],
  ["Last activity", (it) => it.last_activity_date && at(it.last_activity_date)],
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
  return [
    element("h1", requester.name),
    element("p", "Updated just now"),
    element("div", element("div", "Person"), element("div", link(`${web}/contacts/${contact.id}`, "Open in Sell"))),
    element("h2", contact.name),
    element("p", `Matched by e-mail ${contact.email}, phone ${phone}`),
    rows(FIELDS, contact),
    element("h2", "Company"),
    element("button", contact.company.name),
    element("div", element("button", "Send note to sales")),
  ];
}

function rows(fields, record) {
  const shown = fields.map(([label, value]) => [label, value(record)]).filter(([, value]) => value);
  return element("dl", ...shown.flatMap(([label, value]) => [element("dt", label), element("dd", value)]));
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
  const stage = stages.get(it.stage.id);
  const steps = [...stages.values()].filter((other) => other.active && other.pipeline_id === stage.pipeline_id);
  return element(
    "article",
    element("h3", link(`${web}/deals/${it.id}`, it.name)),
    element("div", money(it.decimal_value, it.currency)),
    element("div", stage.name),
    element("div", `Step ${steps.indexOf(stage) + 1} of ${steps.length}`),
    rows(DEAL_FIELDS, it),
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

function at(time) {
  return moment.format(new Date(time));
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
