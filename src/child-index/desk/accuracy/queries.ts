import { sql } from 'kysely'
import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Accuracy } from '../../contract-accuracy.ts'
import type { IndexTx } from '../../matching/queries.ts'
import type { Registration } from './rules.ts'

/** Decisions that are looked at, about: of more, a sample of the table's blocks is read. */
const SAMPLE = 20_000

/** How many children and records there are: counted while they are few, else as the statistics have it. */
export async function sizesOf(
  tx: IndexTx,
): Promise<{ readonly children: number; readonly assertions: number; readonly decisions: number }> {
  const { rows } = await sql<{ children: number; assertions: number; decisions: number }>`
    select (select reltuples::float8 from pg_class where oid = 'child_index.child'::regclass) as children,
           (select reltuples::float8 from pg_class where oid = 'child_index.assertion'::regclass) as assertions,
           (select reltuples::float8 from pg_class where oid = 'child_index.decision'::regclass) as decisions`.execute(
    tx,
  )
  const known = rows[0] ?? { children: -1, assertions: -1, decisions: -1 }
  if (known.children > SAMPLE) return known
  const counted = await sql<{ children: number; assertions: number; decisions: number }>`
    select (select count(*)::int from (select from child_index.child limit ${SAMPLE}) c) as children,
           (select count(*)::int from (select from child_index.assertion limit ${SAMPLE}) a) as assertions,
           (select count(*)::int from (select from child_index.decision limit ${SAMPLE}) d) as decisions`.execute(tx)
  return counted.rows[0] ?? known
}

/** The share of the decisions that is to be looked at, 0 to 1. */
export function sampleOf({ decisions }: { readonly decisions: number }): number {
  return decisions <= SAMPLE ? 1 : SAMPLE / decisions
}

/**
 * Registrations since an instant, each with the name it gave: a sample of the table's blocks where there are many, at most
 * 20,000. Reads a bounded part of the table; names by assertion_name's key.
 */
export async function registrationsSince(
  tx: IndexTx,
  since: Instant,
  sample: number,
): Promise<readonly Registration[]> {
  const { rows } = await sql<Registration>`
    select d.authority, (d.decided_at at time zone 'Europe/London')::date as on, d.outcome, d.needs_review, coalesce(n.given, '') as given,
           coalesce(n.family, '') as family
      from (select authority, decided_at, outcome, needs_review, assertion_id
              from child_index.decision tablesample system (${sample * 100})
             where decided_at >= ${since} and kind in ('registration', 'load') limit ${SAMPLE}) d
      left join child_index.assertion a on a.id = d.assertion_id
      left join child_index.assertion_name n
        on n.assertion_id = a.id and n.version = a.version and n.position = 0`.execute(tx)
  return rows
}

/** How many pairs wait, since when, and how many came and were settled in each week. Stands on possible_duplicate_in_turn, _by_time and _settled. */
export async function backlogOf(tx: IndexTx, weeks: readonly CalendarDay[]): Promise<Accuracy['backlog']> {
  const waiting = await sql<{ waiting: number; oldestSince: Instant | null }>`
    select count(*)::int as waiting, min(since) as oldest_since from child_index.possible_duplicate
     where state <> 'settled'`.execute(tx)
  const byWeek = await sql<Accuracy['backlog']['byWeek'][number]>`
    select week,
           (select count(*)::int from child_index.possible_duplicate d
             where d.since >= week::timestamp at time zone 'Europe/London'
               and d.since < (week + 7)::timestamp at time zone 'Europe/London') as came,
           (select count(*)::int from child_index.possible_duplicate d
             where d.state = 'settled' and d.settled_at >= week::timestamp at time zone 'Europe/London'
               and d.settled_at < (week + 7)::timestamp at time zone 'Europe/London') as settled
      from unnest(${weeks}::date[]) as week order by week`.execute(tx)
  return { ...(waiting.rows[0] ?? { waiting: 0, oldestSince: null }), byWeek: byWeek.rows }
}

/** What people settled since an instant: the same child, not the same, and links found to be false. Stands on decision_of_people. */
export async function settledSince(tx: IndexTx, since: Instant): Promise<Accuracy['settled']> {
  const { rows } = await sql<Accuracy['settled']>`
    select count(*) filter (where kind in ('merge', 'supersede'))::int as same,
           count(*) filter (where kind = 'not-same')::int as not_same,
           count(*) filter (where kind in ('unmerge', 'split'))::int as false_links
      from child_index.decision
     where decided_at >= ${since}
       and kind in ('merge','unmerge','not-same','not-same-reversed','split','supersede')`.execute(tx)
  return rows[0] ?? { same: 0, notSame: 0, falseLinks: 0 }
}
