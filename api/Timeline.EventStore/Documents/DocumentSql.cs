namespace Timeline.EventStore.Documents;

/// <summary>The SQL texts for one document table, made once. Parameters are positional.</summary>
internal sealed class DocumentSql
{
    private const string Columns = "tenant_id, id, data, mt_dotnet_type, mt_last_modified, mt_version";

    public DocumentSql(string table, string alias, string idType, string schema)
    {
        Load = $"select d.data, d.mt_version, d.mt_last_modified from {table} as d where d.tenant_id = $1 and d.id = $2";
        LoadMany = $"select d.data, d.mt_version, d.mt_last_modified from {table} as d where d.tenant_id = $1 and d.id = any ($2)";
        Delete = $"delete from {table} as d where d.tenant_id = $1 and d.id = $2";
        DeleteAll = $"delete from {table}";
        Insert = $"insert into {table} ({Columns}) values ($1, $2, $3, $4, transaction_timestamp(), 1)";

        // A given revision is set as it is: a per-stream document carries its stream's version.
        Store =
            $"""
             insert into {table} as d ({Columns}) values ($1, $2, $3, $4, transaction_timestamp(), coalesce($5, 1))
             on conflict on constraint pkey_mt_doc_{alias}_tenant_id_id do update
             set data = excluded.data, mt_dotnet_type = excluded.mt_dotnet_type, mt_last_modified = excluded.mt_last_modified,
                 mt_version = coalesce($5, d.mt_version + 1)
             """;

        StoreExpected =
            $"""
             with stored as (
                 update {table} as d set data = $3, mt_dotnet_type = $4, mt_last_modified = transaction_timestamp(), mt_version = d.mt_version + 1
                 where d.tenant_id = $1 and d.id = $2 and d.mt_version = $5 returning 1)
             select case when exists (select 1 from stored) then 1 else {schema}.es_refuse_revision('{alias}', $2::text, $5) end
             """;

        // A subquery, not "tenant and (…)": no text after "where" can reach another tenant's rows. PostgreSQL flattens it.
        From = $"from (select * from {table} where tenant_id = ";
        IdType = idType;
    }

    public string Load { get; }

    public string LoadMany { get; }

    public string Delete { get; }

    public string DeleteAll { get; }

    public string Insert { get; }

    public string Store { get; }

    public string StoreExpected { get; }

    public string IdType { get; }

    private string From { get; }

    public string Query(string where, int tenantParameter) =>
        $"select d.data, d.mt_version, d.mt_last_modified {From}${tenantParameter}) as d {Where(where)}";

    public string Count(string where, int tenantParameter) => $"select count(*) {From}${tenantParameter}) as d {Where(where)}";

    private static string Where(string where)
    {
        var text = where.AsSpan().TrimStart();
        var conditionless = text.IsEmpty || text.StartsWith("order by ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("limit ", StringComparison.OrdinalIgnoreCase);
        return conditionless ? where : $"where {where}";
    }
}
