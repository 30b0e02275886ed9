/** Which documents are postmortems, and that all other Markdown is left in peace. */
import assert from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { detectKind, type Kind } from "../../server/src/core/postmortem/kind.ts";
import { readSections } from "../../server/src/core/postmortem/sections.ts";

function kindOf(text: string, path?: string, forced?: Kind) {
  const document = parseDocument(text);
  return detectKind(document, readSections(document), { path }, forced);
}

type Case = readonly [name: string, text: string, path?: string];

const POSTMORTEMS: readonly Case[] = [
  ["a title that says so", "# Postmortem: queue outage\n\nThe queue stalled."],
  ["a title with a date", "# 2024-05-03 Queue outage\n\n## Summary\n\nThe queue stalled."],
  [
    "a postmortem among learning reviews",
    "# Postmortem: the queue on 3 May\n\nThe queue stalled.",
    "docs/learning-reviews/queue.md",
  ],
  ["a failure and a day", "# 2024-05-03: queue down\n\n## The fix\n\nWe moved the lock.", "docs/reports/queue.md"],
  ["a root cause analysis", "# RCA\n\n## Root causes\n\n- The lock"],
  [
    "a file in a folder of postmortems",
    "# The queue on 3 May\n\nThe queue stalled.",
    "docs/postmortems/2024-05-03-queue.md",
  ],
  ["a file name", "# The queue on 3 May\n\nThe queue stalled.", "docs/2024-05-03-outage.md"],
  ["a file name with underscores", "# The queue\n\nIt stalled.", "docs/queue_post_mortem.md"],
  ["its sections", "# The queue on 3 May\n\n## Impact\n\nAll orders.\n\n## Timeline\n\n- 10:02 alert"],
  [
    "its sections in French",
    "# La file le 3 mai\n\n## Chronologie\n\n- 10h02 alerte\n\n## Causes racines\n\n- le verrou",
  ],
  [
    "a text without sections that says when and how it failed",
    "# The printers\n\nOn 2024-05-03 the printers stopped responding and the queue went down. Two nodes crashed, jobs timed out, and a rollback failed. By noon it was restored, and nobody's job was lost.",
    "blog/printers.md",
  ],
  [
    "a name that tells of a failure, and regrets",
    "# Printing errors on 3 May 2024\n\nYesterday we lost the printer queue for an hour. We are sorry.",
    "blog/printers.md",
  ],
  ["bold labels", "# The queue on 3 May\n\n**Impact:** All orders.\n\n**Root cause:** The lock."],
  ["a table of facts", "# The queue\n\n| | |\n|---|---|\n| Impact | all orders |\n| Root cause | the lock |"],
  [
    "fields of an incident",
    "---\ntitle: The queue\nstart_time: 2024-05-03T10:02Z\nend_time: 2024-05-03T10:31Z\n---\n\nThe queue stalled.",
  ],
  [
    "facts of an incident and what was done",
    "# 2024-05-03: labels without a name\n\n**Severity:** S3\n\n## What it was\n\nA cap.\n\n## Fix\n\nA larger one.",
  ],
  ["front matter", "---\nkind: postmortem\n---\n\n# The queue"],
  ["front matter that names an RCA", "---\ntype: RCA\n---\n\n# The queue"],
  ["a draft whose sections are empty", "# The queue on 3 May\n\n## Impact\n\n## Timeline\n\n## Action items\n"],
  [
    "a report of a response",
    "# Incident response report: the queue on 3 May\n\nThe queue stalled.",
    "docs/reports/queue.md",
  ],
  [
    "how something was lost on the way",
    "# How we moved the database, and lost two hours of orders\n\n## Impact\n\nTwo hours.\n\n## Root cause\n\nA lock.\n\n## Timeline\n\n- 10:02 stop\n",
    "blog/move.md",
  ],
  [
    "its sections and an hour",
    "# The empty export\n\n## Impact\n\nAll exports from 10:02 on.\n\n## Root cause\n\nA filter.",
    "docs/export.md",
  ],
  ["a reason for outage", "# RFO 2024-117\n\nThe fibre between two sites was cut by a digger."],
  ["a disturbance report", "# Disturbance report, substation North\n\nA breaker opened."],
  ["an 8D report", "# 8D: housings with burrs\n\n## D4\n\nThe tool was worn."],
  ["a correction of error", "# COE: orders charged twice\n\nA retry was not idempotent."],
  [
    "a story without sections",
    "# About last Tuesday\n\nAt 10:02 our queue stalled, and the shop was unavailable until 11:40. The first alert had fired at 09:58; the on-call engineer was paged at 10:05 and rolled back at 11:31. We restored the last orders by 12:10. We are sorry.\n",
  ],
  [
    "the work of a course",
    "Postmortem: the gate on 3 May\n\nTimeline\n08:10 the gate stays shut\n08:30 it opens\n\nRoot Cause\nThe card reader was wet.\n\nImpact\n40 people.\n\nResolution\nIt was dried.",
    "0x19-postmortem/README.md",
  ],
  [
    "a title of an accident and its text",
    "# A small disaster in the seed bank\n\nOn Friday the freezer was off, and by noon the samples were gone.\n",
  ],
  [
    "an update on the servers",
    "---\ntitle: What is wrong with our library's servers?\n---\n\n## In short\n\nLoans were slow, and on Monday the catalogue was down. We restored it at noon.\n\n## Why did this happen, really?\n\nOne query read every loan.\n",
  ],
  [
    "regrets to those it hit",
    "# About the lists of Tuesday\n\nYesterday the lists were unavailable: a disk failed, and it was restored by hand. We are sorry.\n",
  ],
  ["a halt on a day", "# 2024-05-03: press hall halted\n\n## The fix\n\nWe dried a sensor.", "docs/reports/press.md"],
  [
    "what is learned from a day",
    "# Lessons learned from the flood of 3 May\n\nThe server hall was down for two hours; it was restored at noon.\n\n## Root cause\n\nA blocked drain.\n",
  ],
  ["CRLF", "# Postmortem\r\n\r\n## Impact\r\n\r\nAll orders.\r\n"],
];

