-- Joining and parting identities: two people's proposals, aliases and how to undo them, possible duplicates, recall
-- notices, what is left to allot, and how a number ends its days.

-- What people decide has no outcome of the matcher, often a second number, and always a reason.
alter table child_index.decision alter column outcome drop not null;
alter table child_index.decision add column other_number text;
alter table child_index.decision add column reason text;
comment on table child_index.decision is 'Why records are one child or two: of the matcher, the candidates with each field''s weight and the model that weighed them; of people (outcome null), their reason. Who asked. Append only.';
create index decision_of_other_child on child_index.decision (other_number) where other_number is not null;

alter table child_index.decision drop constraint decision_kind_check;
alter table child_index.decision add constraint decision_kind_check check (kind in (
  'registration','update','link','unlink','load','merge','unmerge','not-same','not-same-reversed','split','supersede',
  'invalidate','identity-break','restore','allot','close','reopen','stays-open','death','responsible','shield','unshield'));

alter table child_index.feed drop constraint feed_kind_check;
alter table child_index.feed add constraint feed_kind_check check (kind in (
  'registered','matched','updated','confirmed','involvement','sealed-concern','responsible','merged','unmerged','split',
  'superseded','invalidated','restored','identity-broken','allotted','question','died','closed','reopened','shielded',
  'unshielded'));

-- Positions are drawn before they are committed, so their order has gaps for a while. Transactions ended before the
-- oldest one under way have none: the feed is read in the order of transactions.
alter table child_index.feed add column other_number text;
alter table child_index.feed add column written_in bigint not null default pg_current_xact_id()::text::bigint;
comment on table child_index.feed is 'What changed, per child, for the councils to read: thin, without content. Read in the order (written_in, position), never beyond the oldest transaction under way. Append only.';
create index feed_in_order on child_index.feed (written_in, position);

create table child_index.recall (
  position        bigint      not null,
  authority       text        not null,
  at              timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  primary key (authority, position)
);
comment on table child_index.recall is 'News of a number joined, parted or ended, for each authority that knew it, until that authority''s system says it has acted upon it.';
create index recall_waiting on child_index.recall (authority, position) where acknowledged_at is null;

create table child_index.proposal (
  id                    uuid        not null primary key,
  act                   jsonb       not null,
  numbers               text[]      not null,
  effect                jsonb       not null,
  fingerprint           text        not null,
  reason                text        not null,
  duplicate_id          uuid,
  proposed_by_authority text        not null,
  proposed_by           text        not null,
  proposed_at           timestamptz not null,
  state                 text        not null default 'waiting' check (state in ('waiting','agreed','declined','withdrawn')),
  settled_by_authority  text,
  settled_by            text,
  settled_at            timestamptz,
  settled_reason        text,
  decision_id           uuid,
  new_number            text,
  check ((state = 'waiting') = (settled_at is null)),
  check (state <> 'agreed' or settled_by <> proposed_by)
);
comment on table child_index.proposal is 'What one operator proposes and another settles: joining, parting or ending identities. `numbers` are the children it touches; at most one waiting proposal touches a child.';
create index proposal_waiting on child_index.proposal (proposed_at, id) where state = 'waiting';
create index proposal_waiting_for on child_index.proposal using gin (numbers) where state = 'waiting';
create index proposal_settled on child_index.proposal (settled_at desc, id desc) where state <> 'waiting';
create index proposal_of_duplicate on child_index.proposal (duplicate_id) where duplicate_id is not null;

create table child_index.alias (
  decision_id    uuid        not null primary key,
  retired        text        not null,
  survivor       text        not null,
  kind           text        not null check (kind in ('merge','supersede')),
  retired_state  text        not null check (retired_state in ('provisional','confirmed')),
  survivor_state text        not null check (survivor_state in ('provisional','confirmed')),
  retired_status text        not null check (retired_status in ('active','closed')),
  shield_id      uuid,
  joined_at      timestamptz not null,
  parted_at      timestamptz,
  parted_by      uuid,
  check (retired <> survivor),
  check ((parted_at is null) = (parted_by is null))
);
comment on table child_index.alias is 'That a number gave way to another, with what both were before, so that it can be undone at any time. `child.survivor` is where the chain of these ends. `shield_id` is the shield the survivor was given by it.';
create unique index alias_now on child_index.alias (retired) where parted_at is null;
create index alias_of_survivor on child_index.alias (survivor) where parted_at is null;

create table child_index.alias_item (
  decision_id uuid not null,
  what        text not null check (what in ('assertion','involvement','sealed-concern')),
  item_id     uuid not null,
  side        text not null check (side in ('retired','survivor')),
  primary key (decision_id, what, item_id)
);
comment on table child_index.alias_item is 'What each of two had when they were joined. All else that the survivor has is of the time since. Append only.';

