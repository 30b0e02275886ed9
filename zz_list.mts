// node --import tsx list.mts DIR... > jsonl ; one row per offer
import { readFileSync, readdirSync } from "node:fs";
const R=process.env.R??"/tmp/w6/rewording/";
const { parseDocument } = await import(R+"server/src/core/document.ts");
const { linterFor } = await import(R+"test/support/linter.ts");
const { applyEdits } = await import(R+"server/src/core/text.ts");
const { isWording, offersOf, isComplete } = await import(R+"test/support/texts.ts");
const lint = linterFor("postmortem");
export function bounds(t:string,a:number,b:number){ // sentence around
  const ps=Math.max(t.lastIndexOf("\n\n",a)+2,t.lastIndexOf("\n#",a)+1, 0); let pe=t.indexOf("\n\n",b); if(pe<0)pe=t.length;
  return {ps,pe};
}
const seen=new Set<string>();
for (const dir of process.argv.slice(2)) for (const f of readdirSync(dir).sort()) { if(!/\.md$/.test(f)) continue; const t=readFileSync(dir+"/"+f,"utf8");
  const doc=parseDocument(t); const r=lint(doc);
  for (const d of r.diagnostics) { if(!isWording(d)) continue; const offers=offersOf(d);
    const {ps,pe}=bounds(t,d.start??d.range?.start,d.end??d.range?.end);
    const S=d.start??d.range.start,E=d.end??d.range.end;
    if(!offers.length) console.log(JSON.stringify({f,rule:d.ruleId,kind:"none",start:S,para:t.slice(ps,pe),found:t.slice(S,E)}));
    for (const o of offers) { const complete=isComplete(o);
      const a=Math.min(...o.edits.map((e:any)=>e.start)), b=Math.max(...o.edits.map((e:any)=>e.end));
      const far=a<ps||b>pe;
      const P=far?{ps:Math.min(a,ps),pe:Math.max(b,pe)}:{ps,pe};
      const before=t.slice(P.ps,P.pe), after=applyEdits(t.slice(0,P.pe),o.edits).slice(P.ps);
      // sentence of the new text
      let i=0; while(i<before.length&&before[i]===after[i]) i++;
      let k=0; while(k<before.length-i&&k<after.length-i&&before[before.length-1-k]===after[after.length-1-k]) k++;
      const cut=(s:string,from:number,to:number)=>{ let st=0; const re=/[.!?:]["”)]?\s+(?=[A-Z`"“*\[⟨])|\n(?=\s*(?:[-*+]|\d+\.|\|)\s?)/g; let m; while((m=re.exec(s))&&m.index+m[0].length<=from) st=m.index+m[0].length; re.lastIndex=Math.max(to-1,0); m=re.exec(s); let en=m?m.index+1:s.length; return s.slice(st,en).trim(); };
      const old=cut(before,i,before.length-k), nw=cut(after,i,after.length-k);
      const key=old+"|"+nw; if(seen.has(key)) continue; seen.add(key);
      console.log(JSON.stringify({f,rule:d.ruleId,kind:complete?"complete":"prompt",fix:d.fix===o,title:o.title,start:S,found:t.slice(S,E),old,new:nw,para:before,far:far||undefined,edits:o.edits.length}));
    } } }
