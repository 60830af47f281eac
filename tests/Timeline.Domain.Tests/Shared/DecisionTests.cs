using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Shared;

public sealed class DecisionTests
{
    [Fact]
    public void One_event_several_a_rejection_or_nothing_convert_to_a_decision()
    {
        Decision<IncidentEvent> one = Declared();
        Decision<IncidentEvent> several = new IncidentEvent[] { Declared(), Reported(1, 0) };
        Decision<IncidentEvent> rejected = new Rejection(RejectionCode.Required, "text is empty.", "text");
        Decision<IncidentEvent> nothing = Decision.Nothing;

        Assert.Equal((1, false, false), (one.Events.Count, one.IsRejected, one.IsNothing));
        Assert.Equal((2, false, false), (several.Events.Count, several.IsRejected, several.IsNothing));
        Assert.Equal((0, true, false), (rejected.Events.Count, rejected.IsRejected, rejected.IsNothing));
        Assert.Equal((0, false, true), (nothing.Events.Count, nothing.IsRejected, nothing.IsNothing));
    }

    [Fact]
    public void A_list_changed_afterwards_does_not_change_the_decision()
    {
        var events = new List<IncidentEvent> { Declared() };
        Decision<IncidentEvent> decision = events;
        events.Clear();
        Assert.Single(decision.Events);
    }
}
