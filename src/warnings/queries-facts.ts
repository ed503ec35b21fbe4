import { type RawBuilder, sql } from 'kysely'
import type { RichText } from '../entries/model.ts'
import { plainText } from '../entries/rules.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import { statementOf, type Tx } from '../platform/db.ts'
import type { ChildFacts, EntryFact, Known } from './model.ts'
import { ALL_WORDS } from './rules-words.ts'

/**
 * The facts of these children that the rules go by, one each, in the order given: one statement, however many they are,
 * for one child after an act and for a thousand in a night. Each part stands on its table's index by child.
 *
 * @param since entries before that day are not looked through
 */
export async function warningFacts(
  tx: Tx,
  childIds: readonly string[],
  since: CalendarDay,
): Promise<readonly ChildFacts[]> {
  if (childIds.length === 0) return []
  const rows = await recorded(tx, tx.authority, childIds, since, SPEAKS)
  return rows.map(({ entries, ...facts }) => ({ ...facts, entries: entries.map(asEntry) }))
}

type Told = Known & { readonly by: string; readonly title: string; readonly body: RichText }
type Row = Omit<ChildFacts, 'entries'> & { readonly entries: readonly Told[] }

function asEntry({ id, on, known, by, title, body }: Told): EntryFact {
  return { id, on, known, by, text: `${title}. ${plainText(body)}` }
}

/** One of the words the rules go by, as PostgreSQL looks for them. */
const SPEAKS = ALL_WORDS.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')

const recorded = statementOf<[authority: string, childIds: readonly string[], since: string, words: string], Row>(
  (authority, childIds, since, words) => sql<Row>`
    select c.id as "childId", p.birth_date as "birthDate", ${arriving(authority)}, ${planned(authority)},
           ${watched(authority)}, ${lived(authority)}, ${told(authority, since, words)}
      from unnest(${childIds}::uuid[]) with ordinality as c (id, nth)
      join person p on p.authority = ${authority} and p.id = c.id
     order by c.nth`,
)

type Value = RawBuilder<unknown>

/** The day of an instant in London. */
const dayOf = (at: string) => sql`(${sql.raw(at)} at time zone 'Europe/London')::date`

const NOTHING_MORE = sql`'more', null`

