-- Concerns between agencies: how worried, and what the index learns of what is kept sealed.

alter table public.concern add column band text check (band in ('unsure','worried','very-worried'));
comment on column public.concern.band is 'How worried its author is, as they chose; null of one raised before they were asked. All that the index learns of what it says.';
call history.show_columns('public.concern');
