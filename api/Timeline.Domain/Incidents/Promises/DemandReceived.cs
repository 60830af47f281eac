using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody demands something by a time.</summary>
/// <param name="Channel">How it came. Null: not said.</param>
public sealed record DemandReceived(
    EntryId EntryId, Occurrence When, string FromWhom, string What, Instant By, Channel? Channel, string? Text, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string FromWhom { get; init; } = VisibleText.Line(FromWhom);

    public string What { get; init; } = VisibleText.Line(What);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Demand;

    string IOnTimeline.Wording => Text ?? $"{FromWhom} demands{(Channel is { } channel ? " " + ChannelWords.By(channel) : "")}: {What.TrimEnd('.')}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [FromWhom, What, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("fromWhom", "from", FromWhom),
        EntryFact.Text("what", "what", What),
        EntryFact.Moment("by", "by", By),
        EntryFact.OneOf("channel", "channel", Channel));

    public IncidentEvent WithoutContent() => this with
    {
        FromWhom = EntryContent.Redacted,
        What = EntryContent.Redacted,
        Text = EntryContent.Without(Text),
        Author = EntryContent.Without(Author),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records what somebody demands, and by when.</summary>
/// <param name="By">Not before it was said, and within a year.</param>
/// <param name="Channel">How it came. Null: not said.</param>
public sealed record RecordDemand(
    Guid CommandId, Instant Now, string FromWhom, string What, Instant By, Said When, Channel? Channel = null, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RecordDemand command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var fromWhom = checks.Line("fromWhom", command.FromWhom);
        var what = checks.Line("what", command.What, Limits.Reason);
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        checks.Promise("by", command.By, when.At);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new DemandReceived(made, when, fromWhom, what, command.By, command.Channel, text, author);
    }
}
