const R=process.env.R??"/tmp/w6/rewording/";
const { parseDocument } = await import(R+"server/src/core/document.ts");
const { linterFor } = await import(R+"test/support/linter.ts");
const { applyEdits } = await import(R+"server/src/core/text.ts");
const { isWording, offersOf } = await import(R+"test/support/texts.ts");
for (const l of process.argv.slice(2)) { const head="# O\n\n## Summary\n\n"; const t=head+l.replace(/\\n/g,"\n")+"\n"; for(const d of linterFor("postmortem")(parseDocument(t)).diagnostics.filter(isWording)) { console.log("•",d.ruleId,"|",t.slice(d.range.start,d.range.end)); for(const o of offersOf(d)) console.log("    ",o.title,"→",applyEdits(t,o.edits).slice(head.length).trim()); } }
