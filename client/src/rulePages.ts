/** The page of a rule, rendered in the editor: the server has them all, so nothing is fetched. */
import { commands, type Disposable, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { RULE_PAGE, type RulePage, type RulePageParams } from "../../server/src/lsp/protocol.ts";

const SCHEME = "blameless-rule";

export function provideRulePages(client: BaseLanguageClient): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ path }) => {
      const params: RulePageParams = { rule: path.replace(/^\/|\.md$/g, "") };
      const page = await client.sendRequest<RulePage | null>(RULE_PAGE, params);
      return page?.markdown ?? "";
    },
  });
}

export async function showRulePage(rule: string): Promise<void> {
  const uri = Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
  // Locked: it stays while the writer goes back to the text.
  await commands.executeCommand("markdown.showLockedPreviewToSide", uri);
}
