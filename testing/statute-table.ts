import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { inWords } from '../src/kernel/calendar-day.ts'
import type { Allowance, Timescale } from '../src/statute/timescale.ts'
import { TIMESCALES } from '../src/statute/timescales.ts'

// `node testing/statute-table.ts` writes docs/statute/timescales.md: every clock, with the law it comes from.

export const TABLE_FILE = new URL('../docs/statute/timescales.md', import.meta.url)

/** The table of clocks, one row an edition of each, as Markdown. */
export function statuteTable(timescales: readonly Timescale[] = TIMESCALES): string {
  const rows = timescales.map((row) => `| ${cellsOf(row).join(' | ')} |`)
  return `# Timescales

Every clock that OpenICS knows, in every edition of the law or guidance it holds, from \`src/statute/\`. The rule in force on
the day that sets a clock going stays the rule for that clock. Written by \`node testing/statute-table.ts\`; do not edit.

| Rule | Step | Allowed | From | In force | Source |
|---|---|---|---|---|---|
${rows.join('\n')}
`
}

function cellsOf({ id, step, allow, clockStartsOn, validFrom, validTo, source }: Timescale): readonly string[] {
  const until = validTo === null ? 'on' : `to ${inWords(validTo)}`
  const inForce = validFrom === null ? 'not yet' : `${inWords(validFrom)} ${until}`
  return [`\`${id}\``, step, allowed(allow), clockStartsOn, inForce, source].map((cell) => cell.replaceAll('|', '\\|'))
}

function allowed(allow: Allowance | null): string {
  if (allow === null) return 'the authority’s own'
  const [[unit, count] = ['days', 0]] = Object.entries(allow)
  const one = unit.replace('workingDays', 'working days').replace(/s$/, '')
  return `${count} ${count === 1 ? one : `${one}s`}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(TABLE_FILE, statuteTable())
