/** The two reports that build servers have read for longest: Checkstyle and JUnit. */
import type { Diagnostic, Severity } from "../../core/rule.ts";
import { type CreateFormatter, type FileReport, place } from "../report.ts";

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "info",
  hint: "info",
};

export const checkstyle: CreateFormatter = () => ({
  render: (file) => {
    const errors = file.diagnostics.map((diagnostic) => {
      const { line, column } = place(file, diagnostic);
      return `  ${element("error", { line, column, severity: SEVERITY[diagnostic.severity], message: diagnostic.message, source: `blameless.${diagnostic.ruleId}` })}\n`;
    });
    return errors.length > 0 ? ` ${element("file", { name: file.name }, `\n${errors.join("")} `)}\n` : "";
  },
  finish: (parts) => document(element("checkstyle", { version: "4.3" }, `\n${parts.join("")}`)),
});

/** Each file is a suite and each finding a test: a failed one from the severity `warning` on. A clean file passes one test. */
export const junit: CreateFormatter = () => ({
  render: (file) => {
    const tests = file.diagnostics.map((diagnostic) => toTest(file, diagnostic));
    const failures = file.diagnostics.filter(isFailure).length;
    if (tests.length === 0) tests.push(`  ${element("testcase", { name: "no findings", classname: file.name })}\n`);
    return ` ${element("testsuite", { name: file.name, tests: tests.length, failures, errors: 0 }, `\n${tests.join("")} `)}\n`;
  },
  finish: (parts) => document(element("testsuites", { name: "blameless" }, `\n${parts.join("")}`)),
});

function isFailure({ severity }: Diagnostic): boolean {
  return severity === "error" || severity === "warning";
}

function toTest(file: FileReport, diagnostic: Diagnostic): string {
  const { line, column } = place(file, diagnostic);
  const at = `${file.name}:${line}:${column}`;
  const { message, severity, ruleId } = diagnostic;
  const said = isFailure(diagnostic)
    ? element("failure", { type: severity, message }, escaped(at))
    : element("system-out", {}, escaped(`${at}: ${message}`));
  return `  ${element("testcase", { name: `${ruleId} ${line}:${column}`, classname: file.name }, said)}\n`;
}

function document(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** `content` is XML already. */
function element(name: string, attributes: Readonly<Record<string, string | number>>, content?: string): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** XML 1.0 has no place for most control characters, nor for half a character, however they are written. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u001F\uFFFE\uFFFF]|[\uD800-\uDFFF]/gu, "\uFFFD")
    .replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);
}
