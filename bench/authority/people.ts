// Functions that read the size, then the people: `fill.authority`, `fill.children` and their like are set by fill.ts.

const SETTINGS = [
  `create function pg_temp.n(name text) returns integer language sql stable as
     $$ select current_setting('fill.' || name)::integer $$`,
  `create function pg_temp.a() returns text language sql stable as $$ select current_setting('fill.authority') $$`,
  `create function pg_temp.today() returns date language sql stable as $$ select current_setting('fill.today')::date $$`,
  `create function pg_temp.id(variadic of text[]) returns uuid language sql immutable as
     $$ select md5(array_to_string(of, ' '))::uuid $$`,
]

/** Who holds the children of a family: the first worker the first of them, the others the rest in turn. */
const WORKERS = [
  `insert into access.app_user (id, issuer, subject, name)
     select pg_temp.id('worker', w::text), 'practice', 'worker' || w, 'Worker ' || w
       from generate_series(1, pg_temp.n('workers')) w`,
  `insert into access.team (authority, id, name, kind)
     select pg_temp.a(), pg_temp.id('team', t::text), 'Safeguarding ' || t, 'safeguarding'
       from generate_series(0, 1 + pg_temp.n('workers') / 8) t`,
  `insert into access.membership (authority, id, user_id, agency_id, team_id, roles, seat, job_title, from_on)
     select pg_temp.a(), pg_temp.id('seat', w::text), pg_temp.id('worker', w::text), current_setting('fill.agency')::uuid,
            pg_temp.id('team', (w / 8)::text), '{social-worker}', 'council', 'Social worker', date '2015-01-01'
       from generate_series(1, pg_temp.n('workers')) w`,
]

const FAMILIES = [
  `create temp table kid on commit drop as
     select n, (n - 1) / 3 as f, pg_temp.id('child', n::text) as id, n <= pg_temp.n('open') as is_open
       from generate_series(1, pg_temp.n('children')) n`,
  `create temp table family on commit drop as
     select f, bool_or(is_open) as is_open,
            case when f < pg_temp.n('many') / 3 then current_setting('fill.first')::uuid
                 else pg_temp.id('worker', (1 + f % pg_temp.n('workers'))::text) end as worker,
            case when f < pg_temp.n('many') / 3 then current_setting('fill.team')::uuid
                 else pg_temp.id('team', ((1 + f % pg_temp.n('workers')) / 8)::text) end as team
       from kid group by f`,
  `insert into person (authority, id, kind, birth_date, sex, recorded_at)
     select pg_temp.a(), id, 'child', pg_temp.today() - 400 - (n * 37 % 5800), case n % 2 when 0 then 'F' else 'M' end,
            pg_temp.today() - pg_temp.n('days') - 30
       from kid`,
  `insert into person (authority, id, kind, birth_date, sex)
     select pg_temp.a(), pg_temp.id('mother', f::text), 'adult', pg_temp.today() - 9000 - (f * 41 % 6000), 'F' from family`,
  `insert into person_name (authority, id, person_id, use, given, family, given_key, family_key)
     select pg_temp.a(), pg_temp.id('name', n::text), id, 'current', given, surname, lower(given), lower(surname)
       from kid, lateral (select (array['Aisha','Ben','Cara','Dylan','Ella','Finn','Grace','Harri','Isla','Jude'])[1 + n % 10] as given,
                                 'Sampleton' || (f % 4000) as surname) s`,
  `insert into person_name (authority, id, person_id, use, given, family, given_key, family_key)
     select pg_temp.a(), pg_temp.id('name of mother', f::text), pg_temp.id('mother', f::text), 'current', 'Kim',
            'Sampleton' || (f % 4000), 'kim', 'sampleton' || (f % 4000)
       from family`,
  `insert into relationship (authority, id, person_id, other_id, kind, parental_responsibility)
     select pg_temp.a(), pg_temp.id('mother of', n::text), id, pg_temp.id('mother', f::text), 'mother', true from kid`,
]

/** Workers, children and mothers, in the order they are laid down. */
export const PEOPLE: readonly string[] = [...SETTINGS, ...WORKERS, ...FAMILIES]
