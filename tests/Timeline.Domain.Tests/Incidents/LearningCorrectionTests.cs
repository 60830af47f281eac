using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>What becomes of lessons and action items after they were recorded.</summary>
public sealed class LearningCorrectionTests
{
    private static readonly LessonId Lesson = LessonId.From(Number, Command(1), 0);
    private static readonly ActionItemId Item = ActionItemId.From(Number, Command(2), 0);
    private static readonly LessonRecorded Learnt = new(Lesson, LessonCategory.Lucky, "Secret text");
    private static readonly ActionItemRaised Raised = new(Item, "Secret text", ActionItemType.Process, "Secret owner", new LocalDate(2014, 6, 1), Lesson, "https://secret.example/1");

    private static IncidentEvent[] Both => [Declared(), Learnt, Raised];

    [Fact]
    public void A_lesson_is_amended_and_what_it_said_stays_in_its_history()
    {
        var amended = Given(Both).When(incident => AmendLesson.Decide(incident, new(Lesson, "More to it.", LessonCategory.WentBadly, "Read twice.")))
            .Then(new LessonAmended(Lesson, LessonCategory.WentBadly, "Read twice.", "More to it."));
        var lesson = Assert.Single(RecordOf([.. Both, .. amended.Decision.Events]).Lessons);
        Assert.Equal((LessonCategory.WentBadly, "Read twice."), (lesson.Category, lesson.Text));
        Assert.Equal((LessonCategory.Lucky, "Secret text", "Ada", "More to it."), lesson.History.Select(was => (was.Category, was.Text, was.ReplacedBy, was.Reason)).Single());
        Given(Both).When(incident => AmendLesson.Decide(incident, new(Lesson, "Same.", Text: "Secret text"))).ThenNothing();
    }

    [Fact]
    public void Retracted_it_is_in_no_list_and_takes_no_correction()
    {
        IncidentEvent[] retracted = [.. Both, new LessonRetracted(Lesson, "No."), new ActionItemRetracted(Item, "No.")];
        var record = RecordOf(retracted);
        Assert.Empty(record.Lessons);
        Assert.Empty(record.ActionItems);
        Assert.True(record.Lesson(Lesson)!.Retracted && record.ActionItem(Item)!.Retracted);
        Given(retracted).When(incident => AmendLesson.Decide(incident, new(Lesson, "So.", Text: "x"))).ThenRejected(RejectionCode.EntryRetracted, "lessonId");
        Given(retracted).When(incident => RetractLesson.Decide(incident, new(Lesson, "Again."))).ThenNothing();
        Given(retracted).When(Settling(ActionItemChangeKind.Retracted)).ThenNothing();
        Given(retracted).When(Settling(ActionItemChangeKind.Dropped)).ThenRejected(RejectionCode.EntryRetracted, "actionItemId");
    }

    [Fact]
    public void An_action_item_is_assigned_done_open_again_and_dropped()
    {
        var assigned = Given(Both).When(incident => AssignActionItem.Decide(incident, new(Now, Item, "Ada", new LocalDate(2014, 7, 1))));
        assigned.Then(new ActionItemAssigned(Item, "Ada", new LocalDate(2014, 7, 1)));
        From(assigned.After).When(incident => AssignActionItem.Decide(incident, new(Now, Item, "Ada"))).ThenNothing();
        var done = From(assigned.After).When(incident => CompleteActionItem.Decide(incident, new(Now, Item, SaidAt(90), "A monitor watches.")));
        done.Then(new ActionItemDone(Item, At(90), "A monitor watches."));
        From(done.After).When(incident => CompleteActionItem.Decide(incident, new(Now, Item, SaidAt(91)))).ThenNothing();
        var open = From(done.After).When(Settling(ActionItemChangeKind.Reopened));
        var dropped = From(open.After).When(Settling(ActionItemChangeKind.Dropped));
        var item = RecordOf([.. Both, .. assigned.Decision.Events, .. done.Decision.Events, .. open.Decision.Events, .. dropped.Decision.Events]).ActionItems.Single();
        Assert.Equal((ActionItemStatus.Dropped, "So.", "Ada"), (item.Status, item.SettledBecause, item.Owner));
        Assert.Equal([ActionItemChangeKind.Assigned, ActionItemChangeKind.Done, ActionItemChangeKind.Reopened, ActionItemChangeKind.Dropped], item.History.Select(change => change.Kind));
    }

