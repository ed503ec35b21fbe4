import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { relationshipsWith } from '../../access/queries.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Asked } from '../../child-index/contract-asked.ts'
import type { ChildOutcome } from '../../child-index/contract-children.ts'
import type { Identity, IdentitySummary } from '../../child-index/contract-identity.ts'
import type { Candidate } from '../../child-index/contract-matching.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { Person } from '../model.ts'
import type { ChildElsewhere, Found, FoundChild, IndexAnswer, Namesake, Search } from './model.ts'
import { findPeople, lockSearchesOf, searchAgainFrom, standingsOf } from './queries.ts'
import {
  agreesBesideNumber,
  criteriaOf,
  isByNumber,
  isSearchable,
  nameReadings,
  nameToPrefill,
  saysMoreThanNumber,
} from './rules.ts'

/** As many children as a list shows: enough for a family, too few to leaf through. */
export const MOST_SHOWN = 20
const MOST_FROM_INDEX = 10
const MOST_NAMESAKES = 10
/** How often one person may search within an hour: enough for the busiest day's work, too few to leaf through. */
export const MOST_IN_AN_HOUR = { council: 300, partner: 60 } as const

/** `too-many-searches`: `searchAgainAt` tells when one may go on. */
export type FindRefusal = 'not-permitted' | 'nothing-to-search-by' | 'too-many-searches'

/**
 * Finds children of the authority's own records, best first, at most twenty. Whom the one who searches may not look
 * at is marked so. The search is audited under `searchId`, which a registration then names: no child is written down
 * before a search was shown.
 *
 * @param searchId made at the edge
 */
export async function findChildren(
  tx: Tx,
  actor: Actor,
  search: Search,
  searchId: string,
  now: Moment,
): Promise<Outcome<readonly FoundChild[], FindRefusal>> {
  if (!may(actor, 'child.find') || actor.seat !== 'council') return refused('not-permitted')
  const criteria = criteriaOf(search)
  if (!isSearchable(criteria)) return refused('nothing-to-search-by')
  if (await searchAgainAt(tx, actor)) return refused('too-many-searches')
  const children = await asShown(tx, actor, await findPeople(tx, criteria, MOST_SHOWN), now)
  await auditFound(tx, actor, { search, searchId }, children)
  return accepted(children)
}

/**
 * Finds people of a name or one like it, so that nobody is written down twice: a search like any other, and audited as
 * one. Of a child whom the one who asks does not work with, no more is shown than a search shows.
 *
 * @param searchId made at the edge
 */
export async function findNamesakes(
  tx: Tx,
  actor: Actor,
  { name, kinds }: { readonly name: string; readonly kinds: readonly Person['kind'][] },
  searchId: string,
  now: Moment,
): Promise<Outcome<readonly Namesake[], FindRefusal>> {
  if (!may(actor, 'child.find') || actor.seat !== 'council') return refused('not-permitted')
  const search: Search = { name, number: '', birthDate: null, postcode: '' }
  const criteria = { ...criteriaOf(search), names: nameReadings(name) }
  if (criteria.names.length === 0) return accepted([])
  if (await searchAgainAt(tx, actor)) return refused('too-many-searches')
  const found: Namesake[] = []
  for (const kind of kinds) {
    const people = await findPeople(tx, criteria, MOST_NAMESAKES, kind)
    if (kind === 'child') found.push(...(await asShown(tx, actor, people, now)))
    else found.push(...people.map((one) => ({ ...one, mayLook: true, standing: null })))
  }
  await auditFound(tx, actor, { search, searchId }, found)
  return accepted(found)
}

/** From when the actor may search again; undefined when they may now, as the program itself always may. */
export async function searchAgainAt(tx: Tx, { userId, seat }: Actor): Promise<Instant | undefined> {
  if (userId === null) return undefined
  await lockSearchesOf(tx, userId)
  return searchAgainFrom(tx, userId, MOST_IN_AN_HOUR[seat])
}

