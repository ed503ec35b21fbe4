-- The index grows: what may happen to a child, what may be asked, and what the councils are told of it.

-- A number issued in error is invalid; one whose identity was broken off is sealed.
alter table child_index.child drop constraint child_status_check;
alter table child_index.child add constraint child_status_check
  check (status in ('active','retired','sealed','closed','invalid'));

alter table child_index.decision drop constraint decision_kind_check;
alter table child_index.decision add constraint decision_kind_check check (kind in (
  'registration','update','link','unlink','load','merge','unmerge','not-same','not-same-reversed','supersede',
  'invalidate','identity-break','allot','close','reopen','death','responsible','shield','unshield'));

alter table child_index.feed drop constraint feed_kind_check;
alter table child_index.feed add constraint feed_kind_check check (kind in (
  'registered','matched','updated','confirmed','involvement','sealed-concern','responsible','merged','unmerged',
  'superseded','invalidated','identity-broken','allotted','died','closed','reopened','shielded','unshielded'));

-- Which requests there are is said in one place: the program's (`auditing/model.ts`).
alter table child_index.audit_leaf drop constraint audit_leaf_request_check;
alter table child_index.audit_leaf add constraint audit_leaf_request_check check (request ~ '^[a-z-]{1,40}$');
