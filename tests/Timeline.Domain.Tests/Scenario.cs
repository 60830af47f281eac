using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Tests;

/// <summary>Given what has happened, when a command is decided, then this is recorded or refused.</summary>
internal sealed class Scenario
{
    private readonly Incident _state;

    private Scenario(Incident state) => _state = state;

    public static Scenario Given(params IEnumerable<IncidentEvent> events) => new(Incident.Fold(events));

    public static Scenario From(Incident state) => new(state);

    public Outcome When(Func<Incident, Decision<IncidentEvent>> decide) => new(_state, decide(_state));
}

/// <summary>What a decision came to.</summary>
internal sealed record Outcome(Incident Before, Decision<IncidentEvent> Decision)
{
    /// <summary>The incident with what was decided folded in.</summary>
    public Incident After => Decision.Events.Aggregate(Before, Incident.Evolve);

    public Outcome Then(params IncidentEvent[] expected)
    {
        Assert.Null(Decision.Rejection);
        Assert.Equal(expected.Select(Json.Dump), Decision.Events.Select(Json.Dump));
        return this;
    }

    public TEvent ThenOne<TEvent>()
        where TEvent : IncidentEvent
    {
        Assert.Null(Decision.Rejection);
        return Assert.IsType<TEvent>(Assert.Single(Decision.Events));
    }

    public void ThenNothing()
    {
        Assert.Null(Decision.Rejection);
        Assert.Empty(Decision.Events);
        Assert.True(Decision.IsNothing);
    }

    public Rejection ThenRejected(RejectionCode code, string? field = null)
    {
        Assert.True(Decision.IsRejected, "expected a rejection");
        Assert.Empty(Decision.Events);
        Assert.Equal((code, field), (Decision.Rejection!.Code, Decision.Rejection.Field));
        return Decision.Rejection;
    }
}
