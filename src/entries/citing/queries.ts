import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import type { Entry } from '../model.ts'

/** An entry as far as someone must see it to cite it, or to know what a text rests on. */
export type CitedEntry = Pick<Entry, 'id' | 'kind' | 'title' | 'happenedOn' | 'saidBy' | 'saidByRole'> & {
  /** Another entry corrects it. */
  readonly isCorrected: boolean
}

/** An entry that may be cited, with what was put right about it, the latest last. */
export type EntryToCite = CitedEntry & {
  readonly corrections: readonly { readonly id: string; readonly title: string }[]
}

/**
 * Entries of these children's stories that have all of these words in title, text or speaker, newest first, at most
 * `limit`. What corrects an entry is no entry to cite, nor is a judgement's own: one judgement is no evidence for another.
 * Stands on entry_about_person: a story of 10,000 entries is read to its end only where the words are rare.
 */
export async function entriesToCite(
  tx: Tx,
  childIds: readonly string[],
  words: readonly string[],
  limit: number,
): Promise<readonly EntryToCite[]> {
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await sql<EntryToCite>`
    select ${COLUMNS}, coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'title', r.title) order by r.recorded_at)
             from entry r where r.authority = e.authority and r.corrects = e.id), '[]') as corrections
      from entry_about a join entry e on e.authority = a.authority and e.id = a.entry_id
     where a.authority = ${tx.authority} and a.person_id = any(${childIds}::uuid[]) and e.corrects is null
       and e.step_kind is distinct from 'judgement'
       and (e.title || ' ' || e.said_by || ' ' || e.body::text) ilike all (${patterns}::text[])
     group by e.authority, e.id, a.happened_on, a.recorded_at
     order by a.happened_on desc, a.recorded_at desc, e.id desc limit ${limit}`.execute(tx)
  return rows
}

/**
 * Those of these entries that stand in the story of one of these children: whoever may look at them may see what is
 * cited, and nothing else can be cited. By the entries' keys, at most 500.
 */
export async function entriesCited(
  tx: Tx,
  childIds: readonly string[],
  ids: readonly string[],
): Promise<readonly CitedEntry[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<CitedEntry>`
    select ${COLUMNS} from entry e
     where e.authority = ${tx.authority} and e.id = any (${ids}::uuid[])
       and exists (select from entry_about a where a.authority = e.authority and a.entry_id = e.id
                      and a.person_id = any (${childIds}::uuid[]))
     limit 500`.execute(tx)
  return rows
}

/** Whether it was corrected is found by entry_correcting. */
const COLUMNS = sql`e.id, e.kind, e.title, e.happened_on, e.said_by, e.said_by_role,
  exists (select from entry c where c.authority = e.authority and c.corrects = e.id) as is_corrected`
