-- How many papers of a step were typed in after the meeting moved on: said in the report, whose they are is not kept here.
alter table step_run add column typed_later integer not null default 0 check (typed_later >= 0);
