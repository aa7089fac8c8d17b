-- An experience in four fields, so that people can lay their practices side by side (handbook 2.3.1.2).
create table exchange_row (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	run_id uuid not null,
	-- Whose experience it is; of a subgroup, who wrote it down.
	owner_id uuid not null,
	group_number smallint check (group_number between 1 and 12),
	how text not null check (length(how) between 1 and 120),
	whom text not null default '' check (length(whom) <= 60),
	timing text not null default '' check (length(timing) <= 60),
	effect text not null default '' check (length(effect) <= 120),
	-- Left out of what everybody sees, by whoever conducts.
	withheld boolean not null default false,
	position integer not null,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, run_id) references step_run (network_id, id) on delete cascade,
	foreign key (network_id, owner_id) references member (network_id, id) on delete cascade
);
-- One row for each person, or for each subgroup.
create unique index exchange_row_once on exchange_row (network_id, run_id, owner_id) where group_number is null;
create unique index exchange_row_once_for_group on exchange_row (network_id, run_id, group_number);

alter table exchange_row enable row level security;
create policy in_network on exchange_row using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on exchange_row to kring_app;
