import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { calendarDay, inWords } from '../src/kernel/calendar-day.ts'
import { BEFORE_EASTER, type ClockCase, EVERY_CLOCK } from '../src/statute/every-clock.suite.ts'
import { STATUTORY_STEPS, type StatutoryStep } from '../src/statute/steps.ts'
import { allowanceInWords, type Timescale } from '../src/statute/timescale.ts'
import { TIMESCALES, timescaleInForce } from '../src/statute/timescales.ts'

// `npm run statute` writes docs/statute/timescales.md: every clock, with the law it comes from and the test that shows it.

export const TABLE_FILE = new URL('../docs/statute/timescales.md', import.meta.url)

/** The table of clocks in the order of the process, one row an edition of each, as Markdown. */
export function statuteTable(timescales: readonly Timescale[] = TIMESCALES): string {
  return `# Timescales

Every clock that OpenICS knows, in every edition of the law or guidance it holds, from \`src/statute/\`. The rule in force on
the day that sets a clock going stays the rule for that clock. An authority may set a figure of its own for clocks set
going from a day to come (\`/settings/timescales\`): no longer than the floor; where the floor is its own, any.

What each comes to is shown, line by line, by [every-clock.suite.ts](../../src/statute/every-clock.suite.ts) and held by
[every-clock.test.ts](../../src/statute/every-clock.test.ts): on an ordinary day, over Easter and over Christmas, in time and
late, before and after a change of guidance, with a figure of the authority's own, and with one that is refused.

Written by \`npm run statute\`; do not edit. A test fails while it is stale.
${STATUTORY_STEPS.map((step) => chapter(step, timescales)).join('')}`
}

function chapter({ place, name, gives, clocks }: StatutoryStep, timescales: readonly Timescale[]): string {
  const rows = clocks.flatMap((id) => timescales.filter((row) => row.id === id))
  const lines = rows.map((row) => `| ${cellsOf(row).join(' | ')} |`)
  return `
## ${place}. ${name}

Gives: ${gives.join(', ')}.

| Rule | Allowed | From | Decided by | In force | Floor | Source | Shown |
|---|---|---|---|---|---|---|---|
${lines.join('\n')}
`
}

function cellsOf(row: Timescale): readonly string[] {
  const { id, allow, clockStartsOn, decidedBy, validFrom, validTo, localFloor, source, jurisdiction } = row
  const until = validTo === null ? 'on' : `to ${inWords(validTo)}`
  const inForce = validFrom === null ? 'not yet' : `${inWords(validFrom)} ${until}`
  return [
    ...[`\`${id}\``, allow ? allowanceInWords(allow) : 'the authority’s own', clockStartsOn, decidedBy, inForce],
    ...[localFloor ? allowanceInWords(localFloor) : 'its own', `${source} (${jurisdiction})`, shown(row)],
  ].map((cell) => cell.replaceAll('|', '\\|'))
}

/** What the tests say of a clock: of the edition in force then, what it comes to from the Wednesday before Easter 2026. */
function shown(row: Timescale): string {
  if (row.validFrom === null) return 'the rule in force is not one that awaits its day'
  if (row !== timescaleInForce(row.id, calendarDay(BEFORE_EASTER))) return 'a change of guidance'
  const line = EVERY_CLOCK.find(({ rule }) => rule === row.id)
  return line ? inExample(line) : 'not shown'
}

function inExample({ overEaster, ours, oursOverEaster, refused }: ClockCase): string {
  const figures = [
    ...(overEaster ? [`1 April 2026 → ${brief(overEaster)}`] : []),
    ...(ours && oursOverEaster ? [`with ${ours} → ${brief(oursOverEaster)}`] : []),
    ...(refused ? [`${refused} refused`] : []),
  ]
  return figures.join('; ')
}

function brief(day: string): string {
  return inWords(calendarDay(day))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(TABLE_FILE, statuteTable())
