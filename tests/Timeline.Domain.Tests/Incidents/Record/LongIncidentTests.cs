using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>
/// What is done to an incident of 10,000 entries makes no more than what is done to one of 100. Counted in bytes allocated, which are the
/// same on every machine; whatever went over all entries would make a hundred times as many.
/// </summary>
public sealed class LongIncidentTests
{
    private const int Short = 100;
    private const int Long = 10_000;
    private static readonly IncidentRecord ShortRecord = Of(Short);
    private static readonly IncidentRecord LongRecord = Of(Long);

    [Fact]
    public void A_page_in_the_middle_makes_only_its_own_entries()
    {
        AssertCostsTheSame(record => Page(record, record.Timeline.Count / 2));
        var page = Allocated(LongRecord, record => Page(record, Long / 2));
        var entry = Allocated(LongRecord, record => _ = record.Timeline[Long / 2]);
        Assert.InRange(page, 40 * entry / 2, 60 * entry);
    }

    [Fact]
    public void One_more_event_costs_the_same() => AssertCostsTheSame(record => Recorded(record, Logged(20_000, 5)));

    [Fact]
    public void A_correction_and_a_retraction_cost_the_same()
    {
        AssertCostsTheSame(record => Recorded(record, new EntryAmended(Entry(50), "Corrected.", At(7), "Misheard.")));
        AssertCostsTheSame(record => Recorded(record, Retracted(50)));
    }

    [Fact]
    public void Deciding_costs_the_same()
    {
        AssertCostsTheSame(record => LogEntry.Decide(record.ToState(), new(Command(20_000), Now, "One more.", EntryKind.Note, SaidAt(5))));
        AssertCostsTheSame(record => RetractEntry.Decide(record.ToState(), new(Now, Entry(1), "No.")));
        AssertCostsTheSame(record => ChangeStatus.Decide(record.ToState(), new(Command(20_000), Now, IncidentStatus.Mitigated, SaidAt(5))));
        AssertCostsTheSame(record => SetMilestone.Decide(record.ToState(), new(Command(20_000), Now, MilestoneKind.Detected, Minute(5))));
        AssertCostsTheSame(record => SettleHypothesis.Decide(record.ToState(), new(Command(20_000), Now, Entry(2), HypothesisStatus.Refuted, "No.", SaidAt(5))));
        AssertCostsTheSame(record => LinkEvidence.Decide(record.ToState(), new(Command(20_000), Now, Entry(2), Entry(50), EvidenceBearing.For, SaidAt(5))));
        AssertCostsTheSame(record => StartImpact.Decide(record.ToState(), new(Command(20_000), Now, "Mail", SaidAt(5))));
    }

    [Fact]
    public void Milestones_counts_and_lists_of_a_few_cost_the_same()
    {
        AssertCostsTheSame(record => _ = Again(record).Milestones);
        AssertCostsTheSame(record => _ = record.EntryCount);
        AssertCostsTheSame(record => _ = record.Entry(Entry(50)));
        AssertCostsTheSame(record => _ = Again(record).Hypotheses);
        AssertCostsTheSame(record => _ = Again(record).Engagements);
        AssertCostsTheSame(record => _ = Again(record).Contradictions);
        AssertCostsTheSame(record => _ = Recorded(record, new ImpactStarted(Entry(20_000), At(5), "Mail", ImpactLevel.Down)).Impacts);
        AssertCostsTheSame(record => _ = Recorded(record, new DecisionTaken(Entry(20_000), At(5), "Wait.")).Decisions);
        AssertCostsTheSame(record => IncidentMetrics.Compute(Recorded(record, new DataLossAssessed(Entry(20_000), At(5), LastGoodCopy: Minute(-60)))));
    }

    // An engagement, a theory, a resolution, and notes.
    private static IncidentRecord Of(int count) => RecordOf(
    [
        Declared(), .. FirstEngaged(1, 0), new HypothesisRaised(Entry(2), At(1), "The disk is full.", null), Resolved(3, 2),
        .. Enumerable.Range(4, count - 3).Select(n => Logged(n, n % 500)),
    ]);

    private static IncidentRecord Recorded(IncidentRecord record, IncidentEvent made) => record.Apply(new(made, record.Version + 1, Now, "Ada", Source.Web));

    // The same incident with nothing asked of it yet.
    private static IncidentRecord Again(IncidentRecord record) => Recorded(record, new MilestoneSet(MilestoneKind.Verified, At(3), null));

    private static void Page(IncidentRecord record, int from)
    {
        for (var i = from; i < from + 50; i++)
            _ = record.Timeline[i];
    }

    private static void AssertCostsTheSame(Action<IncidentRecord> ask)
    {
        var (few, many) = (Allocated(ShortRecord, ask), Allocated(LongRecord, ask));
        Assert.True(many <= 3 * few + 1_000, $"{many} bytes for {Long} entries, {few} for {Short}");
    }

    private static long Allocated(IncidentRecord record, Action<IncidentRecord> ask)
    {
        ask(record); // what is made once for all is not counted
        var before = GC.GetAllocatedBytesForCurrentThread();
        ask(record);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
