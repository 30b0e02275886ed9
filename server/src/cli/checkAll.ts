/** All files of a run: in this thread, or dealt to several. */
import type { Projects } from "../project.ts";
import type { Call } from "./args.ts";
import { type Checked, createFileCheck, type Target } from "./checkFile.ts";
import { type Input, projectsOf } from "./inputs.ts";
import type { Io } from "./io.ts";

/** The part of a run that another thread does; plain data. */
export interface Share {
  readonly call: Call;
  readonly targets: readonly Target[];
  readonly today: string;
  readonly inputs: readonly Input[];
}

/** Checks every input in so many threads at most; the results are in the order of the inputs. */
export async function checkAll(
  share: Share,
  threads: number | undefined,
  projects: Projects,
  io: Io,
  progress: (done: number) => void,
): Promise<readonly Checked[]> {
  const { inputs } = share;
  const { most = 1, filesEach = 1, start } = io.threads ?? {};
  const number = Math.min(most, threads ?? most, Math.ceil(inputs.length / filesEach));
  if (start && number > 1) {
    // Dealt by turns: neighbours are of a kind, so each thread gets its part of the long ones.
    const dealt = (turn: number): Share => ({ ...share, inputs: inputs.filter((_, i) => i % number === turn) });
    const others = Array.from({ length: number - 1 }, (_, i) => start(dealt(i + 1)) as Promise<readonly Checked[]>);
    const started = Promise.all(others).catch(() => undefined);
    const mine = await checkHere(dealt(0), projects, io, (done) => progress(done * number));
    const theirs = await started;
    const all = theirs && [mine, ...theirs];
    // A rule that stops with an error is reported once, so such a run is done again in one piece.
    if (all && !all.flat().some(({ crashed }) => crashed))
      return inputs.map((_, i) => all[i % number]?.[Math.floor(i / number)] as Checked);
  }
  return checkHere(share, projects, io, progress);
}

/** What another thread does with its share. */
export async function checkShare(share: Share, io: Io): Promise<readonly Checked[]> {
  return checkHere(share, await projectsOf(share.call, io), io, () => undefined);
}

async function checkHere(
  { call, targets, today, inputs }: Share,
  projects: Projects,
  io: Io,
  progress: (done: number) => void,
): Promise<Checked[]> {
  const checkFile = await createFileCheck(call, targets, projects, today, io);
  const all: Checked[] = [];
  for (const input of inputs) {
    progress(all.length);
    all.push(await checkFile(input));
  }
  return all;
}
