import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { StepKind } from '../../entries/model.ts'
import type { Deciding } from '../../entries/records/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { json, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { localSettings } from '../local-settings/queries.ts'
import { settingOn } from '../local-settings/rules.ts'
import {
  type NewSignOff,
  SIGNING_LEVELS,
  type SignedKind,
  type Signer,
  type SigningLevel,
  type SignOff,
  type Waiting,
} from './model.ts'
import { tellSigners } from './queries-telling.ts'

const COLUMNS = [
  'id',
  'kind',
  'stepKind',
  'stepId',
  'signedByRole',
  'content',
  'askedAt',
  'askedBy',
  'askedByName',
] as const
const DECIDED = ['writtenBy', 'decidedAt', 'decision', 'comment', 'decidedByName'] as const

/** Who signs this kind of record on this day, in this authority. */
export async function signerOf(tx: Tx, kind: SignedKind, day: CalendarDay): Promise<SigningLevel> {
  const value = settingOn(await localSettings(tx), `signs-${kind}`, day)
  return SIGNING_LEVELS.find((level) => level === value) ?? 'team-manager'
}

/** Puts words before whoever signs them, and tells them. */
export async function askForSignature(
  tx: Tx,
  asking: NewSignOff,
  by: Pick<Actor, 'userId' | 'name'>,
  askedAt: Instant,
): Promise<void> {
  const { childIds, step, content, writtenBy, ...signOff } = asking
  const { authority } = tx
  await tx
    .insertInto('signOff')
    .values({
      ...signOff,
      authority,
      stepKind: step.kind,
      stepId: step.id,
      content: json(content),
      askedAt,
      askedBy: by.userId,
      askedByName: by.name,
      writtenBy: [...writtenBy],
    })
    .execute()
  const parts = childIds.map((childId) => ({ authority, id: newId(), signOffId: signOff.id, childId }))
  if (parts.length > 0) await tx.insertInto('signOffChild').values(parts).execute()
  await tellSigners(tx, { ...asking, askedAt, askedBy: by.userId })
}

/** What waits for a signature of this step, locked until the transaction ends. Stands on sign_off_waiting_once. */
export async function lockWaiting(tx: Tx, kind: SignedKind, stepId: string): Promise<SignOff | undefined> {
  const row = await tx
    .selectFrom('signOff')
    .select([...COLUMNS, ...DECIDED])
    .where('authority', '=', tx.authority)
    .where('stepId', '=', stepId)
    .where('kind', '=', kind)
    .where('decidedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && asSignOff(row)
}

/** These rounds, locked until the transaction ends: of two children whose cases close at once, the second waits. */
export async function lockRounds(tx: Tx, ids: readonly string[]): Promise<readonly SignOff[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('signOff')
    .select([...COLUMNS, ...DECIDED])
    .where('authority', '=', tx.authority)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(asSignOff)
}

/** Every round of this step, the latest first: what was asked, and what each manager said. Stands on sign_off_of_step. */
export async function signOffsOf(tx: Tx, stepId: string): Promise<readonly SignOff[]> {
  const rows = await tx
    .selectFrom('signOff')
    .select([...COLUMNS, ...DECIDED])
    .where('authority', '=', tx.authority)
    .where('stepId', '=', stepId)
    .orderBy('askedAt', 'desc')
    .limit(50)
    .execute()
  return rows.map(asSignOff)
}

/** What a manager said of what waited: it waits no longer. */
export async function saveDecided(
  tx: Tx,
  id: string,
  act: Deciding | 'withdrawn',
  by: Pick<Actor, 'userId' | 'name'>,
  at: Instant,
): Promise<void> {
  const decision = act === 'withdrawn' ? act : act.sign ? 'signed' : 'handed-back'
  const comment = act !== 'withdrawn' && !act.sign ? act.comment.trim() : null
  await tx
    .updateTable('signOff')
    .set({ decision, comment, decidedAt: at, decidedBy: by.userId, decidedByName: by.name })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('signOffChild')
    .set({ waits: false })
    .where('authority', '=', tx.authority)
    .where('signOffId', '=', id)
    .execute()
}

/** The children whom the rounds of this step are about; none if there are none. */
export async function childrenOfRounds(tx: Tx, kind: SignedKind, stepId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('signOffChild as part')
    .innerJoin('signOff', (join) =>
      join.onRef('signOff.authority', '=', 'part.authority').onRef('signOff.id', '=', 'part.signOffId'),
    )
    .select('part.childId')
    .distinct()
    .where('part.authority', '=', tx.authority)
    .where('signOff.stepId', '=', stepId)
    .where('signOff.kind', '=', kind)
    .orderBy('part.childId')
    .execute()
  return rows.map(({ childId }) => childId)
}

/** Every round of this kind about a child, the latest first. Stands on sign_off_child_of. */
export async function roundsOfChild(tx: Tx, kind: SignedKind, childId: string): Promise<readonly SignOff[]> {
  const rows = await tx
    .selectFrom('signOff')
    .select([...COLUMNS, ...DECIDED])
    .where('authority', '=', tx.authority)
    .where('kind', '=', kind)
    .where('id', 'in', (the) =>
      the
        .selectFrom('signOffChild')
        .select('signOffId')
        .where('authority', '=', tx.authority)
        .where('childId', '=', childId),
    )
    .orderBy('askedAt', 'desc')
    .limit(50)
    .execute()
  return rows.map(asSignOff)
}

/**
 * What waits for this level, the oldest first, at most `limit`: for a team's manager what is about the children the
 * teams hold. Reads what waits in the authority alone (sign_off_child_waiting), then allocation_of_child.
 */
export async function waitingFor(
  tx: Tx,
  level: Signer,
  teamIds: readonly string[],
  limit: number,
): Promise<readonly Waiting[]> {
  const held =
    level === 'team-manager'
      ? sql`and exists (select from allocation a where a.authority = p.authority and a.child_id = p.child_id
              and a.to_on is null and a.team_id = any(${teamIds}::uuid[]))`
      : sql``
  const { rows } = await sql<Waiting>`
    select s.id, s.kind, s.step_id, s.asked_at, s.asked_by, s.asked_by_name, s.written_by,
           array_agg(p.child_id order by p.child_id) as child_ids
      from sign_off_child p
      join sign_off s on s.authority = p.authority and s.id = p.sign_off_id
     where p.authority = ${tx.authority} and p.waits and s.signed_by_role = ${level} ${held}
     group by s.authority, s.id order by s.asked_at, s.id limit ${limit}`.execute(tx)
  return rows
}

type Row = Omit<SignOff, 'step'> & { readonly stepKind: string; readonly stepId: string }

function asSignOff({ stepKind, stepId, ...row }: Row): SignOff {
  return { ...row, step: { kind: stepKind as StepKind, id: stepId } }
}
