import type { Moment } from '../../../../kernel/moment.ts'
import { csvOf } from '../../../../platform/csv.ts'
import type { LocalTimescale } from '../../../../statute/timescale.ts'
import type { Timeliness } from '../../model.ts'
import { limitInWords, stepInWords } from './view.tsx'

/** The steps as a CSV file: figures alone, no child is named. */
export function tableOfSteps({ steps, period }: Timeliness, locals: readonly LocalTimescale[], now: Moment): string {
  const head = ['Step', 'Limit', 'From', 'To', 'Done', 'In time', 'Late now']
  const rows = steps.map(({ rule, done, inTime, lateNow }) => [
    ...[stepInWords(rule), limitInWords(rule, locals, now), period.from, period.to],
    ...[done, inTime, lateNow],
  ])
  return csvOf([head, ...rows])
}
