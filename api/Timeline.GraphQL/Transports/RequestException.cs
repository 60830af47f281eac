namespace Timeline.GraphQL.Transports;

/// <summary>A request cannot be taken as a GraphQL request; carries what the client is told.</summary>
/// <param name="statusCode">The HTTP status.</param>
/// <param name="code">The <c>extensions.code</c> of the answer.</param>
/// <param name="message">For people.</param>
internal sealed class RequestException(int statusCode, string code, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;

    public string Code { get; } = code;

    public static RequestException BadRequest(string message) => new(StatusCodes.Status400BadRequest, "BAD_REQUEST", message);

    public static RequestException Forbidden(string message) => new(StatusCodes.Status403Forbidden, "FORBIDDEN", message);

    public static RequestException MethodNotAllowed(string message) => new(StatusCodes.Status405MethodNotAllowed, "METHOD_NOT_ALLOWED", message);

    public static RequestException NotAcceptable(string message) => new(StatusCodes.Status406NotAcceptable, "NOT_ACCEPTABLE", message);

    public static RequestException TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, "PAYLOAD_TOO_LARGE", message);

    public static RequestException UnsupportedMediaType(string message) => new(StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", message);

    public static RequestException TooMany(string what, string message) => new(StatusCodes.Status429TooManyRequests, "TOO_MANY_" + what, message);
}
