/** What a sentence becomes: whole sentences offered in place of others, where a mistake would change what is said. */
import { ok } from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { offersOf } from "../../server/src/core/rule.ts";
import { applyEdits } from "../../server/src/core/text.ts";
import { linterFor } from "../support/linter.ts";
import { isComplete, isWording } from "../support/texts.ts";

const lint = linterFor("postmortem");
const reworded = (text: string): readonly string[] =>
  lint(parseDocument(text))
    .diagnostics.filter(isWording)
    .flatMap(offersOf)
    .filter(isComplete)
    .map(({ edits }) => applyEdits(text, edits));

const fixed = (text: string): readonly string[] =>
  lint(parseDocument(text)).diagnostics.flatMap(({ fix }) => (fix ? [applyEdits(text, fix.edits)] : []));

describe("a sentence is told anew", () => {
  const pairs: readonly (readonly [string, string])[] = [
    ["The guide forgot to mention Jacques.", "Jacques was not mentioned."],
    [
      "The flood was caused by the porters not closing the sluice.",
      "The flood was caused by the sluice not being closed.",
    ],
    [
      "The outage was due to Ana running the drill on the live stage.",
      "The outage was due to the drill being run on the live stage.",
    ],
    ["The baker never told us about the new oven.", "We were not told about the new oven."],
    ["The night nurse did not leave any instruction.", "No instruction was left."],
    [
      "The usher moved the signs, so the guests lost their seats.",
      "The signs were moved, so the guests lost their seats.",
    ],
    ["Management knew of the leak and chose not to fix it.", "Management knew of the leak and it was not fixed."],
    ["Nobody bothered to test the restore path.", "The restore path was not tested."],
    ["The operator didn't bother to answer the phone.", "The phone was not answered."],
    ["The crew did not take the trouble to count the vials.", "The vials were not counted."],
    ["Lena forgot to renew the certificate.", "The certificate was not renewed."],
    ["(The nurse forgot to sign the chart.)", "(The chart was not signed.)"],
    ["Our intern managed to delete the whole seating plan.", "The whole seating plan was deleted."],
    ["Someone had left the valve open since Friday.", "The valve had been left open since Friday."],
    [
      "Somebody had switched off the siren two weeks earlier and never switched it back on.",
      "The siren had been switched off two weeks earlier and it was not switched back on.",
    ],
    ["The registrar overlooked two applications in the pile.", "Two applications in the pile were not seen."],
    ["The registrar overlooked two applications in March.", "Two applications were not seen in March."],
    ["Rosa from the payments desk took the ledger down.", "The ledger went down."],
    ["Tomasz took down the ledger with an untested script.", "The ledger was taken down with an untested script."],
    ["The editor, Hana Novak, pushed a broken template.", "A broken template was pushed."],
    ["The CTO misconfigured the firewall himself.", "The firewall was misconfigured."],
    ["The wrong press was updated by *Ana* on the early shift.", "The wrong press was updated on the early shift."],
    ["The archive was wiped by @noor.h.", "The archive was wiped."],
    ["Both live feeds were cut, accidentally, by an electrician.", "Both live feeds were cut, accidentally."],
    [
      "The outage was caused by the data team pushing an incompatible schema.",
      "The outage was caused by an incompatible schema being pushed.",
    ],
    ["The terminal worked; Kofi entered the wrong amount.", "The terminal worked; the wrong amount was entered."],
    ["A junior trader fat-fingered the order.", "The order was mistyped."],
    ["I can’t believe that the door was open.", "The door was open."],
    [
      "The outage could have been avoided by deploying the certificate first.",
      "Deploying the certificate first would avoid a repeat of the outage.",
    ],
    ["Thanks to our hosting provider, the shop was down.", "The shop was down."],
    ["The supplier broke the contract without notice.", "The contract was broken without notice."],
    [
      "The registrar didn't realise that `merge` locks the table, and started it at noon.",
      "It was not known that `merge` locks the table, and it was started at noon.",
    ],
    [
      "The trainee was not aware that the drawer also held the adult dose, so she filled eleven syringes from it.",
      "It was not known that the drawer also held the adult dose, so eleven syringes were filled from it.",
    ],
    ["The auditors were unaware of the second ledger until May.", "The second ledger was not known until May."],
    [
      "The bank's operators wrongly assumed that batch 7 had been closed.",
      "The assumption was that batch 7 had been closed.",
    ],
    [
      "The tester mistook the staging banner for the live one and ran the load test at noon.",
      "The staging banner was taken for the live one and the load test was run at noon.",
    ],
    [
      "The corruption was introduced by our data team when they filled the `orders` table.",
      "The corruption was introduced when the `orders` table was filled.",
    ],
    ["The reviewers were careless and rubber-stamped a 4,000-line change.", "A 4,000-line change was approved."],
    ["The night nurses had missed the two alarms before noon.", "The two alarms had not been seen before noon."],
    ["He’d not checked the tail number.", "The tail number had not been checked."],
    ["The curator uploaded the private key to a public forum.", "The private key was uploaded to a public forum."],
    [
      "We messed up the communication with the schools, and many parents read it in the news.",
      "The communication with the schools did not go as planned, and many parents read it in the news.",
    ],
    [
      "The maintainers accidentally published a private package, `@corp/billing-core`, to the registry.",
      "A private package, `@corp/billing-core`, was accidentally published to the registry.",
    ],
    [
      "Engineering ought to have kept the old endpoint alive until June.",
      "The old endpoint was not kept alive until June.",
    ],
    ["The farm manager left the vents open.", "The vents were left open."],
    ["12:40 - We accidentally deleted the rota.", "12:40 - The rota was accidentally deleted."],
    [
      "The fault was caused by a member of the staff pulling the wrong fuse.",
      "The fault was caused by the wrong fuse being pulled.",
    ],
    [
      "The contractor failed to reconnect the smoke detectors in the east wing after the painting.",
      "The smoke detectors in the east wing were not reconnected after the painting.",
    ],
    ["The two interns lacked the training to run the crane.", "Running the crane took training that was not at hand."],
    ["My mistake: I mixed up the two clusters.", "The two clusters were mixed up."],
    [
      "The referee misread the score sheet and awarded the match to the wrong team.",
      "The score sheet was misread and the match was awarded to the wrong team.",
    ],
    ["Whose job was it to watch the queue?", "What would have prompted anyone to watch the queue?"],
    ["Why did the pharmacist miss the interaction?", "What would have drawn attention to the interaction?"],
    ["Maria and Jens broke the build, then fixed it.", "The build broke, then it was fixed."],
    ["They ignored the three warnings from `disk-watch`.", "The three warnings from `disk-watch` were not acted on."],
    ["The reviewer rubber-stamped the pull request.", "The pull request was approved."],
    [
      "The crew skipped steps 4 to 7 of the checklist in order to make up for the delay.",
      "Steps 4 to 7 of the checklist were left out in order to make up for the delay.",
    ],
    ["The crew skipped the leak test on the canary.", "The leak test on the canary was left out."],
    ["The crane driver accidentally lowered the limit to 2 tonnes.", "The limit was accidentally lowered to 2 tonnes."],
    [
      "The trainee accidentally deleted the labels from the list.",
      "The labels were accidentally deleted from the list.",
    ],
    ["The janitor failed to inform the branch in Oslo.", "The branch in Oslo was not informed."],
    ["The welder had no idea that the tank was full.", "It was not known that the tank was full."],
    ["In hindsight, we should have asked the night shift.", "We should have asked the night shift."],
    ["In hindsight, we should have weighed the pallets.", "The pallets were not weighed."],
    ["The pump ran dry, and it should have been tested.", "The pump ran dry, and it was not tested."],
    ["We found cracks that should have been spotted in May.", "We found cracks that were not spotted in May."],
    [
      "We should have changed the locks after the keys were lost.",
      "The locks were not changed after the keys were lost.",
    ],
    ["We should not have opened the hall so early.", "The hall was opened early."],
    [
      "Fatima didn't check the seal before she released the lorry.",
      "The seal was not checked before the lorry was released.",
    ],
    ["The inspector failed to train the guards about the gate.", "The guards were not trained about the gate."],
    ["It was a valve nobody had tested.", "It was a valve that had not been tested."],
    ["Looking back, this should have been tested on a copy.", "This was not tested on a copy."],
    [
      "The scale was off, and nobody noticed because the totals still matched.",
      "The scale was off, and this was not noticed because the totals still matched.",
    ],
    [
      "After the move, the librarians accidentally deleted a **whole catalogue**.",
      "After the move, a **whole catalogue** was accidentally deleted.",
    ],
    ["The curator overlooked the fact that the vault was empty.", "It was not seen that the vault was empty."],
    ["The baker accidentally broke the oven.", "The oven was accidentally broken."],
    ["The teller did not request a second signature.", "No second signature was requested."],
    ["Nobody noticed the smell until noon.", "The smell was not noticed until noon."],
    ["We fucked up the migration.", "The migration did not go as planned."],
    ["The ferry crew failed to reach the harbour.", "The harbour was not reached."],
    ["The scribe did not check the seal and sent the charter.", "The seal was not checked and the charter was sent."],
    [
      "A night clerk mistakenly opened the upper sluice, which led to a flood.",
      "The upper sluice was mistakenly opened, which led to a flood.",
    ],
    ["The carpenter failed to remove a rotten beam.", "A rotten beam was not removed."],
    ["We overlooked a few loose bolts.", "A few loose bolts were not seen."],
    [
      "The flood was caused by a trainee accidentally pulling the wrong lever.",
      "The flood was caused by the wrong lever being accidentally pulled.",
    ],
    [
      "The kennel staff forgot to close the gate, so the two dogs were out all night.",
      "The gate was not closed, so the two dogs were out all night.",
    ],
    [
      "Priya forgot to renew the certificate before the holiday.",
      "The certificate was not renewed before the holiday.",
    ],
    ["The fireman did not respond to the bell.", "There was no response to the bell."],
    ["Nobody on the quay had ever restored a winch.", "No winch had ever been restored."],
    ["No one had ever weighed the anchor.", "The anchor had never been weighed."],
    ["Nobody reviewed a chart for a week.", "No chart was reviewed for a week."],
    ["Nobody noticed a leak.", "A leak was not noticed."],
    [
      "The clerk did not read [the new tariff](https://example.org/t).",
      "[The new tariff](https://example.org/t) was not read.",
    ],
    [
      "The clerk did not update the [price list](https://example.org/p 'Prices') in time.",
      "The [price list](https://example.org/p 'Prices') was not updated in time.",
    ],
    ["Nobody read *the blue manual*.", "*The blue manual* was not read."],
    ["## Summary\n\nI was alone, and I'm new here.", "## Summary\n\nWe were alone, and we're new here."],
    [
      "Amina opened the panel, read the label and then unplugged the wrong rack.",
      "The panel was opened, the label was read and then the wrong rack was unplugged.",
    ],
    ["Nobody watered the hall for 40 min.", "The hall was not watered for 40 min."],
    [
      "The baker failed to follow the recipe and burnt the loaf.",
      "The recipe was not followed and the loaf was burnt.",
    ],
    ["It came in a box nobody ever opened.", "It came in a box that was never opened."],
  ];
  for (const [text, expected] of pairs)
    it(text, () => ok(reworded(text).includes(expected), reworded(text).join("\n") || "nothing is offered"));
});

