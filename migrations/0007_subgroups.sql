-- Who sat in which subgroup of an agenda item, in which round, and who told the others afterwards. Later steps of the item
-- go on with the groups of its last round, and telling is shared out fairly over all meetings (handbook 2.2.3).
create table subgroup_seat (
	network_id uuid not null,
	run_id uuid not null,
	round smallint not null check (round between 1 and 99),
	member_id uuid not null,
	meeting_id uuid not null,
	item_id uuid not null,
	group_number smallint not null check (group_number between 1 and 60),
	reporter boolean not null default false,
	primary key (network_id, run_id, round, member_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, item_id) references agenda_item (network_id, id) on delete cascade,
	foreign key (network_id, run_id) references step_run (network_id, id) on delete cascade,
	foreign key (network_id, member_id) references member (network_id, id) on delete cascade
);
create index subgroup_seat_by_item on subgroup_seat (network_id, item_id);

alter table subgroup_seat enable row level security;
create policy in_network on subgroup_seat using (network_id = (select app_network()))
	with check (network_id = (select app_network()));
grant select, insert, update, delete on subgroup_seat to kring_app;
