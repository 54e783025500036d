-- While it is set, keys behind it have not been asked for since the epoch of the stream rose.
alter table upstream add column rebasing uuid;
