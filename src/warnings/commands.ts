import type { Actor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { notify } from '../casework/notifications/queries.ts'
import { addDays } from '../kernel/calendar-day.ts'
import type { Moment } from '../kernel/moment.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import type { About, Evidence, Match, PromptBefore, Tiding } from './model.ts'
import {
  addPatterns,
  addPrompts,
  adoptPrompt,
  evidenceOf,
  joinPrompt,
  lockLooks,
  type NewPrompt,
  numbersOf,
  promptsAbout,
  savePatterns,
  savePutBefore,
  waitingAfter,
} from './queries.ts'
import { answerersFor, frontDoorManager, frontDoorManagers, standInsOf } from './queries-answerers.ts'
import { sealedFactsOf, warningFacts } from './queries-facts.ts'
import { noticed } from './rules-engine.ts'
import { inOneLine, putBefore, tidingsOf } from './rules-prompts.ts'
import { RULES } from './rules-published.ts'
import { nothingRecorded } from './rules-reading.ts'

/** How far back entries are looked through: no rule goes further. */
const LOOK_BACK_DAYS = 400

/** `quietly`: nobody is told; the prompts wait where they are looked for. */
type Now = Pick<Moment, 'at' | 'day'> & { readonly quietly?: boolean }

/**
 * Looks at the published rules for these children, and puts before somebody what is new. Done again, it puts nothing:
 * the same facts make one prompt, more facts join it. Gives how many prompts were put.
 */
export async function noticeWarnings(tx: Tx, actor: Actor, childIds: readonly string[], now: Now): Promise<number> {
  const numbers = await numbersOf(tx, childIds)
  await lockLooks(tx, [...childIds, ...new Set(numbers.values())])
  const found = (await warningFacts(tx, childIds, addDays(now.day, -LOOK_BACK_DAYS))).flatMap((facts) => {
    const matches = noticed(facts, now.day, RULES)
    return matches.length === 0 ? [] : [{ childId: facts.childId, matches }]
  })
  if (found.length === 0) return 0
  const subjects = found.map(({ childId, matches }) => {
    const indexNumber = numbers.get(childId) ?? null
    return { about: { childId, indexNumber, childAsKnown: null }, matches }
  })
  return putTidings(tx, actor, subjects, now)
}

/**
 * The same for a child who is in no record here, by what the index told of them.
 *
 * @param childAsKnown how the index knows the child, for whoever the prompt is put before
 */
export async function noticeNumber(
  tx: Tx,
  actor: Actor,
  { indexNumber, childAsKnown }: { readonly indexNumber: string; readonly childAsKnown: string },
  now: Now,
): Promise<number> {
  await lockLooks(tx, [indexNumber])
  const facts = { ...nothingRecorded(indexNumber), sealed: await sealedFactsOf(tx, indexNumber) }
  const matches = noticed(facts, now.day, RULES)
  return putTidings(tx, actor, [{ about: { childId: null, indexNumber, childAsKnown }, matches }], now)
}

type Subject = { readonly about: About; readonly matches: readonly Match[] }

async function putTidings(tx: Tx, actor: Actor, subjects: readonly Subject[], now: Now): Promise<number> {
  const ids = subjects.flatMap(({ about }) => about.childId ?? [])
  const numbers = subjects.flatMap(({ about }) => about.indexNumber ?? [])
  await adoptPrompts(tx, actor, subjects, await promptsAbout(tx, ids, numbers), now)
  const before = await promptsAbout(tx, ids, numbers)
  const tidings = subjects.flatMap(({ about, matches }) => {
    const own = before.filter(({ childId, indexNumber }) =>
      childId === null ? indexNumber === about.indexNumber : childId === about.childId,
    )
    return tidingsOf(about, matches, own)
  })
  await joinTidings(tx, tidings)
  return putNew(tx, actor, tidings, now)
}

/**
 * A child who was in no record here is in one now: what waits of their number is theirs, and shows on their page. Where
 * a prompt of the same rule waits about them already, it is part of that one.
 */
async function adoptPrompts(
  tx: Tx,
  actor: Actor,
  subjects: readonly Subject[],
  before: readonly PromptBefore[],
  now: Now,
): Promise<void> {
  for (const prompt of before.filter(({ childId, state }) => childId === null && state === 'waiting')) {
    const { id, indexNumber, rule } = prompt
    const childId = subjects.find(({ about }) => about.indexNumber === indexNumber)?.about.childId
    if (!childId) continue
    if (await adoptPrompt(tx, id, childId)) {
      const { title } = RULES.find((one) => one.id === rule) ?? { title: rule }
      const statement = inOneLine(await evidenceOf(tx, id))
      await addPatterns(tx, [{ id, childId, title, statement, sinceOn: now.day }], new Map())
    } else {
      const into = await joinPrompt(tx, id, childId, { name: actor.name, at: now.at })
      if (into) await savePatterns(tx, new Map([[into, inOneLine(await evidenceOf(tx, into))]]), new Map())
    }
  }
}

async function joinTidings(tx: Tx, tidings: readonly Tiding[]): Promise<void> {
  const joining = new Map(
    tidings.flatMap((one) => (one.does === 'join' ? [[one.promptId, one.evidence] as const] : [])),
  )
  if (joining.size === 0) return
  await addPrompts(tx, [], joining)
  const statements = new Map<string, string>()
  for (const id of joining.keys()) statements.set(id, inOneLine(await evidenceOf(tx, id)))
  await savePatterns(tx, statements, joining)
}

async function putNew(tx: Tx, actor: Actor, tidings: readonly Tiding[], now: Now): Promise<number> {
  const puts = tidings.flatMap((one) => (one.does === 'put' ? [{ ...one, id: newId() }] : []))
  if (puts.length === 0) return 0
  const answerers = await answerersFor(
    tx,
    puts.flatMap(({ about }) => about.childId ?? []),
    now.day,
  )
  const frontDoor = await frontDoorManager(tx, now.day)
  const prompts = puts.map(
    ({ id, about, match: { rule } }): NewPrompt => ({
      ...{ id, rule: rule.id, ruleVersion: rule.version, ...about, noticedOn: now.day, noticedAt: now.at },
      putBefore: putBefore(rule, answerers.get(about.childId ?? ''), frontDoor),
    }),
  )
  const evidence = new Map(puts.map(({ id, match }) => [id, match.evidence]))
  await addPrompts(tx, prompts, evidence)
  await addPatterns(
    tx,
    puts.flatMap((put) => patternOf(put, now)),
    evidenceOfChildren(puts),
  )
  if (!now.quietly) await tellThem(tx, prompts, now)
  for (const { id, rule, childId } of prompts)
    await audit(tx, actor, 'warning.notice', { kind: 'warning-prompt', id }, { rule }, childId ? [childId] : [])
  return prompts.length
}

type Put = { readonly id: string; readonly about: About; readonly match: Match }

function patternOf({ id, about: { childId }, match }: Put, now: Now) {
  if (childId === null) return []
  return [{ id, childId, title: match.rule.title, statement: inOneLine(match.evidence), sinceOn: now.day }]
}

function evidenceOfChildren(puts: readonly Put[]): ReadonlyMap<string, readonly Evidence[]> {
  return new Map(puts.filter(({ about }) => about.childId !== null).map(({ id, match }) => [id, match.evidence]))
}

/**
 * Puts what waits before whoever answers for the child now, where that is somebody else than it was: they left, or the
 * child changed hands. The new one is told. Goes by lots. @returns the last prompt it looked at; undefined at the end
 */
export async function putAgain(
  tx: Tx,
  actor: Actor,
  { after, limit }: { readonly after: string | null; readonly limit: number },
  now: Now,
): Promise<string | undefined> {
  const waiting = await waitingAfter(tx, after, limit)
  const children = waiting.flatMap(({ childId }) => childId ?? [])
  const answerers = await answerersFor(tx, children, now.day)
  const managers = await frontDoorManagers(tx, now.day)
  const moved: { id: string; childId: string | null; putBefore: string }[] = []
  for (const { id, rule, childId, putBefore: was } of waiting) {
    const published = RULES.find((one) => one.id === rule)
    if (!published) continue
    const frontDoor = was !== null && managers.has(was) ? was : await frontDoorManager(tx, now.day)
    const is = putBefore(published, answerers.get(childId ?? ''), frontDoor)
    if (is === null || is === was) continue
    await savePutBefore(tx, id, is)
    await audit(tx, actor, 'warning.notice', { kind: 'warning-prompt', id }, { moved: true }, childId ? [childId] : [])
    moved.push({ id, childId, putBefore: is })
  }
  if (!now.quietly) await tellThem(tx, moved, now)
  return waiting.at(-1)?.id
}

/** The one it is put before is told, and whoever stands in for them today. */
async function tellThem(
  tx: Tx,
  prompts: readonly Pick<NewPrompt, 'id' | 'childId' | 'putBefore'>[],
  now: Now,
): Promise<void> {
  const standIns = await standInsOf(
    tx,
    prompts.flatMap((prompt) => prompt.putBefore ?? []),
    now.day,
  )
  const notices = prompts.flatMap(({ id, childId, putBefore: userId }) =>
    [userId, standIns.get(userId ?? '')].flatMap((told) =>
      told ? [{ userId: told, kind: 'pattern-noticed' as const, step: { kind: 'warning-prompt', id }, childId }] : [],
    ),
  )
  await notify(tx, notices, now.at)
}
