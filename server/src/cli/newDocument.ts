/** `new`: a document to start from. Writes one file that was not there, or to standard output. */
import { type Call, didYouMean } from "./args.ts";
import { EXIT, type Io, UsageError, writeNew } from "./io.ts";

export async function newDocument({ operands, options }: Call, io: Io): Promise<number> {
  const { dayFrom, fileNameFor, fillIn, templateOf, templates, titleFrom, UNTITLED } = await import("../templates.ts");
  const [name, target] = operands;
  if (name === undefined) {
    const width = Math.max(...templates.map((template) => template.name.length));
    for (const template of templates) io.stdout.write(`  ${template.name.padEnd(width)}  ${template.about}\n`);
    io.stdout.write("\n`blameless new TEMPLATE [FILE]` writes a document; `-` writes it to standard output.\n");
    io.stdout.write('`"extends": "template:TEMPLATE"` in the configuration asks for the sections of that template.\n');
    return EXIT.ok;
  }
  const template = templateOf(name);
  if (!template) {
    const names = templates.flatMap((it) => [it.name, ...it.aliases]);
    throw new UsageError(`there is no template “${name}”${didYouMean(name, names)}; \`blameless new\` lists them all`);
  }
  const given = target === "-" ? undefined : target;
  const date = options.date ?? dayFrom(given ?? "") ?? io.today();
  const shown = given ?? fileNameFor(template, UNTITLED, date);
  const text = fillIn(template, given === undefined ? UNTITLED : titleFrom(given), date);
  if (target === "-") {
    io.stdout.write(text);
    return EXIT.ok;
  }
  writeNew(io, shown, text);
  io.stdout.write(
    `Wrote ${shown}. What stands in ⟨…⟩ is yours to fill in; \`blameless ${shown}\` says what is left.\n`,
  );
  return EXIT.ok;
}
