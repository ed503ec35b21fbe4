import { describe, expect, it } from 'vitest'
import type { LinkRow } from './model.ts'
import { linkRows } from './rules.ts'
import { placesIn, readColumns, rowFrom } from './rules-columns.ts'
import { gathering } from './rules-table.ts'
import { readDate } from './rules-values.ts'

describe('what the columns are', () => {
  it('is read by kind, several joined, whatever the spaces and capitals of the header', () => {
    const columns = readColumns('id= rec_id, given=Given Name,address=street+town')
    if (!columns.ok) throw new Error(columns.refusal)
    const places = placesIn([' REC_ID', 'given  name ', 'Town', 'street'], columns.value)
    if (!places.ok) throw new Error(places.refusal)
    expect(rowFrom([' 7 ', 'Ada', 'Leeds', '1 Mill Lane'], places.value)).toMatchObject({
      id: '7',
      given: 'Ada',
      surname: '',
      address: '1 Mill Lane Leeds',
    })
  })

  it.each([
    ['given=name', 'no-id-column'],
    ['id=ref', 'nothing-to-go-by'],
    ['id=ref,postcode=postcode', 'nothing-to-go-by'],
    ['id=ref,shoe-size=size', 'kind-unknown'],
    ['id=ref,given', 'not-name-equals-column'],
    ['id=ref,given=', 'not-name-equals-column'],
    ['id=ref,given=a,given=b', 'kind-said-twice'],
  ])('is refused as %s: %s', (text, refusal) => {
    expect(readColumns(text)).toEqual({ ok: false, refusal })
  })

  it('is refused by the name that the file has not', () => {
    const columns = readColumns('id=ref,given=forename')
    if (!columns.ok) throw new Error(columns.refusal)
    expect(placesIn(['ref', 'surname'], columns.value)).toMatchObject({ ok: false, name: 'forename' })
  })
})

describe('a date', () => {
  it.each([
    ['2015-03-09', 20150309],
    ['20150309', 20150309],
    ['09/03/2015', 20150309],
    ['9/3/2015', 20150309],
    ['9-3-2015', 20150309],
    ['09.03.2015', 20150309],
    ['2015-03-09T00:00:00Z', 20150309],
    ['2015-02-30', 0],
    ['31/04/2015', 0],
    ['1015-03-09', 0],
    ['soon', 0],
    ['', 0],
  ])('written %s is read as %d', (text, date) => {
    expect(readDate(text)).toBe(date)
  })
})

describe('linking', () => {
  it('finds no pairs in a file without duplicates, though brothers, sisters and twins live together', () => {
    expect(linkedOf(families())).toEqual([])
  })

  it('finds the second record of each who has one, and merges no brother or sister', () => {
    const rows = families()
    const seconds = rows
      .filter((_, at) => at % 5 === 0)
      .map((row) => ({ ...row, id: `${row.id}-again`, surname: `${row.surname}e` }))
    const pairs = linkedOf([...rows, ...seconds])
    const right = pairs.filter((pair) => pair.idB === `${pair.idA}-again`)
    expect(right.length).toBe(pairs.length)
    expect(right.length).toBeGreaterThanOrEqual(seconds.length * 0.97)
  })

  it('finds across two files only pairs across, the first file’s id first', () => {
    const rows = families()
    const others = rows.filter((_, at) => at % 2 === 0).map((row) => ({ ...row, id: `other-${row.id}`, postcode: '' }))
    const pairs = linkedOf([...rows, ...rows.slice(0, 40).map((row) => ({ ...row, id: `${row.id}-again` }))], others)
    expect(pairs.every(({ idA, idB }) => !idA.startsWith('other-') && idB.startsWith('other-'))).toBe(true)
    expect(pairs.length).toBeGreaterThanOrEqual(others.length * 0.97)
  })

  it.each(['given', 'surname', 'birth-date', 'postcode'] as const)('works without a column of %s', (kind) => {
    const rows = families().map((row) => ({ ...row, [kind]: '' }))
    const seconds = rows.slice(0, 60).map((row) => ({ ...row, id: `${row.id}-again` }))
    expect(() => linkedOf([...rows, ...seconds])).not.toThrow()
  })

  it('finds nothing in a file of one row, or of none', () => {
    expect(linkedOf(families().slice(0, 1))).toEqual([])
    expect(linkedOf([])).toEqual([])
  })
})

