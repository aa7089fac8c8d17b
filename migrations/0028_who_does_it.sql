-- Several people take care of one part of an agenda; nobody is whoever leads.
create table agenda_owner (
	network_id uuid not null,
	item_id uuid not null,
	member_id uuid not null,
	-- From 0: who is named first.
	position integer not null,
	primary key (network_id, item_id, member_id),
	foreign key (network_id, item_id) references agenda_item (network_id, id) on delete cascade,
	foreign key (network_id, member_id) references member (network_id, id) on delete cascade
);
create index agenda_owner_member on agenda_owner (network_id, member_id);

alter table agenda_owner enable row level security;
create policy in_network on agenda_owner using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on agenda_owner to kring_app;

insert into agenda_owner (network_id, item_id, member_id, position)
select network_id, id, owner_id, 0 from agenda_item where owner_id is not null;
alter table agenda_item drop column owner_id;
-- What could be taken back was kept with one owner and a figure over all of it: it would fit no agenda any more.
delete from agenda_change;
