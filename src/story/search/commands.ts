import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { relationshipsWith } from '../../access/queries.ts'
import { childrenAllowed } from '../../access/queries-allowed.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { peopleById } from '../../people/queries.ts'
import { findChildren, searchAgainAt } from '../../people/search/commands.ts'
import type { FoundChild } from '../../people/search/model.ts'
import { criteriaOf, isSearchable, quickSearch } from '../../people/search/rules.ts'
import type { Tx } from '../../platform/db.ts'
import type { SearchRefusal, SearchResults, WordsSought } from './model.ts'
import { findTexts, hasWordsToSeek, type TextsFound } from './queries.ts'
import { byChild, within } from './rules.ts'

/** More children than anyone has; beyond it the search would still answer, of so many of them. */
const MOST_CHILDREN = 20_000
const NO_TEXTS: TextsFound = { texts: [], count: 0, atLeast: false, next: null }

/**
 * Finds children of the council's own records by name or number, as the search for a child does; and everything written
 * that has the words, about those children alone whom the one who searches may look at today. Counted among their
 * searches, and audited under `searchId` with what was found and never with the words.
 *
 * @param searchId made at the edge
 */
export async function searchAll(
  tx: Tx,
  actor: Actor,
  sought: WordsSought,
  searchId: string,
  now: Moment,
): Promise<Outcome<SearchResults, SearchRefusal>> {
  if (!may(actor, 'child.find') || actor.seat !== 'council') return refused('not-permitted')
  const named = await childrenNamed(tx, actor, sought, searchId, now)
  if (!named.ok) return named
  const hasWords = await hasWordsToSeek(tx, sought.words)
  const children = hasWords ? await childrenAllowed(tx, actor, 'child.look', now.day, MOST_CHILDREN) : []
  const found = children.length > 0 ? await findTexts(tx, sought, children) : NO_TEXTS
  const shown = await asAllowed(tx, actor, found, now)
  const people = await peopleById(tx, childrenOf(shown))
  const details = { words: true, found: shown.texts.length, count: shown.count }
  await audit(tx, actor, 'child.find', { kind: 'search', id: searchId }, details, childrenOf(shown))
  return accepted({
    children: named.value,
    about: byChild(shown.texts, people),
    texts: { count: shown.count, atLeast: shown.atLeast },
    next: shown.next,
    onlyCommonWords: !hasWords,
  })
}

/** Children by name or number, on the first page of a search that asks for nothing narrower. Counts the search. */
async function childrenNamed(
  tx: Tx,
  actor: Actor,
  { words, kinds, from, to, place }: WordsSought,
  searchId: string,
  now: Moment,
): Promise<Outcome<readonly FoundChild[], SearchRefusal>> {
  const isNarrower = kinds.length > 0 || from !== null || to !== null
  const isFirst = place.after === null && place.before === null
  const search = quickSearch(words)
  if (isNarrower || !isFirst || !isSearchable(criteriaOf(search))) {
    return (await searchAgainAt(tx, actor)) ? refused('too-many-searches') : accepted([])
  }
  const found = await findChildren(tx, actor, search, searchId, now)
  if (found.ok || found.refusal === 'nothing-to-search-by') return accepted(found.ok ? found.value : [])
  return refused(found.refusal)
}

/** What is shown is asked of the policy once more, child by child: it alone says who may look. */
async function asAllowed(tx: Tx, actor: Actor, found: TextsFound, now: Moment): Promise<TextsFound> {
  const standing = await relationshipsWith(tx, actor, childrenOf(found), now.day)
  const allowed = [...standing].flatMap(([id, relationships]) => (may(actor, 'child.look', relationships) ? [id] : []))
  return { ...found, texts: found.texts.flatMap((text) => within(text, new Set(allowed))) }
}

function childrenOf({ texts }: TextsFound): readonly string[] {
  return [...new Set(texts.flatMap(({ childIds }) => childIds))]
}
