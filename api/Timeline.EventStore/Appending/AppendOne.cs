using System.Text.Json;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.EventStore.Appending;

/// <summary>The parameters of <c>es_append_one</c>, for a session that holds one event. Made once, filled for each call.</summary>
internal sealed class AppendOne
{
    /// <summary>The column by which the result is told from those of other statements of a batch.</summary>
    public const string PositionColumn = "drawn";

    private readonly NpgsqlParameter<string> _tenant = new() { NpgsqlDbType = NpgsqlDbType.Varchar };
    private readonly NpgsqlParameter<Guid> _stream = new() { NpgsqlDbType = NpgsqlDbType.Uuid };
    private readonly NpgsqlParameter<string?> _streamType = new() { NpgsqlDbType = NpgsqlDbType.Varchar };
    private readonly NpgsqlParameter<long> _expected = new() { NpgsqlDbType = NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<Guid> _event = new() { NpgsqlDbType = NpgsqlDbType.Uuid };
    private readonly NpgsqlParameter<string> _type = new() { NpgsqlDbType = NpgsqlDbType.Varchar };
    private readonly NpgsqlParameter<string> _dotNetName = new() { NpgsqlDbType = NpgsqlDbType.Varchar };
    private readonly NpgsqlParameter<byte[]?> _body = new() { NpgsqlDbType = NpgsqlDbType.Jsonb };
    private readonly NpgsqlParameter<string?> _correlation = new() { NpgsqlDbType = NpgsqlDbType.Varchar };
    private readonly NpgsqlParameter<string?> _causation = new() { NpgsqlDbType = NpgsqlDbType.Varchar };
    private readonly NpgsqlParameter<byte[]?> _headers = new() { NpgsqlDbType = NpgsqlDbType.Jsonb };
    private readonly NpgsqlParameter<string?> _actor = new() { NpgsqlDbType = NpgsqlDbType.Varchar };
    private readonly NpgsqlParameter<DateTime?> _now = new() { NpgsqlDbType = NpgsqlDbType.TimestampTz };

    public AppendOne(NpgsqlParameterCollection parameters)
    {
        foreach (var parameter in (ReadOnlySpan<NpgsqlParameter>)[
            _tenant, _stream, _streamType, _expected, _event, _type, _dotNetName, _body, _correlation, _causation, _headers, _actor, _now])
        {
            parameters.Add(parameter);
        }
    }

    public static string Sql(string quotedSchema) =>
        $"select {PositionColumn}, recorded_at, sealed from {quotedSchema}.es_append_one($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    public void Fill(string tenant, SessionMetadata metadata, PendingEvent only, Instant? now)
    {
        var headers = metadata.AllHeaders();
        _tenant.TypedValue = tenant;
        _stream.TypedValue = only.Stream.Id;
        _streamType.TypedValue = only.Stream.AggregateType;
        _expected.TypedValue = only.Stream.Expected;
        _event.TypedValue = only.Id;
        _type.TypedValue = only.Type.Alias;
        _dotNetName.TypedValue = only.Type.DotNetName;
        _body.TypedValue = only.Body;
        _correlation.TypedValue = metadata.CorrelationId;
        _causation.TypedValue = metadata.CausationId;
        _headers.TypedValue = headers.Count == 0 ? null : JsonSerializer.SerializeToUtf8Bytes(headers);
        _actor.TypedValue = metadata.Actor;
        _now.TypedValue = now is { } at ? Microseconds.ToColumn(at) : null;
    }

    /// <summary>Lets go of what may be large.</summary>
    public void Empty() => (_body.TypedValue, _headers.TypedValue) = (null, null);
}
