-- The weights of the matcher become data: each version as it was trained, one of them in use.

create table child_index.matching_model (
  version    text        not null primary key,
  how        text        not null check (how in ('hand','trained')),
  content    jsonb       not null,
  trained_at timestamptz not null,
  trained_on jsonb       not null default '{}',
  in_use     boolean     not null default false
);
comment on table child_index.matching_model is 'Versions of the matcher''s weights, with the counts each was trained on. At most one is in use; with none, the program''s own is. A version is never changed: every decision names the one that made it.';
create unique index matching_model_in_use on child_index.matching_model (in_use) where in_use;

grant select, insert on child_index.matching_model to openics_index;
grant update (in_use) on child_index.matching_model to openics_index;
