// What is worth seeing in the demo seed, by the requester's e-mail or, without one, name. Other data has no entries
// here and simply shows no notes.

const DEMO_NOTES = new Map([
  ["amelie.laurent@maison-lumiere.example", "A known customer: person, company and seven deals in two currencies"],
  ["kenji.tanaka@hoshino-denki.example", "A lead that is already in Sell"],
  ["priya.r@coconut-systems.example", "Nobody in Sell yet: make a lead"],
  ["jonas.weber@weber-partner.example", "Two people with the same e-mail"],
  ["lucia@solana.example", "Lead and contact at once: a possible duplicate"],
  ["office@nordwind.example", "A company without a person"],
  ["mallory@evil.example", "Hostile texts everywhere"],
  ["Guest", "Neither e-mail nor phone"],
  ["sukarno@garuda-travel.example", "A one-word name, not in Sell"],
  ["long.name@schloss-hohenstein.example", "Very long texts"],
  ["Owen Okafor", "Found by phone number alone"],
  ["misaki.sato@sakura-trading.example", "Japanese names and yen"],
  ["emma.thompson@brightwater.example", "A person without deals"],
  ["tomasz.nowak@example-instytut.example", "Found by the second e-mail address"],
  ["grace.kim@hanriver.example", "An inactive owner and 13 deals"],
]);

/** The note for a requester, if there is one. */
export function demoNote(user) {
  return DEMO_NOTES.get(user?.email) ?? DEMO_NOTES.get(user?.name) ?? null;
}
