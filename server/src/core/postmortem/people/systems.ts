/** Which systems a document knows by name: what it calls a server, a job or a machine, and what is down or restarted. */

import { type Document, ofBlock, type Stretch } from "../../document.ts";
import { CAPITAL, LETTER } from "../../letters.ts";
import { detached, matchesOf } from "../../text.ts";
import { labelledWords } from "./labelled.ts";
import { addNames } from "./written.ts";

const SERVICE_COLUMN = /^\W*(?:services?|systems?|components?|applications?|machines?)\W*$/i;
const SYSTEM_NOUN =
  "services?|servers?|clusters?|pods?|nodes?|database|jobs?|pipeline|builds?|api|API|deployment|instances?|containers?|replica|queue|bot|robot|app|application|platform|system|tool|plugin|dashboard|script|daemon|cache|gateway|VM|machine";
const MACHINE = `(?:${SYSTEM_NOUN}|chatbot|forklift|crane|printer|pump|truck|tractor|drone|scanner|mainframe|crawler|balancer|proxy|router|switch|firewall|locomotive|conveyor|boiler|turbine|telescope)`;
/** What follows the name of a system, none of it consumed: the next word may be such a name as well. */
const AFTER_SYSTEM = [
  // `the Atlas cluster`, `Jenkins agent`: a system noun, or one that is a person elsewhere
  String.raw` (?:${SYSTEM_NOUN}|hosts?|agent|scheduler|workers?|controller|cell|line|terminal|console)\b`,
  // `Atlas's nodes`; but a person may have a job, a script or a dashboard
  String.raw`['’]s (?:servers?|clusters?|pods?|nodes?|instances?|containers?|replicas?|queues?|cache|gateway|database|VMs?|hosts?|workers?|scheduler|controller|API|api|services?)\b`,
  // `Otto, the forklift,` and `Otto is our build server.`, but not `Otto, the server administrator,`
  String.raw`(?:,| is| was) (?:the|our|a|an|their) (?:[${LETTER}\d-]{1,20} ){0,3}?${MACHINE}(?=[,;:.)]|\s*$| (?:that|which|for|of|in)\b)`,
  // `Atlas was back up`
  String.raw` (?:is|was|went|were|came|goes|has been|had been) (?:(?:now|back|fully|briefly|completely) ){0,2}(?:down|offline|online|up|back|unavailable|unreachable|restarted|rebooted|redeployed|upgraded|overloaded|degraded|healthy|unhealthy)\b`,
];
/** One pattern for all, because to look for names is what takes the time. */
const SYSTEM = new RegExp(
  String.raw`(?<![${LETTER}\d_])([${CAPITAL}][${LETTER}\d-]{1,30})(?=${AFTER_SYSTEM.join("|")})`,
  "gm",
);
/** `the build server, called Otto`. */
const SERVICE_CALLED = new RegExp(
  String.raw`\b${MACHINE},? (?:called|named|nicknamed) ["“*_]{0,2}([${CAPITAL}][${LETTER}\d-]{1,30})`,
  "g",
);
/** `Affected services: Otto, Atlas`. */
const SERVICE_LABEL =
  /^[ \t>*_|-]{0,8}(?:(?:affected|impacted) )?(?:services?|systems?|components?)(?: (?:affected|impacted))?[*_ ]{0,4}[:|][*_ ]{0,4}(.{1,300})$/gim;
/**
 * `otto-01`, `otto.prod.example.com`; an address after `@` or `//` is somebody's, or a page. It looks for the dash or dot
 * and then back: of those there are fewer than of words.
 */
const HOST_NAME =
  /(?=[-.])(?<=(?<![\w@./-])([a-z][a-z\d]{1,30}))(?:-\d{1,3}|(?:\.[a-z\d][a-z\d-]{0,30}){2,5})(?![\w@-])/g;
/** `our disks on Alice`, `postgres was running on Alice`. */
const SERVICE_HOLDS = new RegExp(
  String.raw`\b(?:disks?|drives?|CPUs?|cpu|RAM|volumes?|containers?|pods?|cron ?jobs?|nginx|Nginx|postgres|Postgres|redis|Redis|(?:running|hosted|deployed|mounted|installed)(?: [a-z]+){0,2}) on ([${CAPITAL}][${LETTER}\d-]{1,30})(?![${LETTER}'’])`,
  "g",
);
const CODE_NAME = new RegExp(String.raw`\x60([${LETTER}\d][${LETTER}\d_.-]{1,40})`, "g");

/** The words of a part that name systems, in lower case. */
const systemsIn = ofBlock((document, { start, end }: Stretch): ReadonlySet<string> => {
  const text = document.text.slice(start, end);
  const systems = new Set<string>();
  const patterns = [SYSTEM, SERVICE_HOLDS, CODE_NAME, HOST_NAME];
  if (/ (?:called|named|nicknamed) /.test(text)) patterns.push(SERVICE_CALLED);
  for (const pattern of patterns)
    for (const match of matchesOf(pattern, text)) systems.add(detached((match[1] as string).toLowerCase()));
  for (const match of matchesOf(SERVICE_LABEL, text)) addNames(systems, match[1] as string);
  return systems;
});

/** The names of systems in a document, in lower case. */
export function knownSystems(document: Document): ReadonlySet<string> {
  const systems = new Set<string>();
  for (const part of document.parts) for (const word of systemsIn(document, part)) systems.add(word);
  for (const { key, values } of document.frontMatter?.fields ?? [])
    if (SERVICE_COLUMN.test(key)) for (const value of values) addNames(systems, value);
  for (const { words } of labelledWords(document, (title) => SERVICE_COLUMN.test(title))) addNames(systems, words);
  return systems;
}