const LEARNING_REVIEWS: readonly Case[] = [
  ["its title", "# Learning review: the queue on 3 May\n\nThe queue stalled."],
  ["a title about learning", "# Learning from an incident: the queue on 3 May\n\nThe queue stalled."],
  ["its folder", "# The queue on 3 May\n\nThe queue stalled.", "docs/learning-reviews/queue.md"],
  ["its file", "# The queue on 3 May\n\nThe queue stalled.", "docs/2024-05-03-learning-review.md"],
  ["its front matter", "---\nkind: learning-review\n---\n\n# The queue"],
  [
    "its headings",
    "# Incident 17: the queue\n\n## How we got here\n\nThe lock was shared.\n\n## Themes\n\n- locks\n\n## Open questions\n\n- the night shift",
  ],
];

const OTHERS: readonly Case[] = [
  ["a review of deep learning", "# Deep learning review\n\nWe compare eleven models."],
  [
    "writing about postmortems",
    "# Postmortems: what gets written afterwards\n\n## Timeline\n\nOne line for each event.\n\n## Root cause\n\nSay what came together.",
    "docs/postmortem.md",
  ],
  ["nothing", ""],
  ["a note", "Buy milk."],
  [
    "a README",
    "# queue-tools\n\nTools for the queue.\n\n## Install\n\n    npm i queue-tools\n\n## Usage\n\nRun it.\n",
    "README.md",
  ],
  [
    "a README with an overview and a summary",
    "# queue-tools\n\n## Overview\n\nTools.\n\n## Summary\n\nGood tools.\n\n## Next steps\n\n- Read the manual\n",
    "README.md",
  ],
  [
    "a README of a folder of postmortems",
    "# Postmortems\n\nOne file per incident.\n\n- [3 May](2024-05-03.md)\n",
    "docs/postmortems/README.md",
  ],
  [
    "an index of incidents",
    "# Incidents\n\n| Date | Title |\n|---|---|\n| 3 May | Queue |\n",
    "docs/incidents/index.md",
  ],
  [
    "a changelog",
    "# Changelog\n\n## 2.1.0\n\n- fix: the outage of the queue\n\n## 2.0.0\n\n- the root cause of #12\n",
    "CHANGELOG.md",
  ],
  ["release notes", "# Release notes 4.2\n\n## Impact\n\nNone.\n\n## Fixes\n\n- the lock\n", "docs/release-4.2.md"],
  [
    "a runbook",
    "# Runbook: queue is stuck\n\n## Detection\n\nThe lag alert fires.\n\n## Mitigation\n\nRestart the worker.\n\n## Impact\n\nOrders wait.\n",
    "runbooks/queue.md",
  ],
  [
    "a playbook",
    "# Playbook for outages of the queue\n\n## Detection\n\nLag.\n\n## Recovery\n\nRestart it.\n",
    "docs/queue.md",
  ],
  [
    "a decision record",
    "# 12. Use one lock per tenant\n\n## Status\n\nAccepted\n\n## Context\n\nThe lock is shared.\n\n## Decision\n\nOne per tenant.\n\n## Consequences\n\nMore locks.\n",
    "docs/adr/0012-locks.md",
  ],
  [
    "a design document",
    "# Design: tenant locks\n\n## Background\n\nOne lock.\n\n## Risks\n\nMore locks.\n\n## Timeline\n\n- May: write it\n",
    "docs/design/locks.md",
  ],
  [
    "a tutorial about postmortems",
    "# How to write a postmortem\n\nBegin with the timeline.\n\n## Timeline\n\nList what happened.\n\n## Root cause\n\nAsk how.\n\n## Action items\n\nName an owner.\n",
    "docs/writing.md",
  ],
  [
    "a guide to postmortems",
    "# A guide to blameless postmortems\n\n## Why\n\nTo learn.\n\n## Timeline\n\nFacts only.\n",
    "docs/guide.md",
  ],
  [
    "a policy for incidents",
    "# Incident response policy\n\n## Severity levels\n\nSEV1 is the worst.\n\n## Roles\n\nThe commander leads.\n",
    "docs/policy.md",
  ],
  [
    "an on-call handbook",
    "# On-call handbook\n\n## Response\n\nAcknowledge the page.\n\n## Follow-up\n\nWrite it up.\n",
    "docs/on-call.md",
  ],
  ["contributing", "# Contributing\n\n## Overview\n\nWelcome.\n\n## Questions\n\nAsk.\n", "CONTRIBUTING.md"],
  ["a security policy", "# Security policy\n\n## Reporting a vulnerability\n\nMail us.\n", "SECURITY.md"],
  [
    "the page of an alert",
    "# DiskAlmostFull\n\n**Severity:** page\n\n## Meaning\n\nLess than a tenth is left.\n\n## Diagnosis\n\nLook at the largest folders.\n",
    "docs/alerts/disk.md",
  ],
  [
    "the page of a check",
    "# no-shared-lock\n\n**Severity:** error\n\n## Why\n\nA lock that is shared is held too long.\n\n## Examples\n\nNone.\n",
    "docs/checks/no-shared-lock.md",
  ],
  ["minutes", "# Weekly meeting\n\n## Attendees\n\n- Wei\n\n## Action items\n\n- Book a room\n", "notes/2024-05-03.md"],
  ["a project plan", "# Plan for Q3\n\n## Timeline\n\n- July: design\n\n## Action items\n\n- Hire\n", "plans/q3.md"],
  ["a business case", "# A second region\n\n## Summary\n\nWe need it.\n\n## Impact\n\nLess risk.\n", "docs/region.md"],
  [
    "a comparison",
    "# Queues compared\n\n## Analysis\n\nThree of them.\n\n## Conclusion\n\nThe second.\n",
    "blog/queues.md",
  ],
  [
    "a paper",
    "# On queues\n\n## Abstract\n\nQueues.\n\n## Introduction\n\nQueues.\n\n## Discussion\n\nQueues.\n\n## Conclusion\n\nQueues.\n\n## Acknowledgements\n\nThanks.\n",
    "paper.md",
  ],
  [
    "a bug report form",
    "## Describe the bug\n\n## Steps to reproduce\n\n## Expected behaviour\n",
    ".github/ISSUE_TEMPLATE/bug.md",
  ],
  ["documentation of an API", "# Events\n\n## Response\n\nJSON.\n\n## Errors\n\n503\n", "docs/api/events.md"],
  [
    "documentation of an incident API",
    "# Incidents API\n\n## Request\n\nGET /incidents\n\n## Response\n\nJSON.\n",
    "docs/api/incidents.md",
  ],
  [
    "documentation of monitoring",
    "# Monitoring\n\n## Alerting\n\nAlerts go to the channel.\n\n## Data\n\nKept for a year.\n",
    "docs/monitoring.md",
  ],
  ["frequently asked questions", "# FAQ\n\n## What happened to the old client?\n\nGone.\n", "docs/faq.md"],
  [
    "the README of a course about postmortems",
    "# 0x19. Postmortem\n\n## Requirements\n\n### Timeline\n\nWhen was it detected?\n\n### Root cause\n\nExplain it.\n\n### Impact\n\nWho was hit?\n\n### Lessons\n\nName them.\n",
    "0x19-postmortem/README.md",
  ],
  ["a list of many", "# Production outages\n\n## A bank\n\n**Impact:** all\n\n**Root cause:** a lock\n", "outages.md"],
  [
    "a database that is split",
    "# How we broke up our database\n\nWe dropped the old tables when the backup was restored on staging.\n",
  ],
  [
    "disaster recovery",
    "# Disaster recovery\n\nIf the primary is lost, the backups are restored on the second site.\n",
  ],
  ["mistakes of a learner", "# Mistakes I made learning Finnish\n\nI forgot the cases, and I made a mistake a day.\n"],
  ["weekly notes", "# Week 14\n\nI broke my bike, lost my keys and restored a chair.\n"],
  [
    "advice for those who were hacked",
    "# What to do when hacked\n\n## What to do first\n\nChange your passwords; you should learn from it.\n",
  ],
  [
    "a game",
    "# Nightmare Kingdom: design document\n\nThe player went down; when all lives are gone, the save is restored.\n",
  ],
  [
    "what a postmortem is",
    "# Postmortem\n\nA postmortem is a text that tells what failed. It lists the root cause of an outage, and what was restored.\n\n## Timeline\n\nEach hour of the outage.\n",
    "docs/notes.md",
  ],
  ["a standing order", "# SOP for postmortems\n\n1. Gather the timeline.\n2. Name the root cause.\n", "docs/sop.md"],
  [
    "a method",
    "# Root cause analysis techniques\n\n## Five whys\n\nAsk five times.\n\n**Root cause:** A missing alert.\n",
    "docs/methods.md",
  ],
  ["an RFC", "# RFC 12: when an outage ends\n\n## Impact\n\nNone.\n\n## Timeline\n\nTwo sprints.\n", "docs/rfc/12.md"],
  ["a thank-you", "# Thank you\n\nSorry that it took so long: the new site is there, and it is fast.\n"],
  ["a breakpoint in production", "# Breakpoints in production code\n\nWe never halt a thread, and nobody is paged.\n"],
  ["a recipe", "# Bread\n\n## What went well\n\nThe crust.\n", "bread.md"],
  [
    "a table of figures about sections",
    "# How good the reader is\n\n| section | found |\n|---|--:|\n| timeline | 0.98 |\n| impact | 1.00 |\n| root causes | 0.95 |\n| actions | 1.00 |\n",
  ],
  [
    "release notes that mend crashes",
    "# 2.4.0\n\nReleased on 2024-05-03.\n\n- The worker no longer crashed when a request timed out\n- `retry` failed on an empty list\n",
  ],
  [
    "a page about incident response",
    "# Incident response\n\n## Detection\n\nAlerts.\n\n## Response\n\nThe lead is paged by 10:00.\n\n## Lessons\n\nShare them.\n",
    "docs/incident-response.md",
  ],
  [
    "a look back on a week",
    "# Week 18\n\n## What went well\n\n- The release\n\n## What went wrong\n\n- Two late reviews\n\n## Lessons learned\n\nReview early.\n",
    "reports/week-18.md",
  ],
  [
    "a plan for a night",
    "# Migration plan for the database\n\n## Impact\n\nSlow reads.\n\n## Timeline\n\n- 2024-06-03 10:00 freeze\n- 2024-06-03 12:00 switch\n",
    "docs/night.md",
  ],
  [
    "an article about outages",
    "# What outages teach us about queues\n\n## Why queues fail\n\nThey hide load.\n\n## Lessons learned\n\nWatch them.\n",
    "blog/queues.md",
  ],
  [
    "a success",
    "# How we cut our bill in half\n\n## What we did\n\nFewer disks.\n\n## Impact\n\nHalf the cost on 3 May.\n\n## Lessons learned\n\nMeasure.\n",
    "blog/bill.md",
  ],
  [
    "notes on a bug",
    "# The empty export\n\n## Problem\n\nIt was empty.\n\n## Root cause\n\nA filter.\n\n## Solution\n\nNo filter.\n\n## Impact\n\nAll exports.\n",
    "docs/fixes/export.md",
  ],
  [
    "help with errors",
    "# Troubleshooting\n\n## Refused\n\n**Cause:** The server is down since 10:02.\n\n**Solution:** Start it.\n",
    "docs/errors.md",
  ],
  [
    "known issues",
    "# Known issues in 2024\n\n## Slow exports\n\n**Impact:** Low\n\n**Root cause:** A lock\n\n**Workaround:** Export at night\n",
    "docs/issues.md",
  ],
  [
    "a manual that speaks of failures",
    "# Alerts\n\nWhen the database is unreachable, the on-call engineer is paged. If the error rate stays high, roll back. An incident is closed when service is restored.\n",
  ],
  [
    "a shift plan",
    "# Rota of the week\n\n| on-call | from | to |\n|---|---|---|\n| Omar | 08:00 | 16:00 |\n| Priya | 16:00 | 00:00 |\n",
  ],
];

