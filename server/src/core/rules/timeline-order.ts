import { REVIEWS } from "../postmortem/kind.ts";
import { inWords, type Moment, momentsOf } from "../postmortem/moments.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "timeline-order",
  category: "structure",
  summary: "An entry of the timeline is earlier than the one before it.",
  rationale: `A timeline is read as a story: an entry out of order, or with a slip in its hour, makes an effect stand before its cause [S29].
Days and zones are taken into account, and midnight may pass.`,
  exemptions: `Timelines told backwards, entries in zones that cannot be compared, and a new day after midnight.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      {
        text: "## Timeline (UTC)\n\n- 10:02 First wrong label\n- 10:20 The ward calls\n- ⟦10:12⟧ Printing stops\n- 10:40 Labels are right",
      },
      {
        text: "## Timeline\n\n| Time (CET) | Event |\n| --- | --- |\n| 09:00 | Pump starts |\n| 09:30 | Valve opens |\n| ⟦09:13⟧ | Alarm |\n| 09:45 | Valve shut |",
      },
      {
        text: "## Timeline (UTC)\n\n- 2024-05-03 23:50 Alarm\n- 2024-05-04 00:10 Call\n- ⟦2024-05-03 00:20⟧ Shut down\n- 2024-05-04 01:00 Normal again",
      },
      {
        text: "## Timeline\n\n- 14:00 UTC Export begins\n- 15:10 CET Lag\n- ⟦14:05 UTC⟧ Page\n- 14:30 UTC Done\n- 14:40 UTC Note",
      },
      {
        text: "## Timeline (UTC)\n\n1. 08:00 Gate opens\n2. 08:30 Queue\n3. ⟦08:10⟧ Second gate\n4. 08:50 Normal again",
      },
    ],
    clean: [
      { text: "## Timeline (UTC)\n\n- 23:50 Alarm\n- 23:58 Call\n- 00:03 Shut down\n- 00:20 Normal again" },
      { text: "## Timeline (UTC)\n\n- 11:40 Normal again\n- 11:10 Shut down\n- 10:20 Call\n- 10:02 Alarm" },
      { text: "## Timeline\n\n- 10:00 UTC Export begins\n- 11:05 CET Lag\n- 10:30 UTC Done" },
      { text: "## Timeline\n\n- 10:00 Lagos office calls\n- 10:20 KST second call\n- 09:10 Normal again" },
      {
        text: "## Timeline (UTC)\n\n- 2024-05-03 22:00 Deploy\n- 2024-05-04 06:00 First report\n- 2024-05-04 07:00 Fix",
      },
      { text: "## Timeline (UTC)\n\n- 10:00 Alarm\n- 10:00 Call" },
    ],
  },
  *checkDocument({ document, timeline }) {
    const moments = momentsOf(document, timeline);
    if (!moments || moments.length < 3) return;
    const steps = moments.slice(1).map((moment, i) => ({ moment, before: moments[i] as Moment }));
    const back = steps.filter(({ moment, before }) => moment.minutes < before.minutes);
    // Told backwards, or two timelines in one: nobody's slip.
    if (back.length === 0 || back.length > steps.length / 4 + 1 || back.length === steps.length) return;
    for (const { moment, before } of back) {
      const { time } = moment.entry;
      if (!time || !before.entry.time) continue;
      yield {
        range: time,
        message: `This entry is ${inWords(before.minutes - moment.minutes)} earlier than the one before it. What is the order of events, or which hour is meant?`,
        related: [{ range: before.entry.time, message: "The entry before it" }],
      };
    }
  },
});