/**
 * Asks the index for the same child, and which other authorities know the children found in our own records. Holds no
 * transaction: the index may be far away. A silent index is an answer, not a fault.
 */
export async function findInIndex(
  index: ChildIndex,
  actor: Actor,
  search: Search,
  own: readonly FoundChild[],
): Promise<IndexAnswer> {
  const asked: Asked = {
    authority: actor.authority,
    userId: actor.userId,
    role: actor.roles.join(' '),
    purpose: 'finding-a-child',
  }
  try {
    const ours = own.flatMap(({ person }) => person.indexNumber ?? [])
    const [elsewhere, known] = await Promise.all([
      candidates(index, asked, search),
      Promise.all(ours.map((number) => index.childByNumber({ asked, number }))),
    ])
    if (elsewhere === 'too-little' || elsewhere === 'unavailable') return { asked: false, because: elsewhere }
    if ('retryAfterSeconds' in elsewhere) return { asked: false, because: 'budget-spent', ...elsewhere }
    const alsoKnownTo = new Map(ours.map((number, at) => [number, othersWhoKnow(known[at], actor.authority)]))
    return { asked: true, elsewhere: elsewhere.filter(({ number }) => !ours.includes(number)), alsoKnownTo }
  } catch {
    return { asked: false, because: 'unavailable' }
  }
}

/** One certain child, as far as a partner is shown it. */
export type PartnerMatch = { readonly number: IndexNumber; readonly summary: IdentitySummary }

/**
 * Begins the search of a practitioner of a partner agency: counted and audited before the index is asked, so that what
 * is asked at one moment counts too. `askForPartner` then asks, and `recordShown` ends it.
 *
 * @param searchId made at the edge
 */
export async function beginSearchForPartner(
  tx: Tx,
  actor: Actor,
  search: Search,
  searchId: string,
): Promise<Outcome<null, FindRefusal>> {
  if (!may(actor, 'child.find')) return refused('not-permitted')
  if (!isSearchable(criteriaOf(search))) return refused('nothing-to-search-by')
  if (await searchAgainAt(tx, actor)) return refused('too-many-searches')
  await audit(tx, actor, 'child.find', searchOf(searchId), askedFor(search))
  return accepted(null)
}

/**
 * Asks the index for a partner: one certain child, or nothing. They see nobody who is merely like the child, nothing of
 * the council's own records, and nobody for a number alone: the birth date or the family name must be the child's too.
 * "Not there", "not sure" and "index silent" are all undefined: the concern then goes to the front door with the child
 * as typed. Holds no transaction: the index may be far away.
 */
export async function askForPartner(
  index: ChildIndex,
  actor: Actor,
  search: Search,
): Promise<PartnerMatch | undefined> {
  const byNumber = isByNumber(criteriaOf(search))
  if (byNumber && !saysMoreThanNumber(search)) return undefined
  const { authority, userId, roles } = actor
  const asked: Asked = { authority, userId, role: roles.join(' '), purpose: 'raising-a-concern' }
  const answer = await candidates(index, asked, search).catch(() => [])
  if (typeof answer === 'string' || 'retryAfterSeconds' in answer) return undefined
  const [one] = answer.filter(({ isCertain }) => isCertain)
  if (!one || (byNumber && !agreesBesideNumber(search, one.summary))) return undefined
  return { number: one.number, summary: one.summary }
}

/** Audits what a partner's search showed, in the transaction in which it is shown. */
export async function recordShown(
  tx: Tx,
  actor: Actor,
  searchId: string,
  match: PartnerMatch | undefined,
): Promise<void> {
  await audit(tx, actor, 'child.find', searchOf(searchId), { found: match ? 1 : 0 })
}

/** The search is on record with the children it showed, each of whom finds it among those who looked. */
async function auditFound(
  tx: Tx,
  actor: Actor,
  { search, searchId }: { readonly search: Search; readonly searchId: string },
  found: readonly Found[],
): Promise<void> {
  const children = found.flatMap(({ person }) => (person.kind === 'child' ? person.id : []))
  await audit(tx, actor, 'child.find', searchOf(searchId), { ...askedFor(search), found: found.length }, children)
}

