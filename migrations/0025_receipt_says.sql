-- What a command said, as a hash that only whoever has the key can make again: the same key with other words is refused,
-- where it got the first answer before, and what was said the second time was lost. Empty in older receipts.
alter table command_receipt add column said text not null default '';
