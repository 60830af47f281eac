using Timeline.Domain.Incidents.Metrics;

namespace Timeline.Domain.Incidents.Record;

/// <summary>The lists of what was done about the harm: stages, lost data, decisions. Each costs its own length and not the timeline's.</summary>
internal static class ImpactLists
{
    public static IReadOnlyList<RecoveryStage> RecoveryStages(IncidentRecord record, RecordFacts facts)
    {
        var spans = new MilestoneSpans(record);
        var reported = spans.Anchor(MilestoneKind.Reported);
        return
        [
            .. facts.State.Index.OfKind(EntryKind.RecoveryStage).Select(entry =>
            {
                var made = (RecoveryStageReached)entry.Origin;
                var to = new MetricAnchor(Kind: null, made.Stage, entry.When.At, entry.Id);
                return new RecoveryStage(
                    entry.Id, made.Stage, made.ForWhom, entry.Text, entry.When.At, entry.When.Precision,
                    reported is null ? MilestoneSpans.NoStart(MilestoneKind.Reported, to) : DurationMetric.Between(reported, to, mayBothBeRight: true));
            }),
        ];
    }

    /// <summary>In the order recorded: the last counts.</summary>
    public static IReadOnlyList<DataLossAssessment> DataLossAssessments(RecordFacts facts) =>
    [
        .. facts.State.Index.OfKind(EntryKind.DataLoss).OrderBy(entry => entry.Order).Select(entry =>
        {
            var made = (DataLossAssessed)entry.Origin;
            return new DataLossAssessment(
                entry.Id, DataLoss.StateOf(made), made.LastGoodCopy, made.LossFrom, made.RecoveredTo, entry.When.At, entry.When.Precision, facts.AuthorOf(entry), entry.Text);
        }),
    ];

    public static IReadOnlyList<TakenDecision> Decisions(RecordFacts facts) =>
        [.. facts.State.Index.OfKind(EntryKind.Decision).Select(entry => DecisionOf(entry, facts))];

    public static TakenDecision DecisionOf(StandingEntry entry, RecordFacts facts)
    {
        var made = (DecisionTaken)entry.Origin;
        var verification = facts.State.Index.BelongingTo(entry.Id).Where(about => about.Kind == EntryKind.DecisionVerification).MaxBy(about => about.Order);
        return new(
            entry.Id,
            entry.Text,
            facts.AuthorOf(entry),
            made.OnAdviceOf,
            made.Assumption,
            made.Options ?? [],
            entry.When.At,
            entry.When.Precision,
            (verification?.Origin as DecisionVerified)?.Outcome,
            verification?.Text,
            verification?.When.At,
            verification is null ? null : facts.AuthorOf(verification),
            verification?.Id);
    }
}
