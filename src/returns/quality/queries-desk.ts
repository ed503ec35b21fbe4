import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import type { Chosen, DeskFigures, Figures, HolderFigures, ListedFault, RuleFigures, Scope } from './model.ts'

/** Teams, and workers, that are listed: those with the most to put right. */
const MOST_HOLDERS = 50

/**
 * How much there is to put right by rule, by team and by worker, and what is different since an instant, in one statement.
 * Stands on record_fault_of_year, record_fault_mended and allocation_of_one.
 */
export async function deskFigures(tx: Tx, scope: Scope, year: number, since: Instant): Promise<DeskFigures> {
  const { rows } = await sql<Row>`
    with kept as (
      select child_id, code, severity, true as stands, since > ${since} as is_new from record_fault f
       where authority = ${tx.authority} and year = ${year} and mended_at is null and ${within(tx, scope)}
      union all
      select child_id, code, severity, false, false from record_fault f
       where authority = ${tx.authority} and year = ${year} and mended_at > ${since} and ${within(tx, scope)}),
    fault as materialized (
      select k.*, held.team_id, held.user_id from kept k
        left join allocation held on held.authority = ${tx.authority} and held.child_id = k.child_id and held.to_on is null
         and held.role = 'social-worker'),
    figures as materialized (
      select case grouping(code, team_id, user_id) when 3 then 'rule' when 5 then 'team' when 6 then 'worker' else 'whole' end as of,
             code, min(severity) as severity, coalesce(team_id, user_id) as id,
             count(distinct child_id) filter (where stands)::int as children, count(*) filter (where stands)::int as times,
             count(*) filter (where is_new)::int as come, count(*) filter (where not stands)::int as mended
        from fault group by grouping sets ((code), (team_id), (user_id), ())),
    ranked as (
      select *, row_number() over (partition by of order by times desc, mended desc, id) as place from figures)
    select of, code, severity, id, children, times, come, mended,
           case of when 'team' then (select t.name from access.team t where t.authority = ${tx.authority} and t.id = ranked.id)
                   when 'worker' then access.name_of(id) end as name
      from ranked where of = 'rule' or place <= ${MOST_HOLDERS} order by severity, times desc, mended desc, code, id`.execute(
    tx,
  )
  const of = <T>(kind: Row['of']) => rows.filter((row) => row.of === kind) as unknown as readonly T[]
  return {
    whole: of<Figures>('whole')[0] ?? { children: 0, times: 0, come: 0, mended: 0 },
    rules: of<RuleFigures>('rule'),
    teams: byTimes(of<HolderFigures>('team')),
    workers: byTimes(of<HolderFigures>('worker')),
  }
}

type Row = Figures & {
  readonly of: 'rule' | 'team' | 'worker' | 'whole'
  readonly code: string | null
  readonly severity: string
  readonly id: string | null
  readonly name: string | null
}

/**
 * What stands, errors and the newest first; or what was put right since an instant, the latest first; at most `limit`.
 * Stands on record_fault_of_year, record_fault_mended and allocation_of_one.
 */
export async function faultsListed(
  tx: Tx,
  scope: Scope,
  { year, chosen, since, limit }: Listing,
): Promise<readonly ListedFault[]> {
  const when = since === undefined ? sql`f.mended_at is null` : sql`f.mended_at > ${since}`
  const order = since === undefined ? sql`f.severity, f.since desc` : sql`f.mended_at desc`
  const { rows } = await sql<ListedFault>`
    select f.child_id as "childId", f.code, f.severity, f.path, f.since, f.mended_at as "mendedAt",
           jsonb_build_object('kind', f.place_kind, 'id', f.place_id) as place, access.name_of(held.user_id) as "workerName"
      from (select f.* from record_fault f
              left join allocation held on held.authority = f.authority and held.child_id = f.child_id
               and held.to_on is null and held.role = 'social-worker'
             where f.authority = ${tx.authority} and f.year = ${year} and ${when} and ${within(tx, scope)}
               and ${isChosen(chosen)}
             order by ${order}, f.child_id, f.id limit ${limit}) f
      left join allocation held on held.authority = f.authority and held.child_id = f.child_id and held.to_on is null
       and held.role = 'social-worker'
     order by ${order}, f.child_id, f.id`.execute(tx)
  return rows
}

export type Listing = {
  readonly year: number
  readonly chosen: Chosen
  /** What was put right since then; what stands, if it is not given. */
  readonly since?: Instant
  readonly limit: number
}

/** Which rows of `record_fault`, as `f`, are of children this reader looks at. */
function within(tx: Tx, scope: Scope): RawBuilder<boolean> {
  if (scope.of === 'authority') return sql`true`
  const whose =
    scope.of === 'team'
      ? sql`own.team_id = ${scope.teamId}::uuid and own.role = 'social-worker'`
      : sql`own.user_id = any(${scope.userIds}::uuid[]) and own.role in ('social-worker', 'co-worker')`
  return sql`f.child_id in (
    select own.child_id from allocation own where own.authority = ${tx.authority} and own.to_on is null and ${whose})`
}

function isChosen({ rule, team, worker }: Chosen): RawBuilder<boolean> {
  const parts = [
    ...(rule === undefined ? [] : [sql<boolean>`f.code = ${rule}`]),
    ...(team === undefined ? [] : [sql<boolean>`held.team_id = ${team}::uuid`]),
    ...(worker === undefined ? [] : [sql<boolean>`held.user_id = ${worker}::uuid`]),
  ]
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}

function byTimes<T extends Figures>(figures: readonly T[]): readonly T[] {
  return figures.toSorted((one, other) => other.times - one.times || other.mended - one.mended)
}
