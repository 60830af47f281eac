using Timeline.Api.People;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Postmortems;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Postmortems.Writing;

internal sealed record RequestReviewInput(Guid? CommandId, string IncidentId, IReadOnlyList<string>? Reviewers) : IPostmortemInput;

internal sealed record RequestChangesInput(Guid? CommandId, string IncidentId, string Reason) : IPostmortemInput;

internal sealed record ApprovePostmortemInput(Guid? CommandId, string IncidentId, long? ExpectedVersion) : IPostmortemInput;

internal sealed record PublishPostmortemInput(Guid? CommandId, string IncidentId, string? Reason, long? ExpectedVersion) : IPostmortemInput;

internal sealed record WithdrawPublicationInput(Guid? CommandId, string IncidentId, int Number, string Reason) : IPostmortemInput;

/// <summary>Review and publication (ADR 44).</summary>
internal static class ReviewCommands
{
    public static void Bind(PostmortemCommands commands)
    {
        commands.Add<RequestReviewInput>("requestReview", RequestAsync);
        commands.Add<RequestChangesInput>("requestChanges", (turn, input) => RequestChanges.Decide(turn.Postmortem, new(input.Reason)));
        commands.Add<ApprovePostmortemInput>("approvePostmortem", (turn, _) => ApprovePostmortem.Decide(turn.Postmortem, new(turn.By, turn.IsProgram)));
        commands.Add<PublishPostmortemInput>("publishPostmortem", PublishAsync, Permission.Manage);
        commands.Add<WithdrawPublicationInput>("withdrawPublication", (turn, input) => WithdrawPublication.Decide(turn.Postmortem, new(input.Number, input.Reason)), Permission.Manage);
    }

    private static async ValueTask RequestAsync(FieldContext field, PostmortemTurn turn, RequestReviewInput input, CancellationToken cancellation)
    {
        var (reviewers, missing) = await field.Service<NamedPeople>().FindAsync(input.Reviewers ?? [], "reviewers", onlyActive: true, cancellation);
        turn.Record(missing is null ? RequestReview.Decide(turn.Postmortem, turn.Incident, new(reviewers, turn.By)) : missing);
    }

    private static async ValueTask PublishAsync(FieldContext field, PostmortemTurn turn, PublishPostmortemInput input, CancellationToken cancellation)
    {
        IReadOnlyList<MissingPart> missing = [];
        if (turn.Postmortem.Drafted is { } drafted)
        {
            var basis = await field.Service<SectionTexts>().AtAsync(turn.Incident.Id, drafted, cancellation);
            missing = DocumentGaps.Of(basis.Record, basis.Catalogue, turn.Postmortem);
        }

        turn.Record(PublishPostmortem.Decide(turn.Postmortem, new(missing, input.Reason, turn.By, turn.IsProgram)));
    }
}
