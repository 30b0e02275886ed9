/** Code quality as GitLab reads it: a list of findings, each with a fingerprint of its own in the whole report. */

import type { Severity } from "../../core/rule.ts";
import { hash } from "../../hash.ts";
import { relative } from "../../paths.ts";
import { type CreateFormatter, fingerprints, place } from "../report.ts";

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: "major",
  warning: "minor",
  information: "info",
  hint: "info",
};

export const gitlab: CreateFormatter = ({ root }) => ({
  render: (file) => {
    const names = fingerprints(file);
    const path = relative(root, file.path);
    return file.diagnostics
      .map((diagnostic) => {
        const { line, endLine } = place(file, diagnostic);
        const finding = {
          description: diagnostic.message,
          check_name: diagnostic.ruleId,
          // Another file may hold the same words.
          fingerprint: hash(`${path}\n${names.get(diagnostic)}`),
          severity: SEVERITY[diagnostic.severity],
          location: { path, lines: { begin: line, end: endLine } },
        };
        return JSON.stringify(finding);
      })
      .join(",\n");
  },
  finish: (parts) => `[\n${parts.join(",\n")}\n]\n`,
});
