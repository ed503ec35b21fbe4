import {
  choiceOf,
  choicesOf,
  type Fields,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { indexNumber } from '../../../../kernel/index-number.ts'
import type { DeskAct, IdentityHistory } from '../../../contract-desk.ts'
import { REFUSALS } from '../content.ts'
import { CONTENT } from './content.ts'
import { actsOffered } from './rules.ts'

/** Reads which act is meant, of those that this child's state allows. */
export function readChoice(fields: Fields, history: IdentityHistory): Read<DeskAct> {
  const kind = choiceOf(fields, 'act', actsOffered(history))
  if (!kind) return { problems: [{ field: 'act', text: CONTENT.choose }] }
  const read = READ[kind](fields, history)
  return 'kind' in read ? { act: read } : { problems: [read] }
}

type Reading = (fields: Fields, history: IdentityHistory) => DeskAct | Problem

const NUMBER_PROBLEM = REFUSALS['number-not-valid'] as Problem

const READ: Readonly<Record<DeskAct['kind'], Reading>> = {
  merge: (fields, { side }) =>
    withNumber(fields, 'other-merge', (retired) => ({ kind: 'merge', survivor: side.number, retired })),
  supersede: (fields, { side }) =>
    withNumber(fields, 'other-supersede', (by) => ({ kind: 'supersede', number: side.number, by })),
  unmerge: (fields, { aliases }) => {
    const retired = onlyOf(aliases) ?? choiceOf(fields, 'retired', aliases)
    return retired ? { kind: 'unmerge', retired } : { field: 'retired', text: CONTENT.whichNumber }
  },
  split: (fields, { side }) => {
    const ids = side.assertions.map(({ id }) => id)
    const assertionIds = choicesOf(fields, 'assertionIds', ids)
    const leavesSome = assertionIds.length > 0 && assertionIds.length < ids.length
    return leavesSome ? { kind: 'split', number: side.number, assertionIds } : (REFUSALS['nothing-to-split'] as Problem)
  },
  invalidate: (_, { side }) => ({ kind: 'invalidate', number: side.number }),
  'identity-break': (fields, { side }) => {
    const why = choiceOf(fields, 'why', ['adoption', 'protection'] as const)
    return why ? { kind: 'identity-break', number: side.number, why } : { field: 'why', text: CONTENT.why }
  },
  'reverse-not-same': (fields, { side, notSame }) => {
    const numbers = notSame.map(({ number }) => number)
    const otherNumber = onlyOf(numbers) ?? choiceOf(fields, 'otherNumber', numbers)
    if (!otherNumber) return { field: 'otherNumber', text: CONTENT.whichPair }
    return { kind: 'reverse-not-same', number: side.number, otherNumber }
  },
  unshield: (_, { side }) => ({ kind: 'unshield', number: side.number }),
  restore: (_, { side }) => ({ kind: 'restore', number: side.number }),
}

/** Where there is one to choose, nobody is asked which. */
function onlyOf<T>(choices: readonly T[]): T | undefined {
  return choices.length === 1 ? choices[0] : undefined
}

function withNumber(fields: Fields, name: string, act: (number: string) => DeskAct): DeskAct | Problem {
  const number = indexNumber(textOf(fields, name) ?? '')
  return number ? act(number) : { ...NUMBER_PROBLEM, field: name }
}
