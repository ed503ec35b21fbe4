import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import { json, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'

/** A form's fields as they were typed: names and texts. */
export type DraftFields = Readonly<Record<string, string>>

/** What someone typed and has not sent, and when it was last kept. */
export type Draft = { readonly fields: DraftFields; readonly savedAt: Instant }

/** What this user has typed into this form and not yet sent; undefined if nothing. Stands on draft_authority_user_id_form_key. */
export async function readDraft(tx: Tx, actor: Pick<Actor, 'userId'>, form: string): Promise<Draft | undefined> {
  if (actor.userId === null) return undefined
  const row = await tx
    .selectFrom('draft')
    .select(['fields', 'savedAt'])
    .where('authority', '=', tx.authority)
    .where('userId', '=', actor.userId)
    .where('form', '=', form)
    .executeTakeFirst()
  return row && { fields: row.fields as DraftFields, savedAt: row.savedAt }
}

/** Keeps what this user has typed into this form, instead of what was kept before. */
export async function saveDraft(
  tx: Tx,
  actor: Pick<Actor, 'userId'>,
  form: string,
  fields: DraftFields,
): Promise<void> {
  if (actor.userId === null) return
  const row = { authority: tx.authority, id: newId(), userId: actor.userId, form, fields: json(fields) }
  await tx
    .insertInto('draft')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['authority', 'userId', 'form']).doUpdateSet((the) => ({
        fields: the.ref('excluded.fields'),
        savedAt: the.fn('now', []),
      })),
    )
    .execute()
}

/**
 * What was typed has become an act, or its writer threw it away: the draft has done its work.
 *
 * @param id the act's; a draft that carries another id holds other words, and stays
 */
export async function clearDraft(tx: Tx, actor: Pick<Actor, 'userId'>, form: string, id?: string): Promise<void> {
  if (actor.userId === null) return
  await tx
    .deleteFrom('draft')
    .where('authority', '=', tx.authority)
    .where('userId', '=', actor.userId)
    .where('form', '=', form)
    .$if(id !== undefined, (all) => all.where(sql`coalesce(fields->>'id', ${id})`, '=', id))
    .execute()
}
