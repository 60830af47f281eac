namespace Timeline.EventStore.Reading;

/// <summary>The SQL texts of the reading side, made once per schema. Parameters are positional.</summary>
internal sealed class ReadingSql(string schema)
{
    public const string Columns = $"{ColumnsOfStream}, e.stream_id, e.tenant_id";

    // Who reads one stream knows whose it is.
    private const string ColumnsOfStream =
        "e.seq_id, e.id, e.version, e.data, e.bdata is not null, e.type, e.mt_dotnet_type, e.timestamp, e.correlation_id, e.causation_id, "
        + "e.headers, e.user_name";

    /// <summary>One page of a stream: tenant, stream, from version, to version, recorded until, archived, page size.</summary>
    public string Stream { get; } =
        $"""
         select {ColumnsOfStream} from {schema}.mt_events e
         where e.tenant_id = $1 and e.stream_id = $2 and e.version between $3 and $4
           and ($5::timestamptz is null or e.timestamp <= $5) and e.is_archived = $6
         order by e.version limit $7
         """;

    /// <summary>What a fold needs of a stream: tenant, stream, to version.</summary>
    public string Fold { get; } =
        $"""
         select e.version, e.type, e.data, e.bdata is not null, e.mt_dotnet_type, e.headers -> 'redactions' from {schema}.mt_events e
         where e.tenant_id = $1 and e.stream_id = $2 and e.version <= $3 and e.is_archived = false
         order by e.version
         """;

    /// <summary>The state of a stream: tenant, stream.</summary>
    public string State { get; } =
        $"select version, type, created, timestamp, is_archived from {schema}.mt_streams where tenant_id = $1 and id = $2";

    /// <summary>The version of the last event of a stream, whatever its row says: tenant, stream.</summary>
    public string LastVersion { get; } =
        $"select coalesce(max(version), 0) from {schema}.mt_events where tenant_id = $1 and stream_id = $2";

    /// <summary>One page of all events: after, up to, tenant or null, aliases or null, page size.</summary>
    public string All { get; } =
        $"""
         select {Columns} from {schema}.mt_events e
         where e.seq_id > $1 and e.seq_id <= $2 and ($3::varchar is null or e.tenant_id = $3)
           and ($4::varchar[] is null or e.type = any ($4)) and e.is_archived = false and e.type <> 'tombstone'
         order by e.seq_id limit $5
         """;

    /// <summary>The newest position that is visible now.</summary>
    public string Newest { get; } = $"select coalesce(max(seq_id), 0) from {schema}.mt_events";

    /// <summary>The positions visible now, ascending: after, at most.</summary>
    public string Positions { get; } = $"select seq_id from {schema}.mt_events where seq_id > $1 order by seq_id limit $2";

    /// <summary>The last position drawn, by whomever, stored or not.</summary>
    public string LastDrawn { get; } = $"select case when is_called then last_value else 0 end from {schema}.mt_events_sequence";

    /// <summary>
    /// The transactions that have drawn positions and are still running. nextval takes this lock on the sequence and keeps it to the
    /// end of its transaction (PostgreSQL's commands/sequence.c), and a commit becomes visible before its locks are released.
    /// </summary>
    public string Drawing { get; } =
        $"""
         select l.virtualtransaction from pg_locks l
         where l.locktype = 'relation' and l.relation = '{schema}.mt_events_sequence'::regclass and l.mode = 'RowExclusiveLock'
           and l.database = (select oid from pg_database where datname = current_database())
         """;

    /// <summary>The streams appended to in a range of positions, with the versions reached: after, up to.</summary>
    public string Touched { get; } =
        $"select tenant_id, stream_id, max(version) from {schema}.mt_events where seq_id > $1 and seq_id <= $2 group by tenant_id, stream_id";

    public string LoadHorizon { get; } = $"select position from {schema}.es_horizon";

    public string SaveHorizon { get; } =
        $"""
         insert into {schema}.es_horizon as h (position) values ($1)
         on conflict on constraint pkey_es_horizon do update set position = greatest(h.position, excluded.position)
         """;
}
