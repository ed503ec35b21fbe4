import type { SideAssertion } from '../contract-desk.ts'
import { takeBackPairs } from '../duplicates/queries-writing.ts'
import { announce } from '../feed/queries-writing.ts'
import { stateOf } from '../identity/rules.ts'
import { profileOf } from '../matching/keys/rules.ts'
import type { IndexTx } from '../matching/queries.ts'
import { modelInUse } from '../matching/queries-model.ts'
import { saveLifted } from '../shields/queries.ts'
import type { Alias, AliasItem, Deciding, HeldChild } from './model.ts'
import { aliasesOf, itemsOfAliases, sizeOfIndex } from './queries.ts'
import { insertToAllot, type NewToAllot } from './queries-allotting.ts'
import { insertNotSame, notSameSaidOf } from './queries-not-same.ts'
import { insertShield, shieldsSince } from './queries-shields.ts'
import { identitiesOf } from './queries-sides.ts'
import { addDecision, moveAssertions, savePartedAlias, saveReturned, saveState } from './queries-writing.ts'
import { authoritiesOf } from './rules-effect.ts'
import { clearlyWhose, followersOf, partingOf, pathOf, wasSaidOfBoth } from './rules-unmerge.ts'

/**
 * Makes a retired number live again, however long ago it gave way: what it had goes back to it, with its own aliases.
 * A record that came since goes to the one it clearly is of, as if the two had never been one; what is clearly neither's
 * stays with the survivor and waits to be allotted. A shield put on since covers both until someone has looked.
 */
export async function partNumbers(
  tx: IndexTx,
  retired: HeldChild,
  survivor: HeldChild,
  deciding: Deciding,
): Promise<string> {
  const { at, newId } = deciding
  const decisionId = newId()
  await addDecision(
    tx,
    { id: decisionId, kind: 'unmerge', number: survivor.number, otherNumber: retired.number },
    deciding,
  )
  const aliases = await aliasesOf(tx, survivor.number)
  const [alias] = pathOf(retired.number, aliases)
  if (!alias) throw new Error('a retired number without an alias')
  const had = await itemsOfAliases(tx, aliases)
  await savePartedAlias(tx, alias, decisionId, at)
  await saveReturned(tx, retired.number, followersOf(retired.number, aliases), alias.retiredStatus)
  await returnAssertions(tx, { retired, survivor, alias, aliases, had }, decisionId, deciding)
  await leaveToAllot(tx, { retired, survivor, alias, aliases, had }, decisionId, deciding)
  await shareShields(tx, retired, survivor, alias, deciding)
  for (const { other, decidedAt } of await notSameSaidOf(
    tx,
    pathOf(retired.number, aliases).map(({ survivor: of }) => of),
  )) {
    if (wasSaidOfBoth(decidedAt, alias)) await insertNotSame(tx, newId(), [retired.number, other], decisionId, at)
  }
  await takeBackPairs(tx, { number: retired.number, survivor: survivor.number }, alias.decisionId, decisionId, at)
  await announce(
    tx,
    [{ kind: 'unmerged', number: retired.number, otherNumber: survivor.number }],
    authoritiesOf([retired, survivor]),
    at,
  )
  return decisionId
}

type Parting = {
  readonly retired: HeldChild
  readonly survivor: HeldChild
  readonly alias: Alias
  readonly aliases: readonly Alias[]
  readonly had: readonly AliasItem[]
}

