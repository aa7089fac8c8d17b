-- A line of thanks from one person of a meeting to another. Only the receiver reads it, and its giver until then may take it back.
-- No time.
create table thanks_card (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	from_member_id uuid not null,
	to_member_id uuid not null check (to_member_id <> from_member_id),
	text text not null,
	opened boolean not null default false,
	primary key (network_id, id),
	unique (network_id, meeting_id, from_member_id, to_member_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, from_member_id) references member (network_id, id) on delete cascade,
	foreign key (network_id, to_member_id) references member (network_id, id) on delete cascade
);
create index thanks_card_to on thanks_card (network_id, to_member_id);

alter table thanks_card enable row level security;
create policy in_network on thanks_card using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on thanks_card to kring_app;
