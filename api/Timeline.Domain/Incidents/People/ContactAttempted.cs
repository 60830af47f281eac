using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody tried to get hold of somebody. The first implies FIRST_CONTACT_ATTEMPT.</summary>
/// <param name="Text">What was said. Null: nothing noted.</param>
public sealed record ContactAttempted(
    EntryId EntryId, Occurrence When, string Who, ContactRung Rung, Channel Channel, ContactOutcome Outcome, string? Text, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string Who { get; init; } = VisibleText.Line(Who);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.ContactAttempt;

    string IOnTimeline.Wording => Text ?? $"Tried {Who} ({Say.Words(Rung)}) {ChannelWords.By(Channel)}: {Say.Words(Outcome)}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Who, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("who", "who", Who),
        EntryFact.OneOf<ContactRung>("rung", "rung", Rung),
        EntryFact.OneOf<Channel>("channel", "channel", Channel),
        EntryFact.OneOf<ContactOutcome>("outcome", "outcome", Outcome));

    IReadOnlyList<MilestoneKind> IOnTimeline.Implies => [MilestoneKind.FirstContactAttempt];

    ImportRole? IOnTimeline.ImportedAs => ImportRole.ContactAttempt;

    public IncidentEvent WithoutContent() =>
        this with { Who = EntryContent.Redacted, Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records that somebody tried to get hold of somebody, and how it went.</summary>
/// <param name="Text">What was said. Null: nothing noted.</param>
public sealed record RecordContactAttempt(
    Guid CommandId, Instant Now, string Who, ContactRung Rung, Channel Channel, ContactOutcome Outcome, Said When, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RecordContactAttempt command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var who = checks.Line("who", command.Who);
        var when = checks.When(command.When, incident, command.Now);
        var text = checks.OptionalText("text", command.Text);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new ContactAttempted(made, when, who, command.Rung, command.Channel, command.Outcome, text, author);
    }
}