    [Fact]
    public void An_amendment_leaves_what_it_does_not_name_and_may_take_owner_and_day_away()
    {
        Given(Both).When(incident => AmendActionItem.Decide(incident, new(Now, Item, "So.", Text: "Watch.")))
            .Then(new ActionItemAmended(Item, "Watch.", ActionItemType.Process, "Secret owner", new LocalDate(2014, 6, 1), "So.", "https://secret.example/1"));
        var bare = Given(Both).When(incident => AmendActionItem.Decide(incident, new(Now, Item, "So.", Unassigned: true, Undated: true))).ThenOne<ActionItemAmended>();
        Assert.Equal((null, null), (bare.Owner, bare.Due));
        Given(Both).When(incident => AmendActionItem.Decide(incident, new(Now, Item, "So."))).ThenNothing();
    }

    [Fact]
    public void Nothing_typed_is_left_of_a_redacted_lesson_or_action_item()
    {
        IncidentEvent[] events =
        [
            .. Both, new LessonAmended(Lesson, LessonCategory.Lucky, "Secret text too", "Secret reason"), new LessonRetracted(Lesson, "Secret reason"),
            new ActionItemAmended(Item, "Secret text too", ActionItemType.Detect, "Secret owner", Due: null, "Secret reason"), new ActionItemAssigned(Item, "Secret owner 2", Due: null),
            new ActionItemDone(Item, At(90), "Secret text", new("https://secret.example/2", null)), new ActionItemReopened(Item, "Secret reason"), new ActionItemDropped(Item, "Secret reason"), new ActionItemRetracted(Item, "Secret reason"),
        ];
        var lesson = Given(events).When(incident => RedactLesson.Decide(incident, new(Lesson, "A name."))).ThenOne<LessonRedacted>();
        var item = Given(events).When(incident => RedactActionItem.Decide(incident, new(Item, "A name."))).ThenOne<ActionItemRedacted>();
        var emptied = events.Select(e => lesson.Without(e) ?? item.Without(e) ?? e).ToList();
        Assert.All(emptied, e => Assert.DoesNotContain("Secret", Json.Dump(e), StringComparison.Ordinal));
        Assert.All(events.Skip(1), e => Assert.True(lesson.Concerns(e) || item.Concerns(e)));
        var record = RecordOf([.. events, lesson, item]);
        Assert.DoesNotContain("Secret", Json.Dump(new { Lesson = record.Lesson(Lesson), Item = record.ActionItem(Item), State = record.ToState().Lessons.Values, Items = record.ToState().ActionItems.Values }), StringComparison.Ordinal);
        Assert.Equal(("Ada", "A name."), (record.Lesson(Lesson)!.Redaction!.By, record.ActionItem(Item)!.Redaction!.Reason));
        var again = Given([.. events, lesson, item]);
        again.When(incident => RedactLesson.Decide(incident, new(Lesson, "A name."))).ThenNothing();
        again.When(incident => RedactActionItem.Decide(incident, new(Item, "A name."))).ThenNothing();
    }

    [Fact]
    public void A_redacted_lesson_takes_no_text_again() =>
        Given([.. Both, new LessonRedacted(Lesson, "A name.")]).When(incident => AmendLesson.Decide(incident, new(Lesson, "So.", Text: "x"))).ThenRejected(RejectionCode.EntryRedacted, "text");

    [Fact]
    public void What_does_not_exist_is_refused()
    {
        Given(Declared()).When(incident => AmendLesson.Decide(incident, new(Lesson, "So.", Text: "x"))).ThenRejected(RejectionCode.LessonNotFound, "lessonId");
        Given(Declared()).When(Settling(ActionItemChangeKind.Dropped)).ThenRejected(RejectionCode.ActionItemNotFound, "actionItemId");
        Given().When(Settling(ActionItemChangeKind.Dropped)).ThenRejected(RejectionCode.IncidentNotFound, "incidentId");
    }

    private static Func<Incident, Decision<IncidentEvent>> Settling(ActionItemChangeKind how) => incident => SettleActionItem.Decide(incident, new(Item, how, "So."));
}
