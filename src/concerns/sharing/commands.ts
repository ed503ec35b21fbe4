import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { standingFor } from '../../access/queries.ts'
import { localSettings } from '../../casework/local-settings/queries.ts'
import { countedOn } from '../../casework/local-settings/rules.ts'
import { tellHolders } from '../../casework/notifications/queries.ts'
import type { NewEntry } from '../../entries/model.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs, titleOf } from '../../entries/rules.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { idsByIndexNumber } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { basisInWords } from '../../statute/sharing-bases.ts'
import type { SentAnswer, SharedPart } from './contract.ts'
import type { AskHolders, AskRefusal, OutcomeRefusal, TellOutcome } from './model.ts'
import { addAnswer, addOutcomes, addParts, addRequests, ledgerOf, requestOf } from './queries.ts'
import * as rules from './rules.ts'

/**
 * Asks those who hold information about a child, whom the actor works with, for what they know. Each gets a request of
 * its own, by a job; it stays open in the ledger until it is answered.
 */
export async function askHolders(
  tx: Tx,
  actor: Actor,
  act: AskHolders,
  now: Moment,
): Promise<Outcome<AskHolders, AskRefusal>> {
  if (!(await standingFor(tx, actor, 'sharing.ask', act.childId, now.day))) return refused('not-found')
  const asked = rules.ask(act, now.day)
  if (!asked.ok) return asked
  const days = countedOn(await localSettings(tx), 'share-answer-days', now.day)
  const answerBy = rules.answerBy(act.urgency, now.day, { days, holidays: now.holidays })
  await addRequests(tx, actor, act, { answerBy, at: now.at })
  for (const { id } of act.holders) await enqueue(tx, 'deliver-share-request', { requestId: id })
  const details = { asked: act.holders.length, basis: act.basis, urgency: act.urgency }
  await audit(tx, actor, 'sharing.ask', { kind: 'child', id: act.childId }, details)
  return asked
}

/** Says to those who answered what came of what they gave, or kept: once to each. A job takes it there. */
export async function tellOutcome(
  tx: Tx,
  actor: Actor,
  act: TellOutcome,
  now: Moment,
): Promise<Outcome<TellOutcome, OutcomeRefusal>> {
  if (!(await standingFor(tx, actor, 'sharing.ask', act.childId, now.day))) return refused('not-found')
  const told = rules.tellOutcome(act, await ledgerOf(tx, act.childId))
  if (!told.ok) return told
  const { requestIds } = told.value
  await addOutcomes(tx, actor, told.value, now.at)
  for (const requestId of requestIds) await enqueue(tx, 'deliver-share-outcome', { requestId })
  await audit(tx, actor, 'sharing.ask', { kind: 'child', id: act.childId }, { outcomes: requestIds.length })
  return told
}

/**
 * Takes in what an agency answered, or told unasked: what it gave becomes entries of the child's story, with who says
 * so, where from and on which ground. Whoever asked and whoever holds the child are told. Receiving twice is one act.
 */
export async function receiveAnswer(
  tx: Tx,
  system: Actor,
  answer: SentAnswer,
  at: Instant,
): Promise<Outcome<'kept', 'no-such-request' | 'no-such-child'>> {
  const request = answer.requestId === null ? undefined : await requestOf(tx, answer.requestId)
  if (answer.requestId !== null && !request) return refused('no-such-request')
  const childId = request?.childId ?? (await idsByIndexNumber(tx, answer.number))[0]
  if (childId === undefined) return refused('no-such-child')
  const basis = answer.basis ?? request?.basis ?? null
  if (!(await addAnswer(tx, answer, { childId, basis }))) return accepted('kept')
  const parts = answer.parts.map((part) => ({ ...part, entryId: newId() }))
  await addEntries(
    tx,
    system,
    parts.map((part) => entryOf(part, { answer, childId, basis })),
  )
  await addParts(tx, answer.id, parts)
  const told = { kind: 'share-answered', step: { kind: 'share-answer', id: answer.id }, childIds: [childId] } as const
  await tellHolders(tx, { ...told, also: request?.askedBy ?? null, but: null, at })
  await audit(tx, system, 'entry.write', { kind: 'child', id: childId }, { shared: answer.outcome })
  return accepted('kept')
}

type Received = { readonly answer: SentAnswer; readonly childId: string; readonly basis: string | null }

function entryOf(
  { entryId, words, context, howKnown, happenedOn }: SharedPart & { readonly entryId: string },
  { answer, childId, basis }: Received,
): NewEntry {
  const ground = basis ? [`Shared with us on this ground: ${basisInWords(basis)}.`] : []
  const around = context ? [`In what context: ${context}`] : []
  return {
    ...{ id: entryId, kind: howKnown, title: titleOf(words), happenedOn, bearing: 'neutral' },
    body: paragraphs([words, ...around, ...ground].join('\n\n')),
    ...{ saidBy: answer.answeredByName, saidByRole: `${answer.answeredByTitle}, ${answer.agency}` },
    step: { kind: 'share-answer', id: answer.id },
    about: [{ personId: childId }],
  }
}