describe("a sentence is left to its writer", () => {
  const doubtful = [
    "The porter did not lock the cabinet with the old maps.",
    "The outage was caused by the deletion of the index by an intern who was new to the console.",
    "In a panic, the steward accidentally deleted the seating plan.",
    "In their haste to close the hall, the stewards deleted the seating plan by mistake.",
    "The lab assistant mixed up two samples from the same patient.",
    "The architect failed to document the dependency between the till and the ledger.",
    "The night shift failed to mention the leaking seal on the pump.",
    "The hotel's staff forgot to tell the guests on the fourth floor about the drill.",
    "Live ops didn't communicate the flush.",
    "The clerk failed to count the vials in the drawer.",
    "The brewers should have tested the valve in order to find the leak.",
    "The nurses did not scan the wristband and medication before the round.",
    "The clerk should have used the same form as the other branch.",
    "The referee did not check the ball, the net, or the clock.",
    "The pilot should have made two approaches.",
    "The archivist failed to read a lot of the letters.",
    "The dose was doubled after the nurse forgot to sign the chart.",
    "The porters drained the tank, did not check the gauge.",
    "The clerks should have counted the vials if the list were whole.",
    "The intern made the mistake of trusting the label.",
    "My mistake was trusting the old map.",
    "I messed up the seating plan.",
    "The curator forgot to dust all the cases.",
    "The beekeeper should have always known that.",
    "The alarm said that the tank was full, when the crew should have reported the leak.",
    "The baker forgot to close the water line leading to the oven.",
    "The clerk forgot to post the bill a week ago.",
    "The brewers should have named the new ale Porter.",
    "The pilots failed to watch the gauge and keep the level.",
    "We should have watched the frost by walking the rows.",
    "It seems obvious that we should have booked the hall.",
    "The courier missed the deadline.",
    "Ideally we should have booked the hall.",
    "All orders should have been reviewed already.",
    "The label says that the tank is safe when it should have been tested.",
    "The baker forgot to ask.",
    "The team should have frozen the schema, because the auditors were still working with it.",
    "The change should have been announced a day in advance, as the policy says.",
    "The porter was supposed to hold the lift, but it left.",
    "We should have counted the vials, although the list was full.",
    "It seems obvious that the crack should have been spotted.",
    "The cracks could and should have been spotted in the survey.",
    "The tutor overlooked a page in the final phase.",
    "The pilots failed to notice the change in velocity.",
    "The captain missed the turn.",
    "The fitter did not align the shaft but missed the pins.",
    "The ferry crew failed to ensure the cooks and stewards wore vests.",
    "The roofers failed to finish lot 4 ('the north wing').",
    "The clerk removed the mark before `{` by mistake.",
    "The clerk accidentally used the old form, which has two boxes.",
    "The engineers failed to account for structural and historical faults in the dam.",
    "The operator accidentally ran terraform state rm lamp.west.",
    "The council should have told the tenants more about the lift.",
    "When the welder failed to close a valve, the tank was full.",
    "Before moving the archive, the librarian failed to count the maps.",
    "As a crew, we failed to set the flaps.",
    "As lead warden, she failed to lock the gate.",
    "Having misread the gauge, the clerk shut the wrong valve.",
    "Soon preoccupied with the noise, the captain failed to watch the gauge.",
    "The clerk forgot the ledger on the fence.",
    "The clerk forgot one letter.",
    "The clerk forgot both ledgers.",
    "Most stewards ignored the bell.",
    "Some stewards failed to close the gate.",
    "The stewards ignored the memo within a week.",
    "The crew did not respond timely.",
    "The flood was caused by the caretaker.",
    "Had we tested the winch, we would have found it.",
    "The wrong sum was entered by whoever was on duty.",
    "The flood was due to careless work by the crew using the old plan.",
    "I mistakenly gave the guard dog food.",
    "Nobody checked what the seal looked like.",
    "Nobody checked for a leak before the tour.",
  ];
  for (const text of doubtful)
    it(text, () => {
      const found = lint(parseDocument(text)).diagnostics.filter(isWording).flatMap(offersOf);
      ok(found.length > 0, "nothing is offered");
      ok(!found.some(isComplete), reworded(text).join("\n"));
    });
});

