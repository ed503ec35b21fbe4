import pg from 'pg'
import type { CalendarDay } from '../../src/kernel/calendar-day.ts'
import type { Row } from './patterns.ts'

type Ground = {
  readonly authority: string
  readonly children: number
  readonly from: CalendarDay
  readonly days: number
}

/**
 * Lays down children in whom no rule finds anything, and what is planted among them: cases, plans, visits, reviews,
 * contacts and entries over the period, as a council records them. Neither history nor triggers meanwhile, so it needs the
 * superuser's address.
 */
export async function layDown(superuserUrl: string, ground: Ground, planted: readonly Row[]): Promise<void> {
  const client = new pg.Client(superuserUrl)
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off`)
    await client.query('begin')
    await client.query('select public.act_as($1, null, null, $2)', [ground.authority, 'council'])
    for (const [name, value] of Object.entries(ground)) {
      await client.query('select set_config($1, $2, true)', [`fill.${name}`, `${value}`])
    }
    for (const statement of BACKGROUND) await client.query(statement)
    await putRows(client, planted)
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

async function putRows(client: pg.Client, rows: readonly Row[]): Promise<void> {
  const alike = Map.groupBy(rows, ({ table, columns }) => `${table} (${Object.keys(columns).join(', ')})`)
  for (const [target, some] of alike) {
    const [table = ''] = target.split(' ')
    const names = Object.keys(some[0]?.columns ?? {}).join(', ')
    await client.query(
      `insert into public.${table} (${names}) select ${names} from jsonb_populate_recordset(null::public.${table}, $1::jsonb)`,
      [JSON.stringify(some.map(({ columns }) => columns))],
    )
  }
}

/** Every third child has a case of a year, every ninth a protection plan in it. */
const BACKGROUND: readonly string[] = [
  `create function pg_temp.id(variadic of text[]) returns uuid language sql immutable as
     $$ select md5(array_to_string(of, ' '))::uuid $$`,
  `create temp table kid on commit drop as
     select n, pg_temp.id('quiet', n::text) as id, current_setting('fill.authority') as a,
            current_setting('fill.from')::date + (n * 37 % greatest(current_setting('fill.days')::int - 400, 1)) as since
       from generate_series(1, current_setting('fill.children')::int) n`,
  `insert into person (authority, id, kind, birth_date, sex, recorded_at)
     select a, id, 'child', since - 700 - (n * 41 % 5000), 'F', since - 30 from kid`,
  `insert into contact (authority, id, child_id, child_as_given, received_at, source_code, source_name, summary, words, decide_by,
                        decided_at, decision, recorded_at)
     select a, pg_temp.id('contact', n::text, c::text), id, '{}', since + c * 20, '2A', 'Elm Park School', 'A worry', 'A worry',
            since + c * 20 + 1, since + c * 20 + 1, case when c = 2 then 'advice' else 'no-further-action' end, since + c * 20
       from kid, generate_series(0, 2) c`,
  `insert into episode (authority, id, child_id, referral_id, opened_on, closed_on, closure_reason, recorded_at)
     select a, pg_temp.id('episode', n::text), id, pg_temp.id('referral', n::text), since + 45, since + 400, 'RC7', since + 45
       from kid where n % 3 = 0`,
  `insert into closure (authority, id, child_id, episode_id, closed_on, reason_code, look_again_if, recorded_at)
     select a, pg_temp.id('closure', n::text), id, pg_temp.id('episode', n::text), since + 400, 'RC7', 'she is hungry again', since + 400
       from kid where n % 3 = 0`,
  `insert into plan_status (authority, id, plan_id, child_id, kind, category, from_on, to_on, end_reason, recorded_at)
     select a, pg_temp.id('status', n::text), pg_temp.id('plan', n::text), id, 'child-protection', 'NEG', since + 90, since + 380,
            'Safe', since + 90 from kid where n % 9 = 0`,
  `insert into plan (authority, id, child_id, made_on, why_involved, we_want, contingency, recorded_at)
     select a, pg_temp.id('plan', n::text), id, since + 90, '', '', '', since + 90 from kid where n % 9 = 0`,
  `insert into plan_action (authority, id, plan_id, outcome_id, position, what, owner_name, by_on, state, done_on, recorded_at)
     select a, pg_temp.id('action', n::text, d::text), pg_temp.id('plan', n::text), pg_temp.id('outcome', n::text), d, 'Breakfast',
            'School', since + d, 'done', since + d, since + d
       from kid, unnest(array[120, 200, 280, 350]) d where n % 9 = 0`,
  `insert into conference (authority, id, kind, referral_id, due_from, held_on, decision_reason, recorded_at)
     select a, pg_temp.id('review', n::text, d::text), 'review', pg_temp.id('referral', n::text), since + d, since + d, 'Goes on', since + d
       from kid, unnest(array[160, 330]) d where n % 9 = 0`,
  `insert into conference_child (authority, id, conference_id, child_id, outcome, recorded_at)
     select a, pg_temp.id('reviewed', n::text, d::text), pg_temp.id('review', n::text, d::text), id, 'continue', since + d
       from kid, unnest(array[160, 330]) d where n % 9 = 0`,
  `insert into section_47_enquiry (authority, id, referral_id, started_on, concluded_on, recorded_at)
     select a, pg_temp.id('enquiry', n::text), pg_temp.id('referral', n::text), since + 60, since + 75, since + 60 from kid where n % 9 = 0`,
  `insert into section_47_enquiry_child (authority, id, section_47_enquiry_id, child_id, seen_on, seen_alone, recorded_at)
     select a, pg_temp.id('enquired', n::text), pg_temp.id('enquiry', n::text), id, since + 62, true, since + 60 from kid where n % 9 = 0`,
  `insert into visit_child (authority, id, visit_id, child_id, happened_on, seen, seen_alone, recorded_at)
     select a, pg_temp.id('seen', n::text, d::text), pg_temp.id('visit', n::text, d::text), id, since + d, true, true, since + d
       from kid, generate_series(50, 398, 14) d where n % 3 = 0`,
  `insert into missing_episode (authority, id, child_id, kind, missing_from, last_seen, reported_by, worry, returned_at, found_where, recorded_at)
     select a, pg_temp.id('missing', n::text), id, 'missing', since + 100, 'School', 'Mum', 'Cold', since + 101, 'Home', since + 100
       from kid where n % 7 = 0`,
  `create temp table told on commit drop as
     select a, n, id, since + e * 19 as on_day, pg_temp.id('entry', n::text, e::text) as entry_id,
            (array['Had breakfast and played.', 'No bruises or injuries were seen.', 'Mum rang: all are well.', 'School is pleased.',
                   'He said he likes football.', 'The flat was warm and clean.', 'Nan came for the weekend.', 'Spoke with the teacher.'])[1 + (n + e) % 8] as words
       from kid, generate_series(0, 19) e`,
  `insert into entry (authority, id, kind, title, body, happened_on, said_by, said_by_role, recorded_by_name, recorded_at)
     select a, entry_id, 'fact', 'Told', jsonb_build_object('v', 1, 'blocks', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'text', words))),
            on_day, 'Kim', 'Health visitor', 'Asha Verma', on_day from told`,
  `insert into entry_about (authority, entry_id, person_id, happened_on, recorded_at, kind, bearing)
     select a, entry_id, id, on_day, on_day, 'fact', 'neutral' from told`,
]
