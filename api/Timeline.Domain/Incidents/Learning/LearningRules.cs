using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What commands about lessons and action items share.</summary>
internal static class LearningRules
{
    /// <summary>Finds a lesson that stands. Gives the problem when there is none or it was retracted.</summary>
    public static Rejection? FindLive(Incident incident, LessonId id, out StandingLesson lesson)
    {
        lesson = null!;
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;
        if (!incident.Lessons.TryGetValue(id, out lesson!))
            return new(RejectionCode.LessonNotFound, $"{incident.Key} has no lesson {id}. Reload its lessons and choose one of them.", "lessonId");

        return lesson.Retracted ? new(RejectionCode.EntryRetracted, $"Lesson {id} was retracted and cannot be changed or referred to. Record a new one instead.", "lessonId") : null;
    }

    /// <summary>Finds an action item that stands. Gives the problem when there is none or it was retracted.</summary>
    public static Rejection? FindLive(Incident incident, ActionItemId id, out StandingActionItem item)
    {
        item = null!;
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;
        if (!incident.ActionItems.TryGetValue(id, out item!))
            return new(RejectionCode.ActionItemNotFound, $"{incident.Key} has no action item {id}. Reload its action items and choose one of them.", "actionItemId");

        return item.Retracted ? new(RejectionCode.EntryRetracted, $"Action item {id} was retracted and cannot be changed. Raise a new one instead.", "actionItemId") : null;
    }

    /// <summary>What shows that an action item was done. Null: nothing was given.</summary>
    public static ActionItemProof? Proof(Checks checks, Incident incident, string? url, FileId? file)
    {
        var given = checks.OptionalUrl("proofUrl", url);
        if (file is { } id && !(incident.Entries.TryGetValue(new EntryId(id.Value), out var entry) && entry is { IsLive: true, Redacted: false, Kind: EntryKind.File }))
            checks.Fail(RejectionCode.EntryNotFound, $"{incident.Key} has no file {id}. Attach it first, or choose one of its files.", "proofFileId");
        return ActionItemProof.Of(given, file);
    }

    public static Rejection Redacted(string field) =>
        new(RejectionCode.EntryRedacted, $"It was redacted: its {field} is gone and takes no other. Record a new one instead.", field);
}
