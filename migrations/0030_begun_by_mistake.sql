-- What the steps of 0026 need besides: immediate protection that was written down by mistake is withdrawn, as the others
-- are; and which of the children who move in bring a child protection plan, for whom a conference is to be held.

alter table public.immediate_protection add column withdrawn_on date;
alter table public.immediate_protection add column withdrawn_why text;
alter table public.immediate_protection add check ((withdrawn_on is null) = (withdrawn_why is null));

alter table public.transfer_child add column with_plan boolean not null default false;
comment on table public.transfer_child is 'A child who moves. `with_plan`: a child protection plan comes along; then the conference that takes it over, and the day it was held.';

-- The time machine shows the new columns too.
create or replace view asof.immediate_protection with (security_invoker) as
  select was.* from history.version v, jsonb_populate_record(null::public.immediate_protection, v.image) was
   where v.authority = public.current_authority() and v.relation = 'immediate_protection'
     and v.known @> current_setting('app.as_of')::timestamptz;
create or replace view asof.transfer_child with (security_invoker) as
  select was.* from history.version v, jsonb_populate_record(null::public.transfer_child, v.image) was
   where v.authority = public.current_authority() and v.relation = 'transfer_child'
     and v.known @> current_setting('app.as_of')::timestamptz;