const LETTERS = 'bdfgklmnprst'

/** Six hundred invented children, three to a home, of whom some are twins. */
function families(): readonly LinkRow[] {
  return Array.from({ length: 600 }, (_, at) => {
    const home = Math.floor(at / 3)
    const drawn = (of: number, salt: number, among: number) => (((of + 1) * salt) % 10_007) % among
    const syllable = (of: number, salt: number) => `${LETTERS[drawn(of, salt, 12)]}${'aeiou'[drawn(of, salt + 2, 5)]}`
    const twins = home % 12 === 0 && at % 3 < 2
    const day = 10 + drawn(home, 4_001, 18)
    return {
      id: `child-${at}`,
      given: `${syllable(at, 5_003)}${syllable(at, 9_001)}n`,
      surname: `${syllable(home, 7_919)}${syllable(home, 6_007)}${syllable(home, 3_001)}k`,
      'birth-date': `${2005 + drawn(home, 1_009, 9) + (twins ? 0 : (at % 3) * 2)}-0${1 + drawn(twins ? home : at, 2_003, 9)}-${day}`,
      postcode: `AL${1 + (home % 9)} ${Math.floor(home / 9) % 10}${'ABDEFGHJLN'[Math.floor(home / 90) % 10]}${'PQRSTUWXYZ'[home % 10]}`,
      address: '',
      identifier: '',
    }
  })
}

function linkedOf(first: readonly LinkRow[], second: readonly LinkRow[] = []) {
  const gathered = gathering()
  for (const row of first) gathered.add(row)
  if (second.length > 0) gathered.second()
  for (const row of second) gathered.add(row)
  return linkRows(gathered.table()).pairs
}

describe('linking a file of few rows', () => {
  const people = families().filter((_, at) => at % 3 === 0)
  const again = (row: LinkRow | undefined, said: Partial<LinkRow> = {}): LinkRow => ({
    ...(row as LinkRow),
    id: `${row?.id}-again`,
    ...said,
  })

  it.each([2, 4, 10, 60])('of %d rows finds two that say the same, and are sure', (size) => {
    const rows = people.slice(0, size - 1)
    const pairs = linkedOf([...rows, again(rows[0])])
    expect(pairs).toMatchObject([{ idA: rows[0]?.id, idB: `${rows[0]?.id}-again`, outcome: 'Match' }])
  })

  it.each([2, 4, 10])(
    'of %d rows finds no pair where nobody is there twice, nor among brothers and sisters',
    (size) => {
      expect(linkedOf(people.slice(0, size))).toEqual([])
      const [first] = people
      const siblings = Array.from({ length: size }, (_, at) =>
        again(first, {
          id: `${at}`,
          given: people[at]?.given as string,
          'birth-date': `20${10 + at}-0${1 + (at % 9)}-1${at}`,
        }),
      )
      expect(linkedOf(siblings)).toEqual([])
    },
  )

  it('takes twins for two children, though all but their given names is the same', () => {
    const [first] = people
    expect(linkedOf([again(first, { id: 'a', given: 'Oliver' }), again(first, { id: 'b', given: 'Poppy' })])).toEqual(
      [],
    )
  })

  it('takes two that say the same for one person no less than two that nearly do', () => {
    const [ada, other] = people.map((row) => ({ ...row }))
    const rows = [ada as LinkRow, other as LinkRow, again(ada), again(ada, { id: 'near', surname: `${ada?.surname}e` })]
    const [same, ...near] = linkedOf(rows).toSorted((a, b) => b.score - a.score)
    expect(same).toMatchObject({ idA: ada?.id, idB: `${ada?.id}-again`, outcome: 'Match' })
    expect(near.every(({ score }) => score <= (same?.score ?? 0))).toBe(true)
    expect(near).toHaveLength(2)
  })

  it('finds across two files of two rows the one who is in both', () => {
    expect(linkedOf(people.slice(0, 2), [again(people[1]), people[2] as LinkRow])).toMatchObject([
      { idA: people[1]?.id, outcome: 'Match' },
    ])
  })
})
