/** How people are named in a text: by a name, with their role before or after it. */

import { CAPITAL, LETTER } from "../../letters.ts";
import { detached, matchesOf } from "../../text.ts";

/** One word of a name. */
export const NAME = new RegExp(`[${CAPITAL}][${LETTER}'’-]{1,30}`, "g");
/** A line whose label asks for people; what names them is the group. */
export const PEOPLE_LABEL =
  /^[ \t>*_|-]{0,8}(?:authors?|owners?|leads?|incident (?:lead|commander|manager)|responders?|attendees|participants|reviewers?|assignees?|facilitators?|on-?call|reported by|scribe)[*_ ]{0,4}[:|][*_ ]{0,4}(.{1,300})$/gim;
/** What somebody is at work, as the source of a pattern. */
export const ROLE_NOUN =
  "(?:engineer|developer|sre|dba|lead|manager|on-?call|technician|nurse|doctor|analyst|architect|officer|commander|operator|administrator|admin|cto|cio|director|intern|contractor)";
const ROLE = `(?:[${LETTER}-]{1,20} ){0,2}${ROLE_NOUN}`;
/** `Lena Berg (SRE)`, `Omar Haddad, on-call engineer`: a name with a role. */
export const ROLE_OF_NAME = new RegExp(String.raw` ?(?:\(|, )(?:the |our |a |an )?${ROLE}\b`, "gi");
/** The name at the end of what stands before a role. */
export const NAME_BEFORE = new RegExp(
  `(?:^|[^${LETTER}])([${CAPITAL}][${LETTER}'’-]{1,30}(?: [${CAPITAL}][${LETTER}'’-]{1,30})?)$`,
);
/** `- Lena Berg: on-call engineer`, `| Lena Berg | SRE |`. */
export const NAME_THEN_ROLE = new RegExp(
  `^[ \\t>*_|+-]{0,8}([${CAPITAL}][${LETTER}'’-]{1,30}(?: [${CAPITAL}][${LETTER}'’-]{1,30}){0,2})[*_]{0,2}\\s{0,3}(?::|\\||–|—| - )[*_ ]{0,4}(${ROLE})[*_]{0,2}[ \\t]{0,3}\\|?[ \\t]{0,8}$`,
  "gim",
);

/** Whether a line names who wrote, led or attended: there a name is the answer. */
export const namesPeople = (line: string): boolean => line.search(PEOPLE_LABEL) >= 0;

/** Words that stand beside names in such fields. */
export const NOT_NAMES =
  /^(?:the|team|sre|and|on|call|none|n\/a|tbd|engineer|engineering|platform|support|lead|by|all|we|utc|group|owner|date|status|name|role|who|action|due|priority|dr|mr|mrs|ms|mx|prof)$/i;

/** Adds the names in a text, in lower case, word by word; none where it speaks of a team. */
export function addNames(into: Set<string>, text: string): void {
  if (/\b(?:team|group|department|squad)\b/i.test(text)) return;
  for (const match of matchesOf(NAME, text)) if (!NOT_NAMES.test(match[0])) into.add(detached(match[0].toLowerCase()));
}