describe("a question fits what it asks about", () => {
  const asked = (text: string): string =>
    lint(parseDocument(text))
      .diagnostics.filter(isWording)
      .flatMap(offersOf)
      .map(({ edits }) => applyEdits(text, edits))
      .join("\n");
  const unfit: readonly (readonly [string, RegExp])[] = [
    ["The ferry crew failed to reach the harbour.", /prompted anyone to reach/],
    ["My mistake was trusting the old map.", /change⟩ was/],
    ["I messed up the seating plan.", /messing/],
    ["She fucked up when she merged the two lists.", /fuck/],
    ["A typo fucked up the seating plan.", /⟩ up/],
    ["We forgot about the night ferry.", /hid it about/],
    ["The crew missed out a rung.", /hid it out/],
    ["The ferry crew should have caught the rope sooner.", /away from/],
    ["The steward failed to spot the boxes held old maps.", /attention to the boxes/],
    ["The steward failed to spot the boxes kept in the attic.", /showed|hid that/],
    ["The board cited the pilot's failure to remove the lock as the cause.", /lock as the cause,/],
    ["A dealer wiped 30 accounts after placing orders ten times larger than intended.", /intending/],
    ["The crew ignored the pilot and failed to notice the calf was ill and needed to be fed.", /to needing/],
    ["The author rang the desk without realising that the gate was open.", /saw ⟨what⟩/],
    ["The flood was caused by the pilot's poor decision to go on.", /covered/],
    ["Very sorry we broke the oven yesterday.", /sorry ⟨/],
    ["The porter forgot to grease the hinge.", /hid it/],
    ["The porter failed to notice there were two keys.", /hid it/],
    ["The porter failed to notice the small ones were loose.", /attention/],
    ["## Summary\n\nI should have noticed this sooner given the smoke.", /hid that|showed/],
    ["The porter forgot to bring the keys to the lodge, and only realised this after the gate was shut.", /to realis/],
    ["By noon I accidentally left my bag — with the keys — stored in the van.", /storing/],
  ];
  for (const [text, never] of unfit)
    it(text, () => {
      const offers = asked(text);
      ok(offers.includes("⟨"), "nothing is asked");
      ok(!never.test(offers), offers);
    });
});

