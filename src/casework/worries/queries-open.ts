import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import { aroundChildren, type OfAuthority } from '../../people/family/queries-around.ts'
import type { Worry } from './model.ts'

/** An open worry as it stands for one child, with who wrote it down and when. */
export type OpenWorryRow = Worry & {
  readonly childId: string
  readonly recordedBy: string | null
  readonly recordedAt: Instant
}

const COLUMNS = [
  'id',
  'kind',
  'person_id',
  'title',
  'statement',
  'trend',
  'how_known',
  'said_by',
  'since_on',
  'review_by',
  'told',
  'closed_on',
  'closed_how',
  'recorded_by',
  'recorded_at',
] as const

/**
 * Every open worry of these children, whoever reads it: those about a child, and, by the ties and homes as they stand,
 * those about a person around the child who may be a risk. Of such a person the latest one stands. Stands on
 * worry_of_child and worry_of_person.
 */
export function openWorriesIn(
  authority: OfAuthority,
  childIds: readonly string[] | RawBuilder<unknown>,
): RawBuilder<OpenWorryRow> {
  const columns = sql.join(COLUMNS.map((column) => sql.ref(`w.${column}`)))
  const own = sql`w.authority = ${authority} and w.closed_on is null`
  return sql<OpenWorryRow>`(
    select ${columns}, w.child_id from worry w
     where ${own} and w.child_id = any(${childIds}::uuid[]) and not (w.kind = 'risk-adult' and w.person_id is not null)
    union all
    select * from (
      select distinct on (a.child_id, w.person_id) ${columns}, a.child_id
        from ${aroundChildren(authority)} a join worry w on w.person_id = a.person_id
       where ${own} and w.kind = 'risk-adult' and a.child_id = any(${childIds}::uuid[])
       order by a.child_id, w.person_id, w.since_on desc, w.id) of_people)`
}
