using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Timeline.GraphQL.Transports.Requests;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>Content negotiation. GraphQL over HTTP spec, section "Media Types".</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";
    private const string Html = "text/html";

    /// <summary>Whether the client would rather have a page than JSON.</summary>
    public static bool PrefersHtml(HttpRequest request)
    {
        var accepted = Accepted(request);
        var html = Best(accepted, Html);
        return html.Specificity > 0 && html.Against(Best(accepted, Json)) > 0 && html.Against(Best(accepted, GraphQLResponse)) > 0;
    }

    /// <summary>The media type of the answer.</summary>
    /// <remarks>
    /// Clients that name no JSON type, by <c>*/*</c> or without the header, get <c>application/json</c>, as the
    /// specification asks for clients older than it. Events are for clients that name them: for every operation when they want
    /// nothing else, for subscriptions when they take either.
    /// </remarks>
    /// <exception cref="RequestException">The client accepts none of the types.</exception>
    public static Negotiated Negotiate(HttpRequest request)
    {
        // What nearly every program sends needs no parsing.
        switch ((string?)request.Headers.Accept)
        {
            case GraphQLResponse:
                return new Negotiated(GraphQLResponse, TakesEvents: false, PrefersEvents: false);
            case null or "" or Json or "*/*":
                return new Negotiated(Json, TakesEvents: false, PrefersEvents: false);
        }

        var accepted = Accepted(request);
        if (accepted.Count == 0)
            return new Negotiated(Json, TakesEvents: false, PrefersEvents: false);
        var json = Best(accepted, Json);
        var graphQL = Best(accepted, GraphQLResponse);
        var events = Best(accepted, EventStream);
        var takesEvents = events is { Quality: > 0, Specificity: 2 };
        if (json.Quality <= 0 && graphQL.Quality <= 0)
        {
            return takesEvents
                ? new Negotiated(Json, takesEvents, PrefersEvents: true)
                : throw RequestException.NotAcceptable($"Answers are {GraphQLResponse}, {Json} or {EventStream}, in utf-8; the Accept header has none of them.");
        }

        var order = graphQL.Against(json);
        var type = order > 0 || (order == 0 && graphQL.Specificity == 2) ? GraphQLResponse : Json;
        return new Negotiated(type, takesEvents, takesEvents && events.Quality > Math.Max(json.Quality, graphQL.Quality));
    }

    /// <summary>Whether the body is a form that may hold files.</summary>
    public static bool IsMultipart(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Requires a JSON body, which also keeps HTML forms of other sites out.</summary>
    /// <exception cref="RequestException">The body is of another type or encoding.</exception>
    public static void RequireJsonBody(HttpRequest request)
    {
        if (request.ContentType is Json)
        {
            RequirePlainBody(request);
            return;
        }

        if (string.IsNullOrEmpty(request.ContentType))
            throw RequestException.UnsupportedMediaType($"The Content-Type header is missing; send {Json}.");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
            throw RequestException.UnsupportedMediaType($"The Content-Type is {Shown(request.ContentType)}; send {Json}.");
        if (!IsUtf8(type))
            throw RequestException.UnsupportedMediaType($"The charset is {Shown(type.Charset.ToString())}; send utf-8.");
        RequirePlainBody(request);
    }

    private static void RequirePlainBody(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw RequestException.UnsupportedMediaType($"The Content-Encoding is {Shown(encoding)}; send the body as it is.");
    }

    private static IList<MediaTypeHeaderValue> Accepted(HttpRequest request)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0)
            return [];
        return MediaTypeHeaderValue.TryParseList(header, out var accepted)
            ? accepted
            : throw RequestException.NotAcceptable($"The Accept header cannot be read: {Shown(header.ToString())}");
    }

    private static Match Best(IList<MediaTypeHeaderValue> accepted, string candidate)
    {
        Match? best = null;
        foreach (var range in accepted)
        {
            var specificity = Specificity(range, candidate);
            // The most specific range decides the quality, even when it is the lower one: RFC 9110, section 12.5.1.
            if (specificity >= 0 && IsUtf8(range) && specificity > (best?.Specificity ?? -1))
                best = new Match(range.Quality ?? 1, specificity);
        }

        return best ?? default;
    }

    private static int Specificity(MediaTypeHeaderValue range, string candidate)
    {
        if (range.MatchesAllTypes)
            return 0;
        if (range.MatchesAllSubTypes)
            return range.Type.Equals(candidate.AsSpan(0, candidate.IndexOf('/', StringComparison.Ordinal)).ToString(), StringComparison.OrdinalIgnoreCase) ? 1 : -1;
        return range.MediaType.Equals(candidate, StringComparison.OrdinalIgnoreCase) ? 2 : -1;
    }

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || type.Charset.ToString().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static string Shown(string value) => value.Length <= 100 ? value : string.Concat(value.AsSpan(0, 100), "…");

    /// <summary>How well the client accepts a type; the default value is "not at all".</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Match(double Quality, int Specificity)
    {
        /// <summary>Above zero when this is the better match.</summary>
        public int Against(Match other) =>
            Quality.CompareTo(other.Quality) is var order and not 0 ? order : Specificity.CompareTo(other.Specificity);
    }
}

/// <summary>What a client takes.</summary>
/// <param name="Json">The media type of an answer as JSON, and of errors that keep a request from being executed.</param>
/// <param name="TakesEvents">Whether it takes server-sent events too.</param>
/// <param name="PrefersEvents">Whether it would rather have these, for whatever operation.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Negotiated(string Json, bool TakesEvents, bool PrefersEvents);