describe("a question stands in the place of the deed alone", () => {
  const pairs: readonly (readonly [string, string])[] = [
    [
      "When we moved the archive, our clerk forgot to include it, and she was sorry.",
      "When we moved the archive, our clerk had nothing in ⟨the tool or the procedure⟩ that pointed to including it, and she was sorry.",
    ],
    [
      "On 2 May, a 3rdshift clerk accidentally deleted the ledger while working on another.",
      "On 2 May, a 3rdshift clerk had ⟨what was in view at the time⟩, which led to deleting the ledger while working on another.",
    ],
    [
      "It is a map that we forgot to print.",
      "It is a map that nothing in ⟨the tool or the procedure⟩ prompted anyone to print.",
    ],
    [
      "The valve stuck because nobody noticed the oil was gone.",
      "The valve stuck because nothing in ⟨the tool or the procedure⟩ showed the oil was gone.",
    ],
    [
      "Nobody wrote them down, so each new rehearsal began anew.",
      "Nothing in ⟨the tool or the procedure⟩ prompted anyone to write them down, so each new rehearsal began anew.",
    ],
    [
      "I should have found the key myself.",
      "I had nothing in ⟨the tool or the procedure⟩ that pointed to finding the key myself.",
    ],
    ["## Summary\n\nBogdan and I set up the lamps.", "## Summary\n\nBogdan and ⟨the role⟩ set up the lamps."],
  ];
  for (const [text, expected] of pairs)
    it(text.replace(/\n/g, " ⏎ "), () => {
      const offers = lint(parseDocument(text)).diagnostics.flatMap(offersOf);
      const asked = offers.map(({ edits }) => applyEdits(text, edits));
      ok(asked.includes(expected), asked.join("\n") || "nothing is asked");
    });
});

