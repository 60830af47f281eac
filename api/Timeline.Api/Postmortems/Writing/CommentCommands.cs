using Timeline.Api.People;
using Timeline.Domain.Postmortems;
using static Timeline.Api.Postmortems.Writing.PostmortemCommands;

namespace Timeline.Api.Postmortems.Writing;

internal sealed record AddCommentInput(Guid? CommandId, string IncidentId, PostmortemSection Section, string Text, string? ReplyTo) : IPostmortemInput;

internal sealed record CommentInput(Guid? CommandId, string IncidentId, string CommentId) : IPostmortemInput;

/// <summary>Comments on sections.</summary>
internal static class CommentCommands
{
    public static void Bind(PostmortemCommands commands)
    {
        commands.Add<AddCommentInput>("addComment", (turn, input) => AddComment.Decide(
            turn.Postmortem,
            new(turn.CommandId, turn.Incident.Number, input.Section, input.Text, input.ReplyTo is { } answered ? Comment(answered, "replyTo") : null, turn.By)));
        commands.Add<CommentInput>("resolveComment", (turn, input) => ResolveComment.Decide(turn.Postmortem, new(Of(input))), comment: Of);
        commands.Add<CommentInput>("reopenComment", (turn, input) => ReopenComment.Decide(turn.Postmortem, new(Of(input))), comment: Of);
        commands.Add<CommentInput>(
            "retractComment", (turn, input) => RetractComment.Decide(turn.Postmortem, new(Of(input), turn.By, turn.Actor.May(Permission.Manage))), comment: Of);
    }

    private static Domain.Shared.CommentId Of(CommentInput input) => Comment(input.CommentId, "commentId");
}
