import type { DeskAct, Person } from '../contract-desk.ts'
import { reopenPair } from '../duplicates/queries-writing.ts'
import type { IndexTx } from '../matching/queries.ts'
import { liftShield } from '../shields/commands.ts'
import { breakIdentity, type Done, invalidateNumber, restoreNumber, splitNumber } from './commands-ending.ts'
import { joinNumbers } from './commands-merge.ts'
import { partNumbers } from './commands-unmerge.ts'
import type { Deciding, Held, HeldChild } from './model.ts'
import { saveReversed } from './queries-not-same.ts'
import { addDecision } from './queries-writing.ts'
import { namedBy } from './rules.ts'

/** Two people's deciding: who settles is `asked`. */
export type DecidingTogether = Deciding & { readonly proposedBy: Person }

/** Does what two people decided, once it is known to be permitted and to be what they were shown. */
export async function carryOut(tx: IndexTx, act: DeskAct, held: Held, deciding: DecidingTogether): Promise<Done> {
  const [one, other] = namedBy(act).map((number) => held.children.get(number)) as [HeldChild, HeldChild | undefined]
  switch (act.kind) {
    case 'merge':
    case 'supersede':
      return madeNothing(await joinNumbers(tx, { survivor: one, retired: present(other) }, act.kind, deciding))
    case 'unmerge':
      return madeNothing(await partNumbers(tx, one, present(held.children.get(one.survivor ?? '')), deciding))
    case 'split':
      return splitNumber(tx, one, act.assertionIds, deciding)
    case 'invalidate':
      return invalidateNumber(tx, one, deciding)
    case 'identity-break':
      return breakIdentity(tx, one, act.why, deciding)
    case 'restore':
      return restoreNumber(tx, one, deciding)
    case 'reverse-not-same':
      return madeNothing(await reverseNotSame(tx, [one, present(other)], deciding))
    case 'unshield':
      return madeNothing(await unshield(tx, one, deciding))
  }
}

async function reverseNotSame(
  tx: IndexTx,
  [one, other]: readonly [HeldChild, HeldChild],
  deciding: DecidingTogether,
): Promise<string> {
  const decisionId = deciding.newId()
  const numbers = { number: one.number, otherNumber: other.number }
  await addDecision(tx, { id: decisionId, kind: 'not-same-reversed', ...numbers }, deciding)
  const by = bothOf(deciding)
  const reversed = await saveReversed(tx, allNumbersOf(one), allNumbersOf(other), by, deciding.at)
  await reopenPair(tx, [one.number, other.number], reversed)
  return decisionId
}

async function unshield(tx: IndexTx, child: HeldChild, deciding: DecidingTogether): Promise<string> {
  const decisionId = deciding.newId()
  await addDecision(tx, { id: decisionId, kind: 'unshield', number: child.number }, deciding)
  await liftShield(tx, child.number, { at: deciding.at, by: bothOf(deciding), because: deciding.reason })
  return decisionId
}

function allNumbersOf({ number, aliases }: HeldChild): readonly string[] {
  return [number, ...aliases]
}

function bothOf({ proposedBy, asked }: DecidingTogether): readonly [string, string] {
  return [proposedBy.userId, asked.userId ?? '']
}

function madeNothing(decisionId: string): Done {
  return { decisionId, newNumber: null }
}

function present(child: HeldChild | undefined): HeldChild {
  if (!child) throw new Error('an act was permitted without the child it is of')
  return child
}
