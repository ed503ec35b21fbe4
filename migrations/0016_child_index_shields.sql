-- Who works with a child, sealed concerns, shields, who is responsible, how much may be asked, and planted children.

alter table child_index.involvement drop constraint involvement_kind_check;
alter table child_index.involvement add constraint involvement_kind_check check (kind in (
  'childrens-services','gp-practice','health-visiting','hospital','school','early-years','early-help','police',
  'sexual-health','substance-misuse','mental-health','other'));
alter table child_index.involvement add column shown text not null default 'named' check (shown in ('named','broker','hidden'));
alter table child_index.involvement add column renewed_on date;
update child_index.involvement
   set shown = case when sensitive then 'broker' else 'named' end,
       renewed_on = (recorded_at at time zone 'Europe/London')::date;
alter table child_index.involvement alter column renewed_on set not null;
comment on table child_index.involvement is 'Who works with a child, under the number it was told of. A sensitive service shows as existing, with its authority''s broker, or not at all. One not renewed lapses.';

create table child_index.broker (
  authority text        not null primary key,
  name      text        not null,
  contact   text        not null,
  set_at    timestamptz not null
);
comment on table child_index.broker is 'Whom others ask about the sensitive services of an authority.';

alter table child_index.sealed_concern add column reference text;
update child_index.sealed_concern set reference = id::text;
alter table child_index.sealed_concern alter column reference set not null;
alter table child_index.sealed_concern add column ended_because text check (ended_because in ('withdrawn','resolved'));
alter table child_index.sealed_concern add constraint sealed_concern_agency_kind_check check (agency_kind in (
  'childrens-services','health','education','early-help','police','probation','housing','voluntary','other'));
alter table child_index.sealed_concern add unique (authority, reference);
alter table child_index.sealed_concern add foreign key (number) references child_index.child (number);
comment on table child_index.sealed_concern is 'That a sealed concern exists, and whom to ring, under the number it was told of. Never what it says. Stands to the end of `until_on` unless it is ended before.';

alter table child_index.shield add column reason text not null default '';
alter table child_index.shield add column put_up_by text;
alter table child_index.shield add column near text[] not null default '{}';
alter table child_index.shield add column lifted_because text;
comment on table child_index.shield is 'Children whose identity and place are sealed: found only by one who already knows every field asked. A full one is lifted by two people. A provisional one is put up by the index itself, because a new child was `near` shielded ones, and one person decides on it.';
create index shield_standing on child_index.shield (kind desc, since desc, id) where lifted_at is null;
create index shield_lifted on child_index.shield (lifted_at desc, id) where lifted_at is not null;

create table child_index.responsible_change (
  number         text        not null,
  version        integer     not null,
  from_authority text,
  to_authority   text        not null,
  asked_by       text        not null,
  user_id        text,
  changed_at     timestamptz not null,
  primary key (number, version)
);
comment on table child_index.responsible_change is 'Each passing on of responsibility, by the version of the child it made: at every instant one authority is responsible. Append only.';
alter table child_index.responsible_change add foreign key (number) references child_index.child (number);

create table child_index.postcode_area (
  prefix    text        not null primary key,
  authority text        not null,
  set_at    timestamptz not null
);
comment on table child_index.postcode_area is 'Which authority a place is of: a whole postcode, a sector, a district or an area; the longest that fits counts. A child never known to social care is the responsibility of the authority of the home postcode.';

create table child_index.budget_setting (
  kind          text    not null check (kind in ('match','search','by-number','by-identifier')),
  spender       text    not null check (spender in ('user','authority','client')),
  from_on       date    not null,
  most_hourly  integer not null check (most_hourly > 0),
  most_daily    integer not null check (most_daily > 0),
  price_of_miss integer not null check (price_of_miss > 0),
  primary key (kind, spender, from_on)
);
comment on table child_index.budget_setting is 'How much a user, an authority or a machine may ask of the index, from a day on: what finds somebody costs 1, what finds nobody the price of a miss. Enough for the busiest day''s work, too little to leaf through. Append only: a change is a row with a later day.';
insert into child_index.budget_setting (kind, spender, from_on, most_hourly, most_daily, price_of_miss) values
  ('match',         'user',      '2020-01-01',    300,    1500,  1),
  ('search',        'user',      '2020-01-01',    300,    1500,  1),
  ('by-number',     'user',      '2020-01-01',   6000,   30000, 20),
  ('by-identifier', 'user',      '2020-01-01',    300,    1500,  5),
  ('match',         'authority', '2020-01-01',  20000,  200000,  1),
  ('search',        'authority', '2020-01-01',  20000,  200000,  1),
  ('by-number',     'authority', '2020-01-01', 100000, 1000000, 20),
  ('by-identifier', 'authority', '2020-01-01',  20000,  200000,  5),
  ('match',         'client',    '2020-01-01',  20000,  200000,  1),
  ('search',        'client',    '2020-01-01',  20000,  200000,  1),
  ('by-number',     'client',    '2020-01-01', 100000, 1000000, 20),
  ('by-identifier', 'client',    '2020-01-01',  20000,  200000,  5);

create table child_index.budget_spent (
  id      bigserial   primary key,
  spender text        not null,
  kind    text        not null,
  since   timestamptz not null,
  spent   integer     not null,
  process uuid        not null
);
comment on table child_index.budget_spent is 'What was spent in five minutes from `since`, as each process of the index writes it now and then, for the others and for after a restart. No row is shared: nobody waits for another''s commit. Append only.';
create index budget_spent_by_spender on child_index.budget_spent (spender, since);

create table child_index.canary (
  number     text        not null primary key,
  authority  text        not null,
  planted_by text        not null,
  planted_at timestamptz not null
);
comment on table child_index.canary is 'Invented children planted in the index: nobody has reason to look for them. Append only.';
alter table child_index.canary add foreign key (number) references child_index.child (number);

create table child_index.canary_alert (
  id        bigserial   primary key,
  number    text        not null,
  at        timestamptz not null,
  authority text        not null,
  user_id   text,
  role      text        not null,
  purpose   text        not null,
  request   text        not null
);
comment on table child_index.canary_alert is 'Who was shown a planted child, by which request. Append only.';

grant select, insert on child_index.broker, child_index.responsible_change, child_index.postcode_area,
  child_index.budget_spent, child_index.canary, child_index.canary_alert to openics_index;
grant select on child_index.budget_setting to openics_index;
grant usage on sequence child_index.budget_spent_id_seq, child_index.canary_alert_id_seq to openics_index;
grant update (shown, renewed_on) on child_index.involvement to openics_index;
grant update (name, contact, set_at) on child_index.broker to openics_index;
grant update (number, agency_kind, band, until_on, whom_to_ring, recorded_at, ended_because) on child_index.sealed_concern to openics_index;
grant update (lifted_because) on child_index.shield to openics_index;
grant update (authority, set_at) on child_index.postcode_area to openics_index;
