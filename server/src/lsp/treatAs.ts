/** What kind of document this is, written down where it holds for everyone who checks it. */
import type { WorkspaceEdit } from "vscode-languageserver";
import type { Document } from "../core/document.ts";
import { frontMatterField } from "../core/frontMatter.ts";
import type { Kind } from "../core/kind.ts";
import type { Edit } from "../core/text.ts";
import { configurationEdit } from "./codeActions.ts";
import type { Configuration } from "./configuration.ts";
import type { Analysis, Documents } from "./documents.ts";
import { type Editing, toWorkspaceEdit } from "./edits.ts";

/**
 * In the front matter of a document that has one, which wins over everything else. In the configuration otherwise:
 * front matter that was not there before would show at the top of the rendered page. Where there is no configuration
 * and no folder for one, it is front matter after all.
 */
export async function treatAs(
  kind: Kind,
  analysis: Analysis,
  configuration: Configuration,
  documents: Documents,
  folders: readonly string[],
  editing: Editing,
): Promise<WorkspaceEdit | null> {
  const { document } = analysis.result.postmortem;
  const isInFolder = folders.some((it) => analysis.uri.startsWith(`${it.replace(/\/$/, "")}/`));
  if (!document.frontMatter && (isInFolder || analysis.governed.configUri !== undefined)) {
    const change = { kind: "treat", uri: analysis.uri, as: kind } as const;
    const edit = await configurationEdit(analysis, change, configuration, documents, folders, editing);
    if (edit) return edit;
  }
  return toWorkspaceEdit(analysis, [frontMatterEdit(document, kind)], editing);
}

function frontMatterEdit({ text, frontMatter }: Document, kind: Kind): Edit {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!frontMatter) return { start, end: start, text: `---\nkind: ${kind}\n---\n\n` };
  const stated = frontMatterField(frontMatter, "kind", "type");
  const quoted = frontMatter.format === "yaml" ? kind : `"${kind}"`;
  if (stated) return { ...stated.valueRange, text: quoted };
  const line = { yaml: `kind: ${kind}\n`, toml: `kind = "${kind}"\n`, json: `\n  "kind": "${kind}",` }[
    frontMatter.format
  ];
  // After the line of the fence, or after the brace.
  const at = frontMatter.format === "json" ? start + 1 : text.indexOf("\n", start) + 1;
  return { start: at, end: at, text: line };
}
