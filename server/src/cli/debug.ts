/** `check --debug english`: what the linter sees in each sentence, instead of findings. */
import { parseDocument } from "../core/document.ts";
import { createLexicon } from "../core/lexicon.ts";
import { readPostmortem } from "../core/postmortem.ts";
import { openGate } from "../core/triggers.ts";
import type { Projects } from "../project.ts";
import { folderOf, type Input, textOf } from "./inputs.ts";
import type { Io } from "./io.ts";

export async function debugEnglish(inputs: readonly Input[], projects: Projects, io: Io): Promise<void> {
  const { renderSentence } = await import("../core/english/render.ts");
  for (const input of inputs) {
    const project = await projects(folderOf(input));
    const config = project.configFor(input.path);
    const postmortem = readPostmortem(
      parseDocument(textOf(input, io)),
      config,
      createLexicon(config.lexicons),
      () => openGate,
      project.pathOf(input.path),
    );
    for (const sentence of postmortem.sentences) io.stdout.write(`${renderSentence(sentence)}\n\n`);
  }
}
