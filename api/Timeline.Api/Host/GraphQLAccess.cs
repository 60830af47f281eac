using System.Text.Json;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.People;
using Timeline.GraphQL.Transports;

namespace Timeline.Api.Host;

/// <summary>Who may use the GraphQL endpoint: whoever is signed in, and nobody else, introspection included.</summary>
internal static class GraphQLAccess
{
    public static GraphQLEndpointOptions Options(Settings settings, TrustedDocuments documents, TimelineMetrics metrics) => new()
    {
        MaxBodyBytes = settings.MaxRequestBytes,
        TrustedDocuments = documents,
        OnlyTrustedDocuments = settings.OnlyTrustedDocuments,
        CompressFromBytes = 2_000,   // no answer holds a secret beside somebody else's text: a new token is shown alone
        Authorize = context => ValueTask.FromResult(context.User.Identity?.IsAuthenticated is true),
        // What subscriptions show depends on nothing else of a person.
        Audience = context => CurrentActor.From(context.User)?.Role,
        PerCaller =
        {
            Caller = context => CurrentActor.From(context.User)?.Id,
            MaxOperations = settings.MaxOperations,
            MaxSubscriptions = settings.MaxSubscriptions,
            MaxSockets = settings.MaxSockets,
            OnSubscriptions = metrics.SubscriptionsChanged,
            OnSockets = metrics.SocketsChanged,
        },
        OnConnect = (context, payload, cancellation) => ConnectAsync(context, payload, settings, cancellation),
    };

    // Browsers cannot set headers on a WebSocket, so a token may come in the payload of connection_init.
    private static async ValueTask<bool> ConnectAsync(HttpContext context, JsonElement? payload, Settings settings, CancellationToken cancellation)
    {
        if (TokenIn(payload) is { } token)
        {
            var signIn = context.RequestServices.GetRequiredService<SignIn>();
            if (await ActorAuthentication.ActorOfTokenAsync(token, signIn, settings, cancellation) is not { } actor)
                return false;
            context.User = actor.ToPrincipal(ActorAuthentication.Scheme);
        }

        return context.User.Identity?.IsAuthenticated is true;
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
