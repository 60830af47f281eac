using Microsoft.AspNetCore.Http;
using Timeline.GraphQL.AspNetCore.Limits;

namespace Timeline.GraphQL.AspNetCore.Requests;

/// <summary>A request cannot be taken as a GraphQL request; carries what the client is told.</summary>
internal sealed class RequestException(int statusCode, string code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>The <c>extensions.code</c> of the answer.</summary>
    public string Code { get; } = code;

    public static RequestException BadRequest(string message) => new(StatusCodes.Status400BadRequest, "BAD_REQUEST", message);

    public static RequestException Forbidden(string message) => new(StatusCodes.Status403Forbidden, "FORBIDDEN", message);

    public static RequestException Unauthenticated(string message = "Sign in to use this endpoint.") => new(
        StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", message);

    public static RequestException UnknownDocument(string id) => new(
        StatusCodes.Status404NotFound, "DOCUMENT_NOT_FOUND",
        $"No document {Shown(id)} is registered here. The client may be of another version than the server: load it again.");

    public static RequestException UntrustedDocument() => new(
        StatusCodes.Status403Forbidden, "DOCUMENT_NOT_TRUSTED",
        "This server executes only documents that were registered with it. Send the \"documentId\" of one, or ask its operator to allow others.");

    public static RequestException MethodNotAllowed(string message) => new(
        StatusCodes.Status405MethodNotAllowed, "METHOD_NOT_ALLOWED", message);

    public static RequestException NotAcceptable(string message) => new(
        StatusCodes.Status406NotAcceptable, "NOT_ACCEPTABLE", message);

    public static RequestException TooLarge(string message) => new(
        StatusCodes.Status413PayloadTooLarge, "PAYLOAD_TOO_LARGE", message);

    public static RequestException UnsupportedMediaType(string message) => new(
        StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", message);

    public static RequestException TooMany(CallerUse use, int limit) => use switch
    {
        CallerUse.Operation => new(StatusCodes.Status429TooManyRequests, "TOO_MANY_OPERATIONS", $"You have {limit} operations being executed, which is the limit; wait until one has ended."),
        CallerUse.Subscription => new(StatusCodes.Status429TooManyRequests, "TOO_MANY_SUBSCRIPTIONS", $"You have {limit} subscriptions, which is the limit; end one first."),
        _ => new(StatusCodes.Status429TooManyRequests, "TOO_MANY_SOCKETS", $"You have {limit} WebSockets open, which is the limit; close one first."),
    };

    public static RequestException NeedsPreflight() => Forbidden(
        "A multipart request needs the header GraphQL-Preflight (with any value), so that pages of other sites cannot send it unasked.");

    private static string Shown(string value) => value.Length <= 80 ? value : string.Concat(value.AsSpan(0, 80), "…");
}
