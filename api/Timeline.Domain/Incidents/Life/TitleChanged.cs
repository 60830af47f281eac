using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>The incident is called something else from then on. Of several the one recorded last counts.</summary>
/// <param name="Reason">Why. Null: not said.</param>
public sealed record TitleChanged(EntryId EntryId, Occurrence When, string Title, string? Reason = null, string? Author = null) : IncidentEvent, IOnTimeline
{
    public string Title { get; init; } = VisibleText.Line(Title);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.TitleChange;

    string IOnTimeline.Label => "Title";

    string IOnTimeline.Wording => Reason ?? $"The incident is called \"{Title}\" now.";

    string? IOnTimeline.Text => Reason;

    IReadOnlyList<string?> IOnTimeline.Typed => [Title, Reason, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Text("title", "title", Title));

    public IncidentEvent WithoutContent() =>
        this with { Title = EntryContent.Redacted, Reason = EntryContent.Without(Reason), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>
/// The title of the declaration, the incident's tags, and why milestones were corrected, were removed for good, as what is typed about an entry is. A
/// title given since is an entry's.
/// </summary>
public sealed record TitleRedacted(string Reason) : IncidentEvent, IRedaction
{
    public bool Concerns(IncidentEvent recorded) => recorded is IncidentDeclared or IncidentTagged or IncidentUntagged or MilestoneCorrected;

    public IncidentEvent? Without(IncidentEvent recorded) => recorded switch
    {
        IncidentDeclared declared when declared.Title != EntryContent.Redacted => declared with { Title = EntryContent.Redacted },
        IncidentTagged { Tags.Count: > 0 } tagged => tagged with { Tags = [] },
        IncidentUntagged { Tags.Count: > 0 } untagged => untagged with { Tags = [] },
        MilestoneCorrected corrected when corrected.Reason != EntryContent.Redacted => corrected with { Reason = EntryContent.Redacted },
        _ => null,
    };

    public override Incident ApplyTo(Incident incident) => incident with
    {
        Declared = incident.Declared! with { Title = EntryContent.Redacted },
        Tags = [],
        MoreWasTyped = false,
    };
}

/// <summary>Calls the incident something else. Welcome after closing too.</summary>
public sealed record ChangeTitle(Guid CommandId, Instant Now, string Title, Said When, string? Reason = null)
{
    /// <summary>Yields no events when that is its title.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, ChangeTitle command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var title = checks.Line("title", command.Title, Limits.Title);
        var reason = checks.OptionalText("reason", command.Reason, Limits.Reason);
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return incident.Amending is null && title == incident.Title ? Decision.Nothing : new TitleChanged(made, when, title, reason, author);
    }
}

/// <summary>Removes the title that the declaration gave, the incident's tags, and why its milestones were corrected. Closed incidents too.</summary>
public sealed record RedactTitle(string Reason)
{
    /// <summary>Yields no events when they are gone already.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, RedactTitle command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;
        if (incident.Declared!.Title == EntryContent.Redacted && !incident.MoreWasTyped)
            return Decision.Nothing;

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        return checks.Problem is { } problem ? problem : new TitleRedacted(reason);
    }
}
