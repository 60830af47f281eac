using NodaTime;

namespace Timeline.Torture.SlaClocks;

/// <summary>One target as it has to stand by what was said, worked out apart from the program: all hours count.</summary>
/// <param name="Name">Of the target.</param>
/// <param name="Cycle">The entry since which it is counted anew. Null: the first time.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it was reached. Null: not yet.</param>
/// <param name="Stops">When it stood still; a stop without an end still stands.</param>
internal sealed record ExpectedClock(string Name, Guid? Cycle, Instant Start, Instant? End, IReadOnlyList<(Instant From, Instant? Until)> Stops)
{
    public const string Response = "Response";
    public const string Restore = "Restore";
    public const string Updates = "Updates";

    /// <summary>Of every target, in percent.</summary>
    public const int WarnAt = 50;

    /// <summary>The targets, and how long each may take.</summary>
    public static readonly IReadOnlyDictionary<string, Duration> Within = new Dictionary<string, Duration>(StringComparer.Ordinal)
    {
        [Response] = Duration.FromSeconds(50),
        [Restore] = Duration.FromSeconds(80),
        [Updates] = Duration.FromSeconds(64),
    };

    /// <summary>Null: never, since it stands still.</summary>
    public Instant? DueAt => After(Within[Name]);

    public Instant? WarnsAt => After(Within[Name] * WarnAt / 100);

    /// <summary>Once everything has fallen due: as the API calls it.</summary>
    public string Status => End is { } end && !(DueAt < end) ? "MET" : "BREACHED";

    /// <summary>All clocks of an incident by what was said of it, in the order in which it was recorded.</summary>
    public static IEnumerable<ExpectedClock> Of(IReadOnlyList<SlaFact> said)
    {
        if (Last(SlaFactKind.Corrected, SlaFactKind.Reported) is not { } reported)
            yield break;
        List<(Instant, Instant?)> pauses = Last(SlaFactKind.Paused) is { } paused ? [(paused.At, Last(SlaFactKind.Resumed)?.At)] : [];
        yield return new(Response, Cycle: null, reported.At, Last(SlaFactKind.Engaged)?.At, pauses);

        var mitigated = Last(SlaFactKind.Mitigated);
        yield return Last(SlaFactKind.Reopened) is { } reopened
            ? new(Restore, reopened.Entry, reported.At, End: null, [.. pauses, (mitigated!.At, reopened.At)])
            : new(Restore, Cycle: null, reported.At, mitigated?.At, pauses);

        var (from, cycle) = (reported.At, default(Guid?));
        foreach (var told in said.Where(fact => fact.Kind == SlaFactKind.Told).OrderBy(fact => fact.At))
        {
            yield return new(Updates, cycle, from, told.At, pauses);
            (from, cycle) = (told.At, told.Entry);
        }

        yield return new(Updates, cycle, from, End: null, pauses);

        // The kind named first wins.
        SlaFact? Last(params SlaFactKind[] kinds) => kinds.Select(kind => said.LastOrDefault(fact => fact.Kind == kind)).FirstOrDefault(fact => fact is not null);
    }

    private Instant? After(Duration counted)
    {
        var at = Start;
        foreach (var (from, until) in Stops.OrderBy(stop => stop.From))
        {
            if (at + counted <= from)
                break;
            if (until is not { } on)
                return null;
            counted -= from - at;
            at = on;
        }

        return at + counted;
    }
}
