/** Reads the text of a configuration file, and knows where in it each value stands. */

export interface Parsed {
  /** What the file says; an empty file says `{}`. */
  readonly value: unknown;
  /** The offset of the key or entry that a path leads to, or of the nearest one around it. */
  offsetOf(path: readonly (string | number)[]): number;
}

/** A text that cannot be read as JSON or YAML. */
export interface Unreadable {
  readonly error: string;
  readonly offset: number;
}

/** Reads `.yaml` and `.yml` as YAML, `package.json` as its `"blameless"`, everything else as JSON with comments. */
export async function parseSettings(path: string, source: string): Promise<Parsed | Unreadable> {
  const text = source.charCodeAt(0) === 0xfeff ? ` ${source.slice(1)}` : source;
  try {
    return await (/\.ya?ml$/i.test(path) ? parseYaml(text) : parseJson(text, path.endsWith("/package.json")));
  } catch (error) {
    // The library goes as deep as the text does.
    if (error instanceof RangeError) return { error: TOO_DEEP, offset: 0 };
    throw error;
  }
}

const TOO_DEEP = "this cannot be read: it is nested too deeply";
/** Far more than settings ever need, far less than the stack has. */
const MAX_DEPTH = 200;

/**
 * Whether YAML is nested too deeply for a parser that calls itself: where its stack ends, the engine may abort the whole
 * process rather than throw. Takes the tokens of the lexer of `yaml`, which together are the text. In blocks each level
 * begins in a column further to the right.
 */
export function isTooDeep(tokens: Iterable<string>): boolean {
  let column = 0;
  let brackets = 0;
  for (const token of tokens) {
    if (token === "[" || token === "{") brackets++;
    else if (token === "]" || token === "}") brackets--;
    else if (brackets === 0 && /^[-?:]$/.test(token) && column > MAX_DEPTH) return true;
    if (brackets > MAX_DEPTH) return true;
    const lineEnd = token.lastIndexOf("\n");
    column = lineEnd < 0 ? column + token.length : token.length - lineEnd - 1;
  }
  return false;
}

async function parseYaml(text: string): Promise<Parsed | Unreadable> {
  const { isMap, isPair, isScalar, isSeq, Lexer, parseDocument } = await import("yaml");
  if (isTooDeep(new Lexer().lex(text))) return { error: TOO_DEEP, offset: 0 };
  const document = parseDocument(text, { prettyErrors: false, logLevel: "error" });
  const error = document.errors[0];
  if (error) {
    const what = error.code === "MULTIPLE_DOCS" ? "there are several documents in one file" : error.message;
    return { error: `this is not valid YAML: ${what}`, offset: error.pos[0] };
  }
  let value: unknown;
  try {
    value = document.toJS() ?? {};
  } catch (problem) {
    return {
      error: `this YAML cannot be used: ${problem instanceof Error ? problem.message : String(problem)}`,
      offset: 0,
    };
  }
  return {
    value,
    offsetOf: (path) => {
      let offset = 0;
      let node: unknown = document.contents;
      for (const key of path) {
        if (isMap(node)) {
          const pair = node.items.find((it) => isPair(it) && isScalar(it.key) && String(it.key.value) === String(key));
          if (!pair) return offset;
          offset = (pair.key as { range?: readonly number[] }).range?.[0] ?? offset;
          node = pair.value;
        } else if (isSeq(node)) {
          node = node.items[Number(key)];
          offset = (node as { range?: readonly number[] } | undefined)?.range?.[0] ?? offset;
        } else return offset;
      }
      return offset;
    },
  };
}

async function parseJson(text: string, isManifest: boolean): Promise<Parsed | Unreadable> {
  const { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } = await import("jsonc-parser");
  if (text.trim() === "") return { value: {}, offsetOf: () => 0 };
  const errors: { error: number; offset: number; length: number }[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: !isManifest, disallowComments: isManifest });
  const [error] = errors;
  if (error) {
    const what = printParseErrorCode(error.error)
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase();
    return { error: `this is not valid JSON: ${what}`, offset: error.offset };
  }
  const prefix = isManifest ? ["blameless"] : [];
  const node = tree && findNodeAtLocation(tree, prefix);
  return {
    value: node ? getNodeValue(node) : {},
    offsetOf: (path) => {
      for (let n = path.length; n >= 0; n--) {
        const at = tree && findNodeAtLocation(tree, [...prefix, ...path.slice(0, n)]);
        if (at) return at.parent?.type === "property" ? at.parent.offset : at.offset;
      }
      return 0;
    },
  };
}
