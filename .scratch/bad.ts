import { probesOf } from '../testing/population/probes.ts'
import { readIdentity } from '../src/child-index/identity/rules.ts'
let k=0
for (const p of probesOf(11,20000,20000)) { const r = readIdentity(p.assertion.identity, '2026-11-30' as any); if (!r.ok && k++<10) console.log(r.refusal, JSON.stringify(p.assertion.identity.names), p.assertion.identity.mother, p.errors) }
console.log(k)
