// Cases: `spell` has a row for each time a family was worked with (0 the one that is open now), `part` one for each child.

const SPELLS = [
  `create temp table spell on commit drop as
     select f, 0 as k, worker, team, pg_temp.today() - 60 - f % 400 as opened_on, null::date as closed_on from family where is_open
     union all
     select f, k, pg_temp.id('worker', (1 + (f + k) % pg_temp.n('workers'))::text), team, opened_on, opened_on + 120 + f % 90
       from family, generate_series(1, 2) k, lateral (
         select pg_temp.today() - 500 - pg_temp.n('days') + (k - 1) * pg_temp.n('days') / 2
                + f * 131 % greatest(1, pg_temp.n('days') / 2 - 240) as opened_on) s
      where pg_temp.n('days') > 0`,
  `alter table spell add column referral_id uuid`,
  `update spell set referral_id = pg_temp.id('referral', f::text, k::text)`,
  `create temp table part on commit drop as
     select s.*, n, id as child_id, pg_temp.id('episode', n::text, k::text) as episode_id,
            case when n % 5 = 0 and k = 0 then null when n % 3 = 0 then 'child-protection' else 'child-in-need' end as plan
       from spell s join kid using (f)`,
  `insert into referral (authority, id, received_on, source_code, source_name, reason, decided_on, response)
     select pg_temp.a(), referral_id, opened_on, '2A', 'A school', 'Hungry and cold', opened_on, 'assessment' from spell`,
  `insert into referral_child (authority, id, referral_id, child_id)
     select pg_temp.a(), pg_temp.id('referred', n::text, k::text), referral_id, child_id from part`,
  `insert into episode (authority, id, child_id, referral_id, opened_on, primary_need, closed_on, closure_reason)
     select pg_temp.a(), episode_id, child_id, referral_id, opened_on, 'N1', closed_on,
            case when closed_on is not null then 'RC7' end from part`,
  `insert into closure (authority, id, child_id, episode_id, closed_on, reason_code, summary, look_again_if)
     select pg_temp.a(), pg_temp.id('closure', n::text, k::text), child_id, episode_id, closed_on, 'RC7', 'Warm and fed', 'Hungry again'
       from part where k > 0`,
  `insert into assessment (authority, id, referral_id, started_on, state, authorised_on, outcome)
     select pg_temp.a(), pg_temp.id('assessment', f::text, k::text), referral_id, opened_on,
            case when k = 0 and f % 5 = 0 then 'open' else 'authorised' end,
            case when k = 0 and f % 5 = 0 then null else opened_on + 40 end, 'child-in-need-plan' from spell`,
  `insert into assessment_child (authority, id, assessment_id, child_id)
     select pg_temp.a(), pg_temp.id('assessed', n::text, k::text), pg_temp.id('assessment', f::text, k::text), child_id from part`,
]

const HELD = [
  `insert into allocation (authority, id, child_id, user_id, team_id, role, from_on, to_on)
     select pg_temp.a(), pg_temp.id('held', n::text, k::text), child_id, worker, team, 'social-worker',
            case when k = 0 then opened_on + 20 else opened_on end, closed_on from part
     union all
     select pg_temp.a(), pg_temp.id('held before', n::text, k::text), child_id,
            pg_temp.id('worker', (1 + n % pg_temp.n('workers'))::text), team, 'social-worker', opened_on, opened_on + 20 from part`,
]

const PLANS = [
  `insert into plan (authority, id, child_id, made_on, why_involved, we_want)
     select pg_temp.a(), pg_temp.id('plan', n::text), child_id, min(opened_on), 'Left alone at night', 'Safe at night'
       from part where plan is not null group by n, child_id`,
  `insert into plan_status (authority, id, plan_id, child_id, episode_id, kind, category, first_category, from_on, to_on, end_reason)
     select pg_temp.a(), pg_temp.id('status', n::text, k::text), pg_temp.id('plan', n::text), child_id, episode_id, plan,
            case when plan = 'child-protection' then 'NEG' end, case when plan = 'child-protection' then 'NEG' end,
            opened_on + 40, closed_on, case when closed_on is not null then 'The case was closed' end
       from part where plan is not null`,
  `insert into conference (authority, id, kind, referral_id, called_on, due_from, planned_for, held_on, decision_reason)
     select pg_temp.a(), pg_temp.id(kind, f::text, k::text), kind, referral_id, opened_on, opened_on,
            case when kind = 'review' then pg_temp.today() + f % 60 end,
            case when kind = 'initial' then opened_on + 40 when k > 0 then opened_on + 110 end, 'Cold and hungry'
       from (select distinct f, k, referral_id, opened_on from part where plan = 'child-protection') p,
            unnest(array['initial', 'review']) kind`,
  `insert into conference_child (authority, id, conference_id, child_id, outcome, category)
     select pg_temp.a(), pg_temp.id(kind, 'of', n::text, k::text), pg_temp.id(kind, f::text, k::text), child_id,
            case when kind = 'initial' then 'protection-plan' when k > 0 then 'end' end, case when kind = 'initial' then 'NEG' end
       from part, unnest(array['initial', 'review']) kind where plan = 'child-protection'`,
]

/** A core group is planned for every family with a child protection plan, and the GP was asked for a report. */
const MEETINGS = [
  `create temp table planned on commit drop as
     select distinct f, pg_temp.id('meeting', f::text) as meeting_id from part where k = 0 and plan = 'child-protection'`,
  `insert into meeting (authority, id, kind, planned_for, planned_time)
     select pg_temp.a(), meeting_id, 'core-group', pg_temp.today() + f % 40, '14:00' from planned`,
  `insert into meeting_child (authority, id, meeting_id, child_id)
     select pg_temp.a(), pg_temp.id('meets', n::text), meeting_id, child_id from part join planned using (f)
      where k = 0 and plan = 'child-protection'`,
  `insert into attendance (authority, id, meeting_id, name, role, agency, presence)
     select pg_temp.a(), pg_temp.id('asked', f::text), meeting_id, 'Samir Haddad', 'GP', 'Quayside surgery', 'invited' from planned`,
  `insert into meeting_report (authority, id, meeting_id, attendance_id, asked_on, by_on)
     select pg_temp.a(), pg_temp.id('report', f::text), meeting_id, pg_temp.id('asked', f::text), pg_temp.today() - 9,
            pg_temp.today() + f % 38 from planned`,
]

/** Cases, plans, meetings to come and who holds whom, in the order they are laid down. */
export const WORK: readonly string[] = [...SPELLS, ...HELD, ...PLANS, ...MEETINGS]
