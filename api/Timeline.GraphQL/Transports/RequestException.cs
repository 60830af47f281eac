namespace Timeline.GraphQL.Transports;

/// <summary>A request cannot be taken as a GraphQL request; carries the HTTP status, the <c>extensions.code</c> and the message of the answer.</summary>
internal sealed class RequestException(int statusCode, string code, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;

    public string Code { get; } = code;

    public static RequestException BadRequest(string message) => new(StatusCodes.Status400BadRequest, "BAD_REQUEST", message);

    public static RequestException Unauthenticated(string message) => new(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", message);

    public static RequestException Forbidden(string message) => new(StatusCodes.Status403Forbidden, "FORBIDDEN", message);

    public static RequestException NotAcceptable(string message) => new(StatusCodes.Status406NotAcceptable, "NOT_ACCEPTABLE", message);

    public static RequestException TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, "PAYLOAD_TOO_LARGE", message);

    public static RequestException UnsupportedMediaType(string message) => new(StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", message);

    public static RequestException TooMany(string what, string message) => new(StatusCodes.Status429TooManyRequests, "TOO_MANY_" + what, message);
}
