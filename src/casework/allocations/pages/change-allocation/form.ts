import {
  choiceOf,
  choicesOf,
  dayOf,
  type Fields,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { type ChangeAllocation, GIVEN_ROLES, type GivenRole } from '../../model.ts'
import { CONTENT } from './content.ts'

/** The name of the list from which one is chosen for this role. */
export function whoField(role: GivenRole): string {
  return `who-${role}`
}

/** The value that ends co-working. */
export const NOBODY = 'nobody'

/**
 * Reads who is to hold whom, and from when.
 *
 * @param offered the children who can be ticked; a child alone needs no tick
 */
export function readAllocation(fields: Fields, offered: readonly string[]): Read<ChangeAllocation> {
  const childIds = offered.length === 1 ? offered : choicesOf(fields, 'children', offered)
  const role = choiceOf(fields, 'role', GIVEN_ROLES)
  const holder = role && holderOf(fields[whoField(role)] ?? '')
  const fromOn = dayOf(fields, 'from')
  const problems: Problem[] = []
  if (childIds.length === 0) problems.push({ field: 'children', text: CONTENT.childrenMissing })
  if (!role) problems.push({ field: 'role', text: CONTENT.roleMissing })
  if (role && holder === undefined) problems.push({ field: whoField(role), text: CONTENT.whoMissing })
  if (!fromOn) problems.push({ field: 'from-day', text: CONTENT.fromInvalid })
  if (!role || holder === undefined || !fromOn || problems.length > 0) return { problems }
  return { act: { childIds, role, holder, fromOn, reason: fields['reason'] ?? '' } }
}

/** A holder as a form names one: `worker:<id>`, `team:<id>` or nobody; undefined for what is none of these. */
export function holderOf(text: string): ChangeAllocation['holder'] | undefined {
  if (text === NOBODY) return null
  const [kind = '', id = ''] = text.split(':')
  if (!UUID.test(id)) return undefined
  if (kind === 'worker') return { userId: id }
  return kind === 'team' ? { teamId: id } : undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
