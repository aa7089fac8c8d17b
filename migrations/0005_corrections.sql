-- What members would put right in a report, within three days after it went out (handbook 3).
create table report_correction (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	member_id uuid not null,
	about text not null check (length(about) between 1 and 300),
	text text not null check (length(text) between 1 and 600),
	state text not null default 'open' check (state in ('open', 'taken', 'left')),
	reason text not null default '' check (length(reason) <= 300),
	at timestamptz not null,
	decided_at timestamptz,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references report (network_id, meeting_id) on delete cascade,
	foreign key (network_id, member_id) references member (network_id, id) on delete cascade
);
create index report_correction_by_meeting on report_correction (network_id, meeting_id);

alter table report_correction enable row level security;
create policy in_network on report_correction using (network_id = (select app_network()))
	with check (network_id = (select app_network()));
grant select, insert, update, delete on report_correction to kring_app;
