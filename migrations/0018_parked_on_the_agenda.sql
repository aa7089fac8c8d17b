-- What was put aside for a next agenda stands on an item of it once somebody gave it a place. When that item goes, it waits again.
alter table parked_item add column placed_item_id uuid;
alter table parked_item add foreign key (network_id, placed_item_id)
	references agenda_item (network_id, id) on delete set null (placed_item_id);
create index parked_item_placed on parked_item (network_id, placed_item_id);
