import { readFileSync, writeFileSync } from "node:fs";
const R=process.env.R??"/tmp/w6/rewording/";
const { parseDocument } = await import(R+"server/src/core/document.ts");
const { linterFor } = await import(R+"test/support/linter.ts");
const { applyEdits } = await import(R+"server/src/core/text.ts");
const { isWording, offersOf, isComplete, ownTexts } = await import(R+"test/support/texts.ts");
const one=(s:string)=>s.replace(/\s+/g," ").trim(); const out:any[]=[];
const head="# O\n\n## Summary\n\n";
const V=new Map<string,string>(); for(const r of JSON.parse(readFileSync("/tmp/w6r/judged.json","utf8"))) if(!V.has(r.was)||r.v==="wrong") V.set(r.was,r.v);
const test=readFileSync("/work/main/test/core/rewordings.test.ts","utf8"); const kept=[...test.matchAll(/^ {4}"([^"]+)",?$/gm)].map(m=>m[1]).concat([...test.matchAll(/^ {4}"([^"]+)":/gm)].map(m=>m[1])); for(const k of kept) V.set(k,"wrong");
for(const [was,v] of V){ const t=head+was+"\n"; for(const d of linterFor("postmortem")(parseDocument(t)).diagnostics) if(isWording(d)) for(const o of offersOf(d)) if(isComplete(o)) out.push([v,d.ruleId,was,one(applyEdits(t,o.edits).slice(head.length))]); }
for(const {text,kind} of ownTexts) for(const d of linterFor(kind)(parseDocument(text)).diagnostics.filter(isWording)) for(const o of offersOf(d)) if(isComplete(o)) out.push(["own",d.ruleId,text.slice(-150),applyEdits(text,o.edits).slice(-150)]);
writeFileSync(process.argv[2],JSON.stringify(out));
