/** What several offers say alike: their titles, and the placeholders in them. */

export const HAPPENED = "Say what happened, without the person";
export const HAPPENED_SO = "Say what happened";
export const FACTORS_ASKED = "Ask for the factors";
export const JUDGEMENT_LEFT_OUT = "Leave the judgement out";
export const WHO_LEFT_OUT = "Leave out who did it";
export const NOT_DONE = "Say what was not done";
export const IN_THE_WAY = "Ask what stood in the way";
export const LEFT_OUT = "Leave it out";
export const SHOWN = "Ask what would have shown it";
export const HID = "Ask what hid it";
export const LED = "Ask what led to it";
export const LOOKED_LIKE = "Ask what it looked like";
export const FROM_NOW_ON = "Say what would help from now on";

/** What is asked behind a deed that was not done, and behind one that was. */
export const IN_VIEW = "was in view at the time";
export const LOOKED_RIGHT = "made it look right at the time";

/** In the place of a person. */
export const NOTHING = "nothing in ⟨the tool or the procedure⟩";
export const VIEW = `⟨what ${IN_VIEW}⟩`;

/** In the place of a sentence. */
export const SEEN_AND_EXPECTED = [
  "Say what was seen and expected",
  "At the time ⟨what was in view⟩ made ⟨the step⟩ look right",
] as const;
