/** What kind of document this is, written down where it holds for everyone who checks it. */
import type { WorkspaceEdit } from "vscode-languageserver";
import { frontMatterField } from "../core/document/frontMatter.ts";
import type { Document } from "../core/document.ts";
import type { Kind } from "../core/postmortem/kind.ts";
import type { Edit } from "../core/text.ts";
import type { Analysis } from "./documents.ts";
import { type Editing, toWorkspaceEdit } from "./edits.ts";
import { isUntitled } from "./uri.ts";
import type { WriteConfiguration } from "./writeConfiguration.ts";

/**
 * In the front matter of a document that has one, which wins over everything else. In the configuration otherwise:
 * front matter that was not there before would show at the top of the rendered page. Where there is no configuration
 * and no folder for one, it is front matter after all.
 */
export async function treatAs(
  kind: Kind,
  analysis: Analysis,
  editing: Editing,
  write: WriteConfiguration,
): Promise<WorkspaceEdit | null> {
  const { document } = analysis.result.postmortem;
  // What an untitled document will be called is not known yet.
  const edit =
    document.frontMatter || isUntitled(analysis.uri)
      ? undefined
      : await write(analysis, { kind: "treat", uri: analysis.uri, as: kind });
  return edit ?? toWorkspaceEdit(analysis, [frontMatterEdit(document, kind)], editing);
}

function frontMatterEdit({ text, frontMatter }: Document, kind: Kind): Edit {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!frontMatter) return { start, end: start, text: `---\nkind: ${kind}\n---\n\n` };
  // A `type` may be what publishes the page; a `kind` comes before it.
  const stated = frontMatterField(frontMatter, "kind");
  const quoted = frontMatter.format === "yaml" ? kind : `"${kind}"`;
  if (stated) return { ...stated.valueRange, text: quoted };
  const { format } = frontMatter;
  const comma = /^\{\s*\}/.test(text.slice(start, frontMatter.end)) ? "" : ",";
  const line = { yaml: `kind: ${kind}`, toml: `kind = "${kind}"`, json: `  "kind": "${kind}"${comma}` }[format];
  // After the fence, or after the brace.
  const at = format === "json" ? start + 1 : start + text.slice(start).search(/[ \t]*[\r\n]/);
  return { start: at, end: at, text: `\n${line}` };
}
