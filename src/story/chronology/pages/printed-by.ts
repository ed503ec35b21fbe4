import type { Actor } from '../../../access/actor.ts'
import { inWordsAt } from '../../../kernel/instant.ts'
import type { Moment } from '../../../kernel/moment.ts'

/** What stands at the foot of every printed page: who took the copy, and when. */
export function printedBy({ name, jobTitle }: Actor, { at }: Moment): string {
  return `Confidential. Printed by ${name}, ${jobTitle}, ${inWordsAt(at)}`
}
