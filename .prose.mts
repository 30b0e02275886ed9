import { readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
const root = process.cwd();
const { parseDocument } = await import(`${root}/server/src/core/document.ts`);
const { linterFor } = await import(`${root}/test/support/linter.ts`);
const lint = linterFor("postmortem", { extends: "all" });
const W=/^(?:blame|people|hindsight|tone)$/; const R=/^(?:single-root-cause|mechanistic-human|factor-is-person|whys-end-at-person|lack-of|normative-adjective|person-fixing-action|punitive-action|timeline-judgment)$/;
const seen=new Set(); let words=0, n=0; const out=[];
for (const f of readFileSync(0,"utf8").trim().split("\n")) {
  let t; try { t=readFileSync(f,"utf8"); } catch { continue; }
  if (t.length>400000) continue;
  const h=createHash("md5").update(t).digest("hex"); if (seen.has(h)) continue; seen.add(h);
  words+=t.split(/\s+/).length; n++;
  let d; try { d = lint(parseDocument(t)).diagnostics; } catch (e) { out.push("THROW "+f); continue; }
  for (const x of d) if (x.severity!=="hint" && (W.test(x.category)||R.test(x.ruleId))) out.push(`${x.severity[0]} ${x.ruleId} | ${t.slice(Math.max(0,x.range.start-120),x.range.start).replace(/\s+/g," ")}⟦${t.slice(x.range.start,x.range.end).replace(/\s+/g," ")}⟧${t.slice(x.range.end,x.range.end+120).replace(/\s+/g," ")} | ${f.replace(/.*node_modules\//,"")}`);
}
console.error(n,"files",words,"words",out.length,"findings");
writeFileSync(process.argv[2], out.join("\n"));
