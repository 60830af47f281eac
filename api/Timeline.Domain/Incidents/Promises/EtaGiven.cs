using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody said when something is expected. One given later for the same thing takes its place.</summary>
/// <param name="For">What is expected. Null: the service back, which is what RESOLVED says.</param>
/// <param name="By">When it is expected; of a range the beginning.</param>
/// <param name="ByLatest">The end of the range. Null: a moment.</param>
/// <param name="GivenBy">Whose estimate it is. Null: of whoever recorded it.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record EtaGiven(EntryId EntryId, Occurrence When, string? For, Instant By, Instant? ByLatest, string? GivenBy, string? Basis, string? Text)
    : IncidentEvent, IOnTimeline
{
    public string? For { get; init; } = VisibleText.OptionalLine(For);

    public string? GivenBy { get; init; } = VisibleText.OptionalLine(GivenBy);

    string? IOnTimeline.Author => GivenBy;

    EntryKind IOnTimeline.Kind => EntryKind.Eta;

    string IOnTimeline.Label => "Estimate";

    string IOnTimeline.Wording => Text ?? (For is null ? "The service is expected back" : $"Expected: {For}") + (Basis is null ? "." : $" ({Basis}).");

    IReadOnlyList<string?> IOnTimeline.Typed => [For, GivenBy, Basis, Text];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("for", "for", For),
        EntryFact.Moment("by", "expected by", By),
        EntryFact.Moment("byLatest", "at the latest", ByLatest),
        EntryFact.Text("basis", "basis", Basis));

    public IncidentEvent WithoutContent() => this with
    {
        For = EntryContent.Without(For),
        GivenBy = EntryContent.Without(GivenBy),
        Basis = EntryContent.Without(Basis),
        Text = EntryContent.Without(Text),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);

    /// <summary>What tells two things apart: the words, however they are capitalised. Empty: the service back.</summary>
    internal string Thing() => For == EntryContent.Redacted ? EntryId.ToString() : (For ?? "").ToUpperInvariant();
}

/// <summary>Says when something is expected.</summary>
/// <param name="By">When it is expected, of a range the beginning: not before it was said, and within a year.</param>
/// <param name="ByLatest">The end of the range, not before its beginning. Null: a moment.</param>
/// <param name="For">What is expected. Null: the service back.</param>
/// <param name="GivenBy">Whose estimate it is. Null: of whoever records it.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record GiveEta(
    Guid CommandId, Instant Now, Instant By, Said When, Instant? ByLatest = null, string? For = null, string? GivenBy = null, string? Basis = null, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, GiveEta command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var thing = checks.OptionalLine("for", command.For);
        var givenBy = checks.OptionalLine("givenBy", command.GivenBy);
        var basis = checks.OptionalLine("basis", command.Basis, Limits.Reason);
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        checks.Promise("by", command.By, when.At);
        checks.Promise("byLatest", command.ByLatest, when.At);
        if (command.ByLatest < command.By)
            checks.Fail(RejectionCode.EndBeforeStart, $"byLatest {Say.Time(command.ByLatest.Value)} is before by {Say.Time(command.By)}. Swap them, or leave the end out.", "byLatest");
        if (checks.Problem is { } problem)
            return problem;

        return new EtaGiven(made, when, thing, command.By, command.ByLatest, givenBy, basis, text);
    }
}
