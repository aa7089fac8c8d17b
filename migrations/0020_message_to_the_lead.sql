-- A short word from somebody in the room to whoever conducts the meeting, until the meeting closes. No time: nothing tells when one
-- without a name was written. Without a name there is no member either.
create table lead_message (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	by_member_id uuid,
	text text not null,
	state text not null default 'new' check (state in ('new', 'seen', 'answered')),
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, by_member_id) references member (network_id, id) on delete cascade
);
create index lead_message_of_meeting on lead_message (network_id, meeting_id);

alter table lead_message enable row level security;
create policy in_network on lead_message using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on lead_message to kring_app;
