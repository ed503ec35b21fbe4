import { createHash } from 'node:crypto'
import { accepted, type Outcome } from '../../kernel/outcome.ts'
import { summariesOf } from '../children/queries.ts'
import type { DeskAct, DeskRefusal, Effect } from '../contract-desk.ts'
import { weighPair } from '../duplicates/rules.ts'
import { profileOf } from '../matching/keys/rules.ts'
import type { IndexTx } from '../matching/queries.ts'
import { modelInUse } from '../matching/queries-model.ts'
import { objectionOf } from '../matching/words/rules.ts'
import { notSameAs } from '../registration/queries.ts'
import type { Held, HeldChild } from './model.ts'
import { childrenInFull, sizeOfIndex } from './queries.ts'
import { identitiesOf } from './queries-sides.ts'
import { namedBy, permits, readAct } from './rules.ts'
import { effectOf, fingerprintText } from './rules-effect.ts'

/** An act found possible, with all it was decided by and what it would do. */
export type Considered = { readonly act: DeskAct; readonly held: Held; readonly effect: Effect }

/** What an act would do as things stand, or why it may not be done. */
export async function considerAct(tx: IndexTx, asked: DeskAct): Promise<Outcome<Considered, DeskRefusal>> {
  const read = readAct(asked)
  if (!read.ok) return read
  const children = await childrenInFull(tx, namedBy(read.value))
  const inUse = [...children.values()].map(({ number, survivor }) => survivor ?? number)
  const held = { children, notSame: await notSameAs(tx, [...new Set(inUse)]) }
  const permitted = permits(read.value, held)
  if (!permitted.ok) return permitted
  const act = permitted.value
  const shown = effectOf(act, held)
  const words = [...shown.words, ...(await objectionsInWords(tx, act, held))]
  const fingerprint = createHash('sha256').update(fingerprintText(act, held)).digest('base64url')
  return accepted({ act, held, effect: { ...shown, words, people: await namedThen(tx, act, held), fingerprint } })
}

async function namedThen(tx: IndexTx, act: DeskAct, { children }: Held): Promise<Effect['people']> {
  const named = namedBy(act).flatMap((number) => children.get(number) ?? [])
  const there = named.filter(({ status }) => status !== 'sealed')
  const led = there.map((child) => ({ asked: child.number, number: child.survivor ?? child.number }))
  const summaries = await summariesOf(
    tx,
    led.map(({ number }) => number),
  )
  return led.flatMap((one) => {
    const shown = summaries.get(one.number)
    return shown ? [{ ...one, summary: shown.summary }] : []
  })
}

/** What speaks against joining two, as the matcher sees it: people may know better, but not unknowingly. */
async function objectionsInWords(tx: IndexTx, act: DeskAct, { children }: Held): Promise<readonly string[]> {
  if (act.kind !== 'merge' && act.kind !== 'supersede') return []
  const [one, other] = namedBy(act).map((number) => children.get(number)) as [HeldChild, HeldChild]
  const profiles = async ({ assertions }: HeldChild) =>
    (
      await identitiesOf(
        tx,
        assertions.map(({ id }) => id),
      )
    ).map(({ identity }) => profileOf(identity))
  const sides = [await profiles(one), await profiles(other)] as const
  const weighed = weighPair(sides, false, await sizeOfIndex(tx), await modelInUse(tx))
  return (weighed?.objections ?? []).map((kind) => `Against it: ${objectionOf(kind).words}.`)
}
