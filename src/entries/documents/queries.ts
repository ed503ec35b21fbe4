import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Described, Document, NewDocument, TextState } from './model.ts'

type Recorder = Pick<Actor, 'userId' | 'name'>

/** Writes a document down with the children it is about and the file itself, a piece at a time. */
export async function addDocument(
  tx: Tx,
  recorder: Recorder,
  { childIds, ...document }: NewDocument & { readonly entryId: string },
  pieces: AsyncIterable<Buffer>,
): Promise<void> {
  const of = { authority: tx.authority }
  await tx
    .insertInto('document')
    .values({ ...of, ...document, recordedBy: recorder.userId, recordedByName: recorder.name })
    .execute()
  const parts = childIds.map((childId) => ({ ...of, id: newId(), documentId: document.id, childId }))
  await tx
    .insertInto('documentChild')
    .values(parts.map((part) => ({ ...part, datedOn: document.datedOn })))
    .execute()
  let position = 0
  for await (const content of pieces) {
    await tx
      .insertInto('documentContent')
      .values({ ...of, documentId: document.id, position, content })
      .execute()
    position += 1
  }
}

/** The next piece of a document's file; undefined after its last. Stands on document_content_pkey. */
export async function pieceOf(tx: Tx, documentId: string, position: number): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('documentContent')
    .select('content')
    .where('authority', '=', tx.authority)
    .where('documentId', '=', documentId)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.content
}

/** One document as it was last described, with what was put right and whether it was withdrawn; undefined if there is none. */
export async function documentById(tx: Tx, id: string): Promise<(Document & { readonly entryId: string }) | undefined> {
  const { rows } = await sql<Document & { readonly entryId: string }>`
    select ${DOCUMENT}, d.entry_id,
           array(select c.child_id from document_child c where c.authority = d.authority and c.document_id = d.id) as child_ids,
           coalesce((select jsonb_agg(jsonb_build_object('title', n.title, 'kind', n.kind, 'datedOn', n.dated_on,
                       'fromWhom', n.from_whom, 'why', n.why, 'byName', n.recorded_by_name, 'at', n.recorded_at)
                     order by n.recorded_at, n.id)
              from document_correction n where n.authority = d.authority and n.document_id = d.id), '[]') as corrections
      from document d ${sql.raw(BESIDE)}
     where d.authority = ${tx.authority} and d.id = ${id}`.execute(tx)
  return rows[0]
}

/** A document as a list shows it. */
export type ListedDocument = Pick<
  Document,
  'id' | 'title' | 'kind' | 'datedOn' | 'fromWhom' | 'mediaType' | 'size' | 'textState' | 'recordedByName' | 'withdrawn'
>

/** The documents about a child, latest first, at most `limit`, those after `before`. Stands on document_child_of. */
export async function documentsOf(
  tx: Tx,
  childId: string,
  { limit, before }: { readonly limit: number; readonly before?: string | undefined },
): Promise<readonly ListedDocument[]> {
  const { rows } = await sql<ListedDocument>`
    select ${DOCUMENT}
      from (select c.document_id, c.dated_on from document_child c
             where c.authority = ${tx.authority} and c.child_id = ${childId}
               ${
                 before
                   ? sql`and (c.dated_on, c.document_id) < (select b.dated_on, b.document_id from document_child b
                 where b.authority = ${tx.authority} and b.child_id = ${childId} and b.document_id = ${before})`
                   : sql``
               }
             order by c.dated_on desc, c.document_id desc limit ${limit}) part
      join document d on d.authority = ${tx.authority} and d.id = part.document_id ${sql.raw(BESIDE)}
     order by part.dated_on desc, part.document_id desc`.execute(tx)
  return rows
}

/** Says again what a document is; the last time it was said holds. */
export async function addCorrection(
  tx: Tx,
  recorder: Recorder,
  correction: Described & { readonly id: string; readonly documentId: string; readonly why: string },
): Promise<void> {
  await tx
    .insertInto('documentCorrection')
    .values({ authority: tx.authority, ...correction, recordedBy: recorder.userId, recordedByName: recorder.name })
    .execute()
}

/** Notes that a document should not be here. */
export async function addWithdrawal(tx: Tx, recorder: Recorder, documentId: string, why: string): Promise<void> {
  await tx
    .insertInto('documentWithdrawal')
    .values({ authority: tx.authority, documentId, why, recordedBy: recorder.userId, recordedByName: recorder.name })
    .execute()
}

/** Keeps the words that were read in a document; what was kept before stays. */
export async function keepText(
  tx: Tx,
  documentId: string,
  { state, text }: { readonly state: Exclude<TextState, 'waiting'>; readonly text: string },
): Promise<void> {
  await tx
    .insertInto('documentText')
    .values({ authority: tx.authority, documentId, state, text })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What a file is that waits to be read; undefined when there is none such, or it was read already. */
export async function fileToRead(tx: Tx, id: string): Promise<Pick<Document, 'mediaType' | 'size'> | undefined> {
  const { rows } = await sql<Pick<Document, 'mediaType' | 'size'>>`
    select d.media_type, d.size from document d
     where d.authority = ${tx.authority} and d.id = ${id}
       and not exists (select from document_text t where t.authority = d.authority and t.document_id = d.id)`.execute(
    tx,
  )
  return rows[0]
}

/** A document as it was last described. */
const DOCUMENT = sql`d.id, coalesce(last.title, d.title) as title, coalesce(last.kind, d.kind) as kind,
  coalesce(last.dated_on, d.dated_on) as dated_on, coalesce(last.from_whom, d.from_whom) as from_whom,
  d.file_name, d.media_type, d.size, d.sha256, d.scanned, d.recorded_by_name, d.recorded_at,
  coalesce(t.state, 'waiting') as text_state,
  case when w.document_id is not null
       then jsonb_build_object('why', w.why, 'byName', w.recorded_by_name, 'at', w.recorded_at) end as withdrawn`

/** By document_correction_of, document_text_pkey and document_withdrawal_pkey. */
const BESIDE = `
  left join lateral (select n.* from document_correction n where n.authority = d.authority and n.document_id = d.id
                      order by n.recorded_at desc, n.id desc limit 1) last on true
  left join document_text t on t.authority = d.authority and t.document_id = d.id
  left join document_withdrawal w on w.authority = d.authority and w.document_id = d.id`
