using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Metrics;

public sealed class ImpactMinutesTests
{
    [Fact]
    public void Without_impact_it_does_not_apply_and_says_what_to_record()
    {
        var minutes = Compute();
        Assert.Equal((MetricStatus.NotApplicable, "No impact is recorded. Say which service was down or degraded, and for whom."), (minutes.Total.Time.Status, minutes.Total.Time.Reason));
        Assert.Empty(minutes.Services);
    }

    [Fact]
    public void A_risk_is_not_counted()
    {
        var risk = Started(1, 0, level: ImpactLevel.AtRisk);
        Assert.Equal((MetricStatus.NotApplicable, "Only risks are recorded, which harm nobody and are not counted."), (Compute(risk).Total.Time.Status, Compute(risk).Total.Time.Reason));
        AssertSeconds(20, 20, 0, Compute(risk, Changed(2, 10, 1, ImpactLevel.Down), Changed(3, 30, 1, ImpactLevel.AtRisk)).Total);
    }

    [Fact]
    public void Down_and_degraded_are_counted_apart_with_what_it_is_measured_between()
    {
        var total = Compute(Started(1, 0), Changed(2, 30, 1, ImpactLevel.Degraded), Ended(3, 90, 1)).Total;
        AssertSeconds(90, 30, 60, total);
        Assert.Equal(new MetricAnchor(Kind: null, "Impact on Mail", Minute(0), Entry(1)), total.Time.From);
        Assert.Equal(new MetricAnchor(Kind: null, "Impact on Mail ended", Minute(90), Entry(3)), total.Time.To);
    }

    [Fact]
    public void Times_of_one_service_that_overlap_count_once_and_the_worst_of_them_counts() =>
        AssertSeconds(60, 40, 20, Compute(Started(1, 0), Ended(2, 40, 1), Started(3, 20, level: ImpactLevel.Degraded), Ended(4, 60, 3)).Total);

    [Fact]
    public void Services_are_counted_apart_and_added_up()
    {
        var minutes = Compute(Started(1, 0), Ended(2, 40, 1), Started(3, 10, "Names"), Ended(4, 30, 3), Started(5, 50, "mail"), Ended(6, 60, 5));
        Assert.Equal(["Mail", "Names"], minutes.Services.Select(service => service.Service));
        AssertSeconds(50, 50, 0, minutes.Services[0].Impact);
        AssertSeconds(20, 20, 0, minutes.Services[1].Impact);
        AssertSeconds(70, 70, 0, minutes.Total);
        Assert.Equal((Minute(0), Minute(60)), (minutes.Total.Time.From!.At, minutes.Total.Time.To!.At));
    }

    [Fact]
    public void A_service_named_by_its_id_under_two_names_is_one()
    {
        var id = Command(77);
        var minutes = Compute(Started(1, 0) with { ServiceId = id }, Ended(2, 40, 1), Started(3, 20, "Mail store") with { ServiceId = id }, Ended(4, 50, 3), Started(5, 45), Ended(6, 60, 5));
        Assert.Equal(("Mail", id), (Assert.Single(minutes.Services).Service, minutes.Services[0].ServiceId));
        AssertSeconds(60, 60, 0, minutes.Total);
    }

    [Fact]
    public void Each_time_counts_for_the_people_it_affected_where_their_number_is_known()
    {
        var known = Compute(Started(1, 0) with { Affected = 10 }, Changed(2, 30, 1, affected: 2), Ended(3, 60, 1), Started(4, 0), Ended(5, 60, 4));
        Assert.Equal((10 * 30 + 2 * 30) * 60, known.Total.AffectedSeconds);
        Assert.Null(Compute(Started(1, 0), Ended(2, 60, 1)).Total.AffectedSeconds);
        Assert.Equal(0, Compute(Started(1, 0) with { Affected = 0 }, Ended(2, 60, 1)).Total.AffectedSeconds);
    }

    [Fact]
    public void What_has_not_ended_is_pending_and_never_counts_to_now()
    {
        var total = Compute(Started(1, 0), Ended(2, 40, 1), Started(3, 50, "Names")).Total;
        Assert.Equal((MetricStatus.Pending, null, null, null), (total.Time.Status, total.Time.Seconds, total.DownSeconds, total.AffectedSeconds));
        Assert.Equal("The impact on Names has not ended yet. When it has: say when.", total.Time.Reason);
    }

    [Fact]
    public void In_an_incident_that_is_over_it_stays_pending_and_says_so()
    {
        var minutes = Compute(Started(1, 0), Resolved(2, 60, IncidentStatus.Declared));
        Assert.Equal((MetricStatus.Pending, "The incident is resolved, and nobody has said that the impact on Mail ended. Say when it did."), (minutes.Total.Time.Status, minutes.Total.Time.Reason));
    }