describe("a confession is told as what was said", () => {
  const pairs: readonly (readonly [string, string])[] = [
    ["She admitted that the label was unreadable.", "She said that the label was unreadable."],
    ["Lena admitted later that the label was unreadable.", "Lena said later that the label was unreadable."],
    ["The nurse admitted to us that the label was unreadable.", "The nurse told us that the label was unreadable."],
    ["The nurse admits that the label is unreadable.", "The nurse says that the label is unreadable."],
    ["Omar admitted to having restarted the broker.", "Omar described having restarted the broker."],
  ];
  for (const [text, expected] of pairs) it(text, () => ok(fixed(text).includes(expected), fixed(text).join("\n")));
});

describe("an aside is struck with its commas", () => {
  const pairs: readonly (readonly [string, string])[] = [
    ["The dose was, obviously, wrong.", "The dose was wrong."],
    ["The dose was, obviously, the wrong one.", "The dose was the wrong one."],
    ["The crew stayed, clearly, too long at the gate.", "The crew stayed too long at the gate."],
    ["When the pump failed, obviously, nobody was near.", "When the pump failed, nobody was near."],
    [
      "## Timeline (UTC)\n\n- 09:00 The restore, unfortunately, fails.",
      "## Timeline (UTC)\n\n- 09:00 The restore fails.",
    ],
    [
      "## Timeline (UTC)\n\n- 09:01 The restore fails, unfortunately.",
      "## Timeline (UTC)\n\n- 09:01 The restore fails.",
    ],
    ["## Timeline (UTC)\n\n- 09:02 The restore fails, sadly", "## Timeline (UTC)\n\n- 09:02 The restore fails"],
    ["## Timeline (UTC)\n\n- 09:03 The lab answers (sadly).", "## Timeline (UTC)\n\n- 09:03 The lab answers."],
  ];
  for (const [text, expected] of pairs)
    it(text.replace(/\n/g, " ⏎ "), () => ok(fixed(text).includes(expected), fixed(text).join("\n")));
});

