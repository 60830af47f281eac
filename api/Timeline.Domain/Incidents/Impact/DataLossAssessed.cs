using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody looked what data was lost. Without any of the times, and without <paramref name="None"/>, how much is not known.</summary>
/// <param name="LastGoodCopy">What the newest good copy holds everything up to. Null: as assessed before, else not known.</param>
/// <param name="LossFrom">When the data was lost: the failure. Null: as assessed before, else FAULT_STARTED.</param>
/// <param name="RecoveredTo">What is there again holds everything up to then. Null: as assessed before, else not known.</param>
/// <param name="None">True: nothing was lost.</param>
public sealed record DataLossAssessed(
    EntryId EntryId, Occurrence When, Instant? LastGoodCopy = null, Instant? LossFrom = null, Instant? RecoveredTo = null, bool None = false, string? Text = null, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.DataLoss;

    string IOnTimeline.Wording => Text ?? (this switch
    {
        { None: true } => "No data was lost.",
        { LastGoodCopy: null, LossFrom: null, RecoveredTo: null } => "Data loss was assessed; how much was lost is not known.",
        { RecoveredTo: null } => "Data was lost.",
        _ => "Data was recovered.",
    });

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Moment("lastGoodCopy", "last good copy", LastGoodCopy),
        EntryFact.Moment("lossFrom", "data lost at", LossFrom),
        EntryFact.Moment("recoveredTo", "recovered to", RecoveredTo),
        EntryFact.Flag("none", "nothing was lost", None));

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says what data was lost, or recovered. As often as more is known: all are kept, the last recorded counts. Welcome after closing too.</summary>
/// <param name="None">Nothing was lost. Not together with <paramref name="LossFrom"/> or <paramref name="RecoveredTo"/>.</param>
public sealed record AssessDataLoss(
    Guid CommandId, Instant Now, Said When, Instant? LastGoodCopy = null, Instant? LossFrom = null, Instant? RecoveredTo = null, bool None = false, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, AssessDataLoss command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        Time("lastGoodCopy", command.LastGoodCopy);
        Time("lossFrom", command.LossFrom);
        Time("recoveredTo", command.RecoveredTo);
        if (command.LossFrom is { } lost && command.LastGoodCopy is { } copy && lost < copy)
            checks.Fail(RejectionCode.EndBeforeStart, $"lossFrom {Say.Time(lost)} is before lastGoodCopy {Say.Time(copy)}: what was lost had been copied. Check the two, or say that nothing was lost.", "lossFrom");
        if (command.None && (command.LossFrom is not null || command.RecoveredTo is not null))
            checks.Fail(RejectionCode.NotAllowed, $"none says that nothing was lost, and {(command.LossFrom is null ? "recoveredTo" : "lossFrom")} says when something was. Leave one of the two out.", "none");
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new DataLossAssessed(made, when, command.LastGoodCopy, command.LossFrom, command.RecoveredTo, command.None, text, author);

        void Time(string field, Instant? at)
        {
            if (at is { } said)
                checks.Time(field, said, command.Now);
        }
    }
}