async function returnAssertions(
  tx: IndexTx,
  { retired, survivor, alias, aliases, had }: Parting,
  decisionId: string,
  { at, newId }: Deciding,
): Promise<void> {
  const present = survivor.assertions.map(({ id }) => ({ id, number: survivor.number }))
  const { back, since } = partingOf(retired.number, aliases, 'assertion', present, had)
  const texts = new Map(
    (
      await identitiesOf(
        tx,
        present.map(({ id }) => id),
      )
    ).map((text) => [text.id, text]),
  )
  const of = (ids: readonly string[]) => ids.flatMap((id) => texts.get(id) ?? [])
  const kept = present.map(({ id }) => id).filter((id) => !back.includes(id) && !since.includes(id))
  const whose = await whoseSince(tx, of(since), of(back), of(kept))
  const returned = [...back, ...since.filter((id) => whose.get(id) === 'retired')]
  await moveAssertions(tx, returned, retired.number, decisionId, at)
  const confirmed = (ids: readonly string[]) => of(ids).some(({ identity }) => stateOf(identity) === 'confirmed')
  await saveState(tx, retired.number, confirmed(returned) ? 'confirmed' : alias.retiredState)
  const stays = present.map(({ id }) => id).filter((id) => !returned.includes(id))
  if (alias.survivor === survivor.number && alias.survivorState === 'provisional' && !confirmed(stays)) {
    await saveState(tx, survivor.number, 'provisional')
  }
  const unclear = of(since).filter(({ id }) => whose.get(id) === 'unclear')
  const rows = unclear.map(({ id, authority, recordedAt }) => ({ itemId: id, authority, since: recordedAt }))
  await insertToAllot(
    tx,
    rows.map((row) => toAllot('assertion', row, retired, survivor, decisionId, newId())),
  )
}

/** What the matcher says of each that came since, against the records that are surely the one's or the other's. */
async function whoseSince(
  tx: IndexTx,
  since: readonly SideAssertion[],
  retired: readonly SideAssertion[],
  survivor: readonly SideAssertion[],
): Promise<ReadonlyMap<string, ReturnType<typeof clearlyWhose>>> {
  if (since.length === 0) return new Map()
  const [size, weights] = [await sizeOfIndex(tx), await modelInUse(tx)]
  const profiles = (texts: readonly SideAssertion[]) => texts.map(({ identity }) => profileOf(identity))
  const whose = ({ identity }: SideAssertion) =>
    stateOf(identity) === 'provisional'
      ? ('unclear' as const)
      : clearlyWhose(profileOf(identity), profiles(retired), profiles(survivor), size, weights)
  return new Map(since.map((text) => [text.id, whose(text)]))
}

async function leaveToAllot(
  tx: IndexTx,
  { retired, survivor, aliases, had }: Parting,
  decisionId: string,
  { at, newId }: Deciding,
): Promise<void> {
  const left = (['involvement', 'sealed-concern'] as const).flatMap((what) => {
    const present = what === 'involvement' ? survivor.involvements : survivor.concerns
    const { since } = partingOf(retired.number, aliases, what, present, had)
    const rows = present.filter(({ id }) => since.includes(id))
    return rows.map(({ id, authority }) =>
      toAllot(what, { itemId: id, authority, since: at }, retired, survivor, decisionId, newId()),
    )
  })
  await insertToAllot(tx, left)
}

function toAllot(
  what: NewToAllot['what'],
  row: Pick<NewToAllot, 'itemId' | 'authority' | 'since'>,
  retired: HeldChild,
  survivor: HeldChild,
  decisionId: string,
  id: string,
): NewToAllot {
  return { ...row, id, what, decisionId, number: survivor.number, otherNumber: retired.number }
}

async function shareShields(
  tx: IndexTx,
  retired: HeldChild,
  survivor: HeldChild,
  { shieldId, joinedAt }: Alias,
  { asked, at, newId }: Deciding,
): Promise<void> {
  for (const { authority } of await shieldsSince(tx, survivor.number, joinedAt, shieldId)) {
    const shield = { id: newId(), number: retired.number, kind: 'provisional', authority, reason: SINCE } as const
    await insertShield(tx, shield, at)
  }
  if (shieldId !== null) await saveLifted(tx, shieldId, { at, by: [asked.userId ?? asked.role], because: PARTED })
}

const SINCE = 'Put up while it was one with a number it is parted from now'
const PARTED = 'It came from a number that is parted from this one'
