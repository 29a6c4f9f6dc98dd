import { FROM_MASTER_KEY } from "./key-settings.ts";
import { isLoopback } from "./loopback.ts";

/** What is judged of the settings that were read. */
export type JudgedSettings = {
  readonly NODE_ENV: string;
  readonly ISSUER_URL: string;
  readonly DATABASE_URL: string;
  readonly MASTER_KEY: string;
  readonly COOKIE_KEYS: readonly string[];
  readonly DATA_KEYS: readonly string[];
  readonly PASSWORD_PEPPERS: readonly string[];
  readonly CIVIL_REGISTRY_URL: string;
  readonly MOBILE_OWNERSHIP_URL: string;
  readonly SMS_GATEWAY_URL: string;
  readonly MAIL_GATEWAY_URL: string;
  readonly ABSHER_ID_ISSUER_URL: string;
  readonly ABSHER_ID_CLIENT_SECRET: string;
  readonly GATEWAY_TOKEN: string;
  readonly SIMULATORS_URL?: string | undefined;
  readonly SIMULATED_CLOCK: unknown;
  readonly SIMULATED_CAPTCHA: unknown;
  readonly TRUSTED_PROXIES: number;
};

/** The environment as it came: also what is none of the portal's settings can make it unsafe. */
export type Source = Readonly<Record<string, string | undefined>>;

const OUTSIDE = ["CIVIL_REGISTRY_URL", "MOBILE_OWNERSHIP_URL", "SMS_GATEWAY_URL", "MAIL_GATEWAY_URL"] as const;
const SIMULATED = ["SIMULATED_CLOCK", "SIMULATED_CAPTCHA", "SIMULATORS_URL"] as const;

/** Fewer different bytes or characters than any random ones have: 32 random bytes have fewer than 16 once in 10^14 times. */
const FEWEST_BYTES = 16;
const FEWEST_CHARACTERS = 8;
/** No word of less than four letters alone: random secrets begin with those too often. */
const PLACEHOLDER =
  /^(change|default|dummy|example|insert|my-?(key|password|secret|token)|password|placeholder|secret|test|todo|your)|^(.)\3+$/i;

type Problems = readonly (string | false)[];

function aboutTheAddress({ ISSUER_URL, TRUSTED_PROXIES }: JudgedSettings): Problems {
  const { protocol, pathname, search, hash, username } = new URL(ISSUER_URL);
  const isPlain = pathname === "/" && search === "" && hash === "" && username === "";
  return [
    protocol !== "https:" && "ISSUER_URL must be https unless it is a loopback address",
    !isPlain && "ISSUER_URL must have no path, query or user name",
    TRUSTED_PROXIES === 0 &&
      "TRUSTED_PROXIES must be at least 1: https ends at a proxy in front, and without it every visitor would seem to come from there",
  ];
}

const isPlaceholder = (secret: string): boolean => new Set(secret).size < FEWEST_CHARACTERS || PLACEHOLDER.test(secret);

/** What holds little else than one byte was typed, not drawn. */
const isTyped = (key: string): boolean => new Set(Buffer.from(key, "base64url")).size < FEWEST_BYTES;

const KEY_LISTS = ["COOKIE_KEYS", "DATA_KEYS", "PASSWORD_PEPPERS"] as const;

function aboutKeyLists(settings: JudgedSettings): Problems {
  const all = KEY_LISTS.flatMap((name) => settings[name]).filter((key) => key !== FROM_MASTER_KEY);
  const each = KEY_LISTS.flatMap((name) => [
    settings[name].some((key) => key !== FROM_MASTER_KEY && isTyped(key)) && `${name} holds a key that is not random`,
    settings[name].includes(settings.MASTER_KEY) &&
      `${name} must not hold MASTER_KEY: write the word ${FROM_MASTER_KEY} for it`,
  ]);
  const isShared = new Set(all).size < all.length;
  return [...each, isShared && `${KEY_LISTS.join(", ")} must not share a key: who learns one would hold the other`];
}

