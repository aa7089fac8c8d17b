-- A short text that a subgroup, or everybody, writes together (handbook 2.3.1.2): one row for each subgroup of a run.
create table draft_text (
	network_id uuid not null,
	run_id uuid not null,
	-- From 1; of everybody together always 1.
	group_number smallint not null check (group_number between 1 and 60),
	meeting_id uuid not null,
	-- The merged text of all fields as a Yjs update; whose hand wrote what is not in it.
	state bytea not null check (length(state) <= 200000),
	-- How many updates were merged.
	updates integer not null default 1 check (updates > 0),
	primary key (network_id, run_id, group_number),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, run_id) references step_run (network_id, id) on delete cascade
);

alter table draft_text enable row level security;
create policy in_network on draft_text using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on draft_text to kring_app;
