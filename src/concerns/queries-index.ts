import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import { dutyLine } from './queries.ts'
import type { Existing } from './rules-index.ts'

/**
 * Of a sealed concern of the acting agency, what the index may learn, and no word of it; undefined if there is none such,
 * or the index knows no such child. By the keys of concern and agency.
 */
export async function existingConcern(tx: Tx, id: string): Promise<Existing | undefined> {
  const { rows } = await sql<Omit<Existing, 'dutyLine'>>`
    select c.id, c.state, c.review_by, c.may_name_agency, c.index_number, c.band, c.raised_by_name, c.raised_by_title,
           a.kind as agency_kind, a.phone as agency_phone
      from concern c join access.agency a on a.authority = c.authority and a.id = c.agency_id
     where c.authority = ${tx.authority} and c.id = ${id} and c.sealed_to = public.acting_agency()
       and c.index_number is not null`.execute(tx)
  const [row] = rows
  return row && { ...row, dutyLine: await dutyLine(tx) }
}
