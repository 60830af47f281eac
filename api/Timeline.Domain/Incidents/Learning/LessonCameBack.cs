using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A lesson of an earlier incident was met again in this one, where it is a lesson too. Not on the timeline.</summary>
/// <param name="LessonId">Its own id, among the lessons of this incident.</param>
/// <param name="Text">What it was this time. Null: not said.</param>
public sealed record LessonCameBack(LessonId LessonId, EarlierLesson Earlier, LessonCategory Category, string? Text) : IncidentEvent, IAboutLearning
{
    Guid IAboutLearning.Part => LessonId.Value;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text) };

    public override Incident ApplyTo(Incident incident) => incident with { Lessons = incident.Lessons.SetItem(LessonId, new(Category, Wording(), SameAs: Earlier, Bare: Text is null)) };

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.Keep(
        new Lesson(LessonId, Category, Wording(), recorded.RecordedAt, recorded.Actor, recorded.Sequence) { SameAs = Earlier, CameBack = true, Redaction = recorded.Redaction });

    /// <summary>What it says: what somebody wrote; else that it came back, and whence.</summary>
    public string Wording() => Text ?? $"A lesson of {Earlier.Key()} came back.";
}

/// <summary>Where a lesson was learnt first.</summary>
/// <param name="Lesson">The lesson, of another incident.</param>
/// <param name="Number">The number of that incident.</param>
public sealed record EarlierLesson(LessonId Lesson, int Number)
{
    /// <summary>The short key of that incident. A method, because a property would be stored.</summary>
    public string Key() => IncidentKey.Of(Number);
}

/// <summary>A lesson that is to be named as come back, as it was found for whoever names it.</summary>
/// <param name="First">The lesson itself, or the one that it was said to be the same as.</param>
/// <param name="Number">The number of its incident.</param>
/// <param name="Private">Whether only those named see that incident.</param>
public sealed record FoundLesson(EarlierLesson First, int Number, bool Private, LessonCategory Category, bool Retracted)
{
    /// <summary>Why a lesson of an incident cannot be said to be the same. Null: it can.</summary>
    internal Rejection? Refuse(Incident state, string field)
    {
        var key = IncidentKey.Of(Number);
        if (Retracted)
            return new(RejectionCode.EntryRetracted, $"The lesson of {key} was retracted and cannot be referred to. Record a new one instead.", field);
        if (Number == state.Number || First.Number == state.Number)
            return new(RejectionCode.NotAllowed, $"The lesson was learnt in {state.Key} itself, where it cannot come back. Name a lesson of another incident.", field);
        if (Private && state.Named is null)
            return new(RejectionCode.NotAllowed, $"{key} is private, and more people see {state.Key}. Record a lesson without naming the one of {key}.", field);
        return null;
    }
}

/// <summary>A lesson that a command names.</summary>
/// <param name="Found">What was found of it. Null: there is none that may be known of.</param>
public sealed record NamedLesson(LessonId Asked, FoundLesson? Found)
{
    /// <summary>Gives the lesson, or why it cannot be named there.</summary>
    internal Rejection? Refuse(Incident state, string field, out FoundLesson found)
    {
        found = Found!;
        return Found is null
            ? new(RejectionCode.LessonNotFound, $"There is no lesson {Asked} in any incident that you see. Choose one of the library.", field)
            : Found.Refuse(state, field);
    }
}

/// <summary>Says that a lesson of another incident was met again in this one. Welcome after closing too.</summary>
/// <param name="Category">Null: that of the lesson.</param>
public sealed record RecordLessonCameBack(Guid CommandId, NamedLesson Lesson, LessonCategory? Category = null, string? Text = null)
{
    /// <summary>The same command again yields no events.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, RecordLessonCameBack command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;

        var made = LessonId.From(incident.Number, command.CommandId, 0);
        if (incident.Lessons.ContainsKey(made))
            return Decision.Nothing;
        if (command.Lesson.Refuse(incident, "lessonId", out var found) is { } refused)
            return refused;
        if (incident.Lessons.Values.Any(lesson => lesson.SameAs == found.First && !lesson.Retracted))
            return new Rejection(RejectionCode.NotAllowed, $"That this lesson came back is recorded in {incident.Key} already. Amend what it says there.", "lessonId");

        var checks = new Checks();
        var text = checks.OptionalText("text", command.Text);
        return checks.Problem is { } problem ? problem : new LessonCameBack(made, found.First, command.Category ?? found.Category, text);
    }
}
