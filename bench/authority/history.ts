// What happened in each case: visits every four weeks (every fortnight in one that is open), entries, clocks, worries, looks.

const VISITS = [
  `create temp table seen on commit drop as
     select s.*, i, case when k = 0 then pg_temp.today() - 14 * i - f % 13 else opened_on + 40 + 21 * i end as happened_on
       from spell s, lateral generate_series(1, case when k = 0 then 12 else 6 end) i`,
  `insert into visit (authority, id, kind, happened_on, visited_by, visited_by_name, place, summary)
     select pg_temp.a(), pg_temp.id('visit', f::text, k::text, i::text), 'child-in-need', happened_on, worker, 'Worker', 'At home',
            'The kitchen was stocked and the heating on.' from seen`,
  `insert into visit_child (authority, id, visit_id, child_id, happened_on, seen, seen_alone)
     select pg_temp.a(), pg_temp.id('seen', p.n::text, p.k::text, i::text), pg_temp.id('visit', p.f::text, p.k::text, i::text),
            child_id, happened_on, true, p.n % 2 = 0 from part p join seen using (f, k)`,
]

const CLOCKS = [
  `insert into due (authority, id, rule, rule_valid_from, step_kind, step_id, child_id, starts_on, due_by, done_on)
     select pg_temp.a(), pg_temp.id('due', p.n::text, p.k::text, i::text),
            case when plan = 'child-protection' then 'cp-visit' else 'cin-visit' end, date '2013-04-15', 'visit',
            pg_temp.id('visit', p.f::text, p.k::text, i::text), child_id, happened_on,
            happened_on + case when plan = 'child-protection' then 14 else 28 end,
            case when p.k = 0 and i = 1 then null else happened_on + 14 end
       from part p join seen using (f, k) where plan is not null`,
  `insert into due (authority, id, rule, rule_valid_from, step_kind, step_id, child_id, starts_on, due_by, done_on)
     select pg_temp.a(), pg_temp.id('due of assessment', n::text, k::text), 'assessment', date '2013-04-15', 'assessment',
            pg_temp.id('assessment', f::text, k::text), child_id, opened_on, opened_on + 63,
            case when k = 0 and f % 5 = 0 then null else opened_on + 40 + n % 40 end from part`,
  `insert into due (authority, id, rule, rule_valid_from, step_kind, step_id, child_id, starts_on, due_by, done_on)
     select pg_temp.a(), pg_temp.id(rule, n::text, k::text), rule, date '2013-04-15', 'conference',
            pg_temp.id('initial', f::text, k::text), child_id, opened_on, pg_temp.today() + n % 80, case when k > 0 then closed_on end
       from part, unnest(array['review-next', 'core-group-next']) rule where plan = 'child-protection'`,
]

const STORY = [
  `create temp table told on commit drop as
     select s.*, i, pg_temp.id('entry', f::text, k::text, i::text) as entry_id, worker as writer,
            opened_on + (coalesce(closed_on, pg_temp.today()) - opened_on) * i / case when k = 0 then 31 else 13 end as happened_on
       from spell s, lateral generate_series(1, case when k = 0 then 30 else 12 end) i`,
  `insert into entry (authority, id, kind, title, body, happened_on, said_by, recorded_by, recorded_by_name, recorded_at)
     select pg_temp.a(), entry_id, case i % 4 when 0 then 'child-words' when 1 then 'opinion' else 'fact' end, 'What was seen, ' || i,
            '{"v":1,"blocks":[{"kind":"paragraph","text":[{"text":"No coat, and no breakfast."}]}]}', happened_on, 'Grace Okafor',
            pg_temp.id('worker', '1'), 'Worker 1', happened_on + time '12:00' from told`,
  `insert into entry_about (authority, entry_id, person_id, happened_on, recorded_at, kind, bearing)
     select e.authority, e.id, p.child_id, e.happened_on, e.recorded_at, e.kind, e.bearing
       from part p join told using (f, k) join entry e on e.authority = pg_temp.a() and e.id = entry_id`,
  `insert into worry (authority, id, kind, child_id, title, statement, trend, how_known, said_by, since_on, review_by, closed_on, closed_how, recorded_by, recorded_at)
     select pg_temp.a(), pg_temp.id('worry', n::text, k::text, i::text), case when (n + i) % 11 = 0 then 'risk-adult' else 'open-risk' end, child_id,
            'Alone at night', 'Left alone on Fridays', case when n % 7 = 0 then 'getting-worse' end, 'fact', 'Grace Okafor', opened_on,
            opened_on + 60, closed_on, case when closed_on is not null then 'Nan is there now' end, pg_temp.id('worker', '1'), opened_on
       from part, generate_series(1, 2) i where n % 3 > 0`,
  `insert into access.audit_leaf (authority, id, at, user_id, role, relationship, purpose, action, subject_kind, subject_id, details)
     select pg_temp.a(), pg_temp.id('look', n::text, k::text, i::text),
            case when k = 0 then pg_temp.today() - 3 * i else opened_on + 9 * i end + time '09:30', worker, 'social-worker', 'allocated',
            'working-with-a-child', 'child.look', 'child', child_id, '{"page":"child"}' from part, generate_series(1, 6) i`,
]

/** What happened, in the order it is laid down. */
export const HISTORY: readonly string[] = [...VISITS, ...CLOCKS, ...STORY]
