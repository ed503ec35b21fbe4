import {
  choiceOf,
  choicesOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { type AwaitedStep, type ConveneMeeting, type Invitee, MEETING_KINDS } from '../../model.ts'
import { keyOfInvitee, type Suggested, serviceByWords } from '../../rules-people.ts'
import { readAppointment } from '../form.ts'
import { CONTENT } from './content.ts'

/** Rows for people who are not known yet. */
export const ROWS = 4
const PARTS = ['name', 'role', 'agency', 'contact'] as const

type About = { readonly awaited: readonly AwaitedStep[]; readonly suggested: readonly Suggested[] }

/** Reads a meeting: of which kind, about whom, when and where, and who is asked. */
export function readMeeting(fields: Fields, { awaited, suggested }: About): Read<ConveneMeeting> {
  const problems: Problem[] = []
  const kind = choiceOf(fields, 'kind', MEETING_KINDS)
  const appointment = readAppointment(fields, problems)
  const others = readOthers(fields, problems)
  if (!kind) problems.push({ field: 'kind', text: CONTENT.kindMissing })
  if (!kind || !appointment || problems.length > 0) return { problems }
  const ticked = new Set(choicesOf(fields, 'invited', suggested.map(keyOfInvitee)))
  const known = suggested.filter((one) => ticked.has(keyOfInvitee(one)))
  return {
    act: {
      ...{ id: idIn(fields), kind, ...appointment, childIds: childrenOf(fields, kind, awaited) },
      chairedBy: fields['chair'] ?? '',
      invited: [...known.map(({ usual, ...person }) => person), ...others],
    },
  }
}

/** A discussion or a conference has its own children; of a core group or a review, those ticked. */
function childrenOf(fields: Fields, kind: string, awaited: readonly AwaitedStep[]): readonly string[] {
  const step = awaited.find((one) => one.kind === kind)
  if (step?.stepId) return step.childIds
  const all = [...new Set(awaited.flatMap(({ childIds }) => childIds))]
  return all.length === 1 ? all : choicesOf(fields, 'children', all)
}

function readOthers(fields: Fields, problems: Problem[]): readonly Invitee[] {
  return Array.from({ length: ROWS }, (_, index) => index + 1).flatMap((row) => {
    const [name, role, agency, contact] = PARTS.map((part) => textOf(fields, `${part}-${row}`))
    if (!name) {
      if (role || agency || contact) problems.push({ field: `name-${row}`, text: CONTENT.nameless })
      return []
    }
    const person = { name, role: role ?? 'asked', agency: agency ?? null }
    return [{ ...person, contact: contact ?? null, service: serviceByWords(person), inCoreGroup: false }]
  })
}
