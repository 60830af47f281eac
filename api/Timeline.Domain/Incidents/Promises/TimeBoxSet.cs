using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A limit was set: if it is not done by then, something else happens.</summary>
/// <param name="WhatThen">What happens at the deadline.</param>
/// <param name="For">What is to be done until then. Null: not said.</param>
public sealed record TimeBoxSet(EntryId EntryId, Occurrence When, Instant Deadline, string WhatThen, string? For, string? Text, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string WhatThen { get; init; } = VisibleText.Line(WhatThen);

    public string? For { get; init; } = VisibleText.OptionalLine(For);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.TimeBox;

    string IOnTimeline.Wording => Text ?? $"Time box{(For is null ? "" : $" for {For}")}. If it is not done by then: {WhatThen.TrimEnd('.')}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [WhatThen, For, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Moment("deadline", "deadline", Deadline),
        EntryFact.Text("whatThen", "what happens then", WhatThen),
        EntryFact.Text("for", "for", For));

    public IncidentEvent WithoutContent() => this with
    {
        WhatThen = EntryContent.Redacted,
        For = EntryContent.Without(For),
        Text = EntryContent.Without(Text),
        Author = EntryContent.Without(Author),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Sets a limit.</summary>
/// <param name="Deadline">Not before it was set, and within a year.</param>
/// <param name="WhatThen">What happens when it is not done by then.</param>
/// <param name="For">What is to be done until then. Null: not said.</param>
public sealed record SetTimeBox(Guid CommandId, Instant Now, Instant Deadline, string WhatThen, Said When, string? For = null, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, SetTimeBox command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var whatThen = checks.Line("whatThen", command.WhatThen, Limits.Reason);
        var thing = checks.OptionalLine("for", command.For);
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        checks.Promise("deadline", command.Deadline, when.At);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new TimeBoxSet(made, when, command.Deadline, whatThen, thing, text, author);
    }
}
