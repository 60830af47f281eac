-- What an append answers; es_append itself follows in 0004, with the hash chain.
create type {schema}.es_appended as (positions bigint[], recorded_at timestamptz, hashes text[]);

-- Lets a single statement of a batch refuse, which rolls the whole batch back.
create function {schema}.es_refuse_revision(p_document varchar, p_id varchar, p_expected bigint) returns integer
language plpgsql volatile as $body$
begin
    raise exception 'the document was changed by somebody else'
        using errcode = 'ES003', hint = json_build_object('document', p_document, 'id', p_id, 'expected', p_expected)::text;
end
$body$;
