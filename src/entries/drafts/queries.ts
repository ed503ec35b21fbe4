import type { Actor } from '../../access/actor.ts'
import { json, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'

/** A form's fields as they were typed: names and texts. */
export type DraftFields = Readonly<Record<string, string>>

/** What this user has typed into this form and not yet sent; undefined if nothing. */
export async function readDraft(tx: Tx, actor: Pick<Actor, 'userId'>, form: string): Promise<DraftFields | undefined> {
  if (actor.userId === null) return undefined
  const row = await tx
    .selectFrom('draft')
    .select('fields')
    .where('authority', '=', tx.authority)
    .where('userId', '=', actor.userId)
    .where('form', '=', form)
    .executeTakeFirst()
  return row?.fields as DraftFields | undefined
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

/** What was typed has become an act: the draft has done its work. */
export async function clearDraft(tx: Tx, actor: Pick<Actor, 'userId'>, form: string): Promise<void> {
  if (actor.userId === null) return
  await tx
    .deleteFrom('draft')
    .where('authority', '=', tx.authority)
    .where('userId', '=', actor.userId)
    .where('form', '=', form)
    .execute()
}
