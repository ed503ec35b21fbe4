-- What a record once said finds its child still, and is compared no more.

alter table child_index.assertion_key add column past boolean not null default false;
comment on table child_index.assertion_key is 'The rows candidates are found by: one for each name, sound of a name''s parts and postcode ever asserted, each with all that is compared, so that a search joins nothing. `past`: only an earlier version of the assertion said so; it finds, and is not compared. `number` is the child the assertion is linked to now.';
-- All NHS numbers that a record has, and those of them that were verified.
alter table child_index.assertion_key
  alter column nhs type text[] using array_remove(array[nhs], null),
  alter column nhs set not null,
  alter column nhs_verified type text[] using case when nhs_verified then array_remove(array[nhs], null) else '{}' end;
alter table child_index.load_key
  alter column nhs type text[] using array_remove(array[nhs], null),
  alter column nhs set not null,
  alter column nhs_verified type text[] using case when nhs_verified then array_remove(array[nhs], null) else '{}' end;
alter table child_index.load_slice_key
  alter column nhs type text[] using array_remove(array[nhs], null),
  alter column nhs set not null,
  alter column nhs_verified type text[] using case when nhs_verified then array_remove(array[nhs], null) else '{}' end;
grant update (past) on child_index.assertion_key to openics_index;
-- Of what was written before, what is surely of an earlier version; the rest is told apart when its record next changes.
update child_index.assertion_key k set past = true
  from child_index.assertion a
 where a.id = k.assertion_id and a.version > 1
   and (k.birth_date is distinct from a.birth_date or k.sex <> a.sex or k.multiple <> coalesce(a.multiple_birth, false));
-- An estimated birth date is known to the year.
update child_index.assertion_key k set year_only = true
  from child_index.assertion a
 where a.id = k.assertion_id and a.birth_date_known in ('estimated', 'unknown') and not k.past
   and k.birth_date is not null and not k.year_only;