function aboutSecrets({ MASTER_KEY, GATEWAY_TOKEN, ABSHER_ID_CLIENT_SECRET }: JudgedSettings): Problems {
  return [
    isTyped(MASTER_KEY) &&
      "MASTER_KEY is not random: make it with `openssl rand 32 | basenc --base64url -w0 | tr -d =`",
    isPlaceholder(GATEWAY_TOKEN) && "GATEWAY_TOKEN is a placeholder: make it with `openssl rand -hex 32`",
    GATEWAY_TOKEN === MASTER_KEY &&
      "GATEWAY_TOKEN must not be MASTER_KEY: the gateways would hold the key to everything",
    isPlaceholder(ABSHER_ID_CLIENT_SECRET) &&
      "ABSHER_ID_CLIENT_SECRET is a placeholder: set the secret that Absher gave this portal",
    [MASTER_KEY, GATEWAY_TOKEN].includes(ABSHER_ID_CLIENT_SECRET) &&
      "ABSHER_ID_CLIENT_SECRET must be a secret of its own: Absher would hold the key to something else",
  ];
}

/** A folder's path as host is a socket of this machine. */
function isHere({ hostname, searchParams }: URL): boolean {
  const host = searchParams.get("host") ?? decodeURIComponent(hostname);
  return host === "" || host.startsWith("/") || isLoopback(`http://${host}`);
}

function aboutTheDatabase({ DATABASE_URL }: JudgedSettings, source: Source): Problems {
  if (!URL.canParse(DATABASE_URL)) return ["DATABASE_URL must be a postgresql:// address"];
  const url = new URL(DATABASE_URL);
  const isVerified = url.searchParams.get("sslmode") === "verify-full" && !url.searchParams.has("uselibpqcompat");
  return [
    !/^postgres(ql)?:$/.test(url.protocol) && "DATABASE_URL must be a postgresql:// address",
    !isHere(url) && !isVerified && "DATABASE_URL must say sslmode=verify-full, since its host is not this machine",
    url.username === "postgres" &&
      "DATABASE_URL must not name the superuser: the portal needs its own role, which may change no schema",
    (source.MIGRATION_DATABASE_URL ?? "") !== "" &&
      "MIGRATION_DATABASE_URL is for migrating only: the running portal must not hold the schema owner's password",
  ];
}

function aboutOutside(settings: JudgedSettings): Problems {
  return OUTSIDE.flatMap((name) => {
    const url = new URL(settings[name]);
    return [
      url.protocol !== "https:" && !isLoopback(url.href) && `${name} must be https: ids and numbers are sent there`,
      url.username !== "" && `${name} must hold no user name or password: GATEWAY_TOKEN is sent instead`,
    ];
  });
}

/** Browsers are sent there too, so that an address of this machine is no address at all. */
function aboutAbsher({ ABSHER_ID_ISSUER_URL }: JudgedSettings): Problems {
  const { protocol, username, search, hash } = new URL(ABSHER_ID_ISSUER_URL);
  const isPlain = username === "" && search === "" && hash === "";
  return [
    protocol !== "https:" && "ABSHER_ID_ISSUER_URL must be https: who someone is rests on it",
    !isPlain && "ABSHER_ID_ISSUER_URL must be an issuer identifier, without user name, query and fragment",
  ];
}

function aboutTheProcess({ NODE_ENV }: JudgedSettings, source: Source): Problems {
  return [
    NODE_ENV !== "production" &&
      "NODE_ENV must be production: development loosens what pages may run and shows what broke",
    source.NODE_TLS_REJECT_UNAUTHORIZED === "0" &&
      "NODE_TLS_REJECT_UNAUTHORIZED=0 believes any certificate: take it away",
    /--(inspect|insecure-http-parser)/.test(source.NODE_OPTIONS ?? "") &&
      "NODE_OPTIONS opens a debugger or loosens the HTTP parser: take --inspect and --insecure-http-parser away",
    (source.DEBUG ?? "") !== "" &&
      "DEBUG makes libraries print what they handle, ids and tokens among it: take it away",
    (source.NEXT_PRIVATE_TEST_HEADERS ?? "") !== "" &&
      "NEXT_PRIVATE_TEST_HEADERS lets visitors send Next's internal headers: take it away",
  ];
}

/** Everything that makes settings unsafe on an address that is not this machine's, each with what to do; never with a value. */
export function unsafeSettings(settings: JudgedSettings, source: Source): string[] {
  if (isLoopback(settings.ISSUER_URL)) return [];
  const problems = [
    ...aboutTheAddress(settings),
    ...SIMULATED.map(
      (name) => settings[name] !== undefined && settings[name] !== false && `${name} is for loopback issuers only`,
    ),
    ...aboutSecrets(settings),
    ...aboutKeyLists(settings),
    ...aboutTheDatabase(settings, source),
    ...aboutOutside(settings),
    ...aboutAbsher(settings),
    ...aboutTheProcess(settings, source),
  ];
  return problems.filter((problem) => problem !== false);
}
