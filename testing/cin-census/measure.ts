// `node --expose-gc testing/cin-census/measure.ts CHILDREN`: checks and reads a generated return, and prints what it took.
import { checkReturn, readFindings } from '../../src/exchange/import/cin-census/reader.ts'
import { censusReturn } from './generate.ts'
import { IMPORTED_ON, sourceOf } from './returns.ts'

const children = Number(process.argv[2] ?? 5_000)
const source = sourceOf(() => censusReturn({ children, seed: 11, authority: '990' }))
const startedAt = performance.now()
const heaps: number[] = []
const kept = () => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1_000_000
}
const weigh = ({ rows }: { readonly rows: number }) => {
  if (heaps.length === 0 ? rows > children / 10 : heaps.length === 1 && rows === children) heaps.push(kept())
}
const options = { authority: '990', today: IMPORTED_ON, onProgress: weigh }
const checked = await checkReturn(source, options)
if (!checked.ok) throw new Error(checked.words)
let rows = 0
for await (const finding of readFindings(source, checked.value, { ...options, onProgress: () => {} })) {
  if (finding.outcome === 'accepted') rows += 1
}
const [early = 0, late = 0] = heaps
console.log(
  JSON.stringify({
    rows,
    megabytes: checked.value.bytes / 1_000_000,
    heapGrowth: late - early,
    residentMegabytes: process.resourceUsage().maxRSS / 1_000,
    seconds: (performance.now() - startedAt) / 1_000,
  }),
)
