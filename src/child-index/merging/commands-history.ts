import { indexNumber } from '../../kernel/index-number.ts'
import { accepted, refused } from '../../kernel/outcome.ts'
import type { DeskOutcome, DeskRequest, HistoryEvent, IdentityHistory } from '../contract-desk.ts'
import type { IndexTx } from '../matching/queries.ts'
import { objectionOf, reasonOf } from '../matching/words/rules.ts'
import { childrenInFull } from './queries.ts'
import { decisionsOf, type HeldDecision, notSameOf } from './queries-history.ts'
import { sidesOf } from './queries-sides.ts'
import { eventInWords } from './rules-words.ts'

/** All that ever happened to a child's identity, under the number asked for and its aliases, newest first. */
export async function findHistory(
  tx: IndexTx,
  { number: sent }: DeskRequest & { readonly number: string },
): Promise<DeskOutcome<IdentityHistory>> {
  const number = indexNumber(sent)
  if (!number) return refused('number-not-valid')
  const child = (await childrenInFull(tx, [number])).get(number)
  const side = (await sidesOf(tx, [number])).get(number)
  if (!child || !side) return refused('not-found')
  const numbers = [number, ...child.aliases]
  const decisions = await decisionsOf(tx, numbers)
  return accepted({
    side,
    events: decisions.map(eventFrom),
    aliases: child.aliases,
    notSame: await notSameOf(tx, numbers),
    shielded: child.shield,
  })
}

function eventFrom(decision: HeldDecision): HistoryEvent {
  const { id, kind, authority, userId, decidedAt, candidates, modelVersion, outcome } = decision
  return {
    at: decidedAt,
    kind,
    words: eventInWords(decision),
    authority,
    by: userId,
    decisionId: id,
    candidates: candidates.slice(0, MOST_CANDIDATES).map(({ number, bits, probability, fields, objections }) => ({
      number,
      bits: Math.round(bits * 10) / 10,
      probability,
      reasons: fields.map(reasonOf),
      objections: objections.map(objectionOf),
    })),
    modelVersion: outcome === null ? null : modelVersion,
  }
}

const MOST_CANDIDATES = 5
