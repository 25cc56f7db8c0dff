// The page's address: which place a path names, and the query that says who, in which language and in which colours.
// Kept apart so that screens speak of places, never of paths.

const KEPT = ["as", "locale", "scheme"];

/** The place a path names; anything unknown is the start page. */
export function placeOf(pathname) {
  if (pathname === "/agent/tickets/new") return { screen: "new_ticket" };
  if (pathname === "/agent/settings") return { screen: "settings" };
  const found = /^\/agent\/(tickets|users|organizations)\/(\d{1,15})$/.exec(pathname);
  if (!found) return { screen: "start" };
  return { screen: found[1].slice(0, -1), id: Number(found[2]) };
}

/** One word for a place; two places with the same key are the same tab. */
export function placeKey(place) {
  return place.id === undefined ? place.screen : `${place.screen}:${place.id}`;
}

/** The link to a place, with the query of now. */
export function hrefOf(place) {
  const paths = {
    start: "/",
    new_ticket: "/agent/tickets/new",
    settings: "/agent/settings",
    ticket: `/agent/tickets/${place.id}`,
    user: `/agent/users/${place.id}`,
    organization: `/agent/organizations/${place.id}`,
  };
  return (paths[place.screen] ?? "/") + keptQuery();
}

/** What the query asks for; `null` where it says nothing. */
export function asked() {
  const query = new URLSearchParams(location.search);
  return {
    agent: query.get("as") || "sell_agent",
    locale: query.get("locale") || null,
    scheme: query.get("scheme") === "dark" ? "dark" : "light",
  };
}

/** The address of now with other query values; `null` takes one out. */
export function addressWith(changes) {
  const query = new URLSearchParams(keptQuery());
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return location.pathname + (text ? `?${text}` : "");
}

function keptQuery() {
  const now = new URLSearchParams(location.search);
  const kept = new URLSearchParams();
  for (const name of KEPT) if (now.get(name)) kept.set(name, now.get(name));
  const text = kept.toString();
  return text ? `?${text}` : "";
}
