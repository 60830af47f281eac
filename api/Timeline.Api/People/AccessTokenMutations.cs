using Marten;
using Marten.Patching;
using NodaTime;
using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Api.People.LookAlikes;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;
using Timeline.Storage.Following;

namespace Timeline.Api.People;

internal sealed record IssueAccessTokenInput(string Name, Role Role, Instant? ExpiresAt);

internal sealed record IssueAccessTokenPayload(AccessToken? AccessToken, string? Secret, Rejection? Error);

internal sealed record RevokeAccessTokenInput(string TokenId);

internal sealed record RevokeAccessTokenPayload(AccessToken? AccessToken, Rejection? Error);

/// <summary>Programs' way in. Administrators only.</summary>
internal static class AccessTokenMutations
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<IssueAccessTokenInput>("IssueAccessTokenInput");
        schema.Input<RevokeAccessTokenInput>("RevokeAccessTokenInput");
        schema.Object<IssueAccessTokenPayload>("IssueAccessTokenPayload").Properties();
        schema.Object<RevokeAccessTokenPayload>("RevokeAccessTokenPayload").Properties();
        schema.Mutation("issueAccessToken", IssueAsync);
        schema.Mutation("revokeAccessToken", RevokeAsync);
    }

    private static async ValueTask<object?> IssueAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<IssueAccessTokenInput>("input");
        var issuer = field.Service<CurrentActor>().Require(Permission.Administer);
        var now = field.Service<IClock>().GetCurrentInstant();
        if (PersonName.Check(input.Name, out var name) is { } rejection)
            return new IssueAccessTokenPayload(null, null, rejection);
        if (input.ExpiresAt <= now)
        {
            return new IssueAccessTokenPayload(null, null, new Rejection(
                RejectionCode.TimeOutOfRange, $"expiresAt is {Say.Time(input.ExpiresAt.Value)}, which has passed. Choose a later time, or leave it out.", "expiresAt"));
        }

        var credential = Credential.Create();
        var token = new AccessToken(credential.Id, name, input.Role, credential.SecretHash, now, input.ExpiresAt, issuer.Name, PersonId: issuer.Person);
        await using var session = field.Service<IDocumentStore>().Writing();

        // Whoever gives a name holds the people, whether it is for one of them or for a program.
        await session.HoldAllAsync<Person>(cancellation);
        if ((await TakenNames.ReadAsync(session, cancellation)).RefuseProgram(name) is { } alike)
            return new IssueAccessTokenPayload(null, null, alike);
        session.Insert(token);
        await session.SaveChangesAsync(cancellation);
        field.Service<AccessLog>().Changed(issuer.Id, $"issued, as {token.Role}, the token", token.Id);
        return new IssueAccessTokenPayload(token, credential.ToString(), null);
    }

    private static async ValueTask<object?> RevokeAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<RevokeAccessTokenInput>("input");
        var administrator = field.Service<CurrentActor>().Require(Permission.Administer);
        await using var session = field.Service<IDocumentStore>().Writing();
        if (!Guid.TryParseExact(GlobalId.Without(input.TokenId, GlobalId.Viewer), "D", out var id) || await session.LoadAsync<AccessToken>(id, cancellation) is not { } token)
        {
            return new RevokeAccessTokenPayload(null, new Rejection(
                RejectionCode.TokenNotFound, $"There is no access token \"{Excerpt.Of(input.TokenId)}\". Load the list again.", "tokenId"));
        }

        session.Patch<AccessToken>(id).Set(stored => stored.Revoked, true);
        await session.SaveChangesAsync(cancellation);
        field.Service<CommitSignals>().TellChanged(id);
        field.Service<AccessLog>().Changed(administrator.Id, "revoked the token", id);
        return new RevokeAccessTokenPayload(token with { Revoked = true }, null);
    }
}
