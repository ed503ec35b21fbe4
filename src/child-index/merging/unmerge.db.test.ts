import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type IndexNumber, indexNumberFrom } from '../../kernel/index-number.ts'
import { ASKED, anIdentity, type IdentityParts } from '../identity/builder.ts'
import { answerOf, aWorld, done, NOOR, registered, type World } from './world.suite.ts'

const TABLES = [
  ...[
    'child',
    'assertion',
    'assertion_key',
    'decision',
    'not_same',
    'shield',
    'feed',
    'recall',
    'proposal',
    'to_allot',
  ],
  ...['possible_duplicate', 'sealed_concern'],
].map((table) => `child_index.${table}`)

/** An index that draws its numbers in one order each time it begins again. */
function inOrder() {
  let drawn = 0
  const drawNumber = () => indexNumberFrom(Array.from({ length: 9 }, (_, at) => Math.floor(++drawn / (at + 1)) % 23))
  return {
    drawNumber,
    beginAgain: async ({ rowsOf }: World) => {
      drawn = 0
      await rowsOf(`truncate ${TABLES.join()} cascade`)
    },
  }
}

const [ofMerged, ofNever] = [inOrder(), inOrder()]
let merged: World
let never: World
beforeAll(async () => {
  merged = await aWorld(inject('server'), ofMerged)
  never = await aWorld(inject('server'), ofNever)
})
afterAll(() => Promise.all([merged.db.destroy(), never.db.destroy()]))

const OLIVER: IdentityParts = { given: 'Oliver', family: 'Farrow', born: '2015-03-09', postcode: 'AL4 0XB' }
const BEATRIX: IdentityParts = { given: 'Beatrix', family: 'Lockwood', born: '2012-07-21', postcode: 'EH7 4TT' }
const OF = { oliver: OLIVER, beatrix: BEATRIX }

type Telling = { readonly of: keyof typeof OF; readonly record: number; readonly how: number }
const WAYS: readonly IdentityParts[] = [
  {},
  { formerPostcode: 'AL9 2CC' },
  { formerPostcode: 'AL2 7QQ' },
  { sex: 'M' },
  { mother: { given: 'Ruth', family: 'Ashdown' } },
]
const aTelling: fc.Arbitrary<Telling> = fc.record({
  of: fc.constantFrom('oliver' as const, 'beatrix' as const),
  record: fc.nat(3),
  how: fc.nat(WAYS.length - 1),
})

/** Tells an index what records say, each time under the record's next version. */
function teller({ index }: World) {
  const versions = new Map<string, number>()
  return async ({ of, record, how }: Telling) => {
    const reference = `${of}-${record}`
    const version = (versions.get(reference) ?? 0) + 1
    versions.set(reference, version)
    return registered(index, reference, { ...OF[of], ...WAYS[how] }, { version, node: `99${record}` })
  }
}

/** Which number each record is linked to, and how each number stands. */
async function standingOf({ rowsOf }: World) {
  const links = await rowsOf<{ reference: string; number: string }>(
    `select a.local_reference as reference, l.number from child_index.link l
       join child_index.assertion a on a.id = l.assertion_id where l.known_to is null order by 1`,
  )
  const keys = await rowsOf<{ reference: string; number: string }>(
    `select distinct a.local_reference as reference, k.number from child_index.assertion_key k
       join child_index.assertion a on a.id = k.assertion_id order by 1`,
  )
  const children = await rowsOf(
    'select number, status, state, survivor, responsible_authority from child_index.child order by number',
  )
  return { links, keys, children }
}

describe('unmerging', () => {
  it('gives two right records, whatever was registered and changed meanwhile: as if there had been no merge', async () => {
    const tellings = fc.array(aTelling, { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(tellings, tellings, fc.boolean(), async (before, since, oliverStays) => {
        await Promise.all([ofMerged.beginAgain(merged), ofNever.beginAgain(never)])
        const [tell, tellOther] = [teller(merged), teller(never)]
        const first = [{ of: 'oliver', record: 0, how: 0 } as const, { of: 'beatrix', record: 0, how: 0 } as const]
        for (const telling of [...first, ...before]) {
          await tell(telling)
          await tellOther(telling)
        }
        const [oliver, beatrix] = await Promise.all(['oliver-0', 'beatrix-0'].map((reference) => numberOf(reference)))
        const [survivor, retired] = oliverStays ? [oliver, beatrix] : [beatrix, oliver]
        await done(merged.desk, { kind: 'merge', survivor: survivor ?? '', retired: retired ?? '' })
        for (const telling of since) {
          await tell(telling)
          await tellOther(telling)
        }
        await done(merged.desk, { kind: 'unmerge', retired: retired ?? '' })
        expect(answerOf(await merged.desk.toAllot({ asked: NOOR }))).toEqual([])
        expect(await standingOf(merged)).toEqual(await standingOf(never))
        for (const parts of [OLIVER, BEATRIX]) {
          const asking = { asked: ASKED, identity: anIdentity(parts) }
          expect(await merged.index.match(asking)).toEqual(await never.index.match(asking))
        }
      }),
      { numRuns: 8 },
    )
  }, 120_000)
})

async function numberOf(reference: string): Promise<IndexNumber | undefined> {
  const { links } = await standingOf(merged)
  return links.find((link) => link.reference === reference)?.number as IndexNumber | undefined
}