/** The rows of one kind, as `x`, each with its id, its day and the day it was written down, and these besides. */
function all(name: keyof Row, on: Value, from: Value, more: Value = NOTHING_MORE): Value {
  const at = dayOf('x.recorded_at')
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'on', ${on}, 'known', ${at}, ${more})), '[]')
                from ${from}) as ${sql.raw(`"${name}"`)}`
}

/** The steps of one kind that have a part about the child: the step is `x`, the part `part`. */
function stepsOf(step: string, authority: Value): Value {
  const [part, key] = [sql.table(`${step}_child`), sql.ref(`part.${step}_id`)]
  return sql`${part} part join ${sql.table(step)} x on x.authority = part.authority and x.id = ${key}
              where part.authority = ${authority} and part.child_id = c.id`
}

function ofChild(table: string, authority: Value): Value {
  return sql`${sql.table(table)} x where x.authority = ${authority} and x.child_id = c.id`
}

function arriving(authority: Value): Value {
  return sql.join([
    all(
      'contacts',
      dayOf('x.received_at'),
      ofChild('contact', authority),
      sql`'source', coalesce(x.source_agency, x.source_name),
          'closedOn', case when x.decision = 'no-further-action' then ${dayOf('x.decided_at')} end`,
    ),
    all(
      'closures',
      sql`x.closed_on`,
      ofChild('closure', authority),
      sql`'lookAgainIf', nullif(trim(x.look_again_if), '')`,
    ),
    all('episodes', sql`x.opened_on`, ofChild('episode', authority), sql`'endedOn', x.closed_on`),
    all(
      'enquiries',
      sql`x.started_on`,
      stepsOf('section_47_enquiry', authority),
      sql`'endedOn', least(x.concluded_on, x.withdrawn_on, case when x.reported then x.started_on end)`,
    ),
    all('incidents', sql`x.happened_on`, sql`${stepsOf('serious_incident', authority)} and x.withdrawn_on is null`),
  ])
}

function planned(authority: Value): Value {
  return sql.join([
    all(
      'plans',
      sql`x.from_on`,
      sql`${ofChild('plan_status', authority)} and x.kind in ('child-protection', 'child-in-need')`,
      sql`'kind', x.kind, 'endedOn', x.to_on, 'before', x.previous_count`,
    ),
    all(
      'reviews',
      sql`x.held_on`,
      sql`(select x.id, x.held_on, x.recorded_at, 'conference' as step from ${stepsOf('conference', authority)} and x.kind = 'review'
           union all
           select x.id, x.held_on, x.recorded_at, 'plan-review' from ${stepsOf('plan_review', authority)} and part.not_part_on is null) x
          where x.held_on is not null`,
      sql`'step', x.step`,
    ),
    all(
      'actionsDone',
      sql`x.done_on`,
      sql`plan pl join plan_action x on x.authority = pl.authority and x.plan_id = pl.id and x.done_on is not null
           where pl.authority = ${authority} and pl.child_id = c.id`,
    ),
  ])
}

function watched(authority: Value): Value {
  return sql.join([
    all(
      'seen',
      sql`x.seen_on`,
      sql`(select v.visit_id as id, v.happened_on as seen_on, v.recorded_at, 'visit' as step, v.seen, v.seen_alone
             from visit_child v where v.authority = ${authority} and v.child_id = c.id and v.not_part_on is null
           union all
           select v.assessment_id, v.seen_on, v.recorded_at, 'assessment', true, coalesce(v.seen_alone, false)
             from assessment_child v where v.authority = ${authority} and v.child_id = c.id
           union all
           select v.section_47_enquiry_id, v.seen_on, v.recorded_at, 'section-47-enquiry', true, coalesce(v.seen_alone, false)
             from section_47_enquiry_child v where v.authority = ${authority} and v.child_id = c.id) x
          where x.seen_on is not null`,
      sql`'step', x.step, 'seen', x.seen, 'alone', x.seen_alone`,
    ),
    all(
      'asked',
      sql`m.held_on`,
      sql`meeting_child mc join meeting m on m.authority = mc.authority and m.id = mc.meeting_id and m.held_on is not null
            join attendance x on x.authority = m.authority and x.meeting_id = m.id and x.withdrawn_on is null
             and x.presence <> 'invited' and x.service in ('police', 'health', 'education', 'other-service')
           where mc.authority = ${authority} and mc.child_id = c.id`,
      sql`'agency', coalesce(x.agency, x.role), 'came', x.presence = 'attended'`,
    ),
    all('missing', dayOf('x.missing_from'), ofChild('missing_episode', authority), sql`'endedOn', x.withdrawn_on`),
  ])
}

/** An adult lives with the child from when both do; one whose day nobody knows, from when it was written down. */
function lived(authority: Value): Value {
  const together = sql`household_member own
    join household_member x on x.authority = own.authority and x.household_id = own.household_id and x.person_id <> own.person_id
    join person adult on adult.authority = x.authority and adult.id = x.person_id and adult.kind = 'adult'`
  const ours = sql`own.authority = ${authority} and own.person_id = c.id`
  return sql.join([
    all(
      'adults',
      sql`greatest(coalesce(x.from_on, ${dayOf('x.recorded_at')}), own.from_on)`,
      sql`${together} where ${ours}`,
      sql`'personId', x.person_id, 'endedOn', least(x.to_on, own.to_on),
          'name', coalesce((select trim(n.given || ' ' || n.family) from person_name n
             where n.authority = x.authority and n.person_id = x.person_id and n.use = 'current'
             order by n.recorded_at desc limit 1), 'An adult')`,
    ),
    all(
      'risks',
      sql`x.since_on`,
      sql`worry x where x.authority = ${authority} and x.kind = 'risk-adult' and x.person_id in (
            select x.person_id from ${together} where ${ours})`,
      sql`'personId', x.person_id, 'childId', x.child_id, 'endedOn', x.closed_on`,
    ),
    all(
      'unborn',
      dayOf('x.recorded_at'),
      sql`person x where x.authority = ${authority} and x.birth_date is null and x.expected_on is not null and x.id <> c.id
            and x.died_on is null and x.id in (
              select theirs.person_id from relationship mine
                join relationship theirs on theirs.authority = mine.authority and theirs.other_id = mine.other_id
                 and theirs.kind in ('mother', 'father', 'parent')
               where mine.authority = ${authority} and mine.person_id = c.id and mine.kind in ('mother', 'father', 'parent'))`,
    ),
  ])
}

function told(authority: Value, since: Value, words: Value): Value {
  return sql.join([
    all(
      'entries',
      sql`x.happened_on`,
      sql`entry_about about join entry x on x.authority = about.authority and x.id = about.entry_id
           where about.authority = ${authority} and about.person_id = c.id and about.happened_on >= ${since}::date
             and (x.title ~* ${words} or x.body::text ~* ${words})
             and not exists (select from entry later where later.authority = x.authority and later.corrects = x.id)`,
      sql`'by', concat_ws(' ', x.said_by_role, x.said_by), 'title', x.title, 'body', x.body`,
    ),
    all(
      'borders',
      sql`x.happened_on`,
      sql`(select x.id, x.noticed_on as happened_on, x.recorded_at, 'transfer' as kind, x.other_authority as elsewhere,
                  least(x.answered_on, x.completed_on, x.withdrawn_on) as ended_on
             from ${stepsOf('transfer', authority)}
           union all
           select n.id, n.happened_on, n.recorded_at, n.kind, n.elsewhere, null
             from index_news n where n.authority = ${authority} and n.index_number = p.index_number and not n.was_so_before) x`,
      sql`'kind', x.kind, 'elsewhere', x.elsewhere, 'endedOn', x.ended_on`,
    ),
    all(
      'sealed',
      dayOf('x.told_at'),
      sql`index_concern x where x.authority = ${authority} and x.index_number = p.index_number`,
      SEALED,
    ),
  ])
}

/** What a rule sees of a sealed concern, as `x`. One that lapses ends the day after its last. */
const SEALED = sql`'holder', x.holder, 'agencyKind', x.agency_kind, 'band', x.band, 'whomToRing', x.whom_to_ring,
  'endedOn', least(x.ended_on, x.until_on + 1)`

/** What the index told of a child who is in no record here: no other fact is known. Stands on index_concern's key. */
export async function sealedFactsOf(tx: Tx, indexNumber: string): Promise<ChildFacts['sealed']> {
  const { rows } = await sql<{ sealed: ChildFacts['sealed'] }>`
    select ${all(
      'sealed',
      dayOf('x.told_at'),
      sql`index_concern x where x.authority = ${tx.authority} and x.index_number = ${indexNumber}`,
      SEALED,
    )}`.execute(tx)
  return rows[0]?.sealed ?? []
}

/** At most so many children are noticed for one change about a person. */
const MOST = 500

/**
 * The children for whom what was written down of these people may matter: themselves; and of an adult, or of a child not
 * yet born, those who live with them or are tied to them, with their brothers and sisters.
 */
export async function childrenConcerned(tx: Tx, personIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with given as (
      select id, kind, birth_date from person where authority = ${tx.authority} and id = any(${personIds}::uuid[])),
    others as (select id from given where kind = 'adult' or birth_date is null),
    near as (
      select m.person_id as id from others o join household_member own on own.authority = ${tx.authority} and own.person_id = o.id
        join household_member m on m.authority = own.authority and m.household_id = own.household_id
      union select r.person_id from others o join relationship r on r.authority = ${tx.authority} and r.other_id = o.id
      union select r.other_id from others o join relationship r on r.authority = ${tx.authority} and r.person_id = o.id),
    wider as (
      select id from near
      union select r.person_id from others o join person p on p.authority = ${tx.authority} and p.id = o.id and p.kind = 'child'
        join relationship up on up.authority = p.authority and up.person_id = p.id
        join relationship r on r.authority = up.authority and r.other_id = up.other_id)
    select id from given where kind = 'child'
    union
    select p.id from wider w join person p on p.authority = ${tx.authority} and p.id = w.id and p.kind = 'child'
     limit ${MOST}`.execute(tx)
  return rows.map(({ id }) => id)
}
