import { sql } from 'kysely'
import { londonDayOf } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { notify, tellHolders } from '../notifications/queries.ts'
import type { NewSignOff, SignOff } from './model.ts'

type Asked = Pick<NewSignOff, 'step' | 'signedByRole' | 'childIds' | 'writtenBy'> & Pick<SignOff, 'askedAt' | 'askedBy'>

/**
 * Tells whoever may sign that it waits: for a team's manager those whose team holds a child, and whoever stands in for
 * one of them that day; not those who wrote in it. Stands on allocation_of_child and cover_of.
 */
export async function tellSigners(tx: Tx, asked: Asked): Promise<void> {
  const { askedAt, askedBy, childIds, signedByRole, step, writtenBy } = asked
  const day = londonDayOf(askedAt)
  const ofTeam =
    signedByRole === 'team-manager'
      ? sql`and exists (select from allocation a where a.authority = ${tx.authority} and a.child_id = child.id
              and a.to_on is null and a.team_id = seat.team_id)`
      : sql``
  const { rows } = await sql<{ readonly childId: string; readonly userId: string }>`
    with seat as (
      select user_id, team_id from access.membership
       where authority = ${tx.authority} and seat = 'council' and ${signedByRole} = any(roles)
         and from_on <= ${day}::date and (to_on is null or to_on >= ${day}::date)),
    signer as (
      select child.id as child_id, seat.user_id from unnest(${childIds}::uuid[]) as child (id), seat where true ${ofTeam})
    select child_id, user_id from signer
    union
    select s.child_id, c.covering_user from signer s
      join cover c on c.authority = ${tx.authority} and c.absent_user = s.user_id and c.from_on <= ${day}::date
       and c.to_on >= ${day}::date and (c.ended_on is null or c.ended_on > ${day}::date)
     where c.covering_user in (select user_id from seat)`.execute(tx)
  const signers = rows.filter(({ userId }) => userId !== askedBy && !writtenBy.includes(userId))
  const notices = signers.map((signer) => ({ ...signer, kind: 'record-to-sign' as const, step }))
  await notify(tx, notices, askedAt)
}

type Answer = { readonly signed: boolean; readonly by: string | null; readonly at: SignOff['askedAt'] }

/** Signed, whoever works with the children is told, and whoever asked; handed back, whoever asked. */
export async function tellOfAnswer(
  tx: Tx,
  { askedBy, step }: SignOff,
  childIds: readonly string[],
  { signed, by, at }: Answer,
): Promise<void> {
  if (signed) {
    return tellHolders(tx, { kind: 'decision-made', step, childIds, also: askedBy, but: by, at })
  }
  if (askedBy === null) return
  const notices = childIds.map((childId) => ({ userId: askedBy, kind: 'record-returned' as const, step, childId }))
  await notify(tx, notices, at)
}
