import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'

/** Where somebody is in a writing, by the number of their browser's document. */
type Presence = { readonly client: number; readonly state: Uint8Array }

/** More than ever write in one text. */
const MOST_AT_ONCE = 50

/** Notes where this writer is. The number of a document that is another's is not taken. */
export async function showPresence(
  tx: Tx,
  { userId }: Pick<Actor, 'userId'>,
  id: string,
  { client, state, at }: Presence & { readonly at: Instant },
): Promise<void> {
  if (userId === null) return
  await tx
    .insertInto('writingPresence')
    .values({
      authority: tx.authority,
      writingId: id,
      client: `${client}`,
      userId,
      state: Buffer.from(state),
      seenAt: at,
    })
    .onConflict((on) =>
      on
        .columns(['authority', 'writingId', 'client'])
        .doUpdateSet({ state: Buffer.from(state), seenAt: at })
        .where('writingPresence.userId', '=', userId),
    )
    .execute()
}

/** Whoever has the writing open and was seen since `since`. Stands on writing_presence_pkey. */
export async function presencesOf(tx: Tx, id: string, since: Instant): Promise<readonly Presence[]> {
  const rows = await tx
    .selectFrom('writingPresence')
    .select(['client', 'state'])
    .where('authority', '=', tx.authority)
    .where('writingId', '=', id)
    .where('seenAt', '>', since)
    .limit(MOST_AT_ONCE)
    .execute()
  return rows.map(({ client, state }) => ({ client: Number(client), state }))
}

/** This writer has left: what is known of where they were is thrown away. */
export async function leave(tx: Tx, { userId }: Pick<Actor, 'userId'>, id: string, client: number): Promise<void> {
  await tx
    .deleteFrom('writingPresence')
    .where('authority', '=', tx.authority)
    .where('writingId', '=', id)
    .where('client', '=', `${client}`)
    .where('userId', '=', userId)
    .execute()
}
