-- What leaders type in the report of a meeting at the same time: one row for each part that somebody changed. The words as they
-- are read stand in report.blocks; this is how the next update finds its place in them.
create table report_text (
	network_id uuid not null,
	meeting_id uuid not null,
	-- The block and the field in it, such as notes.lines.
	part text not null check (length(part) between 3 and 80),
	-- The text as a Yjs update; whose hand wrote what is not in it.
	state bytea not null check (length(state) <= 200000),
	-- How many updates were merged.
	updates integer not null default 1 check (updates > 0),
	primary key (network_id, meeting_id, part),
	foreign key (network_id, meeting_id) references report (network_id, meeting_id) on delete cascade
);

alter table report_text enable row level security;
create policy in_network on report_text using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on report_text to kring_app;
