// What the user page adds: `user.*` (zaf.md 6).

import { ApiTable } from "./api_table.js";

/** `user` is the REST user of the page. */
export function userApi(user, people) {
  const table = new ApiTable();
  table.getters.set("user", () => people.zafUser(user));
  return table;
}
