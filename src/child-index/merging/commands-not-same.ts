import { indexNumber } from '../../kernel/index-number.ts'
import { accepted, refused } from '../../kernel/outcome.ts'
import { isId } from '../../platform/ids.ts'
import type { DeskOutcome, SayNotSameRequest } from '../contract-desk.ts'
import { pairById } from '../duplicates/queries.ts'
import { addNote, settlePair } from '../duplicates/queries-writing.ts'
import type { IndexTx } from '../matching/queries.ts'
import { lockForMany } from '../registration/queries.ts'
import { type Making, personOf } from './commands-proposals.ts'
import { childrenInFull } from './queries.ts'
import { insertNotSame, notSameDecision } from './queries-not-same.ts'
import { waitingFor } from './queries-proposals.ts'
import { addDecision } from './queries-writing.ts'
import { isInUse } from './rules.ts'
import { areWords } from './rules-proposals.ts'

/** One person's decision that two numbers are two children. Said again it is the same decision. */
export async function decideNotSame(
  tx: IndexTx,
  request: SayNotSameRequest,
  { at, newId }: Making,
): Promise<DeskOutcome<{ readonly decisionId: string }>> {
  const { asked, reason, duplicateId = null } = request
  const [number, otherNumber] = [indexNumber(request.number), indexNumber(request.otherNumber)]
  if (!number || !otherNumber) return refused('number-not-valid')
  if (duplicateId !== null && !(isId(duplicateId) && (await pairById(tx, duplicateId)))) return refused('not-found')
  if (!areWords(reason)) return refused('reason-missing')
  await lockForMany(tx)
  const children = await childrenInFull(tx, [number, otherNumber])
  const [one, other] = [children.get(number), children.get(otherNumber)]
  if (!one || !other) return refused('not-found')
  if (number === otherNumber) return refused('same-child-twice')
  if (!isInUse(one) || !isInUse(other)) return refused('no-longer-active')
  const before = await notSameDecision(tx, [number, ...one.aliases], [otherNumber, ...other.aliases])
  if (before) return accepted({ decisionId: before })
  if (await waitingFor(tx, [number, otherNumber])) return refused('another-proposal-waits')
  const decisionId = newId()
  await addDecision(
    tx,
    { id: decisionId, kind: 'not-same', number, otherNumber },
    { asked, at, reason, fingerprint: '' },
  )
  await insertNotSame(tx, newId(), [number, otherNumber], decisionId, at)
  await settlePair(tx, [number, otherNumber], 'not-same', decisionId, at)
  if (duplicateId !== null) await addNote(tx, newId(), duplicateId, personOf(request), reason, at)
  return accepted({ decisionId })
}
