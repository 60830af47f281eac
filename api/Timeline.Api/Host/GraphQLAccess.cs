using System.Security.Claims;
using System.Text.Json;
using Timeline.Api.Host.Names;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.People;
using Timeline.GraphQL.Transports;

namespace Timeline.Api.Host;

/// <summary>Who may use the GraphQL endpoint: whoever is signed in, and nobody else, introspection included.</summary>
internal static class GraphQLAccess
{
    public static GraphQLEndpointOptions Options(Settings settings, TrustedDocuments documents, TimelineMetrics metrics, NameChecks names) => new()
    {
        MaxBodyBytes = settings.MaxRequestBytes,
        TrustedDocuments = documents,
        OnlyTrustedDocuments = settings.OnlyTrustedDocuments,
        CompressFromBytes = 2_000,   // no answer holds a secret beside somebody else's text: a new token is shown alone
        RefusePage = names.Refusal,
        Authorize = context => ValueTask.FromResult(context.User.Identity?.IsAuthenticated is true),
        // What subscriptions show depends on nothing else of a person (ADR 32).
        Audience = caller => CurrentActor.From(caller.User)?.Role,
        PerCaller =
        {
            Caller = caller => CurrentActor.From(caller.User)?.Id,
            MaxOperations = settings.MaxOperations,
            MaxSubscriptions = settings.MaxSubscriptions,
            MaxSockets = settings.MaxSockets,
            OnSubscriptions = metrics.SubscriptionsChanged,
            OnSockets = metrics.SocketsChanged,
        },
        OnConnect = ConnectAsync,
        Reauthenticate = FindAsync,
        Lease = static caller => CurrentActor.From(caller.User) is { } actor ? caller.HttpContext.RequestServices.GetRequiredService<AccessWatch>().Hold(actor) : null,
    };

    // Browsers cannot set headers on a WebSocket, so a token may come in the payload of connection_init.
    private static async ValueTask<bool> ConnectAsync(HttpContext context, JsonElement? payload, CancellationToken cancellation)
    {
        if (TokenIn(payload) is { } token)
            context.Request.Headers.Authorization = "Bearer " + token;
        if (await FindAsync(context, cancellation) is not { } user)
            return false;
        context.User = user;
        return true;
    }

    // For every operation of a connection as for a request: what its handshake carries is looked up anew.
    private static async ValueTask<ClaimsPrincipal?> FindAsync(HttpContext context, CancellationToken cancellation)
    {
        var actor = await ActorAuthentication.FindActorAsync(context.Request, context.RequestServices.GetRequiredService<SignIn>(), cancellation);
        return actor?.ToPrincipal(ActorAuthentication.Scheme);
    }

    private static string? TokenIn(JsonElement? payload)
    {
        if (payload is not { ValueKind: JsonValueKind.Object } given)
            return null;
        foreach (var member in given.EnumerateObject())
        {
            if (member.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
                return ActorAuthentication.BearerToken(member.Value.GetString()!);
        }

        return null;
    }
}
