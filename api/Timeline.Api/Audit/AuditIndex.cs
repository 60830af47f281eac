using NodaTime;
using Npgsql;
using Timeline.Api.Host;
using Timeline.Api.Metrics;
using Timeline.Api.People;

namespace Timeline.Api.Audit;

/// <summary>Which events are looked for.</summary>
/// <param name="Actor">Null: whoever recorded it.</param>
/// <param name="Kinds">Null: all.</param>
/// <param name="Streams">Null: all.</param>
/// <param name="Without">Streams of which nothing may be found.</param>
internal sealed record AuditCondition(Guid? Actor, IReadOnlyList<string>? Kinds, IReadOnlyList<Guid>? Streams, IReadOnlyList<Guid> Without, Instant? From, Instant? To);

/// <summary>An event as the store has it.</summary>
/// <param name="Of">The incident that a postmortem's or its outputs' stream is about. Null: another stream.</param>
/// <param name="Item">The id of the thing in the catalogue that it is about. Null: none, or of another stream.</param>
internal sealed record AuditRow(
    long Position, Instant At, Guid Stream, long Version, string Kind, string? ActorName, Guid? Actor, string? Source, bool Redacted, Guid? Entry, string? Reason, Guid? Of, Guid? Item);

/// <summary>What was found, the newest first.</summary>
/// <param name="LookedBackTo">Where the search ended for want of breath: its place and time. Null: it found enough, or everything.</param>
internal sealed record AuditRows(IReadOnlyList<AuditRow> Found, (long Position, Instant At)? LookedBackTo);

/// <summary>
/// Reads events by their places, whoever may see them. No question costs more than a walk through as many events as one page looks through, by the
/// key of the table: an index for each filter would cost every append.
/// </summary>
internal sealed class AuditIndex(NpgsqlDataSource database, Settings settings)
{
    /// <summary>Places and times agree but for appends that overlap: they are at most this far apart.</summary>
    private static readonly Duration Overlap = Duration.FromHours(1);

    private readonly string _events = $"\"{settings.DatabaseSchema}\".mt_events";

    /// <summary>How many events one page looks through.</summary>
    public int Breath { get; init; } = 20_000;

    /// <param name="before">Only places before this one. Null: from the newest.</param>
    public async Task<AuditRows> FindAsync(AuditCondition condition, long? before, int most, CancellationToken cancellation)
    {
        var newest = condition.To is { } to ? Math.Min(before ?? long.MaxValue, await FirstAfterAsync(to + Overlap, cancellation)) : before ?? long.MaxValue;
        var oldest = condition.From is { } from ? await FirstAfterAsync(from - Overlap, cancellation) : 0;
        var found = await RowsAsync(condition, oldest, newest, most, cancellation);
        return new(found, found.Count == most || condition.Streams is not null ? null : await EndOfBreathAsync(oldest, newest, cancellation));
    }

    private async Task<IReadOnlyList<AuditRow>> RowsAsync(AuditCondition condition, long oldest, long newest, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        var (tenant, high, low) = (command.Add(Tenants.Only), command.Add(newest), command.Add(oldest));
        // The streams of one incident have an index of their own.
        var range = condition.Streams is { } streams
            ? $"e.stream_id = any({command.Add(streams.ToArray())})"
            : "true";
        var breath = condition.Streams is null ? $"order by e.seq_id desc limit {command.Add(Breath)}" : "";
        var where = "r.type <> 'tombstone'";
        if (condition.Without.Count > 0)
            where += $" and r.stream_id <> all({command.Add(condition.Without.ToArray())})";
        if (condition.Actor is { } actor)
            where += $" and r.actor = {command.Add(actor.ToString())}";
        if (condition.Kinds is { } kinds)
            where += $" and r.type = any({command.Add(kinds.ToArray())})";
        if (condition.From is { } from)
            where += $" and r.timestamp >= {command.Add(from.ToDateTimeUtc())}";
        if (condition.To is { } to)
            where += $" and r.timestamp < {command.Add(to.ToDateTimeUtc())}";
        command.CommandText =
            $"""
             select v.seq_id, v.timestamp, v.stream_id, v.version, v.type, v.user_name, v.headers ->> '{FormerMembers.ActorHeader}', v.headers ->> '{Storage.Commands.EventHeaders.Source}',
                 jsonb_exists(coalesce(v.headers, '{"{}"}'), '{Storage.Commands.EventHeaders.Redactions}'), v.data ->> 'EntryId', v.data ->> 'Reason',
                 (select first.data ->> 'Incident' from {_events} first where first.tenant_id = v.tenant_id and first.stream_id = v.stream_id and first.version = 1),
                 coalesce(v.data ->> 'ItemId', v.data ->> 'ServiceId', v.data ->> 'ChannelId', v.data ->> 'SegmentId', v.data ->> 'CustomerId', v.data ->> 'TeamId',
                     v.data ->> 'ContractId', v.data ->> 'CalendarId', v.data ->> 'PolicyId', v.data ->> 'TemplateId')
             from {_events} v
             where v.seq_id in (
                 select r.seq_id from (
                     select e.seq_id, e.stream_id, e.type, e.timestamp, e.headers ->> '{FormerMembers.ActorHeader}' as actor from {_events} e
                     where e.tenant_id = {tenant} and e.seq_id < {high} and e.seq_id >= {low} and {range} {breath}
                 ) r where {where} order by r.seq_id desc limit {command.Add(most)}
             )
             order by v.seq_id desc
             """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<AuditRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new(
                reader.GetInt64(0), Instant.FromDateTimeUtc(reader.GetDateTime(1)), reader.GetGuid(2), reader.GetInt64(3), reader.GetString(4), Text(reader, 5), Id(reader, 6), Text(reader, 7),
                reader.GetBoolean(8), Id(reader, 9), Text(reader, 10), Id(reader, 11), Id(reader, 12)));
        }

        return rows;
    }

    // Where one page stops looking, when there is more behind it.
    private async Task<(long Position, Instant At)?> EndOfBreathAsync(long oldest, long newest, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        command.CommandText =
            $"""
             select e.seq_id, e.timestamp from {_events} e where e.tenant_id = {command.Add(Tenants.Only)} and e.seq_id < {command.Add(newest)} and e.seq_id >= {command.Add(oldest)}
             order by e.seq_id desc offset {command.Add(Breath - 1)} limit 2
             """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        var end = (reader.GetInt64(0), Instant.FromDateTimeUtc(reader.GetDateTime(1)));
        return await reader.ReadAsync(cancellation) ? end : null;
    }

    // The first place whose event was taken after a moment, found by halves. One past the newest: none was.
    private async Task<long> FirstAfterAsync(Instant moment, CancellationToken cancellation)
    {
        var (low, high) = (0L, await NewestAsync(cancellation) + 1);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            await using var command = database.CreateCommand();
            command.CommandText = $"select e.seq_id, e.timestamp > {command.Add(moment.ToDateTimeUtc())} from {_events} e where e.seq_id >= {command.Add(middle)} order by e.seq_id limit 1";
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            if (!await reader.ReadAsync(cancellation) || reader.GetBoolean(1))
                high = middle;
            else
                low = reader.GetInt64(0) + 1;
        }

        return low;
    }

    private async Task<long> NewestAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select coalesce(max(seq_id), 0) from {_events}");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static Guid? Id(NpgsqlDataReader reader, int column) => Guid.TryParse(Text(reader, column), out var id) ? id : null;
}
