/**
 * The library: parse a document, lint it, read what it says. Pure: no files, no clock, no network.
 *
 *     const config = resolveConfig([{ extends: ["strict"] }], rules);
 *     const lint = createLinter(rules, config);
 *     const { diagnostics } = lint(parseDocument(text), { path: "docs/2024-05-03.md", today: "2024-05-20" });
 *
 * Ranges are half-open UTF-16 offsets into the text, from 0; `LineIndex` turns them into lines and characters.
 */

export type { Config, ConfigProblem, Override, Preset, RuleSetting, RuleValue, Settings } from "./core/config.ts";
export { checkSettings, PRESETS, resolveConfig } from "./core/config.ts";
export type { Block, BlockKind, Document } from "./core/document.ts";
export { parseDocument, reparseDocument } from "./core/document.ts";
export type { DocumentLinter, Linter, LintResult, Source, SuppressedDiagnostic } from "./core/lint.ts";
export { createLinter } from "./core/lint.ts";
export type { ActionItem } from "./core/postmortem/actionItems.ts";
export type { Factor } from "./core/postmortem/factors.ts";
export type { HeadingForm, Section, SectionRole, Sections } from "./core/postmortem/sections.ts";
export type { Timeline, TimelineEntry } from "./core/postmortem/timeline.ts";
export type { Kind, Postmortem } from "./core/postmortem.ts";
export type {
  Category,
  Diagnostic,
  DocumentContext,
  Example,
  Finding,
  Rule,
  RuleContext,
  RuleOption,
  RuleOptions,
  SentenceContext,
  Severity,
  Suggestion,
} from "./core/rule.ts";
export { defineRule } from "./core/rule.ts";
export { rules } from "./core/rules/index.ts";
export { createSession } from "./core/session.ts";
export type { Edit, Position, Range } from "./core/text.ts";
export { applyEdits, LineIndex } from "./core/text.ts";