    [Fact]
    public void Of_the_services_those_that_have_ended_have_their_number() =>
        AssertSeconds(40, 40, 0, Compute(Started(1, 0), Ended(2, 40, 1), Started(3, 50, "Names")).Services[0].Impact);

    [Fact]
    public void What_is_only_a_risk_any_more_keeps_nothing_waiting() =>
        AssertSeconds(30, 30, 0, Compute(Started(1, 0), Changed(2, 30, 1, ImpactLevel.AtRisk)).Total);

    [Fact]
    public void An_end_before_the_start_is_invalid_and_says_by_how_much()
    {
        var total = Compute(Started(1, 20), Ended(2, 10, 1)).Total;
        Assert.Equal(MetricStatus.Invalid, total.Time.Status);
        Assert.Equal("The end, \"Impact on Mail ended\" (2014-05-14T03:10:00Z), is 10 min before the start, \"Impact on Mail\" (2014-05-14T03:20:00Z). Correct one of the two.", total.Time.Reason);
    }

    [Fact]
    public void What_ended_as_it_began_is_a_recorded_zero() => AssertSeconds(0, 0, 0, Compute(Started(1, 20), Ended(2, 20, 1)).Total);

    [Fact]
    public void Corrections_and_retractions_move_it()
    {
        IncidentEvent[] events = [Started(1, 0), Changed(2, 30, 1, ImpactLevel.Degraded), Ended(3, 90, 1)];
        AssertSeconds(80, 20, 60, Compute([.. events, new EntryAmended(Entry(1), null, At(10), "Later.")]).Total);
        AssertSeconds(90, 90, 0, Compute([.. events, Retracted(2)]).Total);
        Assert.Equal(MetricStatus.Pending, Compute([.. events, Retracted(3)]).Total.Time.Status);
        Assert.Equal(MetricStatus.NotApplicable, Compute([.. events, Retracted(1)]).Total.Time.Status);
    }

    [Fact]
    public void What_was_redacted_still_counts_as_the_services_that_they_were()
    {
        IncidentEvent[] events = [Started(1, 0), Ended(2, 40, 1), Started(3, 0, "Names"), Ended(4, 40, 3)];
        AssertSeconds(80, 80, 0, Compute([.. events, new EntryRedacted(Entry(1), "A name."), new EntryRedacted(Entry(3), "A name.")]).Total);
    }

    [Fact]
    public void A_window_tells_its_levels_one_after_the_other()
    {
        var impact = RecordOf(Declared(), Started(1, 0) with { Affected = 5 }, Changed(2, 30, 1, ImpactLevel.Degraded), Changed(3, 20, 1, affected: 9), Changed(4, -5, 1, affected: 7), Ended(5, 90, 1)).Impacts[0];
        Assert.Equal(
            [(ImpactLevel.Down, 7, Minute(0), Minute(20)), (ImpactLevel.Down, 9, Minute(20), Minute(30)), (ImpactLevel.Degraded, 9, Minute(30), Minute(90))],
            impact.Steps.Select(step => (step.Level, step.Affected!.Value, step.From, step.Until!.Value)));
        Assert.Equal((ImpactLevel.Degraded, 9, 90 * 60L), (impact.Level, impact.Affected!.Value, impact.Duration.Seconds!.Value));
    }

    [Fact]
    public void More_than_can_be_counted_is_the_most_that_can()
    {
        var crowd = Enumerable.Range(0, 5_000).SelectMany(n => new IncidentEvent[] { Started(2 * n + 1, -20_000_000) with { Affected = 1_000_000_000 }, Ended(2 * n + 2, 0, 2 * n + 1) });
        Assert.Equal(long.MaxValue, Compute([.. crowd]).Total.AffectedSeconds);
    }

    private static ImpactStarted Started(int n, int minutes, string service = "Mail", ImpactLevel level = ImpactLevel.Down) => new(Entry(n), At(minutes), service, level);

    private static ImpactChanged Changed(int n, int minutes, int window, ImpactLevel? level = null, int? affected = null) => new(Entry(n), At(minutes), Entry(window), level, affected);

    private static ImpactEnded Ended(int n, int minutes, int window) => new(Entry(n), At(minutes), Entry(window));

    private static ImpactMinutes Compute(params IncidentEvent[] events) => IncidentMetrics.Compute(RecordOf([Declared(), .. events])).ImpactMinutes;

    private static void AssertSeconds(int minutes, int down, int degraded, ImpactTime impact) =>
        Assert.Equal((MetricStatus.Recorded, minutes * 60L, down * 60L, degraded * 60L), (impact.Time.Status, impact.Time.Seconds ?? -1, impact.DownSeconds ?? -1, impact.DegradedSeconds ?? -1));
}
