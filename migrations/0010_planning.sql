-- Who does an item and what it needs; the last changes of an agenda, so that they can be taken back; and what the
-- programme of the whole network says of a meeting before its agenda exists (handbook 2.3).
alter table agenda_item add column material text not null default '' check (length(material) <= 300);
alter table meeting add column cases_planned text not null default '' check (length(cases_planned) <= 300);
alter table meeting add column outside_input text not null default '' check (length(outside_input) <= 300);

-- The agenda as it was before a change. after_hash is that of the agenda as the change left it: when it differs,
-- somebody else wrote in between, and nothing is taken back.
create table agenda_change (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	place integer not null,
	by_member_id uuid,
	change text not null check (length(change) <= 30),
	title text not null check (length(title) <= 160),
	before jsonb not null,
	after_hash text not null,
	at timestamptz not null,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, by_member_id) references member (network_id, id) on delete set null (by_member_id)
);
create unique index agenda_change_in_order on agenda_change (network_id, meeting_id, place);

alter table agenda_change enable row level security;
create policy in_network on agenda_change using (network_id = (select app_network()))
	with check (network_id = (select app_network()));
grant select, insert, update, delete on agenda_change to kring_app;
