using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class ImpactContradictionsTests
{
    private static readonly ImpactStarted Mail = new(Entry(1), At(20), "Mail", ImpactLevel.Down);

    [Fact]
    public void An_end_or_a_change_before_the_start_is_named()
    {
        var found = Assert.Single(Of(Mail, new ImpactEnded(Entry(2), At(5), Entry(1))));
        Assert.Equal((ContradictionKind.EndBeforeStart, "\"Impact on Mail ended\" is 15 min before \"Impact on Mail\"."), (found.Kind, found.Message));
        Assert.Equal([Entry(1), Entry(2)], found.Moments.Select(moment => moment.EntryId!.Value));
        Assert.Equal("\"Impact on Mail changed\" is 15 min before \"Impact on Mail\".", Assert.Single(Of(Mail, new ImpactChanged(Entry(2), At(5), Entry(1), ImpactLevel.Degraded))).Message);
    }

    [Fact]
    public void A_change_after_the_end_is_named() =>
        Assert.Equal(
            "\"Impact on Mail ended\" is 10 min before \"Impact on Mail changed\".",
            Assert.Single(Of(Mail, new ImpactEnded(Entry(2), At(40), Entry(1)), new ImpactChanged(Entry(3), At(50), Entry(1), ImpactLevel.Degraded))).Message);

    [Fact]
    public void Impact_before_the_fault_is_named_and_a_risk_before_it_is_not()
    {
        var fault = new MilestoneSet(MilestoneKind.FaultStarted, At(50), EntryId: null);
        Assert.Equal("\"Impact on Mail\" is 30 min before \"Fault started\".", Assert.Single(Of(fault, Mail)).Message);
        Assert.Empty(Of(fault, Mail with { Level = ImpactLevel.AtRisk }));
        Assert.Empty(Of(fault, Mail with { When = At(20) with { Precision = Precision.Approximate } }, Retracted(1)));
        Assert.Empty(Of(fault, Mail with { When = At(21) with { Precision = Precision.Approximate } }));
    }

    [Fact]
    public void It_is_gone_when_one_of_the_two_is_corrected_or_taken_back()
    {
        IncidentEvent[] events = [Mail, new ImpactEnded(Entry(2), At(5), Entry(1))];
        Assert.Empty(Of([.. events, new EntryAmended(Entry(2), Text: null, At(30), "Misheard.")]));
        Assert.Empty(Of([.. events, Retracted(1)]));
        Assert.Empty(Of([.. events, Retracted(2)]));
    }

    [Fact]
    public void An_impact_without_an_end_is_missing_once_the_incident_is_over()
    {
        Assert.DoesNotContain(Completeness.Missing(RecordOf(Declared(), Mail)), part => part.Kind == MissingKind.OpenImpact);
        var missing = Assert.Single(Completeness.Missing(RecordOf(Declared(), Mail, Resolved(2, 60, IncidentStatus.Declared))), part => part.Kind == MissingKind.OpenImpact);
        Assert.Equal((Entry(1), "The impact on \"Mail\" has no end, and the incident is resolved. Say when it ended."), (missing.EntryId, missing.Sentence));
        Assert.DoesNotContain(
            Completeness.Missing(RecordOf(Declared(), Mail, new ImpactEnded(Entry(3), At(59), Entry(1)), Resolved(2, 60, IncidentStatus.Declared))), part => part.Kind == MissingKind.OpenImpact);
    }

    private static IReadOnlyList<Contradiction> Of(params IncidentEvent[] events) => RecordOf([Declared(), .. events]).Contradictions;
}
