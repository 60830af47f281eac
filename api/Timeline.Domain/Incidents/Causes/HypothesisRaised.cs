using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A theory was put forward. Its id is the entry's.</summary>
/// <param name="RaisedBy">Null: whoever recorded it.</param>
public sealed record HypothesisRaised(EntryId EntryId, Occurrence When, string Statement, string? RaisedBy) : IncidentEvent, IOnTimeline
{
    public string? RaisedBy { get; init; } = VisibleText.OptionalLine(RaisedBy);

    string? IOnTimeline.Author => RaisedBy;

    string? IOnTimeline.Text => Statement;

    EntryKind IOnTimeline.Kind => EntryKind.Hypothesis;

    string IOnTimeline.Label => "Theory";

    string IOnTimeline.Wording => Statement;

    IReadOnlyList<string?> IOnTimeline.Typed => [Statement, RaisedBy];

    public IncidentEvent WithoutContent() => this with { Statement = EntryContent.Redacted, RaisedBy = EntryContent.Without(RaisedBy) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Puts a theory forward. Its id is that of its entry.</summary>
/// <param name="RaisedBy">Who holds it. Null: whoever records it.</param>
public sealed record RaiseHypothesis(Guid CommandId, Instant Now, string Statement, Said When, string? RaisedBy = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RaiseHypothesis command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var statement = checks.Text("statement", command.Statement);
        var raisedBy = checks.OptionalLine("raisedBy", command.RaisedBy);
        var when = checks.When(command.When, incident, command.Now);
        if (checks.Problem is { } problem)
            return problem;

        return new HypothesisRaised(made, when, statement, raisedBy);
    }
}
