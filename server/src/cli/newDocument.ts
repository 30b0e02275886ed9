/** `new`: a document to start from. Writes one file that was not there, or to standard output. */
import { reasonOf } from "../files.ts";
import { resolve } from "../paths.ts";
import { fileNameFor, fillIn, templateOf, templates, titleFrom, UNTITLED } from "../templates.ts";
import { type Call, didYouMean } from "./args.ts";
import { EXIT, type Io, UsageError } from "./io.ts";

export async function newDocument({ operands, options }: Call, io: Io): Promise<number> {
  const [name, target] = operands;
  if (name === undefined) {
    const width = Math.max(...templates.map((template) => template.name.length));
    for (const template of templates) io.stdout.write(`  ${template.name.padEnd(width)}  ${template.about}\n`);
    io.stdout.write("\n`blameless new TEMPLATE [FILE]` writes a document; `-` writes it to standard output.\n");
    return EXIT.ok;
  }
  const template = templateOf(name);
  if (!template) {
    const names = templates.flatMap((it) => [it.name, ...it.aliases]);
    throw new UsageError(
      `there is no template “${name}”${await didYouMean(name, names)}; \`blameless new\` lists them all`,
    );
  }
  const date = options.date ?? io.today();
  const shown = target ?? fileNameFor(template, UNTITLED, date);
  const text = fillIn(template, target === undefined || target === "-" ? UNTITLED : titleFrom(target), date);
  if (target === "-") {
    io.stdout.write(text);
    return EXIT.ok;
  }
  const path = resolve(io.cwd, shown);
  if (io.files.kind(path) !== undefined) throw new UsageError(`${shown} is here already, and was left as it is`);
  try {
    io.writeFile(path, text);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new UsageError(`${shown} cannot be written: ${reason}`);
  }
  io.stdout.write(
    `Wrote ${shown}. What stands in ⟨…⟩ is yours to fill in; \`blameless ${shown}\` says what is left.\n`,
  );
  return EXIT.ok;
}
