-- Each version of a report as it went out. Members read the newest of which the waiting time is over, so that neither a
-- change in the making nor a mail that still waits takes from them what they could read before.
create table report_version (
	network_id uuid not null,
	meeting_id uuid not null,
	version int not null,
	blocks jsonb not null,
	sent_at timestamptz not null,
	sent_to int not null,
	primary key (network_id, meeting_id, version),
	foreign key (network_id, meeting_id) references report (network_id, meeting_id) on delete cascade
);
insert into report_version (network_id, meeting_id, version, blocks, sent_at, sent_to)
	select network_id, meeting_id, version, blocks, sent_at, sent_to from report where sent_at is not null;

alter table report_version enable row level security;
create policy in_network on report_version using (network_id = (select app_network()))
	with check (network_id = (select app_network()));
grant select, insert, update, delete on report_version to kring_app;
