import { z } from 'zod'
import type { Acting } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { addHours, type Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { RichText } from '../model.ts'
import { joinTyped, keepChange, openWriting } from './commands.ts'
import { type Ending, type Frame, type Hello, placeBytes, readPlace, welcomed } from './contract.ts'
import { changesSince } from './queries.ts'
import { leave, presencesOf, showPresence } from './queries-presence.ts'
import { joinedChanges, missingFrom } from './words.ts'
import { namedPresence } from './words-presence.ts'

/** The ids in the path of the page a writing is for. */
type Params = Readonly<Record<string, string>>

/** A page with a writing: its address, its draft's key, and who may. */
export type WritingAt = {
  readonly path: string
  readonly form: (params: Params) => string
  /** Looks at what it is about, with its audit: what each field is called and says as known. Undefined is not to be written. */
  readonly look: (tx: Tx, actor: Actor, params: Params, now: Moment) => Promise<Looked | undefined>
  /** Whether this actor may write in it at this moment; what is refused is on record. */
  readonly may: (tx: Tx, actor: Actor, params: Params, now: Moment) => Promise<boolean>
}
export type Looked = {
  readonly title: string
  readonly labels: Readonly<Record<string, string>>
  readonly known: Readonly<Record<string, RichText>>
}

/** One browser's line to a writing. `seen` is the last change it was sent. */
export type Line = {
  readonly at: WritingAt
  readonly acting: Pick<Acting, 'inTransaction' | 'now' | 'tell'>
  readonly params: Params
  /** Who is at the other end, if their session still stands. */
  readonly who: (isUse: boolean) => Promise<Actor | undefined>
  writing: string
  seen: number
  client?: number
  readonly own: Set<number>
  readonly shown: Map<number, string>
}

/** What to send, or why the line ends. */
type Said = Outcome<readonly Frame[], Ending>

/** Whoever was not heard of for this long has left. */
const AWAY_AFTER_HOURS = 1 / 60
const hello = z.object({
  writer: z.string(),
  writing: z.uuid(),
  has: z.base64(),
  typed: z
    .object({ form: z.uuid().optional(), from: z.number().int(), texts: z.record(z.string(), z.string()) })
    .optional(),
}) satisfies z.ZodType<Hello>

/** What everyone who has this writing open listens to. */
export const topicOf = (writing: string) => `writing ${writing}`

/** A line that has said nothing yet. */
export function aLine(of: Pick<Line, 'at' | 'acting' | 'params' | 'who'>, writing = '', seen = 0): Line {
  return { ...of, writing, seen, own: new Set(), shown: new Map() }
}

/**
 * Does what a browser said and gives what it is answered: a change is `kept` when it is committed. Who may write is asked
 * again each time, and whether their session still stands.
 */
export async function received(line: Line, frames: readonly Frame[]): Promise<Said> {
  const said = (kind: Frame['kind']) => frames.filter((frame) => frame.kind === kind)
  const answer = await within(line, true, async (tx, actor, now) => {
    const answers: Frame[] = []
    for (const { bytes } of said('hello')) {
      const welcome = await welcomedBy(line, tx, actor, now, bytes)
      if (!welcome.ok) return welcome
      answers.push(welcome.value)
    }
    const words = said('words')
    const last = words.at(-1)
    if (last) {
      const kept = await keptChange(line, tx, actor, words, now.at)
      if (!kept.ok) return kept
      answers.push({ kind: 'kept', number: last.number, bytes: placeBytes(kept.value) })
    }
    const [presence] = said('presence').slice(-1)
    if (presence) await seen(line, tx, actor, presence.bytes, now.at)
    return accepted(answers)
  })
  const [place] = answer.ok ? answer.value.filter(({ kind }) => kind === 'kept') : []
  if (answer.ok && frames.length > 0) {
    line.acting.tell(topicOf(line.writing), place && !said('presence')[0] ? `${readPlace(place.bytes)}` : undefined)
  }
  return answer
}

/** What is new since the line was last sent something: others' changes, and where they are. */
export function newsFor(line: Line): Promise<Said> {
  return within(line, false, async (tx, _actor, now) => {
    if (line.writing === '') return accepted([])
    const changes = await changesSince(tx, line.writing, line.seen)
    line.seen = changes.at(-1)?.seq ?? line.seen
    const others = changes.filter(({ seq }) => !line.own.delete(seq))
    const words = others.map(({ seq, words: bytes }) => ({ kind: 'words', number: seq, bytes: copied(bytes) }) as const)
    return accepted([
      ...words,
      ...whoIsHere(line, await presencesOf(tx, line.writing, addHours(now.at, -AWAY_AFTER_HOURS))),
    ])
  })
}

/** Where others are, as far as the line was not told; and who has come or gone. */
function whoIsHere(line: Line, presences: Awaited<ReturnType<typeof presencesOf>>): readonly Frame[] {
  const others = presences.filter(({ client }) => client !== line.client)
  const known = [...line.shown.keys()]
  const moved = others.flatMap(({ client, state }): Frame[] => {
    const text = Buffer.from(state).toString('base64')
    if (line.shown.get(client) === text) return []
    line.shown.set(client, text)
    return [{ kind: 'presence', number: 0, bytes: copied(state) }]
  })
  const here = others.map(({ client }) => client)
  const gone = known.filter((client) => !here.includes(client))
  for (const client of gone) line.shown.delete(client)
  const left: Frame = { kind: 'here', number: 0, bytes: copied(Buffer.from(JSON.stringify(here))) }
  return gone.length > 0 ? [...moved, left] : moved
}

/** Whether what was said is of nothing but the line's own last change, which its browser need not be sent. */
export function isOwnNews(line: Line, said: string): boolean {
  const seq = Number(said)
  if (said === '' || seq !== line.seen + 1 || !line.own.delete(seq)) return false
  line.seen = seq
  return true
}

/** The browser is gone: so is where it was in the text. */
export async function left({ client, writing, acting }: Line, actor: Actor): Promise<void> {
  if (client === undefined || writing === '') return
  await acting.inTransaction(actor, (tx) => leave(tx, actor, writing, client))
  acting.tell(topicOf(writing))
}

/** A transaction for whoever is at the other end, if they still are who they were and still may. */
async function within(
  { at, acting, params, who }: Line,
  isUse: boolean,
  work: (tx: Tx, actor: Actor, now: Moment) => Promise<Said>,
): Promise<Said> {
  const actor = await who(isUse)
  if (!actor) return refused('signed-out')
  return acting.inTransaction(actor, async (tx) => {
    const now = acting.now()
    return (await at.may(tx, actor, params, now)) ? work(tx, actor, now) : refused('not-yours')
  })
}

async function welcomedBy(
  line: Line,
  tx: Tx,
  actor: Actor,
  now: Moment,
  bytes: Uint8Array,
): Promise<Outcome<Frame, Ending>> {
  const asked = hello.safeParse(asJson(bytes)).data
  if (!asked) return refused('not-understood')
  // Another person has signed in in this browser meanwhile: what is on the page is not theirs to send.
  if (asked.writer !== actor.userId) return refused('signed-out')
  const { at, params } = line
  const looked = await at.look(tx, actor, params, now)
  if (!looked) return refused('not-yours')
  const form = at.form(params)
  const opened = await openWriting(tx, actor, { form, known: looked.known }, now.at)
  if (opened.id !== asked.writing) return refused('not-yours')
  const texts = Object.entries(asked.typed?.texts ?? {}).filter(([field]) => field in looked.labels)
  const typed = asked.typed && { ...asked.typed, texts: Object.fromEntries(texts) }
  const stands = typed ? await joinTyped(tx, actor, form, typed, now.at) : opened
  const missing = missingFrom(stands.changes, Buffer.from(asked.has, 'base64'))
  if (!missing) return refused('not-understood')
  line.writing = opened.id
  line.seen = stands.seq
  return accepted({ kind: 'welcome', number: stands.seq, bytes: welcomed(missing.has, missing.change) })
}

async function keptChange(
  line: Line,
  tx: Tx,
  actor: Actor,
  words: readonly Frame[],
  at: Instant,
): Promise<Outcome<number, Ending>> {
  const form = line.at.form(line.params)
  const change = joinedChanges(words.map(({ bytes }) => bytes))
  if (!change) return refused('not-understood')
  const kept = await keepChange(tx, actor, { form, id: line.writing }, change, at)
  if (!kept.ok) return kept
  line.own.add(kept.value.seq)
  return accepted(kept.value.seq)
}

async function seen(line: Line, tx: Tx, actor: Actor, bytes: Uint8Array, at: Instant): Promise<void> {
  const presence = namedPresence(bytes, actor)
  if (!presence || line.writing === '' || (line.client !== undefined && line.client !== presence.client)) return
  line.client = presence.client
  await showPresence(tx, actor, line.writing, { ...presence, at })
}

function asJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return undefined
  }
}

/** Bytes of their own: the driver's may be a part of a larger buffer. */
function copied(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
