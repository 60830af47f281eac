using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Lessons of other incidents that are met again.</summary>
public sealed class LessonCameBackTests
{
    private const int Elsewhere = 3;

    private static readonly EarlierLesson First = new(LessonId.From(Elsewhere, Command(1), 0), Elsewhere);
    private static readonly FoundLesson Found = new(First, Elsewhere, Private: false, LessonCategory.WentBadly, Retracted: false);
    private static readonly RecordLessonCameBack Back = new(Command(2), new(First.Lesson, Found), Text: "Nobody knew the number again.");
    private static readonly LessonCameBack CameBack = new(LessonId.From(Number, Command(2), 0), First, LessonCategory.WentBadly, "Nobody knew the number again.");

    [Fact]
    public void It_is_a_lesson_of_this_incident_and_says_of_which_it_is_the_same()
    {
        var after = Given(Declared()).When(Recording(Back)).Then(CameBack);
        var lesson = Assert.Single(RecordOf([Declared(), .. after.Decision.Events]).Lessons);
        Assert.Equal((LessonCategory.WentBadly, "Nobody knew the number again.", First, true), (lesson.Category, lesson.Text, lesson.SameAs!, lesson.CameBack));
    }

    [Fact]
    public void Without_a_text_it_says_where_it_was_learnt_first() =>
        Assert.Equal("A lesson of INC-3 came back.", Assert.Single(RecordOf(Declared(), CameBack with { Text = null }).Lessons).Text);

    [Fact]
    public void The_same_command_again_records_nothing_and_another_is_refused()
    {
        Given(Declared(), CameBack).When(Recording(Back)).ThenNothing();
        var said = Given(Declared(), CameBack).When(Recording(Back with { CommandId = Command(3) })).ThenRejected(RejectionCode.NotAllowed, "lessonId");
        Assert.Equal("That this lesson came back is recorded in INC-42 already. Amend what it says there.", said.Message);
        Given(Declared(), CameBack, new LessonRetracted(CameBack.LessonId, "No.")).When(Recording(Back with { CommandId = Command(3) })).ThenOne<LessonCameBack>();
    }

    [Fact]
    public void A_lesson_that_is_not_seen_does_not_exist() =>
        Given(Declared()).When(Recording(Back with { Lesson = new(First.Lesson, Found: null) })).ThenRejected(RejectionCode.LessonNotFound, "lessonId");

    [Fact]
    public void Neither_what_was_retracted_nor_what_was_learnt_here_comes_back()
    {
        Given(Declared()).When(Recording(Of(Found with { Retracted = true }))).ThenRejected(RejectionCode.EntryRetracted, "lessonId");
        Given(Declared()).When(Recording(Of(Found with { Number = Number }))).ThenRejected(RejectionCode.NotAllowed, "lessonId");
        Given(Declared()).When(Recording(Of(Found with { First = First with { Number = Number } }))).ThenRejected(RejectionCode.NotAllowed, "lessonId");
    }

    [Fact]
    public void A_public_incident_names_no_lesson_of_a_private_one()
    {
        Given(Declared()).When(Recording(Of(Found with { Private = true }))).ThenRejected(RejectionCode.NotAllowed, "lessonId");
        var hidden = new MadePrivate(Entry(1), At(1), [new(Command(901), "Ada")], Reason: null, AtDeclaration: false);
        Given(Declared(), hidden).When(Recording(Of(Found with { Private = true }))).ThenOne<LessonCameBack>();
    }

    [Fact]
    public void A_lesson_of_its_own_may_name_an_earlier_one()
    {
        RecordLesson learn = new(Command(4), LessonCategory.Lucky, "Lucky once more.", new(First.Lesson, Found));
        Given(Declared()).When(incident => RecordLesson.Decide(incident, learn)).Then(new LessonRecorded(LessonId.From(Number, Command(4), 0), LessonCategory.Lucky, "Lucky once more.", First));
        Given(Declared()).When(incident => RecordLesson.Decide(incident, learn with { SameAs = new(First.Lesson, Found: null) })).ThenRejected(RejectionCode.LessonNotFound, "sameAs");
    }

    [Fact]
    public void It_is_amended_retracted_and_redacted_like_any_lesson()
    {
        var amended = Given(Declared(), CameBack).When(incident => AmendLesson.Decide(incident, new(CameBack.LessonId, "So.", Text: "Another text."))).ThenOne<LessonAmended>();
        Assert.Equal(("Another text.", First), (RecordOf(Declared(), CameBack, amended).Lessons[0].Text, RecordOf(Declared(), CameBack, amended).Lessons[0].SameAs!));
        var redacted = Given(Declared(), CameBack).When(incident => RedactLesson.Decide(incident, new(CameBack.LessonId, "A name."))).ThenOne<LessonRedacted>();
        Assert.Equal(EntryContent.Redacted, ((LessonCameBack)redacted.Without(CameBack)!).Text);
        Given(Declared(), CameBack with { Text = null }).When(incident => RedactLesson.Decide(incident, new(CameBack.LessonId, "A name."))).ThenNothing();
    }

    private static RecordLessonCameBack Of(FoundLesson found) => Back with { Lesson = new(First.Lesson, found) };

    private static Func<Incident, Decision<IncidentEvent>> Recording(RecordLessonCameBack command) => incident => RecordLessonCameBack.Decide(incident, command);
}