/** Whom a search found, with how the authority stands to each, and whether the actor may look. */
async function asShown(tx: Tx, actor: Actor, found: readonly Found[], now: Moment): Promise<readonly FoundChild[]> {
  const ids = found.map(({ person }) => person.id)
  const standings = await standingsOf(tx, ids, now.day)
  const relationships = await relationshipsWith(tx, actor, ids, now.day)
  return found.flatMap((one) => {
    const standing = standings.get(one.person.id)
    const mayLook = may(actor, 'child.look', relationships.get(one.person.id) ?? new Set())
    return standing ? [{ ...one, standing, mayLook, mayOpen: !mayLook && may(actor, 'glass.break') }] : []
  })
}

type NotAnswered = 'too-little' | 'unavailable' | { readonly retryAfterSeconds: number }
type Known = ChildElsewhere & { readonly summary: IdentitySummary }

/** By a number if one was given, else by what was said of the child. */
async function candidates(index: ChildIndex, asked: Asked, search: Search): Promise<readonly Known[] | NotAnswered> {
  const criteria = criteriaOf(search)
  const number = criteria.indexNumber
  if (number !== null) return oneKnown(await index.childByNumber({ asked, number }))
  for (const { system, value } of criteria.identifiers) {
    if (system === 'nhs' || system === 'upn') return oneKnown(await index.childByIdentifier({ asked, system, value }))
  }
  if (criteria.names.length === 0) return 'too-little'
  const answer = await index.match({ asked, identity: identitySought(search), count: MOST_FROM_INDEX })
  if (answer.outcome === 'Error') {
    if (answer.refusal === 'budget-spent') return { retryAfterSeconds: answer.retryAfterSeconds ?? 1 }
    return answer.refusal === 'unavailable' ? 'unavailable' : 'too-little'
  }
  return answer.candidates.map((candidate) => asKnown(candidate, answer.outcome === 'Match'))
}

function identitySought(search: Search): Identity {
  const { names, postcode } = { names: nameToPrefill(search.name), postcode: criteriaOf(search).postcode }
  return {
    names: [{ ...names, use: 'current' }],
    birthDate: search.birthDate,
    birthDateKnown: search.birthDate === null ? 'unknown' : 'exact',
    expectedOn: null,
    sex: 'U',
    addresses: postcode === null ? [] : [{ lines: '', postcode, fromOn: null, toOn: null }],
    identifiers: [],
    mother: null,
    multipleBirth: null,
  }
}

function oneKnown(outcome: ChildOutcome): readonly Known[] | NotAnswered {
  if (!outcome.ok) {
    if (outcome.refusal === 'budget-spent') return { retryAfterSeconds: outcome.retryAfterSeconds }
    return outcome.refusal === 'unavailable' ? 'unavailable' : []
  }
  const { number, summary, responsibleAuthority, status } = outcome.value
  // One of whom nothing has been said is nobody to recognise.
  if (summary === null || status !== 'active') return []
  return [asKnown({ number, summary, responsibleAuthority }, true)]
}

function asKnown(child: Pick<Candidate, 'number' | 'summary' | 'responsibleAuthority'>, isCertain: boolean): Known {
  const { given, family, birthDate, postcodeDistrict } = child.summary
  return { ...child, given, family, birthDate, postcodeDistrict, isCertain }
}

function othersWhoKnow(outcome: ChildOutcome | undefined, authority: string): readonly string[] {
  return outcome?.ok ? outcome.value.knownTo.filter((code) => code !== authority) : []
}

function searchOf(id: string) {
  return { kind: 'search', id }
}

/** Which questions were answered, never with what. */
function askedFor({ name, number, birthDate, postcode }: Search) {
  return { name: name !== '', number: number !== '', birthDate: birthDate !== null, postcode: postcode !== '' }
}
