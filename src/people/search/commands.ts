import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { relationshipsWith } from '../../access/queries.ts'
import type {
  Asked,
  Candidate,
  ChildIndex,
  ChildOutcome,
  Identity,
  IdentitySummary,
} from '../../child-index/contract.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { ChildElsewhere, FoundChild, IndexAnswer, Search } from './model.ts'
import { findPeople, standingsOf } from './queries.ts'
import { criteriaOf, isSearchable, nameToPrefill } from './rules.ts'

/** As many children as a list shows: enough for a family, too few to leaf through. */
export const MOST_SHOWN = 20
const MOST_FROM_INDEX = 10

export type FindRefusal = 'not-permitted' | 'nothing-to-search-by'

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
  const found = await findPeople(tx, criteria, MOST_SHOWN)
  const ids = found.map(({ person }) => person.id)
  const standings = await standingsOf(tx, ids, now.day)
  const relationships = await relationshipsWith(tx, actor, ids, now.day)
  const children = found.flatMap((one) => {
    const standing = standings.get(one.person.id)
    const mayLook = may(actor, 'child.look', relationships.get(one.person.id) ?? new Set())
    return standing ? [{ ...one, standing, mayLook }] : []
  })
  await audit(
    tx,
    actor,
    'child.find',
    { kind: 'search', id: searchId },
    { ...askedFor(search), found: children.length },
  )
  return accepted(children)
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
    const alsoKnownTo = new Map(ours.map((number, at) => [number, othersWhoKnow(known[at], actor.authority)]))
    return { asked: true, elsewhere: elsewhere.filter(({ number }) => !ours.includes(number)), alsoKnownTo }
  } catch {
    return { asked: false, because: 'unavailable' }
  }
}

/** One certain child, as far as a partner is shown it. */
export type PartnerMatch = { readonly number: IndexNumber; readonly summary: IdentitySummary }

/**
 * Finds a child for a practitioner of a partner agency: one certain child, or nothing. They see nobody who is merely
 * like the child, and nothing of the council's own records. "Not there", "not sure" and "index silent" are all
 * undefined: the concern then goes to the front door with the child as typed.
 */
export async function findForPartner(
  tx: Tx,
  index: ChildIndex,
  actor: Actor,
  criteria: { readonly search: Search; readonly searchId: string },
): Promise<Outcome<PartnerMatch | undefined, FindRefusal>> {
  if (!may(actor, 'child.find')) return refused('not-permitted')
  const { search, searchId } = criteria
  if (!isSearchable(criteriaOf(search))) return refused('nothing-to-search-by')
  const asked: Asked = {
    authority: actor.authority,
    userId: actor.userId,
    role: actor.roles.join(' '),
    purpose: 'raising-a-concern',
  }
  const match = await certainMatch(index, asked, search)
  const subject = { kind: 'search', id: searchId }
  await audit(tx, actor, 'child.find', subject, { ...askedFor(search), found: match ? 1 : 0 })
  return accepted(match)
}

async function certainMatch(index: ChildIndex, asked: Asked, search: Search): Promise<PartnerMatch | undefined> {
  try {
    const answer = await candidates(index, asked, search)
    if (typeof answer === 'string') return undefined
    const [one] = answer.filter(({ isCertain }) => isCertain)
    return one && { number: one.number, summary: one.summary }
  } catch {
    return undefined
  }
}

type Known = ChildElsewhere & { readonly summary: IdentitySummary }

/** By a number if one was given, else by what was said of the child. */
async function candidates(
  index: ChildIndex,
  asked: Asked,
  search: Search,
): Promise<readonly Known[] | 'too-little' | 'unavailable'> {
  const criteria = criteriaOf(search)
  const number = criteria.indexNumber
  if (number !== null) return oneKnown(await index.childByNumber({ asked, number }))
  for (const { system, value } of criteria.identifiers) {
    if (system === 'nhs' || system === 'upn') return oneKnown(await index.childByIdentifier({ asked, system, value }))
  }
  if (criteria.names.length === 0) return 'too-little'
  const answer = await index.match({ asked, identity: identitySought(search), count: MOST_FROM_INDEX })
  if (answer.outcome === 'Error') return answer.refusal === 'unavailable' ? 'unavailable' : 'too-little'
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

function oneKnown(outcome: ChildOutcome): readonly Known[] | 'unavailable' {
  if (!outcome.ok) return outcome.refusal === 'unavailable' ? 'unavailable' : []
  const { number, summary, responsibleAuthority, status } = outcome.value
  // A shielded child is answered for like one who is not there.
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

/** Which questions were answered, never with what. */
function askedFor({ name, number, birthDate, postcode }: Search) {
  return { name: name !== '', number: number !== '', birthDate: birthDate !== null, postcode: postcode !== '' }
}
