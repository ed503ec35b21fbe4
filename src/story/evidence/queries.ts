import { sql } from 'kysely'
import type { EntryKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'

/** An entry of a story that could be cited, with what was put right about it. */
export type EntryToChoose = {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  readonly happenedOn: CalendarDay
  readonly saidBy: string
  readonly corrections: readonly { readonly id: string; readonly title: string }[]
}

/** Entries offered to choose from at once. */
const OFFERED = 20

/**
 * The newest entries of these children's stories that say all of these words, at most twenty; without words the newest.
 * A judgement is no evidence for another: its own entry is not offered.
 * Stands on entry_about_person, and reads no story but theirs.
 */
export async function entriesToChoose(
  tx: Tx,
  childIds: readonly string[],
  words: readonly string[],
): Promise<readonly EntryToChoose[]> {
  if (childIds.length === 0) return []
  const said = words.map(
    (word) => sql`and (e.title || ' ' || e.said_by || ' ' || e.body::text) ilike ${containing(word)}`,
  )
  const { rows } = await sql<EntryToChoose>`
    select e.id, e.kind, e.title, e.happened_on, e.said_by,
           coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'title', r.title) order by r.recorded_at)
              from entry r where r.authority = e.authority and r.corrects = e.id), '[]') as corrections
      from entry_about a join entry e on e.authority = a.authority and e.id = a.entry_id
     where a.authority = ${tx.authority} and a.person_id = any(${childIds}::uuid[]) and e.corrects is null
       and e.step_kind is distinct from 'judgement'
       ${sql.join(said, sql` `)}
     group by e.authority, e.id, a.happened_on, a.recorded_at
     order by a.happened_on desc, a.recorded_at desc, e.id limit ${OFFERED}`.execute(tx)
  return rows
}

function containing(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`
}
