using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents;

/// <summary>What a command came to: the incident after it, or why not.</summary>
/// <param name="Now">The time the command was decided at.</param>
/// <param name="State">What decisions see after it. Null when rejected, as the record.</param>
/// <param name="FirstMade">The sequence of the first event that the command made, now or when it was sent for the first time. Null when it made none.</param>
internal sealed record CommandOutcome(Guid CommandId, Instant Now, Incident? State, IncidentRecord? Record, long? FirstMade, Rejection? Rejection)
{
    public static CommandOutcome Done(CommandContext command, IncidentRecord record, long? firstMade) => new(command.Id, command.Now, record.ToState(), record, firstMade, null);

    public static CommandOutcome Rejected(CommandContext command, Rejection rejection) => new(command.Id, command.Now, null, null, null, rejection);

    /// <summary>The entry that the command made.</summary>
    public TimelineEntry? MadeEntry => Record?.Entry(EntryId.From(CommandId, 0));

    public Hypothesis? MadeHypothesis => Record?.Hypotheses.FirstOrDefault(hypothesis => hypothesis.Id == EntryId.From(CommandId, 0));

    public Cause? MadeRootCause => Record?.RootCauses.FirstOrDefault(cause => cause.Id == EntryId.From(CommandId, 0));

    public Cause? MadeContributingFactor => Record?.ContributingFactors.FirstOrDefault(cause => cause.Id == EntryId.From(CommandId, 0));

    public Lesson? MadeLesson => Record?.Lessons.FirstOrDefault(lesson => lesson.Id == LessonId.From(CommandId, 0));

    public ActionItem? MadeActionItem => Record?.ActionItems.FirstOrDefault(item => item.Id == ActionItemId.From(CommandId, 0));

    /// <summary>An entry that the command named.</summary>
    public TimelineEntry? FindEntry(string id) => Record?.Entry(Ids.Entry(id));

    public Hypothesis? FindHypothesis(string id) => Record?.Hypothesis(Ids.Hypothesis(id));
}
