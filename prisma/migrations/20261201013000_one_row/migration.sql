-- Fails, and with it the transaction, unless exactly one row was changed: so a conditional write and what hangs on it are sent in one go
-- (src/lib/stores/write-together.ts).
CREATE FUNCTION "one_row"(changed bigint) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  IF changed <> 1 THEN
    RAISE EXCEPTION 'not one row was changed, but %', changed USING ERRCODE = 'NF001';
  END IF;
  RETURN changed;
END;
$$;
