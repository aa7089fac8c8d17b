-- What people see as strong, weak, a chance or a threat in a proposal: always without a name (handbook 2.3.1.1).
create table weigh_note (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	run_id uuid not null,
	-- The proposal that it is about, as the run knows it.
	item text not null check (length(item) between 1 and 60),
	field text not null check (field in ('strength', 'weakness', 'opportunity', 'threat')),
	text text not null check (length(text) between 1 and 140),
	-- Whoever shows this secret again wrote it.
	edit_hash bytea not null,
	position double precision not null,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, run_id) references step_run (network_id, id) on delete cascade
);
create index weigh_note_by_run on weigh_note (network_id, run_id);

alter table weigh_note enable row level security;
create policy in_network on weigh_note using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on weigh_note to kring_app;
