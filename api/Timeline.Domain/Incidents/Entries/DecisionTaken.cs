using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody decided something. Its id is the entry's.</summary>
/// <param name="What">What was decided.</param>
/// <param name="DecidedBy">Null: whoever recorded it.</param>
/// <param name="OnAdviceOf">Who advised it. Null: nobody, or not said.</param>
/// <param name="Assumption">What was taken to be true. Null: not said.</param>
/// <param name="Options">What was considered, in the order given. Null: not said.</param>
public sealed record DecisionTaken(
    EntryId EntryId, Occurrence When, string What, string? DecidedBy = null, string? OnAdviceOf = null, string? Assumption = null, IReadOnlyList<string>? Options = null)
    : IncidentEvent, IOnTimeline
{
    public string? DecidedBy { get; init; } = VisibleText.OptionalLine(DecidedBy);

    public string? OnAdviceOf { get; init; } = VisibleText.OptionalLine(OnAdviceOf);

    public string? Assumption { get; init; } = VisibleText.OptionalLine(Assumption);

    string? IOnTimeline.Author => DecidedBy;

    EntryKind IOnTimeline.Kind => EntryKind.Decision;

    string IOnTimeline.Wording => What;

    string? IOnTimeline.Text => What;

    IReadOnlyList<string?> IOnTimeline.Typed => [What, DecidedBy, OnAdviceOf, Assumption, .. Options ?? []];

    IReadOnlyList<EntryFact> IOnTimeline.Facts =>
    [
        .. EntryFact.List(EntryFact.Text("onAdviceOf", "on advice of", OnAdviceOf), EntryFact.Text("assumption", "assuming", Assumption)),
        .. (Options ?? []).Select(option => EntryFact.Text("options", "considered", option)!),
    ];

    public IncidentEvent WithoutContent() => this with
    {
        What = EntryContent.Redacted,
        DecidedBy = EntryContent.Without(DecidedBy),
        OnAdviceOf = EntryContent.Without(OnAdviceOf),
        Assumption = EntryContent.Without(Assumption),
        Options = Options is null ? null : [.. Options.Select(_ => EntryContent.Redacted)],
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records what was decided, and on what grounds.</summary>
/// <param name="DecidedBy">Null: whoever records it.</param>
/// <param name="Options">What was considered; at most <see cref="Limits.Options"/>, each a line.</param>
public sealed record TakeDecision(
    Guid CommandId, Instant Now, string What, Said When, string? DecidedBy = null, string? OnAdviceOf = null, string? Assumption = null, IReadOnlyList<string>? Options = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, TakeDecision command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var what = checks.Text("what", command.What);
        var decidedBy = checks.OptionalLine("decidedBy", command.DecidedBy);
        var adviser = checks.OptionalLine("onAdviceOf", command.OnAdviceOf);
        var assumption = checks.OptionalLine("assumption", command.Assumption, Limits.Reason);
        if (command.Options?.Count > Limits.Options)
            checks.Fail(RejectionCode.TooLong, $"options holds {Say.Count(command.Options.Count)}; the limit is {Limits.Options}. Keep those that were weighed in earnest.", "options");
        string[]? options = command.Options is not { Count: > 0 and <= Limits.Options } given
            ? null
            : [.. given.Select((option, index) => checks.Line($"options.{index}", option, Limits.Reason))];
        var when = checks.When(command.When, incident, command.Now);
        if (checks.Problem is { } problem)
            return problem;

        return new DecisionTaken(made, when, what, decidedBy, adviser, assumption, options);
    }
}
