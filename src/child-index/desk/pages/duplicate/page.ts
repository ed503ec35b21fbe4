import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted, refused } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import type { DeskAct, DeskOperations, DeskOutcome, DuplicateInFull } from '../../../contract-desk.ts'
import { survivorOf } from '../comparison/rules.ts'
import { REFUSALS } from '../content.ts'
import { DUPLICATES } from '../duplicates/page.ts'
import type { ShownPair } from '../model.ts'
import { answerOf, namingOf, operatorAsking } from '../page.ts'
import { type Decision, readDecision } from './form.ts'
import { duplicateView } from './view.tsx'

/** GET and POST /index/duplicates/:id: one pair side by side, what each choice does, and the decision. */
export function duplicatePage(http: FastifyInstance, acting: Acting, desk: DeskOperations): void {
  formPage(http, acting, {
    path: '/index/duplicates/:id',
    current: DUPLICATES,
    keep: ({ id }) => `duplicate:${id}`,
    asks: { decision: 'this decision', reason: 'this reason' },
    load: (tx, actor, { id = '' }) => load(desk, tx, actor, id),
    read: readDecision,
    act: (_tx, actor, decision, { loaded }) => decide(desk, actor, decision, loaded.pair),
    refusals: REFUSALS,
    view: duplicateView,
  })
}

async function load(desk: DeskOperations, tx: Tx, actor: Actor, id: string): Promise<ShownPair | undefined> {
  const asked = operatorAsking(actor)
  if (!asked) return undefined
  const pair = answerOf(await desk.possibleDuplicate({ asked, id }))
  if (!pair) return undefined
  const effect = isOpen(pair) ? answerOf(await desk.effectOf({ asked, act: mergeOf(pair) })) : undefined
  const people = [pair.proposal?.proposedBy ?? null, ...pair.notes.map(({ by }) => by)]
  return { pair, effect: effect ?? null, naming: await namingOf(tx, actor, people) }
}

function isOpen({ state }: DuplicateInFull): boolean {
  return state === 'waiting' || state === 'asked'
}

function mergeOf({ sides }: DuplicateInFull): DeskAct {
  const [survivor, retired] = survivorOf(sides)
  return { kind: 'merge', survivor: survivor.number, retired: retired.number }
}

/** Does what was decided. The pair's own page then says what was done, and leads to the next. */
async function decide(
  desk: DeskOperations,
  actor: Actor,
  { id, decision, reason, fingerprint }: Decision,
  pair: DuplicateInFull,
): Promise<DeskOutcome<string>> {
  const asked = operatorAsking(actor)
  if (!asked) return refused('not-an-operator')
  if (pair.state === 'settled') return refused('already-settled')
  const { number, otherNumber } = pair
  const done =
    decision === 'ask'
      ? await desk.askAuthorities({ asked, id: pair.id, question: reason })
      : decision === 'not-same'
        ? await desk.sayNotSame({ asked, number, otherNumber, reason, duplicateId: pair.id })
        : await desk.propose({ asked, id, act: mergeOf(pair), reason, fingerprint, duplicateId: pair.id })
  return done.ok ? accepted(`/index/duplicates/${pair.id}`) : done
}
