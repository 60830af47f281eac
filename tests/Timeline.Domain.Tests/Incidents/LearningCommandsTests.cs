using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Lessons and action items.</summary>
public sealed class LearningCommandsTests
{
    private static readonly RecordLesson Learn = new(Command(1), LessonCategory.Lucky, "The data was intact.");
    private static readonly RaiseActionItem Act = new(Command(2), Now, "Find another channel.", ActionItemType.Process, "Grace", new LocalDate(2014, 6, 1), LessonId.From(Number, Command(1), 0));
    private static readonly LessonRecorded Learnt = new(LessonId.From(Number, Command(1), 0), LessonCategory.Lucky, "The data was intact.");

    [Fact]
    public void A_lesson_is_recorded() => Given(Declared()).When(Deciding(Learn)).Then(Learnt);

    [Fact]
    public void A_lesson_says_something() => Given(Declared()).When(Deciding(Learn with { Text = "" })).ThenRejected(RejectionCode.Required, "text");

    [Fact]
    public void An_action_item_follows_from_a_lesson() =>
        Given(Declared(), Learnt)
            .When(Deciding(Act))
            .Then(new ActionItemRaised(ActionItemId.From(Number, Command(2), 0), "Find another channel.", ActionItemType.Process, "Grace", new LocalDate(2014, 6, 1), Learnt.LessonId));

    [Fact]
    public void An_action_item_follows_from_no_lesson_that_was_retracted() =>
        Given(Declared(), Learnt, new LessonRetracted(Learnt.LessonId, "Wrong.")).When(Deciding(Act)).ThenRejected(RejectionCode.EntryRetracted, "lessonId");

    [Fact]
    public void An_action_item_may_have_nobody_no_day_and_no_lesson() =>
        Given(Declared()).When(Deciding(Act with { Owner = null, Due = null, Lesson = null })).ThenOne<ActionItemRaised>();

    [Fact]
    public void An_unknown_lesson_is_refused() => Given(Declared()).When(Deciding(Act)).ThenRejected(RejectionCode.LessonNotFound, "lessonId");

    [Theory]
    [InlineData(1969, 12, 31)]
    [InlineData(2064, 5, 15)]
    [InlineData(9999, 12, 31)]
    public void An_absurd_day_is_refused(int year, int month, int day) =>
        Given(Declared(), Learnt).When(Deciding(Act with { Due = new LocalDate(year, month, day) })).ThenRejected(RejectionCode.TimeOutOfRange, "due");

    [Fact]
    public void A_day_long_past_is_fine_for_a_record_made_afterwards() =>
        Given(Declared(), Learnt).When(Deciding(Act with { Due = new LocalDate(2001, 1, 1) })).ThenOne<ActionItemRaised>();

    [Fact]
    public void The_same_command_again_records_nothing()
    {
        Given(Declared(), Learnt).When(Deciding(Learn)).ThenNothing();
        Given(Declared(), Learnt, new ActionItemRaised(ActionItemId.From(Number, Act.CommandId, 0), "x", ActionItemType.Detect, null, null, null)).When(Deciding(Act)).ThenNothing();
    }

    [Fact]
    public void Both_are_welcome_after_closing()
    {
        var closed = Given(Declared(), Learnt, Resolved(8, 40, IncidentStatus.Declared), Closed(9, 50));
        closed.When(Deciding(Learn with { CommandId = Command(5) })).ThenOne<LessonRecorded>();
        closed.When(Deciding(Act)).ThenOne<ActionItemRaised>();
    }

    [Fact]
    public void An_unknown_incident_is_refused()
    {
        Given().When(Deciding(Learn)).ThenRejected(RejectionCode.IncidentNotFound, "incidentId");
        Given().When(Deciding(Act)).ThenRejected(RejectionCode.IncidentNotFound, "incidentId");
    }

    private static Func<Incident, Decision<IncidentEvent>> Deciding(RecordLesson command) => incident => RecordLesson.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(RaiseActionItem command) => incident => RaiseActionItem.Decide(incident, command);
}
