using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A sign was printed and put up. The next one says that it replaces it.</summary>
/// <param name="Text">Where it hangs. Null: not said.</param>
public sealed record SignPrinted(EntryId EntryId, Occurrence When, string? Text, string? Author = null) : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.SignPrinted;

    string IOnTimeline.Wording => Text ?? "A sign was printed and put up.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says that a sign was printed and put up.</summary>
/// <param name="Text">Where it hangs.</param>
public sealed record RecordSignPrinted(Guid CommandId, Instant Now, Said When, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RecordSignPrinted command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        return checks.Problem is { } problem ? problem : new SignPrinted(made, when, text, author);
    }
}
