import {
  choiceOf,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { STATUTORY_STEPS } from '../../../../statute/steps.ts'
import { ALLOWANCE_UNITS, allowanceInWords, type Timescale, type TransferStart } from '../../../../statute/timescale.ts'
import { timescaleInForce } from '../../../../statute/timescales.ts'
import type { RuleRefusal, SetTimescale } from '../../model.ts'
import { mayBeSet, setTimescale } from '../../rules.ts'
import { CONTENT, RULE_REFUSALS } from './content.ts'

const TRANSFER_STARTS = ['notice', 'acceptance'] as const satisfies readonly TransferStart[]

/** The clocks an authority may set, as the law has them on that day, in the order of the process. */
export function settableOn(today: CalendarDay): readonly Timescale[] {
  return STATUTORY_STEPS.flatMap(({ clocks }) => clocks.map((id) => timescaleInForce(id, today))).filter(mayBeSet)
}

/** The form as an act; what the law does not allow is said here already, with the figure that it does allow. */
export function readTimescale(fields: Fields, today: CalendarDay): Read<SetTimescale> {
  const ids = settableOn(today).map(({ id }) => id)
  const rule = choiceOf(fields, 'rule', ids)
  const unit = choiceOf(fields, 'unit', ALLOWANCE_UNITS)
  const fromOn = dayOf(fields, 'from')
  const problems: Problem[] = []
  if (!rule) problems.push({ field: 'rule', text: CONTENT.ruleMissing })
  if (!unit) problems.push({ field: 'unit', text: CONTENT.unitMissing })
  if (!fromOn) problems.push({ field: 'from-day', text: CONTENT.fromMissing })
  if (!rule || !unit || !fromOn) return { problems }
  const clockStartsOn = choiceOf(fields, 'start', TRANSFER_STARTS) ?? null
  const reason = textOf(fields, 'reason') ?? ''
  const count = Number(textOf(fields, 'count') ?? Number.NaN)
  const act: SetTimescale = { id: idIn(fields), rule, count, unit, clockStartsOn, fromOn, reason }
  const decided = setTimescale(act, today)
  return decided.ok ? { act } : { problems: [inFigures(act, decided.refusal)] }
}

/** The refusal with the figure of law it is about. */
function inFigures({ rule, fromOn }: SetTimescale, refusal: RuleRefusal): Problem {
  const { step, allow } = timescaleInForce(rule, fromOn)
  const problem = RULE_REFUSALS[refusal]
  if (allow === null) return problem
  const figure = allowanceInWords(allow)
  if (refusal === 'looser-than-law') {
    return { ...problem, text: `${step}: the law allows ${figure} at most. Enter that or less` }
  }
  if (refusal === 'counted-otherwise') {
    return { ...problem, text: `${step}: the national figure is ${figure}. Count yours in the same way` }
  }
  return problem
}
