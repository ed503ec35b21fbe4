-- Who is around a child is asked of hundreds of children at once: the ties that stand are read from the indexes alone.

create index relationship_standing_of on public.relationship (authority, person_id) include (other_id, kind) where to_on is null;
create index relationship_standing_to on public.relationship (authority, other_id) include (person_id, kind) where to_on is null;
