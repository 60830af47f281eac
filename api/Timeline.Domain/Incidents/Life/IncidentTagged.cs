using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>The incident was given tags. Not on the timeline.</summary>
public sealed record IncidentTagged(IReadOnlyList<string> Tags) : IncidentEvent
{
    public override Incident ApplyTo(Incident incident) => incident with { Tags = Incidents.Tags.With(incident.Tags, Tags), MoreWasTyped = true };
}

/// <summary>Tags were taken from the incident.</summary>
public sealed record IncidentUntagged(IReadOnlyList<string> Tags) : IncidentEvent
{
    public override Incident ApplyTo(Incident incident) => incident with { Tags = Incidents.Tags.Without(incident.Tags, Tags), MoreWasTyped = true };
}

/// <summary>Gives the incident tags, or takes them away. Welcome after closing too.</summary>
/// <param name="Remove">True: takes them away.</param>
public sealed record TagIncident(IReadOnlyList<string> Tags, bool Remove = false)
{
    /// <summary>Yields no events when it has them, or has them not, already.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, TagIncident command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;

        var checks = new Checks();
        var tags = Incidents.Tags.Check(checks, command.Tags, command.Remove ? [] : incident.Tags);
        if (checks.Problem is { } problem)
            return problem;

        var changed = tags.Where(tag => incident.Tags.Contains(tag) == command.Remove).ToList();
        if (changed.Count == 0)
            return Decision.Nothing;

        return command.Remove ? new IncidentUntagged(changed) : new IncidentTagged(changed);
    }
}
