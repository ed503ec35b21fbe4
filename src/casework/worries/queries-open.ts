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
const COLUMNS_OF_WORRY = sql.join(COLUMNS.map((column) => sql.ref(`w.${column}`)))

type Children = readonly string[] | RawBuilder<unknown>

/**
 * Every open worry of these children, whoever reads it: those about a child, and, by the ties and homes as they stand,
 * those about a person around the child who may be a risk. Stands on worry_of_child and what `openOfPeopleAround` stands on.
 */
export function openWorriesIn(authority: OfAuthority, childIds: Children): RawBuilder<OpenWorryRow> {
  return sql<OpenWorryRow>`(
    select ${COLUMNS_OF_WORRY}, w.child_id from worry w where ${isOpenOfChild(authority)} and w.child_id = any(${childIds}::uuid[])
    union all
    select * from ${openOfPeopleAround(authority, childIds)} of_people)`
}

/** That a worry `w` is open and about a child, not about a person around them. */
export function isOpenOfChild(authority: OfAuthority): RawBuilder<boolean> {
  return sql<boolean>`${isOpen(authority)} and not (w.kind = 'risk-adult' and w.person_id is not null)`
}

/** The open worries about people around these children who may be a risk; of such a person the latest. Stands on worry_of_person. */
export function openOfPeopleAround(authority: OfAuthority, childIds: Children): RawBuilder<OpenWorryRow> {
  return sql<OpenWorryRow>`(
    select distinct on (a.child_id, w.person_id) ${COLUMNS_OF_WORRY}, a.child_id
      from ${aroundChildren(authority)} a join worry w on w.person_id = a.person_id
     where ${isOpen(authority)} and w.kind = 'risk-adult' and a.child_id = any(${childIds}::uuid[])
     order by a.child_id, w.person_id, w.since_on desc, w.id)`
}

function isOpen(authority: OfAuthority) {
  return sql`w.authority = ${authority} and w.closed_on is null`
}
