-- What a giver decided to do first comes back until they say how it went (domain.md 2.5: chosen, follow-up, followed up).
alter table consult_case
	add column first_step text not null default '' check (length(first_step) <= 300),
	add column went text not null default '' check (length(went) <= 300),
	add column in_opening boolean not null default false,
	add column in_report boolean not null default false,
	add column followed_in uuid;
alter table consult_case
	add foreign key (network_id, followed_in) references meeting (network_id, id) on delete set null (followed_in);

-- A case that somebody offers before the meeting. It has a place once whoever leads plans it into an agenda item.
create table consult_offer (
	network_id uuid not null,
	id uuid not null,
	giver_id uuid not null,
	title text not null check (length(title) between 1 and 120),
	about text not null default '' check (length(about) <= 300),
	question text not null default '' check (length(question) <= 300),
	remains text not null default 'group' check (remains in ('nothing', 'group', 'report', 'report_named')),
	item_id uuid,
	offered_at timestamptz not null,
	primary key (network_id, id),
	foreign key (network_id, giver_id) references member (network_id, id) on delete cascade,
	foreign key (network_id, item_id) references agenda_item (network_id, id) on delete set null (item_id)
);
create unique index consult_offer_by_item on consult_offer (network_id, item_id, giver_id);
create index consult_offer_by_giver on consult_offer (network_id, giver_id);

alter table consult_offer enable row level security;
create policy in_network on consult_offer using (network_id = (select app_network()))
	with check (network_id = (select app_network()));
grant select, insert, update, delete on consult_offer to kring_app;
