-- The operators' desk: the words of names, so that a person's search finds what is spelt much alike, and the decisions by
-- time and by kind, so that accuracy is watched.

-- Similar words are looked for among the words there are, some hundred thousand, never among the names of all children.
create extension if not exists pg_trgm with schema child_index;

create table child_index.name_word (
  word text not null primary key
);
comment on table child_index.name_word is 'Every word that some name in the index has, once. For a person''s search only: what looks like a word typed is looked for here, and children then by the words found. Append only.';
create index name_word_by_likeness on child_index.name_word using gin (word child_index.gin_trgm_ops);

create table child_index.name_words_gathered (
  one          boolean not null primary key default true check (one),
  up_to_key_id bigint  not null
);
comment on table child_index.name_words_gathered is 'Up to which row of assertion_key the words of names have been gathered. One row.';
insert into child_index.name_words_gathered (up_to_key_id) values (0);

-- Decisions are added in the order of time: a block range index costs a registration nothing.
create index decision_by_time on child_index.decision using brin (decided_at);
create index decision_of_people on child_index.decision (decided_at)
  where kind in ('merge','unmerge','not-same','not-same-reversed','split','supersede');
create index possible_duplicate_by_time on child_index.possible_duplicate (since);
create index possible_duplicate_settled on child_index.possible_duplicate (settled_at) where state = 'settled';

grant select, insert on child_index.name_word, child_index.name_words_gathered to openics_index;
grant update (up_to_key_id) on child_index.name_words_gathered to openics_index;
