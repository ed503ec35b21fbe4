import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import { type IndexNumber, indexNumberFrom } from '../../kernel/index-number.ts'
import type { Connections } from '../../platform/connections.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import { ASKED, anIdentity, type IdentityParts } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../in-process.ts'
import { indexDeskInProcess, type MergingDesk } from '../in-process-desk.ts'
import type { IndexDB } from '../schema.ts'
import { answerOf, done, NOOR, registered } from './builder.ts'

/** An index with its desk, that can be begun again: the numbers are drawn in one order each time. */
type World = {
  readonly urls: Connections
  readonly db: IndexDatabase
  readonly index: ChildIndex
  readonly desk: MergingDesk
  readonly beginAgain: () => Promise<void>
}

async function aWorld(): Promise<World> {
  const urls = await aDatabase(inject('server'))
  const db = openDatabase<IndexDB>(urls.index)
  let drawn = 0
  const drawNumber = () => indexNumberFrom(Array.from({ length: 9 }, (_, at) => Math.floor(++drawn / (at + 1)) % 23))
  const beginAgain = async () => {
    drawn = 0
    await execute(urls.owner, `truncate ${TABLES.map((table) => `child_index.${table}`).join()} cascade`)
  }
  return { urls, db, index: childIndexInProcess(db, { drawNumber }), desk: indexDeskInProcess(db), beginAgain }
}
const TABLES = ['child', 'assertion', 'assertion_key', 'decision', 'not_same', 'shield', 'feed', 'recall', 'proposal']
const MORE_TABLES = ['to_allot', 'possible_duplicate', 'sealed_concern']
TABLES.push(...MORE_TABLES)

let merged: World
let never: World
beforeAll(async () => {
  ;[merged, never] = [await aWorld(), await aWorld()]
})
afterAll(() => Promise.all([merged.db.destroy(), never.db.destroy()]))

const OLIVER: IdentityParts = { given: 'Oliver', family: 'Farrow', born: '2015-03-09', postcode: 'AL4 0XB' }
const BEATRIX: IdentityParts = { given: 'Beatrix', family: 'Lockwood', born: '2012-07-21', postcode: 'EH7 4TT' }
const OF = { oliver: OLIVER, beatrix: BEATRIX }

type Telling = { readonly of: keyof typeof OF; readonly record: number; readonly how: number }
const WAYS: readonly IdentityParts[] = [
  {},
  { postcode: 'AL9 2CC' },
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
async function standingOf({ urls }: World) {
  const links = await execute<{ reference: string; number: string }>(
    urls.owner,
    `select a.local_reference as reference, l.number from child_index.link l
       join child_index.assertion a on a.id = l.assertion_id where l.known_to is null order by 1`,
  )
  const keys = await execute<{ reference: string; number: string }>(
    urls.owner,
    `select distinct a.local_reference as reference, k.number from child_index.assertion_key k
       join child_index.assertion a on a.id = k.assertion_id order by 1`,
  )
  const children = await execute(
    urls.owner,
    'select number, status, state, survivor, responsible_authority from child_index.child order by number',
  )
  return { links: links.rows, keys: keys.rows, children: children.rows }
}

describe('unmerging', () => {
  it('gives two right records, whatever was registered and changed meanwhile: as if there had been no merge', async () => {
    const tellings = fc.array(aTelling, { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(tellings, tellings, fc.boolean(), async (before, since, oliverStays) => {
        await Promise.all([merged.beginAgain(), never.beginAgain()])
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
      { numRuns: 12 },
    )
  }, 120_000)
})

async function numberOf(reference: string): Promise<IndexNumber | undefined> {
  const { links } = await standingOf(merged)
  return links.find((link) => link.reference === reference)?.number as IndexNumber | undefined
}