const KINDS: readonly (readonly [string, Kind, string, string?])[] = [
  ["a template by its name", "template", "# Postmortem\n\n## Summary\n\n## Timeline\n", "docs/postmortem-template.md"],
  ["a template by its name in one word", "template", "# Postmortem\n\n## Summary\n", "docs/IncidentTemplate_v2.md"],
  ["a template of templates, first", "template", "# Postmortem\n\n## Summary\n", "docs/template-for-outages.md"],
  ["a template named in front", "template", "# Template: incident report\n\n## Summary\n"],
  [
    "an outage of templates",
    "postmortem",
    "# Postmortem: email template outage\n\n## Summary\n\nIt broke.\n",
    "2024-05-03-email-template-outage.md",
  ],
  ["a postmortem with a word in a word", "postmortem", "# Outage\n\nIt broke.\n", "postmortems/contemplate.md"],
  ["a template in a folder", "template", "# Postmortem\n\n## Summary\n\n## Timeline\n", "templates/postmortem.md"],
  ["a template by its title", "template", "# Postmortem template\n\n## Summary\n"],
  [
    "a template by its placeholders",
    "template",
    "# Postmortem\n\n## Summary\n\n<what happened>\n\n## Impact\n\n<number of users>\n\n## Timeline\n\n<first effect>\n\n## Root cause\n\n<what led to it>\n\n## Actions\n\n<what will change>\n\n## Thanks\n\n<who helped>\n",
  ],
  [
    "a template in braces",
    "template",
    "# {{ title }}\n\n## Summary\n\n{{ summary }}\n\n## Impact\n\n{{ impact }}\n\n## Timeline\n\n{{ timeline }}\n\n## Cause\n\n{{ cause }}\n\n## Actions\n\n{{ actions }}\n\n{{ owner }}\n",
  ],
  [
    "a template by its prompts",
    "template",
    "# Incident\n\n## Summary\n\n*Describe what happened.*\n\n## Impact\n\n*How many users were affected?*\n\n## Timeline\n\n*List the events.*\n\n## Root cause\n\n*Explain how it came about.*\n\n## Action items\n\n*List what will change.*\n",
  ],
  [
    "a postmortem that came from a template",
    "postmortem",
    "# Incident\n\n*Describe what happened.*\n\nThe queue stalled.\n\n## Impact\n\n<number of users>\n\n## Timeline\n\n- 10:02 alert\n",
  ],
  ["a notice for customers", "external", "---\naudience: external\n---\n\n# Queue outage\n\nWe are sorry.\n"],
  [
    "a notice by its title",
    "external",
    "# Security incident disclosure\n\n## Timeline\n\n- 10:02 alert\n- 10:40 end\n\n## Impact\n\nTwo accounts.\n",
  ],
  [
    "a postmortem about what was disclosed",
    "postmortem",
    "# Postmortem: disclosure of ward lists\n\n## Timeline\n\n- 10:02 alert\n\n## Impact\n\nTwo wards.\n",
  ],
  ["a public notice", "external", "---\nkind: public\n---\n\n# Queue outage\n"],
  ["a premortem", "premortem", "# Premortem: the move to tenant locks\n\nIt is November, and it failed.\n"],
  ["a premortem by its file", "premortem", "# The move to tenant locks\n\nIt failed.\n", "docs/pre-mortem-locks.md"],
  ["a war story", "war-story", "# War story: the night of the queue\n\nI was on call.\n"],
  ["a confession", "war-story", "# How I blew up production\n\nI was on call.\n"],
  ["a story told by its teller", "war-story", "# The day I deleted the customer table\n\nIt was a Friday.\n"],
  [
    "a harm to what others use",
    "war-story",
    "# How a hurried paste: I accidentally wiped the ticket database\n\nIt was noon.\n",
  ],
  ["a story of horror", "war-story", "# A horror story from the press hall\n\nIt was noon.\n"],
  ["how one breaks it", "war-story", "# How to break prod on a Friday\n\nI was on call, and I did.\n"],
  [
    "a template in long braces, and a year to come",
    "template",
    "# Incident report\n\n## What happened?\n\n{{Add a short description of what happened, and of what those who used the service saw of it at that time}}\n\n## Who was hit?\n\n{{Say who}}\n\n## What was the root cause?\n\n{{Describe it}}\n\n## When?\n\n- Start: 20YY-MM-DD\n- End: 20YY-MM-DD\n\n## How was it found?\n\n{{Describe how}}\n",
  ],
  ["a harm in a gerund", "war-story", "# What I learned from losing our archive's disks\n\nIt was noon.\n"],
  ["the wrong thing", "war-story", "# I deleted the wrong patient list\n\nIt was noon.\n"],
  [
    "a title without marks",
    "war-story",
    "Title: The time I destroyed a show file\nDate: 2019-05-03\n\n## What I did\n\nI pressed delete.\n",
  ],
  [
    "a story in its text",
    "war-story",
    "# Oops: a formula, and 400 invoices\n\nI had accidentally sorted one column. By noon it was too late: the old order was gone.\n",
  ],
  [
    "a story with its lesson",
    "war-story",
    "# Our domain was held hostage\n\nI let it expire in May. Every mail was gone, the site was down, and it was too late to renew.\n\n## What I learned\n\n1. Renew by itself\n",
    "posts/2019-05-03-expired.md",
  ],
  [
    "a story of a team in its text",
    "postmortem",
    "# Our worst night\n\nWe lost the oven's programme. The backup was from March, and the bread was gone.\n",
  ],
  ["a war story by its folder", "war-story", "# The night of the queue\n\nI was on call.\n", "war-stories/queue.md"],
];

