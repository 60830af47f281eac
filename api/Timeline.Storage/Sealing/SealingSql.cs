namespace Timeline.EventStore.Sealing;

/// <summary>The SQL texts of sealing, made once per schema. Parameters are positional.</summary>
internal sealed class SealingSql(string schema)
{
    private const string Of = "($1::varchar is null or s.tenant_id = $1) and ($2::uuid is null or s.id = $2)";

    /// <summary>
    /// Every event in the order of tenants, streams and versions, each with its stream's row: tenant or null, stream or null.
    /// A stream without events is one row. Tombstones of another program's failed appends are no events.
    /// </summary>
    public string Walk { get; } =
        $"""
         select s.tenant_id, s.id, coalesce(s.version, 0), coalesce(s.is_archived, false),
                e.version, e.seq_id, e.id, e.type, e.mt_dotnet_type, 
                case when isfinite(e.timestamp) then (extract(epoch from e.timestamp) * 1000000)::bigint end,
                e.correlation_id, e.causation_id, e.user_name, e.headers, e.data, e.bdata, e.is_archived
         from {schema}.mt_streams s
         left join {schema}.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id and e.type <> 'tombstone'
         where {Of}
         order by s.tenant_id, s.id, e.version
         """;

    /// <summary>How many events <see cref="Walk"/> will meet: tenant or null, stream or null.</summary>
    public string Count { get; } =
        $"""
         select count(*) from {schema}.mt_events s
         where ($1::varchar is null or s.tenant_id = $1) and ($2::uuid is null or s.stream_id = $2) and s.type <> 'tombstone'
         """;

    /// <summary>The hash of a stream at a version: tenant, stream, version or null for the last.</summary>
    public string Head { get; } =
        $"""
         select e.version, {schema}.es_chain_head($1, $2, e.version) from {schema}.mt_events e
         where e.tenant_id = $1 and e.stream_id = $2 and ($3::bigint is null or e.version = $3) and e.type <> 'tombstone'
         order by e.version desc limit 1
         """;

    /// <summary>Redacts: tenant, stream, version, alias or null, replacement, actor, reason, time or null.</summary>
    public string Redact { get; } = $"select {schema}.es_redact($1, $2, $3, $4, $5, $6, $7, $8)";
}
