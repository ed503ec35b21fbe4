import type { Figures } from '../run.ts'

/** What was measured, in the order in which it was, each with its goal where it has one. */
export type Ledger = {
  readonly note: (what: string, figure: number | string) => void
  /** A figure that should be no more, or no less, than its goal. */
  readonly judge: (what: string, figure: number, goal: Goal) => void
  readonly figures: () => Figures
}

export type Goal = { readonly atMost: number } | { readonly atLeast: number }

/** Figures are said as they come: a run may take hours. */
export function openLedger(tell: (line: string) => void): Ledger {
  const figures: Record<string, number | string> = {}
  let [met, judged] = [0, 0]
  const note = (what: string, figure: number | string) => {
    figures[what] = figure
    tell(`${what}: ${typeof figure === 'number' ? Number(figure.toPrecision(5)) : figure}`)
  }
  return {
    note,
    judge: (what, figure, goal) => {
      const [sign, limit] = 'atMost' in goal ? ['≤', goal.atMost] : ['≥', goal.atLeast]
      const isMet = 'atMost' in goal ? figure <= limit : figure >= limit
      judged += 1
      if (isMet) met += 1
      note(what, figure)
      note(`${what}, goal`, `${sign} ${limit.toLocaleString('en-GB')} ${isMet ? 'met' : 'NOT MET'}`)
    },
    figures: () => ({ ...figures, 'goals met': `${met} of ${judged}` }),
  }
}

/** The time, or whatever it is, that `part` of a hundred are not above. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((sorted.length * part) / 100) - 1))] ?? 0
}
