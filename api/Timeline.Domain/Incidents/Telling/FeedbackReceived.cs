using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody who was affected said something about it.</summary>
/// <param name="FromWhom">Who said it.</param>
/// <param name="Channel">How it came. Null: not said.</param>
/// <param name="Author">Who took it down. Null: whoever recorded it.</param>
public sealed record FeedbackReceived(EntryId EntryId, Occurrence When, string FromWhom, string Text, Channel? Channel = null, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string FromWhom { get; init; } = VisibleText.Line(FromWhom);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Feedback;

    string IOnTimeline.Wording => Text;

    IReadOnlyList<string?> IOnTimeline.Typed => [FromWhom, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Text("fromWhom", "from", FromWhom), EntryFact.OneOf<Channel>("channel", "channel", Channel));

    ImportRole? IOnTimeline.ImportedAs => ImportRole.Feedback;

    public IncidentEvent WithoutContent() =>
        this with { FromWhom = EntryContent.Redacted, Text = EntryContent.Redacted, Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records what somebody who was affected said about it; welcome after closing too.</summary>
/// <param name="Channel">How it came. Null: not said.</param>
public sealed record RecordFeedback(Guid CommandId, Instant Now, string FromWhom, string Text, Said When, Channel? Channel = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RecordFeedback command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var from = checks.Line("fromWhom", command.FromWhom);
        var text = checks.Text("text", command.Text);
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new FeedbackReceived(made, when, from, text, command.Channel, author);
    }
}
