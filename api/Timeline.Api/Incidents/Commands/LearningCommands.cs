using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RecordLessonInput(Guid? CommandId, string IncidentId, LessonCategory Category, string Text, string? SameAs) : IIncidentInput;

internal sealed record RecordLessonCameBackInput(Guid? CommandId, string IncidentId, string LessonId, LessonCategory? Category, string? Text) : IIncidentInput;

internal sealed record AmendLessonInput(Guid? CommandId, string IncidentId, string LessonId, LessonCategory? Category, string? Text, string Reason) : IIncidentInput;

internal sealed record RetractLessonInput(Guid? CommandId, string IncidentId, string LessonId, string Reason) : IIncidentInput;

internal sealed record RaiseActionItemInput(
    Guid? CommandId, string IncidentId, string Text, ActionItemType Type, string? Owner, LocalDate? Due, string? LessonId, string? TrackerUrl) : IIncidentInput;

internal sealed record AmendActionItemInput(
    Guid? CommandId, string IncidentId, string ActionItemId, string? Text, ActionItemType? Type, string? Owner, bool Unassigned, LocalDate? Due, bool Undated, string? TrackerUrl, bool Untracked,
    string? ProofUrl, string? ProofFileId, string Reason) : IIncidentInput;

internal sealed record AssignActionItemInput(Guid? CommandId, string IncidentId, string ActionItemId, string Owner, LocalDate? Due) : IIncidentInput;

internal sealed record CompleteActionItemInput(
    Guid? CommandId, string IncidentId, string ActionItemId, string? Text, Instant? OccurredAt, Precision Precision, string? ProofUrl, string? ProofFileId) : IIncidentInput;

internal sealed record SettleActionItemInput(Guid? CommandId, string IncidentId, string ActionItemId, string Reason) : IIncidentInput;

/// <summary>What was learnt, and what is to be done.</summary>
internal static class LearningCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<RecordLessonInput, object?>(
            "recordLesson",
            async (field, input, cancellation) => input.SameAs is null ? null : await FoundLessons.FindAsync(field, input.SameAs, cancellation),
            (incident, input, found, on) => RecordLesson.Decide(
                incident, new(on.Id, input.Category, input.Text, input.SameAs is null ? null : new(Ids.Lesson(input.SameAs, "sameAs"), (FoundLesson?)found))));
        commands.Add<RecordLessonCameBackInput, FoundLesson?>(
            "recordLessonCameBack",
            (field, input, cancellation) => FoundLessons.FindAsync(field, input.LessonId, cancellation),
            (incident, input, found, on) => RecordLessonCameBack.Decide(incident, new(on.Id, new(Ids.Lesson(input.LessonId), found), input.Category, input.Text)));
        commands.Add<AmendLessonInput>(
            "amendLesson",
            (incident, input, _) => AmendLesson.Decide(incident, new(Ids.Lesson(input.LessonId), input.Reason, input.Category, input.Text)),
            aboutLearning: input => Ids.Lesson(input.LessonId).Value);
        commands.Add<RetractLessonInput>(
            "retractLesson", (incident, input, _) => RetractLesson.Decide(incident, new(Ids.Lesson(input.LessonId), input.Reason)), aboutLearning: input => Ids.Lesson(input.LessonId).Value);

        commands.Add<RaiseActionItemInput>("raiseActionItem", (incident, input, on) => RaiseActionItem.Decide(
            incident, new(on.Id, on.Now, input.Text, input.Type, input.Owner, input.Due, Ids.OptionalLesson(input.LessonId), input.TrackerUrl)));
        commands.Add<AmendActionItemInput>(
            "amendActionItem",
            (incident, input, on) => AmendActionItem.Decide(
                incident,
                new(
                    on.Now, Ids.ActionItem(input.ActionItemId), input.Reason, input.Text, input.Type, input.Owner, input.Due, input.Unassigned, input.Undated, input.TrackerUrl, input.Untracked,
                    input.ProofUrl, Ids.OptionalFile(input.ProofFileId, "proofFileId"))),
            aboutLearning: input => Ids.ActionItem(input.ActionItemId).Value);
        commands.Add<AssignActionItemInput>(
            "assignActionItem",
            (incident, input, on) => AssignActionItem.Decide(incident, new(on.Now, Ids.ActionItem(input.ActionItemId), input.Owner, input.Due)),
            aboutLearning: input => Ids.ActionItem(input.ActionItemId).Value);
        commands.Add<CompleteActionItemInput>(
            "completeActionItem",
            (incident, input, on) => CompleteActionItem.Decide(
                incident, new(on.Now, Ids.ActionItem(input.ActionItemId), new(input.OccurredAt, input.Precision), input.Text, input.ProofUrl, Ids.OptionalFile(input.ProofFileId, "proofFileId"))),
            aboutLearning: input => Ids.ActionItem(input.ActionItemId).Value);
        AddSettlement("dropActionItem", ActionItemChangeKind.Dropped);
        AddSettlement("reopenActionItem", ActionItemChangeKind.Reopened);
        AddSettlement("retractActionItem", ActionItemChangeKind.Retracted);

        void AddSettlement(string mutation, ActionItemChangeKind how) => commands.Add<SettleActionItemInput>(
            mutation,
            (incident, input, _) => SettleActionItem.Decide(incident, new(Ids.ActionItem(input.ActionItemId), how, input.Reason)),
            aboutLearning: input => Ids.ActionItem(input.ActionItemId).Value);
    }
}