describe("kind of document", () => {
  describe("knows a postmortem by", () => {
    for (const [name, text, path] of POSTMORTEMS) {
      it(name, () => {
        const { kind, reasons } = kindOf(text, path);
        assert.equal(kind, "postmortem", reasons.join("; "));
        assert.ok(reasons.length > 0);
      });
    }
  });

  describe("knows a learning review by", () => {
    for (const [name, text, path] of LEARNING_REVIEWS)
      it(name, () => {
        const { kind, reasons } = kindOf(text, path);
        assert.equal(kind, "learning-review", reasons.join("; "));
      });
  });

  describe("leaves in peace", () => {
    for (const [name, text, path] of OTHERS) {
      it(name, () => {
        const { kind, reasons } = kindOf(text, path);
        assert.equal(kind, "other", reasons.join("; "));
        assert.ok(reasons.length > 0);
      });
    }
  });

  describe("tells apart", () => {
    for (const [name, expected, text, path] of KINDS) {
      it(name, () => {
        const { kind, reasons } = kindOf(text, path);
        assert.equal(kind, expected, reasons.join("; "));
      });
    }
  });

  it("believes front matter, then the configuration, then its eyes", () => {
    assert.equal(kindOf("---\nkind: war-story\n---\n\n# Postmortem\n", undefined, "external").kind, "war-story");
    assert.equal(kindOf("# Postmortem\n", undefined, "external").kind, "external");
    assert.equal(kindOf("# Bread\n", undefined, "postmortem").kind, "postmortem");
    assert.equal(kindOf("# Postmortem\n").kind, "postmortem");
  });

  it("knows Windows paths", () =>
    assert.equal(kindOf("# The queue\n\nIt stalled.", "docs\\postmortems\\queue.md").kind, "postmortem"));
});
