-- A load is told of what changed since it was decided by the searches themselves, and by what people did meanwhile.

alter table child_index.load add column last_feed bigint not null default 0;
grant update (last_feed) on child_index.load to openics_index;
comment on table child_index.load is 'One load of files, and how far it has come: rows read, decided together and written, each step kept with its work. At most one is not finished. `size`: how many children there may be, as its decisions take it. Keys above `last_key` and news above `last_feed` were made by others since.';

drop table child_index.load_live_key;
create unlogged table child_index.load_live_text (
  text text not null primary key
);
comment on table child_index.load_live_text is 'The searches that find, or are made by, the records that others registered or people parted and joined while a load was being decided: rows that share one are registered one after another.';

create unlogged table child_index.load_changed (
  number text not null primary key
);
comment on table child_index.load_changed is 'Numbers that are not what they were when a load was decided: by what people did, or because a row of theirs is registered by itself. Rows of them, or weighed against them, are registered one after another.';

grant select on child_index.load_live_text, child_index.load_changed to openics_index;
-- A load under way reads its files again.
truncate child_index.load_row;

-- A pair is of two numbers that there are.
delete from child_index.duplicate_note n using child_index.possible_duplicate p
 where p.id = n.duplicate_id
   and (select count(*) from child_index.child c where c.number in (p.number, p.other_number)) < 2;
delete from child_index.possible_duplicate p
 where (select count(*) from child_index.child c where c.number in (p.number, p.other_number)) < 2;
alter table child_index.possible_duplicate add foreign key (number) references child_index.child (number);
alter table child_index.possible_duplicate add foreign key (other_number) references child_index.child (number);
