import { absherAccountOf } from "../absher/accounts.ts";
import type { CastMember } from "../people/generator.ts";
import type { Mobile, Person } from "../people/person.ts";
import { type Html, html } from "./html.ts";
import { copyButton } from "./inbox-view.ts";
import { type Language, type Words, words } from "./words.ts";

/** How many people the page lists; `GET /people.json` has them all. */
const SHOWN = 500;

/** The people to try, each with what is typed into the portal ready to copy. */
export function peopleList(language: Language, members: readonly CastMember[]): Html {
  return html`<ul class="people">${members.slice(0, SHOWN).map((member) => personCard(language, member))}</ul>`;
}

function personCard(language: Language, { person, note }: CastMember): Html {
  const t = words[language];
  const other: Language = language === "ar" ? "en" : "ar";
  return html`<li class="card person">
    <h3>${fullName(person, language)}</h3>
    <p class="muted"><bdi lang="${other}" dir="${other === "ar" ? "rtl" : "ltr"}">${fullName(person, other)}</bdi></p>
    <p class="tags"><span class="badge">${t[person.kind]}</span>${note ? html` <span class="badge note">${note[language]}</span>` : null}</p>
    <p class="line"><span>${t.id}</span> <bdi dir="ltr">${person.nationalId}</bdi> ${copyButton(t, person.nationalId)}</p>
    ${person.mobiles.length === 0 ? html`<p class="line muted">${t.noMobile}</p>` : null}
    ${person.mobiles.map((mobile) => mobileLine(language, mobile))}
    ${absherAccount(t, person)}
    ${registryDetails(t, person)}
  </li>`;
}

function absherAccount(t: Words, person: Person): Html {
  const { username, password } = absherAccountOf(person);
  const value = (text: string): Html => html`<bdi dir="ltr">${text}</bdi> ${copyButton(t, text)}`;
  return html`<p class="line"><span>${t.absher}</span> ${value(username)} ${value(password)}</p>`;
}

function fullName(person: Person, language: Language): string {
  const { first, father, grandfather, family } = person.name[language];
  return `${first} ${father} ${grandfather} ${family}`;
}

function mobileLine(language: Language, mobile: Mobile): Html {
  const t = words[language];
  const local = mobile.number.replace(/^\+966/, "0");
  const inbox = `/?lang=${language}&to=${encodeURIComponent(mobile.number)}`;
  return html`<p class="line"><span>${t.mobile}</span> <bdi dir="ltr">${local}</bdi> ${copyButton(t, local)}
    ${mobile.contract === "business" ? html`<span class="badge note">${t.business}</span>` : null}
    <a href="${inbox}">${t.messages}</a></p>`;
}

function registryDetails(t: Words, person: Person): Html {
  const entries: readonly (readonly [string, string])[] = [
    [t.birthDate, person.birthDate],
    [t.birthDateHijri, person.birthDateHijri],
    [t.idExpiry, person.idExpiry],
    [t.nationality, person.nationality],
    ...person.mobiles.map((mobile) => [t.sim, mobile.simChangedAt?.slice(0, 10) ?? t.unknown] as const),
  ];
  const rows = entries.map(
    ([label, value]) => html`<div><dt>${label}</dt><dd><bdi dir="ltr">${value}</bdi></dd></div>`,
  );
  return html`<details><summary>${t.details}</summary><dl>${rows}</dl></details>`;
}
