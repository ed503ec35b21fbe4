import pg from 'pg'
import { writeFileSync } from 'node:fs'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { openDatabase } from '../src/platform/db.ts'
import { aMigratedDatabase, execute } from '../testing/database.ts'
import { childIndexInProcess } from '../src/child-index/in-process.ts'
import { populationOf, indexedAt } from '../testing/population/population.ts'
import { probesOf } from '../testing/population/probes.ts'
import { judge, askedBy } from '../testing/population/accuracy.ts'
import { addTo, emptyTally, partsOf, sharesOf } from '../testing/population/shares.ts'
const [n, count, seed] = [Number(process.argv[2] ?? 20000), Number(process.argv[3] ?? 20000), Number(process.argv[4] ?? 11)]
const postgres = await startEmbeddedPostgres('scratch', { durable: false })
const urls = await aMigratedDatabase(postgres, 'openics_accuracy')
const db = openDatabase<any>(urls.index, 10)
const index = childIndexInProcess(db)
let t = performance.now()
const numbers = new Map<number, string>()
let lot: any[] = []; let linkedAtLoad = 0; const loadWrong: any[] = []
const byNumber = new Map<string, number>()
const flush = async () => {
  const answers = await index.registerMany({ asked: { ...askedBy(lot[0].authority), purpose: 'importing' }, assertions: lot.map((x) => x.assertion) })
  answers.forEach((a: any, k) => { if (!a.ok) throw new Error(a.refusal); const i = lot[k].index
    if (!a.value.isNew) loadWrong.push([byNumber.get(a.value.number), i]); else byNumber.set(a.value.number, i); numbers.set(i, a.value.number) })
  lot = []
}
for (const child of populationOf(seed, n)) { if (lot.length && lot[0].authority !== child.authority || lot.length === 500) await flush(); lot.push(child) }
await flush()
await execute(urls.owner, 'analyze')
console.log('loaded', n, ((performance.now() - t) / 1000).toFixed(1), 's; linked at load', loadWrong.length)
t = performance.now()
const tally = emptyTally(); const wrong: any[] = [], misses: any[] = []
await judge(index, probesOf(seed, n, count), numbers, { inFlight: 6, each: (j) => { addTo(tally, j)
  if (j.verdict === 'wrong link') wrong.push(j)
  else if (j.probe.truth !== null && j.verdict !== 'linked') misses.push(j) } })
console.log('judged', count, ((performance.now() - t) / 1000).toFixed(1), 's')
const pct = (x: number) => (100 * x).toFixed(2)
const byN = new Map([...numbers].map(([i, x]) => [x, i]))
const show = (i: any) => `${i.names.map((x: any) => x.given + ' / ' + x.family).join(' ~ ')} | ${i.birthDate} | ${i.sex} | ${i.addresses.map((a: any) => a.postcode).join(',')} | ${i.identifiers.map((x: any) => (x.verified ? 'v' : '') + x.value).join(',')} | mother ${i.mother ? i.mother.given + ' ' + i.mother.family : '-'} | twin ${i.multipleBirth}`
const reasons = (c: any) => c ? c.reasons.map((r: any) => `${r.field}:${r.level} ${r.weight}`).join(', ') + (c.objections.length ? '  OBJ ' + c.objections.map((o: any) => o.kind).join(',') : '') + ` p=${c.score.toFixed(4)}` : '-'
const out: string[] = []
const s = sharesOf(tally)
out.push(`# Accuracy: ${n} children, ${count} probes, seed ${seed}, ${new Date().toISOString()}`, '', `linked at load (each child was loaded once, so all are wrong): ${loadWrong.length}`, '```', ...Object.entries(s).map(([k, v]) => `${k}: ${v > 1 || k === 'wrongLinks' ? v : pct(v) + ' %'}`), '```')
for (const [title, parts] of [['by kind', tally.byKind]] as const) { out.push('', `## ${title}`); for (const [k, c] of parts) out.push(`- ${k}: ${[...c].map(([v, x]) => `${v} ${x}`).join(', ')}`) }
for (const [title, parts] of [['by group', tally.byGroup], ['by error', tally.byError]] as const) { out.push('', `## ${title}`); for (const p of partsOf(parts)) out.push(`- ${p.name}: ${p.probes} probes, linked ${pct(p.linked)}, found ${pct(p.found)}`) }
out.push('', '## wrong links')
for (const j of wrong.slice(0, 25)) { const c = j.outcome.candidates[0]; const got = indexedAt(seed, n, byN.get(c.number)!)
  out.push(`- ${j.probe.kind} ${j.probe.group} [${j.probe.errors.join('; ')}${j.probe.moved ? '; moved' : ''}]`, `  - probe: ${show(j.probe.assertion.identity)}`, `  - index: ${show(got.assertion.identity)}`, `  - ${reasons(c)}`) }
out.push('', '## linked at load')
for (const [a, b] of loadWrong.slice(0, 10)) out.push(`- ${show(indexedAt(seed, n, a).assertion.identity)}`, `- ${show(indexedAt(seed, n, b).assertion.identity)}`, '')
out.push('', '## misses, not linked or found (a sample)')
misses.sort((a, b) => (a.probe.number * 7919 % 1000) - (b.probe.number * 7919 % 1000))
for (const v of ['missed', 'not offered', 'offered']) for (const j of misses.filter((x) => x.verdict === v).slice(0, v === 'offered' ? 40 : 12)) { const right = indexedAt(seed, n, j.probe.truth)
  const c = j.outcome.candidates.find((x: any) => x.number === numbers.get(j.probe.truth)); const first = j.outcome.candidates[0]
  out.push(`- ${v} (${j.outcome.outcome}) ${j.probe.group} [${j.probe.errors.join('; ')}${j.probe.moved ? '; moved' : ''}]`, `  - probe: ${show(j.probe.assertion.identity)}`, `  - truth: ${show(right.assertion.identity)}`, `  - ${reasons(c)}`)
  if (first && first !== c) out.push(`  - first instead: ${reasons(first)} ${show(indexedAt(seed, n, byN.get(first.number)!).assertion.identity)}`) }
writeFileSync(process.argv[5] ?? '/tmp/brief/accuracy-notes.md', out.join('\n') + '\n')
console.log(out.slice(0, 14).join('\n'))
await db.destroy(); await postgres.stop()
