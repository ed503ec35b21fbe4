-- A shield put up by an authority that had just taken responsibility waits for an operator before it hides the child from
-- those who work with them, and from those it took the child from.

alter table child_index.shield add column unreviewed boolean not null default false;
comment on column child_index.shield.unreviewed is 'Put up by an authority within 28 days of responsibility having been taken, not given; no operator has looked yet.';
create index shield_of_child_ever on child_index.shield (number);

grant update (unreviewed) on child_index.shield to openics_index;
