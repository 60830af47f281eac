using Timeline.Api.People;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Writing;

internal sealed record ResetSectionInput(Guid? CommandId, string IncidentId, PostmortemSection Section, long? ExpectedVersion) : IPostmortemInput;

internal sealed record KeepSectionInput(Guid? CommandId, string IncidentId, PostmortemSection Section, long? IncidentVersion) : IPostmortemInput;

internal sealed record RedactPostmortemInput(Guid? CommandId, string IncidentId, PostmortemSection? Section, string? CommentId, bool? Names, string Reason) : IPostmortemInput;

/// <summary>What becomes of words that were written.</summary>
internal static class WritingCommands
{
    public static void Bind(PostmortemCommands commands)
    {
        commands.Add<ResetSectionInput>(
            "resetSection",
            (_, turn, input, _) =>
            {
                Reset(turn, input.Section);
                return ValueTask.CompletedTask;
            },
            section: input => input.Section);
        commands.Add<KeepSectionInput>("keepSection", (turn, input) => KeepSection.Decide(turn.Postmortem, new(input.Section, input.IncidentVersion)), section: input => input.Section);
        commands.Add<RedactPostmortemInput>(
            "redactPostmortem",
            (_, turn, input, _) =>
            {
                Redact(turn, input);
                return ValueTask.CompletedTask;
            },
            Permission.Administer);
    }

    // Whoever writes in it keeps their words: somebody else resets it when they are done.
    private static void Reset(PostmortemTurn turn, PostmortemSection section)
    {
        turn.EndLapsed(section);
        if (turn.Draft(section) is { Holder: not null } held)
            turn.Record(SectionHolds.Release(held, turn.By));
        if (turn.Rejection is not null)
            return;
        turn.Record(ResetSection.Decide(turn.Postmortem, new(section)));
        if (turn.Draft(section) is { LastHolder: not null } free)
            turn.Record(SectionHolds.Forget(free));
    }

    private static void Redact(PostmortemTurn turn, RedactPostmortemInput input)
    {
        var typed = input.Section is { } section ? turn.Typed(section) : [];
        CommentId? comment = input.CommentId is { } given ? PostmortemCommands.Comment(given, "commentId") : null;
        turn.Record(RedactPostmortem.Decide(
            turn.Postmortem, turn.Stored.Select(stored => (PostmortemEvent)stored.Data), new(input.Section, comment, input.Reason, typed.Count > 0, input.Names is true)));
        if (turn.Rejection is not null)
            return;
        foreach (var draft in typed)
            turn.Delete(draft);
    }
}
