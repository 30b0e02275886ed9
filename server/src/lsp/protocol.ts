/** What this server and its clients say to each other beyond the language server protocol. Types and names only. */
import type { Position, Range } from "vscode-languageserver";

/** When documents are linted: as they change, when they are saved, or when the command `CHECK` is run. */
export type Run = "onType" | "onSave" | "manual";

/** What a client may pass as `initializationOptions`. */
export interface InitializationOptions {
  /** The settings below `blameless`, for clients without `workspace/configuration`. */
  readonly settings?: ClientSettings;
  /** Whether the client answers `READ_FILE` and `FIND_FILES`: needed where documents are in no file system of the server. */
  readonly files?: boolean;
  /** Whether the client asks for the diagnostics of the workspace by itself when a user wants them, and not all the time. */
  readonly workspaceOnDemand?: boolean;
}

/** The settings below `blameless` in an editor. A configuration file comes before them all. */
export interface ClientSettings {
  readonly enable?: boolean;
  readonly run?: Run;
  readonly preset?: string;
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly people?: readonly string[];
  readonly services?: readonly string[];
  readonly roles?: readonly string[];
  readonly allow?: readonly string[];
  readonly trackers?: Readonly<Record<string, string>>;
}

/** The command that lints a document whatever `run` says; its one argument is the URI. */
export const CHECK = "blameless.check";

/** Client to server: what a document is, and whether it is linted. Parameters `AboutParams`, result `About`. */
export const ABOUT = "blameless/about";
export interface AboutParams {
  readonly textDocument: { readonly uri: string };
}
export interface About {
  readonly linted: boolean;
  /** `postmortem`, `learning-review`, `external`, `premortem`, `war-story`, `template` or `other`. */
  readonly kind: string;
  /** In words for the reader, for the kind and for not being linted. */
  readonly reasons: readonly string[];
  /** The URI of the configuration that governs it. */
  readonly configuration: string | null;
  /** How many findings there are, by severity. */
  readonly findings: Readonly<Record<"error" | "warning" | "information" | "hint", number>>;
  /** What a review would still miss: “a timeline”, “an owner for 2 action items”. */
  readonly missing: readonly string[];
}

/** Client to server: the page of a rule as Markdown, or null for an unknown one. Parameters `RulePageParams`. */
export const RULE_PAGE = "blameless/rulePage";
export interface RulePageParams {
  readonly rule: string;
}
export interface RulePage {
  readonly markdown: string;
}

/** Client to server: the templates of a new document. No parameters, result `TemplateInfo[]`. */
export const TEMPLATES = "blameless/templates";
export interface TemplateInfo {
  /** To ask for it with. */
  readonly name: string;
  /** For a menu: `Google SRE`. */
  readonly title: string;
  /** What it is for, as the end of a sentence. */
  readonly about: string;
}

/** Client to server: a new document, or null for an unknown template. Parameters `NewDocumentParams`, result `NewDocument`. */
export const NEW_DOCUMENT = "blameless/newDocument";
export interface NewDocumentParams {
  /** The name of a template. */
  readonly template: string;
  /** What happened; a placeholder if left out or blank. */
  readonly title?: string;
  /** `2024-05-03`; today if left out. */
  readonly date?: string;
}
export interface NewDocument {
  /** A name for its file, `2024-05-03-queue-outage.md`. */
  readonly fileName: string;
  /** Markdown with LF line ends; what a writer fills in stands in `⟨…⟩`. */
  readonly text: string;
  /** The same as a snippet, with a tab stop in the place of each `⟨…⟩`. */
  readonly snippet: string;
}

/** Client to server: the sentence of a finding about words, or null. Parameters `WordsTaskParams`, result `WordsTask`. */
export const WORDS_TASK = "blameless/wordsTask";
export interface WordsTaskParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}
export interface WordsTask {
  readonly rule: string;
  readonly sentence: string;
  readonly range: Range;
  /** What the rule says of it, as text. */
  readonly guidance: string;
}

/** Client to server: what speaks against these words, as the end of a sentence, or null. Parameters `CheckWordsParams`. */
export const CHECK_WORDS = "blameless/checkWords";
export interface CheckWordsParams {
  readonly textDocument: { readonly uri: string };
  readonly range: Range;
  readonly rule: string;
  readonly words: string;
}

/** Server to client: the text of a file, or null where there is none. Parameters `ReadFileParams`, result `string | null`. */
export const READ_FILE = "blameless/readFile";
export interface ReadFileParams {
  readonly uri: string;
}

/** Server to client: the URIs of all Markdown files below a folder. Parameters `FindFilesParams`, result `string[]`. */
export const FIND_FILES = "blameless/findFiles";
export interface FindFilesParams {
  readonly folder: string;
}

/** Client to server: all rules, for a menu. No parameters, result `RuleInShort[]`. */
export const RULES = "blameless/rules";
export interface RuleInShort {
  readonly id: string;
  readonly summary: string;
  readonly category: string;
}

/** Client to server: where the configuration of a document is. Parameters `ConfigurationForParams`. */
export const CONFIGURATION_FOR = "blameless/configurationFor";
export interface ConfigurationForParams {
  readonly textDocument?: { readonly uri: string };
}
export interface ConfigurationFor {
  readonly uri: string | null;
  /** The text of a new one, with comments, for those who have none. */
  readonly starter: string;
}

/**
 * Client to server: an edit that settles what kind of document this is, or null where it cannot be written down.
 * Result: a `WorkspaceEdit` of the document's front matter, or of the configuration.
 */
export const TREAT_AS = "blameless/treatAs";
export interface TreatAsParams {
  readonly textDocument: { readonly uri: string };
  /** As in `About`. */
  readonly kind: string;
}
