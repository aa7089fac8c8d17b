-- How often people have the floor, for whoever conducts, while the meeting lasts: nothing is counted until somebody turns it on,
-- and everything goes when it is turned off or the meeting closes. No times, so nothing tells who spoke when.
create table speaking_balance (
	network_id uuid not null,
	meeting_id uuid not null,
	-- Who has the floor now.
	floor_id uuid,
	primary key (network_id, meeting_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, floor_id) references member (network_id, id) on delete set null (floor_id)
);
create table speaking_turns (
	network_id uuid not null,
	meeting_id uuid not null,
	member_id uuid not null,
	turns integer not null check (turns > 0),
	primary key (network_id, meeting_id, member_id),
	foreign key (network_id, meeting_id) references speaking_balance (network_id, meeting_id) on delete cascade,
	foreign key (network_id, member_id) references member (network_id, id) on delete cascade
);

alter table speaking_balance enable row level security;
create policy in_network on speaking_balance using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on speaking_balance to kring_app;
alter table speaking_turns enable row level security;
create policy in_network on speaking_turns using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on speaking_turns to kring_app;
