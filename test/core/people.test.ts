/** What a document teaches about the names in it: who is a person, and what is a service. */
import { ok, strictEqual } from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { type Names, readNames } from "../../server/src/core/postmortem/people.ts";

const namesOf = (text: string, people: readonly string[] = []): Names => {
  const document = parseDocument(text);
  return readNames((_, read) => read({ document }), people, []);
};

describe("a person is", () => {
  for (const [how, text] of [
    ["an author in the front matter", "---\nauthors: [Quillon Abara]\n---\n# Outage\n"],
    ["who a label names", "**Incident commander:** Quillon Abara\n"],
    ["who is listed below a label", "**Attendees:**\n\n- Merrit Oduya (SRE)\n- Quillon Abara, Berlin\n"],
    ["who is listed below a heading", "## Attendees\n\n- Merrit Oduya\n- Quillon Abara\n"],
    ["who is named below a heading", "## 👥 Participants:\n\nMerrit Oduya, Quillon Abara and Tuan van der Pham\n"],
    ["who is named below a heading by first names", "## Attendees\n\nMerrit, Quillon\n"],
    ["a name in a table below a heading", "## Responders\n\n| Name | Part |\n| --- | --- |\n| Quillon Abara | SRE |\n"],
    ["the owner of an action in a table", "| Action | Owner |\n| --- | --- |\n| Alert on lag | Quillon Abara |\n"],
    ['who stands below "Action owner"', "| Step | Action owner |\n| --- | --- |\n| Alert on lag | Quillon Abara |\n"],
    ["the owner of an action by a label", "- Alert on lag (owner: Quillon Abara)\n"],
    ["whom an action is assigned to", "- Alert on lag, assigned to Quillon\n"],
    ["the owner of an action before its day", "- Alert on lag, Quillon Abara, 2026-03-01\n"],
    ["the owner of an action before its ticket", "1. Alert on lag (Quillon, OPS-12)\n"],
    ["a name with a handle", "We paged Quillon (@quab) at 10:02.\n"],
    ["a full name with a handle", "Quillon Abara <@quab> joined.\n"],
    ["a name with a role", "Quillon (on-call engineer) joined.\n"],
    ["a role with a name", "The on-call engineer, Quillon Abara, joined.\n"],
    ["a role with a name in brackets", "The duty officer (Quillon Abara) joined.\n"],
    ["a full name before a role", "- Quillon Abara: on-call engineer\n"],
  ] as const)
    it(how, () => ok(namesOf(text).isPerson("Quillon")));

  for (const [how, word, text] of [
    ["a team that owns an action", "Platform", "| Action | Owner |\n| --- | --- |\n| Alert | Platform |\n"],
    [
      "a team of two words",
      "Search",
      "| Action | Owner |\n| --- | --- |\n| Fix the search index | Search Relevance |\n",
    ],
    [
      "a tool that acts in a log",
      "Quillon",
      "| Time | Who | What |\n| --- | --- | --- |\n| 10:02 | Quillon | scaled |\n",
    ],
    ["a bot with a handle", "Quillon", "Quillon (@quillon-bot) merged it.\n"],
    ["a condition below Contributors", "Quillon", "## Contributors\n\n- Quillon Abara\n"],
    ["a place beside a person", "Berlin", "## Attendees\n\n- Merrit Oduya, Berlin\n"],
    ["a word that has no capital elsewhere", "Quill", "Assigned to Quill\n\nThe quill rule fired.\n"],
    ["a field that has no answer", "Unknown", "Owner: \n"],
    ["what a sentence says of owners", "Services", "Assigned to Services that nobody runs\n"],
    ["who asks for a review in a link", "Quillon", "[Quillon](https://quillon.example) is slow.\n"],
  ] as const)
    it(`not ${how}`, () => ok(!namesOf(text).isPerson(word)));
});

describe("a service is", () => {
  for (const [how, text] of [
    ["what stands in code", "The `lena` and `omar-db` jobs."],
    ["what a host is called", "lena-01 was slow."],
    ["what a host is called in full", "We logged in on lena.prod.example.com."],
    ["a name before a system", "The Lena cluster was slow."],
    ["what went down", "Lena was down for a minute."],
    ["a name with a description", "Lena, our build server, was slow."],
    ["a name with a description of several words", "Lena, the old claims chatbot, was slow."],
    ["what is said to be one", "Lena is the machine that prints labels."],
    ["what one is called", "The second crane, nicknamed Lena, stood still."],
    ["what was affected", "**Affected services:** Omar, Lena"],
    ["a service in a table", "| Service | Owner |\n| --- | --- |\n| Lena | Marta |\n"],
    ["a service in the front matter", "---\nservices: [Lena]\n---\n# Outage\n"],
  ] as const)
    it(how, () => {
      ok(namesOf(text).isService("Lena"));
      ok(!namesOf(text).isPerson("Lena"));
    });

  for (const [how, text] of [
    ["who has a role", "Lena, our database administrator, joined."],
    ["who is said to have one", "Lena was the server administrator on duty."],
    ["who is spoken to", "Lena, the server is down."],
    ["an address", "lena@example.com and lena.b.berg@example.com wrote from https://lena.example.com."],
    ["the host of a meeting", "**Host:** Lena"],
    ["who looks after one", "| Service | Owner |\n| --- | --- |\n| Queue | Lena |\n"],
  ] as const)
    it(`not ${how}`, () => ok(!namesOf(text).isService("Lena")));

  it("not one of the people of the document", () => {
    const names = namesOf("## Attendees\n\n- Lena Berg\n\nThe `lena` branch was merged.\n");
    strictEqual(names.isService("Lena"), false);
    ok(names.isPerson("Lena"));
  });
});

it("a person is found by the word in small letters that the configuration has for them", () => {
  const names = namesOf("docbrown met Mark.\n", ["docbrown", "Mark"]);
  ok(names.isPerson("docbrown"));
  ok(names.isPerson("Mark"));
  ok(!names.isPerson("mark"));
});

it("names are read from any text in no time", () => {
  const start = process.cpuUsage().user;
  for (const part of ["Aaaa ", "- a, Aaa ", "Aaa, the ", "aa.", "| Owner | ", "owner: A", "(@a ", "engineer, Aa Aa "])
    namesOf(part.repeat(20_000)).isPerson("Quillon");
  ok(process.cpuUsage().user - start < 5e6);
});
