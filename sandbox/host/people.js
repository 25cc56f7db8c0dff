// Support users, each read once and kept, and their shape as ZAF shows them (zaf.md 6, user objects).

export class People {
  #api;
  #users = new Map();
  #identities = new Map();
  #organizations = new Map();
  #groups = new Map();

  constructor(api) {
    this.#api = api;
  }

  /** The user of that id as the REST API gives it; `null` if there is none. */
  user(id) {
    return remembered(this.#users, id, async () => (await this.#api.get(`/api/v2/users/${id}.json`)).user ?? null);
  }

  identities(id) {
    return remembered(
      this.#identities,
      id,
      async () => (await this.#api.get(`/api/v2/users/${id}/identities.json`)).identities ?? [],
    );
  }

  organization(id) {
    return remembered(
      this.#organizations,
      id,
      async () => (await this.#api.get(`/api/v2/organizations/${id}.json`)).organization ?? null,
    );
  }

  /** The group's name; empty if there is none. */
  async groupName(id) {
    const groups = await remembered(
      this.#groups,
      "all",
      async () => (await this.#api.get("/api/v2/groups.json")).groups ?? [],
    );
    return groups.find((group) => group.id === id)?.name ?? "";
  }

  /** Begins to read what an app asks for first, so that it is there when the app is; Zendesk has it at hand as well. */
  prepare(user) {
    if (Number.isInteger(user?.id)) this.zafUser(user).catch(() => null);
  }

  /** The next question about the user goes to the server again. */
  forget(id) {
    this.#users.delete(id);
    this.#identities.delete(id);
  }

  /** Forgets everybody; for when changes may have been missed. */
  forgetAll() {
    this.#users.clear();
    this.#identities.clear();
  }

  /** Users that came along with another answer. */
  keep(users) {
    for (const user of users) if (Number.isInteger(user?.id)) this.#users.set(user.id, Promise.resolve(user));
  }

  async search(text) {
    const answer = await this.#api.get(`/api/v2/users/search.json?query=${encodeURIComponent(text)}`);
    const users = Array.isArray(answer.users) ? answer.users : [];
    this.keep(users);
    return users;
  }

  /** The ZAF user object for a REST user, identities and organization included; without identities if the user is gone. */
  async zafUser(user) {
    if (!Number.isInteger(user.id)) return bareUser(user, [], []);
    const [identities, organization] = await Promise.all([
      this.identities(user.id).catch(nothingIfGone),
      user.organization_id ? this.organization(user.organization_id) : null,
    ]);
    return bareUser(user, identities, organization ? [zafOrganization(organization)] : []);
  }
}

/** The ZAF organization object for a REST organization. */
export function zafOrganization(organization) {
  return {
    id: organization.id,
    name: organization.name,
    domains: (organization.domain_names ?? []).join(" "),
    tags: organization.tags ?? [],
    details: organization.details ?? "",
    notes: organization.notes ?? "",
    externalId: organization.external_id ?? null,
    group: null,
    sharedTickets: organization.shared_tickets ?? false,
    sharedComments: organization.shared_comments ?? false,
  };
}

function bareUser(user, identities, organizations) {
  return {
    id: user.id,
    name: user.name ?? "",
    email: user.email ?? null,
    role: user.role ?? "end-user",
    externalId: user.external_id ?? null,
    locale: user.locale ?? "en-US",
    alias: user.alias ?? "",
    details: user.details ?? "",
    notes: user.notes ?? "",
    signature: user.signature ?? null,
    avatarUrl: user.photo?.content_url ?? "",
    tags: user.tags ?? [],
    groups: [],
    organizations,
    timeZone: { name: user.time_zone ?? null, ianaName: user.iana_time_zone ?? null },
    identities: identities?.map((identity) => ({
      id: identity.id,
      type: identity.type,
      value: identity.value,
      verified: identity.verified ?? false,
      primary: identity.primary ?? false,
      userId: identity.user_id,
      undeliverableCount: identity.undeliverable_count ?? 0,
      deliverableState: identity.deliverable_state ?? "deliverable",
    })),
  };
}

// A draft may still name somebody who was merged away meanwhile.
function nothingIfGone(failure) {
  if (failure.status === 404) return undefined;
  throw failure;
}

function remembered(map, key, load) {
  if (!map.has(key)) {
    const loading = load();
    map.set(key, loading);
    // A failed read must not be remembered, or one lost answer would last for the whole page.
    loading.catch(() => map.delete(key));
  }
  return map.get(key);
}
