-- Until when a mail can still be taken back: before, it leaves by no way, and nobody is offered the links in it.
alter table mail add column send_after timestamptz;
