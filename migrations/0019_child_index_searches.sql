-- Searches at national size.

-- By both sounds and a birth date near the one asked, not the whole year: of the commonest names, a year has hundreds.
-- `birth_date + 0` so that this search can stand on no other index: of two that fit, the general plan takes the one that
-- reads every child of the given name.
drop index child_index.key_by_sounds_and_year;
create index key_by_sounds_and_birth on child_index.assertion_key (family_sound, given_sound, (birth_date + 0));
-- A household: who is written with another given name and another birth date, and still is the same child.
create index key_by_postcode_and_family on child_index.assertion_key (postcode, family_sound);
alter table child_index.assertion_key drop column birth_year;
-- Plans are made once a connection: for these searches the general plan is the right one, whatever the values.
alter role openics_index set plan_cache_mode = force_generic_plan;
