/** The command line as a task, with the program that the extension brings along: nothing has to be installed. */
import {
  type Disposable,
  l10n,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskScope,
  tasks,
  type WorkspaceFolder,
  workspace,
} from "vscode";

const TYPE = "blameless";

/** As the manifest declares it. */
interface Definition extends TaskDefinition {
  /** What follows `blameless` on the command line; `check` if left out. */
  readonly args?: readonly string[];
}

/** `node` is an executable that runs scripts, `program` the path of the bundled command line. */
export function provideTasks(node: string, program: string): Disposable {
  const make = (definition: Definition, scope: WorkspaceFolder | TaskScope | undefined): Task => {
    const folder = typeof scope === "object" ? scope : workspace.workspaceFolders?.[0];
    const args = definition.args ?? ["check"];
    const execution = new ProcessExecution(node, [program, ...args, "--format", "concise"], {
      cwd: folder?.uri.fsPath,
      // On the desktop the executable is the editor itself, and this makes it a plain Node.
      env: { ELECTRON_RUN_AS_NODE: "1" },
    });
    const name = l10n.t("check postmortems");
    return new Task(definition, folder ?? TaskScope.Workspace, name, TYPE, execution, "$blameless");
  };
  return tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      (workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === "file")
        .map((folder) => make({ type: TYPE }, folder)),
    resolveTask: (task) => make(task.definition, task.scope),
  });
}
