/** What does not belong into a document that many people read: credentials, and what identifies somebody. */
import { type Document, ofBlock, type Stretch } from "../document.ts";
import { type Range, shifted } from "../text.ts";

/** Something private in a text. */
export interface PrivateText {
  readonly range: Range;
  /** What it looks like, with its article: `a password`. */
  readonly what: string;
}

/** Shapes that only credentials have; the value to hide is the last group, else all of it. */
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ["an AWS access key", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{40,255})\b/g],
  ["a GitLab token", /\bglpat-[A-Za-z0-9_-]{20,64}\b/g],
  ["a Slack token", /\bxox[abeoprs]-[A-Za-z0-9-]{10,250}\b/g],
  ["a Google API key", /\bAIza[A-Za-z0-9_-]{35}\b/g],
  ["a Stripe key", /\b[sr]k_live_[A-Za-z0-9]{16,250}\b/g],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/g],
  ["a JSON web token", /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/g],
  [
    "a private key",
    /-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----[A-Za-z0-9+/=\s]{0,8000}(?:-----END (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----)?/g,
  ],
  ["a password in an address", /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{1,100}:([^\s:/@]{3,200})(?=@[\w.-])/gi],
  [
    "a password",
    /\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token|auth[_-]?token)["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9!@#$%^&*()_+\-/=.]{8,200})(?=["'\s;,)]|$)/gi,
  ],
  ["a bearer token", /\bBearer\s{1,3}([A-Za-z0-9._~+/-]{20,2000}=*)/g],
];
/** What stands in the place of a value: `<password>`, `****`, `$PASSWORD`, `[redacted]`, `changeme`. */
const HIDDEN =
  /^(?:[*x•.]+|\$[\w{]+.*|<.*|\[.*|%.*|\{.*|(?:redacted|removed|elided|hidden|example|changeme|change-me|password|secret|your[-_].*|placeholder|dummy|none|null|true|false|undefined|required|expired|rotated|missing|invalid)\b.*)$/i;

/** What looks like a credential, by shapes that nothing else has; not in the order of the text. */
export function* findSecrets(text: string): Generator<PrivateText> {
  for (const [what, pattern] of SECRETS) {
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? match[0];
      const start = match.index + match[0].indexOf(value, match[1] === undefined ? 0 : match[0].length - value.length);
      if (HIDDEN.test(value)) continue;
      if (what === "a password" && !/\d|[!@#$%^&*]/.test(value)) continue;
      yield { range: { start, end: start + value.length }, what };
    }
  }
}

const EMAIL = /\b[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.[A-Za-z]{2,24})\b/g;
const EMAIL_EXAMPLE =
  /(?:^|\.)(?:example\.(?:com|org|net)|[a-z0-9-]+\.(?:example|test|invalid|localhost|local|internal)|users\.noreply\.github\.com)$/i;
const ROLE_MAILBOX =
  /^(?:no-?reply|support|info|help|security|abuse|postmaster|admin|root|git|contact|hello|team|oncall|on-call|sre|ops|devops|noc|press|privacy|legal|sales|billing|status|incident|incidents|dev|users|list|[\w.-]*-(?:dev|team|users|list|announce))(?:[+._-].*)?@/i;
const IPV4 = /(?<![\d.v/-])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.]|\/\d)/g;
/** Addresses of nobody: private, local, for documentation, multicast, and public resolvers. */
const NOBODYS =
  /^(?:0\.|10\.|127\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|192\.0\.[02]\.|198\.51\.100\.|203\.0\.113\.|198\.1[89]\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|22[4-9]\.|23\d\.|24\d\.|25[0-5]\.|1\.2\.3\.4$|8\.8\.[48]\.[48]$|1\.[01]\.[01]\.1$|9\.9\.9\.9$)/;
const CARD = /(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])/g;
const PHONE = /(?<![\w+])\+[1-9]\d{0,2}[ ()./-]{0,2}(?:\d[ ()./-]{0,2}){6,12}\d(?!\w)/g;

/** What looks like an address or a number of somebody; not in the order of the text. */
export function* findPersonalData(text: string): Generator<PrivateText> {
  const found = (what: string, start: number, value: string): PrivateText => ({
    range: { start, end: start + value.length },
    what,
  });
  for (const match of text.matchAll(EMAIL)) {
    const address = match[0];
    if (EMAIL_EXAMPLE.test(match[1] ?? "") || ROLE_MAILBOX.test(address)) continue;
    // git@host:path is an address of a repository.
    if (text[match.index + address.length] === ":" && /\S/.test(text[match.index + address.length + 1] ?? "")) continue;
    yield found("somebody's e-mail address", match.index, address);
  }
  for (const match of text.matchAll(IPV4)) {
    const around = text.slice(Math.max(0, match.index - 12), match.index);
    if (NOBODYS.test(match[0]) || /(?:version|release|v\.?|ver\.?)\s*$/i.test(around)) continue;
    yield found("a public IP address", match.index, match[0]);
  }
  for (const match of text.matchAll(CARD)) {
    const digits = match[0].replace(/\D/g, "");
    if (/^[3-6]/.test(digits) && digits.length >= 13 && isLuhn(digits))
      yield found("a card number", match.index, match[0]);
  }
  for (const match of text.matchAll(PHONE)) yield found("a telephone number", match.index, match[0]);
}

/** The check digit of payment cards (ISO/IEC 7812-1). */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const secretsIn = ofBlock(({ text }, { start, end }: Stretch) => [...findSecrets(text.slice(start, end))]);
const personalDataIn = ofBlock(({ text }, { start, end }: Stretch) => [...findPersonalData(text.slice(start, end))]);

/** The credentials in a document, and the personal data; not in the order of the text. */
export const secretsOf = (document: Document): readonly PrivateText[] => inParts(document, secretsIn);
export const personalDataOf = (document: Document): readonly PrivateText[] => inParts(document, personalDataIn);

function inParts(document: Document, read: typeof secretsIn): readonly PrivateText[] {
  return document.parts.flatMap((part) =>
    read(document, part).map(({ range, what }) => ({ range: shifted(range, part.start), what })),
  );
}
