import type { IndexNumber } from '../../../kernel/index-number.ts'
import { accepted, refused } from '../../../kernel/outcome.ts'
import { isId } from '../../../platform/ids.ts'
import type {
  DeskOutcome,
  DeskRequest,
  PeopleFound,
  PeopleSearch,
  PersonFound,
  PersonOfNumber,
} from '../../contract-desk.ts'
import type { IndexDatabase, IndexTx } from '../../matching/queries.ts'
import {
  gatherNameWords,
  MOST_ROWS,
  type NamesFound,
  namesBySound,
  namesWritten,
  numberOfAssertion,
  numbersByIdentifiers,
  peopleOfNumbers,
  wordsLike,
} from './queries.ts'
import { alike, meaningOf, type Narrowed, nameProbes, writtenSo } from './rules.ts'

/**
 * Looks for people by number, identifier or name. A name is looked for as it is written; only if nobody is written so,
 * by what sounds and looks alike. At most 20 are shown.
 */
export async function searchPeople(tx: IndexTx, search: PeopleSearch): Promise<DeskOutcome<PeopleFound>> {
  const meaning = meaningOf(search.words)
  if (!meaning.ok) return meaning
  const { value } = meaning
  if (value.kind === 'number') return accepted(await shown(tx, 'number', [value.number]))
  if (value.kind === 'identifier') {
    return accepted(await shown(tx, 'identifier', await numbersByIdentifiers(tx, value.values)))
  }
  const asked = {
    birthDate: search.birthDate ?? null,
    postcode: search.postcode?.toUpperCase().replaceAll(' ', '') || null,
  }
  return accepted(await peopleNamed(tx, value.words, asked))
}

/** What it takes to recognise the children of these numbers. */
export async function peopleByNumbers(
  tx: IndexTx,
  { numbers }: DeskRequest & { readonly numbers: readonly string[] },
): Promise<DeskOutcome<readonly PersonOfNumber[]>> {
  if (numbers.length > MOST_NUMBERS) return refused('too-many-at-once')
  return accepted(await peopleOfNumbers(tx, numbers))
}

/** The number to which a record is linked now. */
export async function numberOfRecord(
  tx: IndexTx,
  { recordId }: DeskRequest & { readonly recordId: string },
): Promise<DeskOutcome<{ readonly number: IndexNumber }>> {
  const number = isId(recordId) ? await numberOfAssertion(tx, recordId) : undefined
  return number === undefined ? refused('not-found') : accepted({ number })
}

/**
 * Gathers the words of all names registered since this was last done, a lot a transaction: after a load, and every night.
 * It shows nobody to anybody. It may be broken off at any time, and goes on when done again.
 */
export async function gatherAllNameWords(db: IndexDatabase): Promise<void> {
  let isMore = true
  while (isMore) isMore = await db.transaction().execute(gatherNameWords)
}

const MOST_SHOWN = 20
const MOST_NUMBERS = 100

/** Exact first; fuzzy only after. One word is a given name as well as a family name. */
async function peopleNamed(tx: IndexTx, words: readonly string[], asked: Narrowed): Promise<PeopleFound> {
  const found = await namesBySound(tx, nameProbes(words.map((word) => [word])), asked, MOST_ROWS.written)
  const sounding = writtenSo(found.rows, words, asked)
  if (sounding.length > 0 && words.length > 1) return shown(tx, 'exact', sounding, found)
  const written = await namesWritten(tx, words, asked)
  const exact = writtenSo([...found.rows, ...written.rows], words, asked)
  if (exact.length > 0) {
    return shown(tx, 'exact', exact, { saturated: found.saturated || written.saturated })
  }
  await gatherNameWords(tx)
  const near = await namesBySound(tx, nameProbes(await wordsLike(tx, words)), asked, MOST_ROWS.alike)
  return shown(tx, 'alike', alike([...found.rows, ...near.rows], words, asked), near)
}

async function shown(
  tx: IndexTx,
  how: PeopleFound['how'],
  numbers: readonly string[],
  { saturated }: Pick<NamesFound, 'saturated'> = { saturated: false },
): Promise<PeopleFound> {
  const people = await peopleOfNumbers(tx, numbers.slice(0, MOST_SHOWN))
  const once = new Map(people.map(({ asked: _, ...person }): [string, PersonFound] => [person.number, person]))
  return {
    how: once.size === 0 ? 'none' : how,
    people: [...once.values()],
    more: saturated || numbers.length > MOST_SHOWN,
  }
}
