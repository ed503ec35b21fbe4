import { inShortWords } from '../../../kernel/calendar-day.ts'
import type { Worker } from '../model.ts'

/** A worker in a list to choose from: team, how many children of how many agreed, and until when they are away. */
export function workerInWords({ name, teamName, holds, limit, awayUntil }: Worker): string {
  const many = limit === null ? (holds === 1 ? '1 child' : `${holds} children`) : `${holds} of ${limit} children`
  const away = awayUntil ? `, away until ${inShortWords(awayUntil)}` : ''
  return `${name}, ${teamName ?? 'no team'}: ${many}${away}`
}
