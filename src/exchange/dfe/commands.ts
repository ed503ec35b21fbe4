import { createHash } from 'node:crypto'
import { systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inSeat, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { referenceOf } from '../../returns/children-in-need/commands-return.ts'
import { type Answer, MOST_IN_A_BATCH, type SendBatch } from './client.ts'
import type { DailyCounts, DailyMessage, DailyStop } from './model.ts'
import {
  addRun,
  childrenSent,
  childrenToTakeBack,
  dailyFacts,
  saveRefused,
  saveRun,
  saveTaken,
  statesOf,
} from './queries.ts'
import { changesOf, takenBack } from './rules-changes.ts'
import { dailyChild, refusedBefore, windowFrom } from './rules-payload.ts'

export type Sending = {
  readonly db: Database
  readonly clock: Clock
  readonly authority: string
  /** Sends nothing where it is not given: what would be sent is only counted. */
  readonly send: SendBatch | undefined
  readonly onLot?: (done: number, all: number) => void
}

export type Sent = DailyCounts & { readonly stopped: DailyStop | null }

/** Children read at once: several batches. */
const A_LOT = 500

/**
 * Says to the department what is different of an authority's children since it was last told: whole children the first
 * time, then changes, and what is no longer recorded as taken back. What it took is kept batch by batch, so that a
 * sending that stopped goes on where it stopped; a child it refuses holds up no other.
 */
export async function sendDaily(sending: Sending): Promise<Sent> {
  const { clock, send, onLot } = sending
  const runId = newId()
  const counts = { children: 0, sent: 0, refused: 0, purged: 0 }
  const window = windowFrom(clock.today())
  const { ids, gone } = await inSeatOf(sending, async (tx) => {
    if (send) await addRun(tx, runId, clock.now())
    return { ids: await childrenSent(tx, window), gone: await childrenToTakeBack(tx) }
  })
  counts.children = ids.length
  let stopped = await inBatches(
    sending,
    runId,
    counts,
    gone.map((state) => takenBack(state, digestOf)),
  )
  for (let at = 0; at < ids.length && stopped === null; at += A_LOT) {
    const messages = await inSeatOf(sending, (tx) => messagesOf(tx, ids.slice(at, at + A_LOT)))
    stopped = await inBatches(sending, runId, counts, messages)
    onLot?.(Math.min(at + A_LOT, ids.length), ids.length)
  }
  if (send) await inSeatOf(sending, (tx) => saveRun(tx, runId, { ...counts, endedAt: clock.now(), stopped }))
  return { ...counts, stopped }
}

/** What is different of these children; not what was refused as it is. */
async function messagesOf(tx: Tx, ids: readonly string[]): Promise<readonly DailyMessage[]> {
  const states = await statesOf(tx, ids)
  const children = await dailyFacts(tx, ids)
  return children.flatMap((facts) => {
    const state = states.get(facts.childId)
    const message = changesOf(dailyChild(facts, NAMING), state, digestOf)
    return message && message.digest !== state?.refusedDigest ? message : []
  })
}

type Counts = { -readonly [Key in keyof DailyCounts]: DailyCounts[Key] }

async function inBatches(
  sending: Sending,
  runId: string,
  counts: Counts,
  messages: readonly DailyMessage[],
): Promise<DailyStop | null> {
  const sound: DailyMessage[] = []
  for (const message of messages) {
    const reason = refusedBefore(message.body)
    if (reason === undefined) sound.push(message)
    else await refuse(sending, counts, message, reason)
  }
  for (let at = 0; at < sound.length; at += MOST_IN_A_BATCH) {
    const stopped = await sendBatch(sending, runId, counts, sound.slice(at, at + MOST_IN_A_BATCH))
    if (stopped !== null) return stopped
  }
  return null
}

/** Sends a batch; one that is refused or too large is sent without the child it is refused for, or in halves. */
async function sendBatch(
  sending: Sending,
  runId: string,
  counts: Counts,
  messages: readonly DailyMessage[],
): Promise<DailyStop | null> {
  const [first] = messages
  if (!first) return null
  const answer: Answer = sending.send
    ? await sending.send(messages.map(({ body }) => body))
    : { is: 'taken', receipts: [] }
  if (answer.is === 'stopped') return answer.why
  if (answer.is === 'taken') {
    await keepTaken(sending, runId, counts, messages, answer.receipts)
    return null
  }
  const at = answer.is === 'refused' ? answer.at : undefined
  const faulty = at === undefined ? undefined : messages[at]
  if (faulty || messages.length === 1) {
    await refuse(sending, counts, faulty ?? first, answer.is === 'refused' ? answer.reason : TOO_LARGE)
    return sendBatch(
      sending,
      runId,
      counts,
      messages.filter((one) => one !== (faulty ?? first)),
    )
  }
  const half = Math.ceil(messages.length / 2)
  const stopped = await sendBatch(sending, runId, counts, messages.slice(0, half))
  return stopped ?? sendBatch(sending, runId, counts, messages.slice(half))
}

const TOO_LARGE = 'What there is to say of this child alone is larger than the department takes.'

async function keepTaken(
  sending: Sending,
  runId: string,
  counts: Counts,
  messages: readonly DailyMessage[],
  receipts: readonly string[],
): Promise<void> {
  const purged = messages.filter(({ body }) => body.purge).length
  counts.purged += purged
  counts.sent += messages.length - purged
  if (!sending.send) return
  const at = sending.clock.now()
  await inSeatOf(sending, async (tx) => {
    for (const [place, message] of messages.entries()) await saveTaken(tx, message, receipts[place] ?? null, at)
    const childIds = messages.map(({ childId }) => childId)
    const details = { children: childIds.length }
    await audit(tx, actorOf(sending), 'return.make', { kind: 'daily', id: runId }, details, childIds)
  })
}

async function refuse(sending: Sending, counts: Counts, message: DailyMessage, reason: string): Promise<void> {
  counts.refused += 1
  if (!sending.send) return
  await inSeatOf(sending, (tx) => saveRefused(tx, message, reason, sending.clock.now()))
}

function actorOf({ authority }: Sending) {
  return systemActor(authority, 'send-daily')
}

function inSeatOf<T>(sending: Sending, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inSeat(sending.db, actorOf(sending), work)
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** A child is called as in the census; a worker's reference has at most 12 characters. */
const NAMING = {
  childReference: referenceOf,
  workerReference: (userId: string) => referenceOf(userId).slice(0, 12),
}
