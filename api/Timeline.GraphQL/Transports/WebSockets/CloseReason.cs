using System.Net.WebSockets;
using System.Text;
using System.Text.Unicode;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>Why a connection ends: the code and the sentence of its close frame.</summary>
/// <param name="Code">Below 3000 from RFC 6455; 44xx from the graphql-transport-ws protocol.</param>
/// <param name="Text">At most 123 bytes of UTF-8 reach the client.</param>
internal sealed record CloseReason(int Code, string Text)
{
    // A control frame carries 125 bytes, two of them the code: RFC 6455, section 5.5.
    private const int MaxBytes = 123;

    public static CloseReason Normal { get; } = new(1000, "");
    // No "complete" goes before it: a stock client would take its subscriptions for finished and not resume them.
    public static CloseReason ServerStops { get; } = new(1001, "The server is stopping; connect again.");
    public static CloseReason NotText { get; } = new(1003, "Only text messages are understood.");
    public static CloseReason InternalError { get; } = new(1011, "Internal server error");
    // Stock clients take 1013 ("try again later") for a reason to connect again, which resumes their subscriptions.
    public static CloseReason TooSlow { get; } = new(1013, "The client reads too slowly; connect again to resume.");
    public static CloseReason Unauthorized { get; } = new(4401, "Unauthorized");
    public static CloseReason Forbidden { get; } = new(4403, "Forbidden");
    public static CloseReason SubprotocolNotAcceptable { get; } = new(4406, "Subprotocol not acceptable; offer graphql-transport-ws.");
    public static CloseReason InitTimeout { get; } = new(4408, "Connection initialisation timeout");
    public static CloseReason TooManyInits { get; } = new(4429, "Too many initialisation requests");

    public WebSocketCloseStatus Status => (WebSocketCloseStatus)Code;

    /// <summary>The sentence, cut to what a close frame can carry.</summary>
    public string FittingText
    {
        get
        {
            if (Encoding.UTF8.GetByteCount(Text) <= MaxBytes)
                return Text;
            Utf8.FromUtf16(Text, stackalloc byte[MaxBytes - 3], out var fitting, out _);
            return string.Concat(Text.AsSpan(0, fitting), "…");
        }
    }

    /// <summary>Somebody who was let in is signed in no more.</summary>
    public static CloseReason SignedOut(string message) => new(4403, message);

    public static CloseReason TooLarge(int limit) => new(1009, $"The message is larger than the limit of {limit} bytes.");

    public static CloseReason SubscriberExists(string id) => new(4409, $"Subscriber for {id} already exists");

    /// <summary>The client has as many as it may, or its message is none of the protocol.</summary>
    public static CloseReason Of(RequestException refused) => new(refused.StatusCode == StatusCodes.Status429TooManyRequests ? 1013 : 4400, refused.Message);
}
