import { describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import { openDatabase } from '../../platform/db.ts'
import { ASKED, type IdentityParts } from '../identity/builder.ts'
import { childIndexInProcess } from '../in-process.ts'
import { indexDeskInProcess } from '../in-process-desk.ts'
import { done, registered } from '../merging/world.suite.ts'
import type { IndexDB } from '../schema.ts'
import { aLoader, aRow, aSource } from './builder.ts'
import { loadFiles } from './commands.ts'
import type { LoadProgress, LoadSource } from './model.ts'

/** An index, its desk, and loads into it that are broken off at a stage and begun again. */
async function aWorld() {
  const { owner, index: url } = await aDatabase(inject('server'))
  const db = openDatabase<IndexDB>(url)
  const loading = async (source: LoadSource, until?: LoadProgress['stage']) => {
    const onProgress = ({ stage }: LoadProgress) => {
      if (stage === until) throw new Error('broken off')
    }
    const { loader, end } = aLoader(owner, { onProgress })
    const load = loadFiles(loader, [source]).finally(end)
    await (until ? expect(load).rejects.toThrow('broken off') : load)
  }
  const rowsOf = async <T extends object>(statement: string) => (await execute<T>(owner, statement)).rows
  const numbersOf = async () =>
    new Map(
      (
        await rowsOf<{ reference: string; number: string }>(`
      select a.local_reference as reference, l.number from child_index.assertion a
        join child_index.link l on l.assertion_id = a.id and l.known_to is null`)
      ).map(({ reference, number }) => [reference, number]),
    )
  const desk = indexDeskInProcess(db)
  return { index: childIndexInProcess(db), desk, loading, rowsOf, numbersOf, end: () => db.destroy() }
}

/** Children like no other here. */
const OTHERS = ['Zoltan', 'Quentin', 'Wilhelmina', 'Ptolemy', 'Ignatius'].map((given, at) =>
  aRow(`other${at}`, {
    given,
    family: `${'bcdfg'[at]}agorth`,
    born: `201${at}-02-1${at}`,
    postcode: `LS${at + 1} 1AA`,
  }),
)

const MOVED = { postcode: 'LS9 9XX' }

/** By each search of a registration, two records of which it alone finds one by the other: in the file, and meanwhile. */
const MET: Readonly<Record<string, readonly [IdentityParts, IdentityParts]>> = {
  'birth date and family name': [
    { given: 'Joseph', family: 'Abara', born: '2014-05-19' },
    { given: 'Edmund', family: 'Abara', born: '2014-05-19', ...MOVED },
  ],
  'birth date and given name': [
    { given: 'Marguerite', family: 'Bex', born: '2014-06-19' },
    { given: 'Marguerite', family: 'Tolland', born: '2014-06-19', ...MOVED },
  ],
  'names the other way round': [
    { given: 'Tendai', family: 'Mutasa', born: '2014-07-19' },
    { given: 'Mutasa', family: 'Tendai', born: '2014-07-19', ...MOVED },
  ],
  'a family name where the given name should be': [
    { given: 'Chidi', family: 'Okafor', born: '2014-08-19' },
    { given: 'Okafor', family: '', born: '2014-08-19', ...MOVED },
  ],
  'day and month the other way round, and one name': [
    { given: 'Una', family: 'Delacroix', born: '2013-03-09' },
    { given: 'Bettina', family: 'Delacroix', born: '2013-09-03', ...MOVED },
  ],
  'both names and another day': [
    { given: 'Gwendolen', family: 'Eccles', born: '2012-02-03' },
    { given: 'Gwendolen', family: 'Eccles', born: '2012-02-23', ...MOVED },
  ],
  'both names and another month': [
    { given: 'Horatio', family: 'Finch', born: '2012-03-04' },
    { given: 'Horatio', family: 'Finch', born: '2012-08-04', ...MOVED },
  ],
  ...Object.fromEntries(
    [1, 2, 10].map((years) => [
      `both names and a year ${years} off`,
      [
        { given: 'Isolde', family: `${'xyz'[years % 3]}arnaby`, born: '2004-11-25' },
        { given: 'Isolde', family: `${'xyz'[years % 3]}arnaby`, born: `${2004 + years}-11-25`, ...MOVED },
      ],
    ]),
  ),
  'both names, and a year without a day': [
    { given: 'Jacinta', family: 'Grimshaw', born: '2011-10-27' },
    { given: 'Jacinta', family: 'Grimshaw', born: '2011-01-01', ...MOVED },
  ],
  'postcode and given name': [
    { given: 'Konstantin', family: 'Hebden', born: '2010-04-28', postcode: 'AL1 1AA' },
    { given: 'Konstantin', family: 'Quayle', born: '2007-12-12', postcode: 'AL1 1AA' },
  ],
  'postcode and birth date': [
    { given: 'Lavinia', family: 'Ingram', born: '2010-05-29', postcode: 'AL2 2AA' },
    { given: 'Peregrine', family: 'Rusk', born: '2010-05-29', postcode: 'AL2 2AA' },
  ],
  'postcode and family name': [
    { given: 'Oliver', family: 'Vandermeer', born: '2009-06-13', postcode: 'AL7 7XX' },
    { given: 'Theodora', family: 'Vandermeer', born: '2006-01-28', postcode: 'AL7 7XX' },
  ],
  'a postcode of before and a word of the given name': [
    { given: 'Mary Ann', family: 'Jessop', born: '2009-07-30', postcode: 'AL5 5AA', formerPostcode: 'AL6 6AA' },
    { given: 'Ann', family: 'Upjohn', born: '2003-01-28', postcode: 'AL6 6AA' },
  ],
  'an NHS number': [
    {
      given: 'Nero',
      family: 'Kettle',
      born: '2008-08-30',
      identifiers: [{ system: 'nhs', value: '9990000018', verified: true }],
    },
    {
      given: 'Sextus',
      family: 'Wragg',
      born: '2003-02-27',
      ...MOVED,
      identifiers: [{ system: 'nhs', value: '9990000018', verified: true }],
    },
  ],
}

describe('a row decided already', () => {
  it.each(Object.entries(MET))(
    'is decided anew when someone is registered meanwhile who is found by %s',
    async (...given) => {
      const [, [inFile, meanwhile]] = given as [string, (typeof MET)[string]]
      const { index, loading, rowsOf, end } = await aWorld()
      const source = aSource('roll', [...OTHERS, aRow('met', { postcode: 'AL4 0XB', ...inFile } as IdentityParts)])
      await loading(source, 'deciding')
      await registered(index, 'live', meanwhile as IdentityParts, { node: '992' })
      await loading(source, 'finishing')
      expect(
        await rowsOf(`select local_reference from child_index.load_single join child_index.load_row using (seq)`),
      ).toEqual([{ local_reference: 'met' }])
      await end()
    },
  )

  it('as of a child goes where its record is when two people part that child meanwhile', async () => {
    const { index, desk, loading, rowsOf, numbersOf, end } = await aWorld()
    const twins: IdentityParts = { family: 'Okonedo', born: '2016-04-11', postcode: 'AL1 7QQ' }
    const adam = await registered(index, 'adam', { ...twins, given: 'Adam' })
    await registered(index, 'benjamin', { ...twins, given: 'Adam' }, { node: '992' })
    await registered(index, 'benjamin', { ...twins, given: 'Benjamin' }, { node: '992', version: 2 })
    const source = aSource('roll', [...OTHERS, aRow('loaded', { ...twins, given: 'Benjamin' }, null, '993')])
    await loading(source, 'deciding')
    const [record] = await rowsOf<{ id: string }>(
      `select id from child_index.assertion where local_reference = 'benjamin'`,
    )
    await done(desk, { kind: 'split', number: adam, assertionIds: [record?.id ?? ''] })
    await loading(source)
    const numbers = await numbersOf()
    expect(numbers.get('benjamin')).not.toBe(adam)
    expect(numbers.get('loaded')).toBe(numbers.get('benjamin'))
    await end()
  })

  it('near a child who was joined to one who is shielded meanwhile is registered as near a shielded child', async () => {
    const { index, desk, loading, rowsOf, numbersOf, end } = await aWorld()
    const annalise: IdentityParts = { given: 'Annalise', family: 'Kirkbryde', born: '2012-05-19', postcode: 'AL2 2KB' }
    const retired = await registered(index, 'retired', annalise)
    const survivor = await registered(index, 'survivor', { given: 'Hetty', family: 'Marchbanks' })
    const source = aSource('roll', [
      ...OTHERS,
      aRow('near', { ...annalise, given: 'Annalisa', multipleBirth: true }, null, '993'),
    ])
    await loading(source, 'deciding')
    await done(desk, { kind: 'merge', retired, survivor })
    await index.shield({ asked: ASKED, number: survivor, reason: 'Fled' })
    await loading(source)
    expect(await rowsOf(`select number from child_index.shield where kind = 'provisional'`)).toEqual([
      { number: (await numbersOf()).get('near') },
    ])
    await end()
  })

  it('and weighed against a row that is decided anew is decided anew, so that no pair is of a number nobody has', async () => {
    const { index, loading, rowsOf, numbersOf, end } = await aWorld()
    await registered(index, 'solo', { given: 'Solo', family: 'Filler', born: '2001-05-19', postcode: 'ZE1 1AA' })
    const home: IdentityParts = { family: 'Kirkbryde', born: '2012-05-19', postcode: 'SK2 2KB', multipleBirth: true }
    const source = aSource('roll', [
      ...OTHERS,
      aRow('taken', { ...home, given: 'Annalise' }, null, '991'),
      aRow('weighed', { ...home, given: 'Annalisa' }, null, '992'),
    ])
    await loading(source, 'deciding')
    const elsewhere = { given: 'Edmund', family: 'Yarrow', born: '2003-03-03', postcode: 'YO1 1AA' }
    await registered(index, 'taken', elsewhere, { node: '991/school-roll' })
    await loading(source)
    const numbers = await numbersOf()
    expect(await rowsOf('select array[number, other_number] as pair from child_index.possible_duplicate')).toEqual([
      { pair: [numbers.get('taken'), numbers.get('weighed')].sort() },
    ])
    await end()
  })
})
