import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import { json, type Tx } from '../../platform/db.ts'
import type { SentAnswer, SentOutcome, SentRequest, SharedPart } from './contract.ts'
import type { AskedOfUs, Given } from './model.ts'
import type { ConcernWords } from './queries.ts'

// What an agency is asked and gives: its own, which no council's seat reads.

const MOST = 200
const MOST_CONCERNS = 5

const ASKED = [
  ...(['id', 'addressedTo', 'fromAuthority', 'indexNumber as number', 'askedByName', 'askedByTitle'] as const),
  ...(['purpose', 'basis', 'asked', 'urgency', 'answerBy', 'askedAt', 'answeredAt'] as const),
  ...(['outcome', 'outcomeByName', 'outcomeByTitle', 'outcomeAt'] as const),
] as const

/** Which agency of this authority keeps a sealed concern or works with a child, by the index's reference, and who there. */
export async function holderOf(
  tx: Tx,
  kind: string,
  reference: string,
): Promise<{ readonly agencyId: string; readonly userId: string } | undefined> {
  const { rows } = await sql<{ agencyId: string; userId: string }>`
    select agency_id, user_id from public.holder_of(${kind}, ${reference}::uuid)`.execute(tx)
  return rows[0]
}

/** Puts a request before the acting agency. Once: the id is the asker's. @returns whether it is new */
export async function addAsked(
  tx: Tx,
  { id, fromAuthority, number, holder: _, ...request }: SentRequest,
  { agencyId, userId }: { readonly agencyId: string; readonly userId: string },
): Promise<boolean> {
  const { askedByName, askedByTitle, purpose, basis, asked, urgency, answerBy, askedAt } = request
  const added = await tx
    .insertInto('shareAsked')
    .values({
      ...{ authority: tx.authority, id, agencyId, sealedTo: agencyId, addressedTo: userId, fromAuthority },
      ...{ indexNumber: number, askedByName, askedByTitle, purpose, basis, asked, urgency, answerBy, askedAt },
    })
    .onConflict((the) => the.columns(['authority', 'id']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/**
 * What the acting agency is asked, what waits first, at most 200: all of it, or what is addressed to this user. Stands on
 * share_asked_of_agency and share_asked_of_user.
 */
export async function askedOfAgency(tx: Tx, addressedTo: string | 'anyone'): Promise<readonly AskedOfUs[]> {
  return tx
    .selectFrom('shareAsked')
    .select(ASKED)
    .where('authority', '=', tx.authority)
    .$if(addressedTo !== 'anyone', (all) => all.where('addressedTo', '=', addressedTo))
    .orderBy('answeredAt', (order) => order.desc().nullsFirst())
    .orderBy('answerBy')
    .limit(MOST)
    .execute()
}

/** One request to the acting agency, locked until the transaction ends; undefined if there is none such. */
export async function lockAsked(tx: Tx, id: string): Promise<AskedOfUs | undefined> {
  return tx
    .selectFrom('shareAsked')
    .select(ASKED)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveAnswered(tx: Tx, id: string, answeredAt: Instant): Promise<void> {
  await tx
    .updateTable('shareAsked')
    .set({ answeredAt })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Writes what came of a request, as whoever asked says. @returns whether it is new: it is said once */
export async function saveOutcome(
  tx: Tx,
  { requestId, words, toldByName, toldByTitle, toldAt }: SentOutcome,
): Promise<boolean> {
  const saved = await tx
    .updateTable('shareAsked')
    .set({ outcome: words, outcomeByName: toldByName, outcomeByTitle: toldByTitle, outcomeAt: toldAt })
    .where('authority', '=', tx.authority)
    .where('id', '=', requestId)
    .where('outcomeAt', 'is', null)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n
}

/** What this user of the acting agency told or kept about a child and has not ended, newest first. Stands on concern_of_user. */
export async function concernsAbout(tx: Tx, userId: string, number: string): Promise<readonly ConcernWords[]> {
  return tx
    .selectFrom('concern')
    .select(['whatSeen', 'howWorried', 'happenedOn', 'knownBy'])
    .where('authority', '=', tx.authority)
    .where('raisedBy', '=', userId)
    .where('indexNumber', '=', number)
    .where('state', 'in', ['open', 'lapsed'])
    .orderBy('raisedAt', 'desc')
    .limit(MOST_CONCERNS)
    .execute()
}

/** What a child is called by this user of the acting agency, as they said last; null if they never did. Stands on concern_of_user and involvement_of_user. */
export async function calledBy(tx: Tx, userId: string, number: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select concat_ws(' ', nullif(said.child ->> 'given', ''), nullif(said.child ->> 'family', '')) as name from (
      select child_as_given as child, raised_at as at from concern
       where authority = ${tx.authority} and raised_by = ${userId} and index_number = ${number}
       union all
      select child_shown, recorded_at from involvement
       where authority = ${tx.authority} and user_id = ${userId} and index_number = ${number}) said
     order by said.at desc limit 1`.execute(tx)
  return rows[0]?.name || null
}

/** Writes what the acting agency gives. */
export async function addGiven(
  tx: Tx,
  actor: Pick<Actor, 'userId' | 'agencyId' | 'name' | 'jobTitle'>,
  given: Omit<SentAnswer, 'answeredByName' | 'answeredByTitle' | 'fromAuthority' | 'agency'>,
): Promise<void> {
  const { id, requestId, toAuthority, number, outcome, reason, basis, parts, answeredAt } = given
  const agencyId = actor.agencyId ?? ''
  await tx
    .insertInto('shareGiven')
    .values({
      ...{ authority: tx.authority, id, agencyId, sealedTo: agencyId, askedId: requestId, toAuthority },
      ...{ indexNumber: number, outcome, reason, basis, parts: json(parts), givenAt: answeredAt },
      ...{ givenBy: actor.userId ?? '', givenByName: actor.name, givenByTitle: actor.jobTitle },
    })
    .execute()
}

/** What this user of the acting agency gave, latest first, at most 200. Stands on share_given_of_user. */
export async function givenBy(tx: Tx, userId: string): Promise<readonly Given[]> {
  return givenWhere(tx, sql`g.given_by = ${userId}`)
}

/** Whose it is that was given. */
type GivenBy = { readonly agencyId: string; readonly givenBy: string }

/** One thing that the acting agency gave, by its key; undefined if there is none such. */
export async function givenById(tx: Tx, id: string): Promise<(Given & GivenBy) | undefined> {
  return (await givenWhere(tx, sql`g.id = ${id}`))[0]
}

async function givenWhere(tx: Tx, which: RawBuilder<unknown>): Promise<readonly (Given & GivenBy)[]> {
  const { rows } = await sql<Given & GivenBy & { parts: readonly SharedPart[] }>`
    select g.id, g.asked_id as request_id, g.to_authority, g.authority as from_authority, g.index_number as number, g.outcome,
           g.reason, g.basis, a.name as agency, g.given_by_name as answered_by_name, g.given_by_title as answered_by_title,
           g.given_at as answered_at, g.parts, g.delivered_at, g.undelivered, g.agency_id, g.given_by
      from share_given g join access.agency a on a.authority = g.authority and a.id = g.agency_id
     where g.authority = ${tx.authority} and g.agency_id = public.acting_agency() and ${which}
     order by g.given_at desc limit ${MOST}`.execute(tx)
  return rows
}

/** Writes that what was given has arrived, or that nobody there knows the child. */
export async function saveGivenDelivered(
  tx: Tx,
  id: string,
  { at, undelivered }: { readonly at: Instant; readonly undelivered: 'no-such-child' | null },
): Promise<void> {
  await tx
    .updateTable('shareGiven')
    .set({ deliveredAt: at, undelivered })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}
