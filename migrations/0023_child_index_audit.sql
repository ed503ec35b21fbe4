-- Which machine asked.

alter table child_index.audit_leaf add column client text;
comment on column child_index.audit_leaf.client is 'The machine that asked, as its token says; null where a person or the program asked within the process.';
