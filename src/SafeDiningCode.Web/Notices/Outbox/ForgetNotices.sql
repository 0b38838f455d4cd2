DELETE FROM notice_delivery WHERE notice_id <= @UpToId;
DELETE FROM notice WHERE id <= @UpToId;
