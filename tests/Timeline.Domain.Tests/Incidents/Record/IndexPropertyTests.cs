using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>What is kept up to date event by event is what would be worked out anew from all of them.</summary>
public sealed class IndexPropertyTests
{
    [Fact]
    public void The_timeline_and_its_count() => AfterEachEvent((record, naive) =>
    {
        Assert.Equal(naive.Timeline.Count, record.Timeline.Count);
        Assert.Equal(naive.Live.Count, record.EntryCount);
        Assert.Equal(naive.Timeline.Select(entry => entry.Id), record.Timeline.Select(entry => entry.Id));
        for (var i = 0; i < record.Timeline.Count; i++)
        {
            var (expected, entry) = (naive.Timeline[i], record.Timeline[i]);
            var made = naive.Made(expected.Id);
            Assert.Equal(
                (expected.Id, naive.TextOf(expected), expected.When, expected.Kind, expected.Retracted, made.Sequence, made.RecordedAt),
                (entry.Id, entry.Text, new Occurrence(entry.OccurredAt, entry.OccurredUntil, entry.Precision, entry.Zone), entry.Kind, entry.Retracted, entry.Sequence, entry.RecordedAt));
            Assert.Equal(naive.Milestones.Where(milestone => milestone.EntryId == entry.Id).Select(milestone => milestone.Kind), entry.Milestones);
            Assert.Equal(entry, record.Entry(entry.Id));
        }
    });

    [Fact]
    public void The_milestones_and_the_status() => AfterEachEvent((record, naive) =>
    {
        Assert.Equal(naive.Milestones, record.Milestones);
        Assert.All(Enum.GetValues<MilestoneKind>(), kind => Assert.Equal(naive.Milestones.SingleOrDefault(milestone => milestone.Kind == kind), record.Milestone(kind)));
        Assert.Equal(naive.Status, record.Status);
    });

    [Fact]
    public void The_lists_of_people() => AfterEachEvent((record, naive) =>
    {
        Assert.Equal(naive.ContactAttempts, record.ContactAttempts);
        Assert.Equal(naive.Engagements, record.Engagements.Select(WithoutEnd));
        Assert.Equal(naive.Updates, record.Updates);
    });

    [Fact]
    public void The_lists_of_causes() => AfterEachEvent((record, naive) =>
    {
        Assert.Equal(Json.Dump(naive.Hypotheses), Json.Dump(record.Hypotheses));
        Assert.Equal(Json.Dump(naive.RootCauses), Json.Dump(record.RootCauses));
        Assert.Equal(Json.Dump(naive.ContributingFactors), Json.Dump(record.ContributingFactors));
        Assert.Equal(Json.Dump(naive.Triggers), Json.Dump(record.Triggers));
        Assert.All(naive.Timeline, entry =>
        {
            Assert.Equal(naive.Hypotheses.SingleOrDefault(hypothesis => hypothesis.Id == entry.Id)?.Status, record.Hypothesis(entry.Id)?.Status);
            Assert.Equal(naive.RootCauses.Concat(naive.ContributingFactors).Concat(naive.Triggers).SingleOrDefault(cause => cause.Id == entry.Id)?.Text, record.Cause(entry.Id)?.Text);
        });
    });

    [Fact]
    public void The_lists_of_harm_and_decisions() => AfterEachEvent((record, naive) =>
    {
        Assert.Equal(naive.Impacts, record.Impacts.Select(impact => (impact.EntryId, impact.EndEntryId)));
        Assert.Equal(naive.Decisions, record.Decisions.Select(decision => (decision.EntryId, decision.Verification)));
        Assert.All(record.Impacts, impact => Assert.Equal(Json.Dump(impact), Json.Dump(record.Impact(impact.EntryId)!)));
        Assert.All(record.Decisions, decision => Assert.Equal(Json.Dump(decision), Json.Dump(record.Decision(decision.EntryId)!)));
    });

    [Fact]
    public void The_lists_of_telling() => AfterEachEvent((record, naive) =>
    {
        Assert.Equal(naive.CustomerContacts, record.CustomerContacts.Select(contact => (contact.EntryId, contact.Customer)));
        Assert.Equal(naive.Feedback, record.Feedback.Select(feedback => feedback.EntryId));
        Assert.Equal(naive.CustomersToTell, record.CustomersToTell(CatalogueRecord.Empty).Select(customer => customer.Name).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void An_earlier_record_is_not_changed_by_what_came_after() => Prop.ForAll(AnyHistory.Steps, steps =>
    {
        var events = AnyHistory.Of(steps);
        var records = new List<IncidentRecord> { IncidentRecord.Fold(Id, events.Take(1))! };
        foreach (var recorded in events.Skip(1))
            records.Add(records[^1].Apply(recorded));
        return records.All(record => record.Timeline.Select(entry => entry.Id).SequenceEqual(
            new NaiveRecord(events.Take((int)record.Version)).Timeline.Select(entry => entry.Id)));
    }).Check(Quietly);

    // When engagements end has properties of its own.
    private static Engagement WithoutEnd(Engagement engagement) => engagement with { Until = null, Stretch = null, EndAssumed = false };

    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);

    private static void AfterEachEvent(Action<IncidentRecord, NaiveRecord> agree) => Prop.ForAll(AnyHistory.Steps, steps =>
    {
        var events = AnyHistory.Of(steps);
        var record = IncidentRecord.Fold(Id, events.Take(1))!;
        foreach (var recorded in events.Skip(1))
        {
            record = record.Apply(recorded);
            agree(record, new NaiveRecord(events.Take((int)record.Version)));
        }
    }).Check(Quietly);
}
