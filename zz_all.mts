// node --import tsx all.mts OUT : replays judged sentences and all sets; OUT.json
import { readFileSync, readdirSync, writeFileSync, existsSync } from "node:fs";
const R=process.env.R??"/tmp/w6/rewording/";
const { parseDocument } = await import(R+"server/src/core/document.ts");
const { linterFor } = await import(R+"test/support/linter.ts");
const { applyEdits } = await import(R+"server/src/core/text.ts");
const { isWording, offersOf, isComplete } = await import(R+"test/support/texts.ts");
const lint = linterFor("postmortem");
const one=(s:string)=>s.replace(/\s+/g," ").trim();
const out:any={judged:[],sets:{}};
const head="# O\n\n## Summary\n\n";
const judged=[...new Set(JSON.parse(readFileSync("/tmp/w6r/judged.json","utf8")).map((r:any)=>r.was))] as string[];
for(const was of judged){ const t=head+was+"\n"; const r=lint(parseDocument(t)); for(const d of r.diagnostics){ if(!isWording(d)) continue; for(const o of offersOf(d)) out.judged.push({was,rule:d.ruleId,title:o.title,complete:isComplete(o),new:one(applyEdits(t,o.edits).slice(head.length))}); } }
const dirs:any={dev:["/work/shared/corpus/dev/docs"],A:["/tmp/fresh/wd/A/docs"],B:["/tmp/fresh/wd/B/docs"],S:readdirSync("/tmp/fresh").filter(x=>x.startsWith("structure-labels")).map(x=>`/tmp/fresh/${x}/docs`),set:["/tmp/fresh5/set/docs"]};
for(const x of "abcdefghi") dirs[x]=[`/tmp/fresh5/rw/docs-${x}`];
for(const [k,ds] of Object.entries(dirs) as any){ const rows:any[]=[]; for(const d of ds) if(existsSync(d)) for(const f of readdirSync(d).sort()){ if(!/\.md$/.test(f)) continue; const t=readFileSync(d+"/"+f,"utf8"); const r=lint(parseDocument(t)); for(const x of r.diagnostics){ if(!isWording(x)) continue; const s=t.lastIndexOf("\n",x.range.start)+1; let e=t.indexOf("\n",x.range.end); if(e<0)e=t.length; rows.push({f,rule:x.ruleId,found:t.slice(x.range.start,x.range.end),at:x.range.start,line:one(t.slice(s,e)).slice(0,600),offers:offersOf(x).map((o:any)=>{const a=applyEdits(t,o.edits);return {title:o.title,complete:isComplete(o),n:o.edits.length,new:one(a.slice(s,e+a.length-t.length)).slice(0,700)}})}); } } out.sets[k]=rows; }
writeFileSync(process.argv[2],JSON.stringify(out));
for(const [k,rows] of Object.entries(out.sets) as any){ const n=rows.length, any=rows.filter((r:any)=>r.offers.length).length, two=rows.filter((r:any)=>r.offers.length>1).length, c=rows.filter((r:any)=>r.offers.some((o:any)=>o.complete)).length; console.log(k.padEnd(4),n,"any",(any/n).toFixed(3),"two",(two/n).toFixed(3),"complete",(c/n).toFixed(3)); }
