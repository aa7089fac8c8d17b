-- Who wants the talk to go back to its core question: until two of the group do, three minutes at the most. Then the row goes, and
-- nothing tells who it was.
create table question_call (
	network_id uuid not null,
	meeting_id uuid not null,
	member_id uuid not null,
	at timestamptz not null,
	primary key (network_id, meeting_id, member_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, member_id) references member (network_id, id) on delete cascade
);

alter table question_call enable row level security;
create policy in_network on question_call using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on question_call to kring_app;
