using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Stakeholders were told. The first implies FIRST_UPDATE.</summary>
/// <param name="NextUpdateDue">When the next was promised. Null: no promise.</param>
public sealed record UpdateSent(
    EntryId EntryId, Occurrence When, Audience Audience, Channel Channel, string Text, string? WhatNext, Instant? NextUpdateDue, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Update;

    string IOnTimeline.Wording => Text;

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, WhatNext, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.OneOf<Audience>("audience", "audience", Audience),
        EntryFact.OneOf<Channel>("channel", "channel", Channel),
        EntryFact.Text("whatNext", "what next", WhatNext),
        EntryFact.Moment("nextUpdateDue", "next update due", NextUpdateDue));

    IReadOnlyList<MilestoneKind> IOnTimeline.Implies => [MilestoneKind.FirstUpdate];

    ImportRole? IOnTimeline.ImportedAs => ImportRole.Update;

    public IncidentEvent WithoutContent() =>
        this with { Text = EntryContent.Redacted, WhatNext = EntryContent.Without(WhatNext), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records what stakeholders were told.</summary>
/// <param name="WhatNext">What they were told will happen next.</param>
/// <param name="NextUpdateDue">When the next update was promised; at or after this one. Null: no promise.</param>
public sealed record SendUpdate(
    Guid CommandId, Instant Now, Audience Audience, Channel Channel, string Text, Said When, string? WhatNext = null, Instant? NextUpdateDue = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, SendUpdate command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var text = checks.Text("text", command.Text);
        var whatNext = checks.OptionalText("whatNext", command.WhatNext);
        var when = checks.When(command.When, incident, command.Now);
        var due = checks.Promise("nextUpdateDue", command.NextUpdateDue, when.At);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new UpdateSent(made, when, command.Audience, command.Channel, text, whatNext, due, author);
    }
}
