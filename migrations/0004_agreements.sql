-- Ground rules come out of clusters of notes, and the group is reminded of them: how often, never by whom or when.
alter table ground_rule add column cluster_id uuid;
alter table ground_rule add foreign key (network_id, cluster_id) references cluster (network_id, id)
	on delete set null (cluster_id);
create unique index ground_rule_by_cluster on ground_rule (network_id, cluster_id);

create table ground_rule_reminder (
	network_id uuid not null,
	rule_id uuid not null,
	meeting_id uuid not null,
	times integer not null check (times > 0),
	primary key (network_id, rule_id, meeting_id),
	foreign key (network_id, rule_id) references ground_rule (network_id, id) on delete cascade,
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade
);

alter table ground_rule_reminder enable row level security;
create policy in_network on ground_rule_reminder using (network_id = (select app_network()))
	with check (network_id = (select app_network()));
grant select, insert, update, delete on ground_rule_reminder to kring_app;
