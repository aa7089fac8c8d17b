-- Two people who sit apart, or together, whenever groups are made: in one meeting, or in all of the network where no meeting
-- stands here. Only who conducts reads it. No time, no author.
create table couple_rule (
	network_id uuid not null,
	id uuid not null,
	member_a uuid not null,
	member_b uuid not null check (member_a < member_b),
	meeting_id uuid,
	rule text not null check (rule in ('apart', 'together')),
	primary key (network_id, id),
	unique nulls not distinct (network_id, member_a, member_b, meeting_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, member_a) references member (network_id, id) on delete cascade,
	foreign key (network_id, member_b) references member (network_id, id) on delete cascade
);
create index couple_rule_meeting on couple_rule (network_id, meeting_id);

alter table couple_rule enable row level security;
create policy in_network on couple_rule using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on couple_rule to kring_app;
