import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Moment } from '../../kernel/moment.ts'
import { lockPersonToEdit, whereMay } from '../../people/commands.ts'
import { familyOf } from '../../people/family/queries.ts'
import { childrenAround } from '../../people/family/queries-around.ts'
import { householdsOf, tieOf } from '../../people/family/queries-changing.ts'
import type { Household, KnownPerson, Relationship } from '../../people/model.ts'
import { personById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'

/** Somebody whose record the actor may change; the look is on record. Undefined for anybody else. */
export async function personToEdit(
  tx: Tx,
  actor: Actor,
  personId: string,
  now: Moment,
): Promise<KnownPerson | undefined> {
  const allowed = await lockPersonToEdit(tx, actor, personId, now)
  if (!allowed.ok) return undefined
  const kind = allowed.value.kind === 'child' ? 'child' : 'person'
  await audit(tx, actor, 'child.look', { kind, id: personId }, { part: 'family' })
  return personById(tx, personId)
}

/** A tie that the actor may change, with both whom it ties; undefined if there is none, or one that ended. */
export type TieToChange = { readonly tie: Relationship; readonly person: KnownPerson; readonly other: KnownPerson }

export async function tieToChange(
  tx: Tx,
  actor: Actor,
  { personId, tieId }: { readonly personId: string; readonly tieId: string },
  now: Moment,
): Promise<TieToChange | undefined> {
  const seen = await personToEdit(tx, actor, personId, now)
  const tie = seen && (await tieOf(tx, personId, tieId))
  if (!tie || tie.toOn !== null) return undefined
  const [person, other] = [await personById(tx, tie.personId), await personById(tx, tie.otherId)]
  return person && other ? { tie, person, other } : undefined
}

/** An adult, and the homes of the family, one of which may be theirs. */
export type HomeToChange = {
  readonly person: KnownPerson
  readonly homes: readonly Household[]
  /** Whose homes these are. */
  readonly around: readonly string[]
}

export async function homeToChange(
  tx: Tx,
  actor: Actor,
  personId: string,
  now: Moment,
): Promise<HomeToChange | undefined> {
  const person = await personToEdit(tx, actor, personId, now)
  if (person?.kind !== 'adult') return undefined
  const children = await childrenAround(tx, personId, { ever: true })
  const theirs = await whereMay(tx, actor, 'child.look', children, now)
  const family = await familyOf(tx, personId)
  const adults = (family?.relatives ?? []).filter((one) => one.person.kind === 'adult').map((one) => one.person.id)
  const around = [...theirs, ...adults]
  return { person, around, homes: await householdsOf(tx, [personId, ...around]) }
}
