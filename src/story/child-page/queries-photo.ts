import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'

/** The newest photo of the child that was not withdrawn, as a part of a larger statement. Stands on document_child_of. */
export function newestPhotoIn(tx: Tx, childId: string) {
  return sql`(
    select d.id from document_child c
      join document d on d.authority = c.authority and d.id = c.document_id and d.media_type like 'image/%'
      left join lateral (select n.kind from document_correction n
        where n.authority = d.authority and n.document_id = d.id order by n.recorded_at desc, n.id desc limit 1) last on true
     where c.authority = ${tx.authority} and c.child_id = ${childId} and coalesce(last.kind, d.kind) = 'portrait'
       and not exists (select from document_withdrawal w where w.authority = d.authority and w.document_id = d.id)
     order by c.dated_on desc, d.recorded_at desc limit 1)`
}
