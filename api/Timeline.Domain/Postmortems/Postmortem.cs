using System.Diagnostics;

namespace Timeline.Domain.Postmortems;

/// <summary>What decisions about one postmortem need.</summary>
/// <param name="Incident">The incident it is about. Null: not drafted yet.</param>
public sealed record Postmortem(Guid? Incident, long IncidentVersion, int DefinitionsVersion)
{
    /// <summary>The postmortem before its first draft.</summary>
    public static readonly Postmortem Initial = new(Incident: null, 0, 0);

    public bool IsDrafted => Incident is not null;

    /// <summary>Applies one recorded fact. Pure; handles every event type.</summary>
    public static Postmortem Evolve(Postmortem state, PostmortemEvent @event) => @event switch
    {
        PostmortemDrafted e => new(e.Incident, e.IncidentVersion, e.DefinitionsVersion),
        _ => throw new UnreachableException($"no Evolve arm for {@event.GetType().Name}"),
    };
}