create table child_index.to_allot (
  id           uuid        not null primary key,
  number       text        not null,
  other_number text        not null,
  what         text        not null check (what in ('assertion','involvement','sealed-concern')),
  item_id      uuid        not null,
  authority    text        not null,
  decision_id  uuid        not null,
  since        timestamptz not null,
  allotted_to  text,
  allotted_at  timestamptz,
  allotted_by  uuid
);
comment on table child_index.to_allot is 'What was told to a survivor (`number`) while another number was its alias, and is clearly neither''s since they were parted: shown on both until a person allots it.';
create unique index to_allot_now on child_index.to_allot (item_id) where allotted_at is null;
create index to_allot_waiting on child_index.to_allot (since, id) where allotted_at is null;
create index to_allot_of_number on child_index.to_allot (number) where allotted_at is null;
create index to_allot_of_other on child_index.to_allot (other_number) where allotted_at is null;

create table child_index.possible_duplicate (
  id           uuid             not null primary key,
  number       text             not null,
  other_number text             not null,
  decision_id  uuid             not null,
  outcome      text             not null check (outcome in ('Match','PotentialMatch','LowConfidenceMatch','ManyMatch','NoMatch')),
  bits         double precision not null,
  probability  double precision not null,
  margin       double precision,
  since        timestamptz      not null,
  state        text             not null default 'waiting' check (state in ('waiting','asked','proposed','settled')),
  settled_as   text             check (settled_as in ('same','not-same','moved')),
  settled_by   uuid,
  settled_at   timestamptz,
  check (number < other_number),
  check ((state = 'settled') = (settled_at is not null))
);
comment on table child_index.possible_duplicate is 'Two numbers that may be one child, for operators to look at. One open row a pair. `moved`: one of the two was retired, and its survivor stands in its place.';
create unique index possible_duplicate_now on child_index.possible_duplicate (number, other_number) where state <> 'settled';
create index possible_duplicate_of_other on child_index.possible_duplicate (other_number) where state <> 'settled';
create index possible_duplicate_in_turn on child_index.possible_duplicate ((state = 'asked'), since, id) where state <> 'settled';
create index possible_duplicate_settled_by on child_index.possible_duplicate (settled_by) where settled_by is not null;

create table child_index.duplicate_note (
  id           uuid        not null primary key,
  duplicate_id uuid        not null,
  authority    text        not null,
  user_id      text        not null,
  words        text        not null,
  at           timestamptz not null
);
comment on table child_index.duplicate_note is 'What operators wrote of a pair: what they asked, why they settled it so. Append only.';
create index duplicate_note_of on child_index.duplicate_note (duplicate_id, at);

create table child_index.lifecycle (
  number         text        not null primary key,
  died_on        date,
  stays_open_why text        check (stays_open_why in ('care-leaver','disabled')),
  closed_why     text        check (closed_why in ('grown','died')),
  closed_on      date,
  decision_id    uuid        not null,
  check ((closed_why is null) = (closed_on is null))
);
comment on table child_index.lifecycle is 'How a number ends its days: death, closing at 18, or at 25 for care leavers and disabled children. A number without a row is open. Earlier states are in the decisions.';

create table child_index.closing_run (
  day    date        not null primary key,
  closed integer     not null,
  ran_at timestamptz not null
);
comment on table child_index.closing_run is 'The days of which those who grew up were closed: the next night goes on from the last. Append only.';

alter table child_index.alias add foreign key (retired) references child_index.child (number);
alter table child_index.alias add foreign key (survivor) references child_index.child (number);
alter table child_index.alias_item add foreign key (decision_id) references child_index.alias (decision_id);
alter table child_index.duplicate_note add foreign key (duplicate_id) references child_index.possible_duplicate (id);
alter table child_index.lifecycle add foreign key (number) references child_index.child (number);

-- Registrations of before, that left a pair for a person.
insert into child_index.possible_duplicate (id, number, other_number, decision_id, outcome, bits, probability, since)
select gen_random_uuid(), pair.* from (
  select distinct on (1, 2) least(d.number, c->>'number'), greatest(d.number, c->>'number'), d.id, d.outcome,
         (c->>'bits')::double precision as bits, (c->>'probability')::double precision, d.decided_at
    from child_index.decision d
    cross join lateral jsonb_array_elements(d.candidates) as c
    join child_index.child one on one.number = d.number and one.status = 'active'
    join child_index.child other on other.number = c->>'number' and other.status = 'active'
   where d.needs_review and d.number <> c->>'number' and (c->>'probability')::double precision >= 0.85
     and not c->'objections' ? 'said-not-to-be-the-same'
   order by 1, 2, bits desc) as pair;

grant select, insert on child_index.recall, child_index.proposal, child_index.alias, child_index.alias_item, child_index.to_allot,
  child_index.possible_duplicate, child_index.duplicate_note, child_index.lifecycle, child_index.closing_run to openics_index;
grant update (acknowledged_at, acknowledged_by) on child_index.recall to openics_index;
grant update (state, settled_by_authority, settled_by, settled_at, settled_reason, decision_id, new_number) on child_index.proposal to openics_index;
grant update (parted_at, parted_by) on child_index.alias to openics_index;
grant update (allotted_to, allotted_at, allotted_by) on child_index.to_allot to openics_index;
grant update (decision_id, outcome, bits, probability, margin, state, settled_as, settled_by, settled_at) on child_index.possible_duplicate to openics_index;
grant update (died_on, stays_open_why, closed_why, closed_on, decision_id) on child_index.lifecycle to openics_index;
grant update (number) on child_index.sealed_concern to openics_index;