describe("a sentence is left alone", () => {
  const kept: Readonly<Record<string, string>> = {
    "The operator, tired after two nights, wiped the recipe book.": "what may be the condition would go",
    "Our dispatcher thought the line was clear and broke the schedule.": "nobody could tell who thought what",
    "The operations group broke the scoreboard with its clean-up.": "its owner would go",
    "While updating the cell, a technician failed to copy the new code.": "the participle would hang in the air",
    "Inexperience on the part of the technician made the evening longer.": "nobody did anything",
    "The tester signed it off without even running it.": "the participle would hang in the air",
    "Working late, the clerk deleted the wrong ledger.": "the participle would hang in the air",
    "We should have paged the database team rather than rebooting hosts.":
      "what was done instead would hang in the air",
    "We should have told the tenants on the same day, and not after two weeks.": "the contrast would turn round",
    "The pull request was not reviewed by another developer.": "that it was to be another one would go",
    "The hosting company took four hours to answer.": "hours are not taken",
    "The pharmacist gave the patient penicillin.": "nobody could tell which of the two was given",
    "The storage group failed to act on the warnings of 2, 9 and 16 October.": "the list would be torn",
    "The librarian should have locked the cabinet with the old maps.": "it would be locked with them",
    "The surveyors failed to mark the old well on the plan.": "what looks like an adverb is the thing",
    "The bank failed to act on the report, swapped net and gross, and sent the list.": "two things would be torn apart",
    "Either the crew should have tested the pump, or the pump should have had an alarm.": "the choice would be settled",
    "If the tank stays full, the crew should have opened the valve.": "the condition would go",
    "The surveyors should have drawn the plan anew, showing that the well was there.": "what was drawn would show it",
    "The crew should have escalated sooner.": "there was an escalation, later",
    "To save the harvest, the growers should have closed the vents.": "what it was for would not follow",
    "The choir should have booked the hall, and should have told the organist.": "one of two wishes would be a fact",
    "The zookeeper did not check the lock against the list.": "the list would hang in the air",
    "The driver left at noon and forgot to close the gate, fix it!": "what is asked for is no part of what was done",
    'The luthier forgot to write "the strings are old.': "the quotation has no end",
    "## Summary\n\nIt was Kwame and I's plan that the crew followed.": "“we's” is no English",
    "## Summary\n\nYou know, the plan was mine.": "“you know” is nobody",
    "## Summary\n\nWe planned it and I drew the map.": "nobody could tell who drew it",
    "## Summary\n\nBogdan and I set up the lamps.": "“Bogdan and we” is no English",
    "## Summary\n\nThe stand-in (me) set up the lamps.": "“(us)” is no stand-in",
    "## Summary\n\nI was the only nurse on the ward.": "“we were the only nurse” is no English",
    "## Summary\n\nI left the gate open and lost my keys.": "only one person has those keys",
    "## Summary\n\nYou are entitled to a refund.": "whoever reads it is",
    "Almost nobody noticed the leak.": "some did",
    "Failure to lock the gate and failure to count appear to be the causes.": "one of two would lose its verb",
    "The leak was caused by the porters not cross checking the sluice.": "“caused not checking” is no English",
    "The clerk misread the list and thus did not notice that the shelf was full.":
      "“was not thus noticed” is no English",
    "The florist forgot the details - which hall the wreath was for.": "what the details were would be torn off",
    "The cooks did not weigh the crates as well.": "what was done besides would be denied with it",
    "To win an hour, the test should have been cut in two.": "what it was for would not follow",
    "The glue should have been tried once, whether it holds.": "the question would be torn off",
    "The ladder — which nobody had tested — broke.": "the ladder is what was not tested",
    "The guide forgot to mention the bridge entirely.": "it would be mentioned in part",
    "The cook ignored the note above about the oven.": "what the note was about would be torn off",
    "Nobody caught the ball for us.": "another caught it",
    "Nobody read the whole list.": "a part of it was read",
    "The failure of the pilot steering the barge and the mate to count the passengers caused a delay.":
      "the mate would be left over",
    "## Summary\n\nThe cook should have counted the plates herself.": "another counted them",
    "The joiner forgot to also sand the lid.": "what else was forgotten would go",
    "## Summary\n\nThe boat left me where I was a guest.": "“we were a guest” is no English",
    "The cook burnt the roast, broke the jar, and lost track of the orders.": "one of three cannot be told otherwise",
    "The tool used a shape nobody had seen in May, and tested it twice.": "the tool tested it",
    "So proud, in fact, that we sent the card to the wrong ward.": "whoever was proud would be gone",
    "A label that nobody printed the list for fell off.": "the list would stand in the way",
    "## Summary\n\nI as captain took the wheel.": "“we as captain” is no English",
    "## Summary\n\nI stayed at the gate and he left.": "nobody could tell who “we” are",
    "## Summary\n\nYou had a second key, and I had none.": "there are two sides",
    "Most of the leaks could have been prevented by closing the valve.": "which of them?",
    "Nobody printed menus for a reason.": "the reason is not the menus’",
    "Nobody checked the bridge end-to-end.": "how it was checked is no part of it",
  };
  for (const [text, why] of Object.entries(kept))
    it(`${text} (${why})`, () => ok(reworded(text).length === 0, reworded(text).join("\n")));
});
