using System.Runtime.InteropServices;
using Microsoft.Net.Http.Headers;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>What a client takes.</summary>
/// <param name="Json">The media type of an answer as JSON, and of errors that keep a request from being executed.</param>
/// <param name="TakesEvents">Whether it takes server-sent events too.</param>
/// <param name="PrefersEvents">Whether it would rather have these, for whatever operation.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Negotiated(string Json, bool TakesEvents = false, bool PrefersEvents = false);

/// <summary>Content negotiation. GraphQL over HTTP spec, section "Media Types".</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";

    /// <summary>Whether the client would rather have a page than JSON.</summary>
    public static bool PrefersHtml(HttpRequest request)
    {
        var accepted = Accepted(request);
        var html = Match(accepted, "text/html");
        return html.Specificity > 0 && html.CompareTo(Match(accepted, Json)) > 0 && html.CompareTo(Match(accepted, GraphQLResponse)) > 0;
    }

    /// <summary>
    /// What the client takes: <c>application/json</c> when it names no JSON type, as the specification asks for clients older than
    /// it; events when it names them, for every operation when it wants nothing else, for subscriptions when it takes either.
    /// </summary>
    /// <exception cref="RequestException">The client accepts none of the types.</exception>
    public static Negotiated Negotiate(HttpRequest request)
    {
        // What nearly every program sends needs no parsing.
        switch ((string?)request.Headers.Accept)
        {
            case GraphQLResponse:
                return new Negotiated(GraphQLResponse);
            case null or "" or Json or "*/*":
                return new Negotiated(Json);
        }

        var accepted = Accepted(request);
        var (json, graphQL, events) = (Match(accepted, Json), Match(accepted, GraphQLResponse), Match(accepted, EventStream));
        var takesEvents = events is { Quality: > 0, Specificity: 2 };
        if (json.Quality <= 0 && graphQL.Quality <= 0 && !takesEvents)
            throw RequestException.NotAcceptable($"Answers are {GraphQLResponse}, {Json} or {EventStream}, in utf-8; the Accept header has none of them.");
        var order = graphQL.CompareTo(json);
        var type = graphQL.Quality > 0 && (order > 0 || (order == 0 && graphQL.Specificity == 2)) ? GraphQLResponse : Json;
        return new Negotiated(type, takesEvents, takesEvents && events.Quality > Math.Max(json.Quality, graphQL.Quality));
    }

    public static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static IList<MediaTypeHeaderValue> Accepted(HttpRequest request)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0)
            return [];
        return MediaTypeHeaderValue.TryParseList(header, out var accepted)
            ? accepted
            : throw RequestException.NotAcceptable($"The Accept header cannot be read: {JsonText.Cut(header.ToString(), 100)}");
    }

    /// <summary>How well a client accepts a type; the greater match is the better.</summary>
    private static (double Quality, int Specificity) Match(IList<MediaTypeHeaderValue> accepted, string type)
    {
        var match = (Quality: 0.0, Specificity: -1);
        foreach (var range in accepted)
        {
            var specificity = range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
            var matches = specificity switch
            {
                0 => true,
                1 => type.StartsWith(range.Type + "/", StringComparison.OrdinalIgnoreCase),
                _ => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase),
            };
            // The most specific range decides the quality, even when it is the lower one: RFC 9110, section 12.5.1.
            if (matches && specificity > match.Specificity && IsUtf8(range))
                match = (range.Quality ?? 1, specificity);
        }

        return match;
    }
}
