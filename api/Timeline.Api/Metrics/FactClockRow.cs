using NodaTime;
using Npgsql;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>A clock as a row of its table, written and read.</summary>
internal static class FactClockRow
{
    /// <summary>The columns after those that figures are computed from.</summary>
    public const string Rest = "from_at, from_kind, from_entry, to_at, to_kind, to_entry, over, pauses, paused_seconds, pause_reasons, paused_late, reassessed, finding";

    /// <summary>Those of <see cref="Of"/>, with their types.</summary>
    public const string Columns =
        """
        ordinal integer, clock smallint, outcome smallint, started_at timestamptz, policy uuid, policy_version integer, target varchar, awaits smallint, customer uuid, contract uuid, cycle uuid,
        due_at timestamptz, from_at timestamptz, from_kind smallint, from_entry uuid, to_at timestamptz, to_kind smallint, to_entry uuid, over boolean, pauses integer, paused_seconds bigint,
        pause_reasons varchar, paused_late boolean, reassessed boolean, finding uuid
        """;

    /// <summary>What <see cref="Read"/> takes, of the row <c>s</c>.</summary>
    public const string Selected =
        """
        s.clock, s.outcome, s.started_at, s.policy, s.policy_version, s.target, s.severity, s.awaits, s.customer, s.contract, s.cycle, s.due_at,
        s.from_at, s.from_kind, s.from_entry, s.to_at, s.to_kind, s.to_entry, s.over, s.pauses, s.paused_seconds, s.pause_reasons, s.paused_late, s.reassessed, s.finding
        """;

    public static object Of(FactClock clock, int ordinal) => new
    {
        ordinal,
        clock = (int)clock.Kind,
        outcome = (int)clock.Outcome,
        started_at = Say.Time(clock.StartedAt),
        policy = clock.Target?.Policy.Value,
        policy_version = clock.Target?.Version,
        target = clock.Target?.Target,
        awaits = (int?)clock.Awaits,
        customer = clock.Customer?.Value,
        contract = clock.Target?.Contract?.Value,
        cycle = clock.Target?.Cycle?.Value,
        due_at = clock.DueAt is { } due ? Say.Time(due) : null,
        from_at = clock.From is { } from ? Say.Time(from.At) : null,
        from_kind = (int?)clock.From?.Kind,
        from_entry = clock.From?.EntryId,
        to_at = clock.To is { } to ? Say.Time(to.At) : null,
        to_kind = (int?)clock.To?.Kind,
        to_entry = clock.To?.EntryId,
        over = clock.IsOver,
        pauses = clock.Paused.Count,
        paused_seconds = clock.Paused.Seconds,
        pause_reasons = clock.Paused.Reasons,
        paused_late = clock.Paused.RecordedLate,
        reassessed = clock.Reassessed,
        finding = clock.Finding,
    };

    /// <param name="at">The column that <see cref="Selected"/> begins at.</param>
    public static FactClock Read(NpgsqlDataReader reader, int at)
    {
        var customer = Id(at + 8) is { } whose ? new CustomerId(whose) : (CustomerId?)null;
        var target = reader.IsDBNull(at + 3)
            ? null
            : new SlaTargetRef(
                new(reader.GetGuid(at + 3)), reader.GetInt32(at + 4), reader.GetString(at + 5), (Severity)reader.GetInt16(at + 6), customer,
                Id(at + 9) is { } contract ? new ContractId(contract) : null, Id(at + 10) is { } cycle ? new EntryId(cycle) : null);
        return new(
            (ClockKind)reader.GetInt16(at), (ClockOutcome)reader.GetInt16(at + 1), target, customer, reader.IsDBNull(at + 7) ? null : (MilestoneKind)reader.GetInt16(at + 7),
            Instant.FromDateTimeUtc(reader.GetDateTime(at + 2)), Anchor(reader, at + 12), Anchor(reader, at + 15), reader.GetBoolean(at + 18),
            reader.IsDBNull(at + 11) ? null : Instant.FromDateTimeUtc(reader.GetDateTime(at + 11)),
            new(reader.GetInt32(at + 19), reader.GetInt64(at + 20), reader.IsDBNull(at + 21) ? null : reader.GetString(at + 21), reader.GetBoolean(at + 22)),
            reader.GetBoolean(at + 23), Id(at + 24));

        Guid? Id(int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);
    }

    /// <summary>A time, a milestone and an entry. Null: no time.</summary>
    public static FactAnchor? Anchor(NpgsqlDataReader reader, int column) => reader.IsDBNull(column)
        ? null
        : new(reader.IsDBNull(column + 1) ? null : (MilestoneKind)reader.GetInt16(column + 1), Instant.FromDateTimeUtc(reader.GetDateTime(column)), reader.IsDBNull(column + 2) ? null : reader.GetGuid(column + 2));
}
