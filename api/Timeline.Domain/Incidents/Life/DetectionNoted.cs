using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>How the incident was detected. Of several the one recorded last counts.</summary>
/// <param name="Text">In words. Null: not said.</param>
/// <param name="IsTimeSaid">True when somebody said when: then it implies DETECTED. Else it stands at the time of recording.</param>
public sealed record DetectionNoted(EntryId EntryId, Occurrence When, DetectedBy By, string? Text, bool IsTimeSaid, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Detection;

    string IOnTimeline.Label => "Detected";

    string IOnTimeline.Wording => Text ?? $"Detected {DetectedByWords.Of(By)}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.OneOf<DetectedBy>("by", "detected by", By));

    IReadOnlyList<MilestoneKind> IOnTimeline.Implies => IsTimeSaid ? [MilestoneKind.Detected] : [];

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says how the incident was detected, and when, if that is known. Welcome after closing too.</summary>
/// <param name="Text">In words. Null: not said.</param>
public sealed record NoteDetection(Guid CommandId, Instant Now, DetectedBy By, Said When, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, NoteDetection command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var text = checks.OptionalText("text", command.Text);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        var wasSaid = incident.Amending is { } id && incident.Entries[id].Origin is DetectionNoted { IsTimeSaid: true };
        return new DetectionNoted(made, when, command.By, text, command.When.At is not null || wasSaid, author);
    }
}

/// <summary>Ways of detection in words.</summary>
public static class DetectedByWords
{
    /// <summary>As part of a sentence: <c>by monitoring</c>.</summary>
    public static string Of(DetectedBy by) => by switch
    {
        DetectedBy.Monitoring => "by monitoring",
        DetectedBy.Staff => "by staff",
        DetectedBy.Customer => "by a customer",
        DetectedBy.Vendor => "by a vendor",
        DetectedBy.Other => "in another way",
        _ => throw new System.Diagnostics.UnreachableException($"no wording for {by}"),
    };
}
