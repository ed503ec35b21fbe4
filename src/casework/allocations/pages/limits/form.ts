import { dayOf, type Fields, type Problem, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { CaseloadLimit, Worker } from '../../model.ts'
import { CONTENT } from './content.ts'

/** The name of the box of this worker. */
export function limitField(userId: string): string {
  return `limit-${userId}`
}

/** Reads what was agreed with these workers; a box left empty, or as it was, agrees nothing new. */
export function readLimits(fields: Fields, workers: readonly Worker[]): Read<readonly CaseloadLimit[]> {
  const fromOn = dayOf(fields, 'from')
  const problems: Problem[] = []
  const limits: CaseloadLimit[] = []
  for (const { userId, name, limit } of workers) {
    const written = fields[limitField(userId)] ?? ''
    if (written === '' || written === `${limit}`) continue
    const children = /^\d{1,3}$/.test(written) ? Number(written) : Number.NaN
    if (!(children <= 200)) problems.push({ field: limitField(userId), text: CONTENT.invalid(name) })
    else if (fromOn) limits.push({ userId, children, fromOn })
  }
  if (!fromOn) problems.push({ field: 'from-day', text: CONTENT.fromInvalid })
  return problems.length > 0 ? { problems } : { act: limits }
}
