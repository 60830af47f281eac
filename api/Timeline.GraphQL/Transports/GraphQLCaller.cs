using System.Security.Claims;

namespace Timeline.GraphQL.Transports;

/// <summary>Who sent the operation that is being executed. A scoped service for resolvers.</summary>
/// <remarks>All operations of one WebSocket share its handshake's <see cref="HttpContext"/>, which is not safe for concurrent writes.</remarks>
public sealed class GraphQLCaller
{
    private HttpContext? _context;
    private ClaimsPrincipal? _user;

    /// <summary>The request, or the handshake of the connection, that the operation came by.</summary>
    /// <exception cref="InvalidOperationException">Read outside of an operation sent over HTTP or WebSocket.</exception>
    public HttpContext HttpContext
    {
        get => _context ?? throw new InvalidOperationException("no operation is being executed; resolve GraphQLCaller from FieldContext.Services inside a resolver");
        internal set => _context = value;
    }

    /// <summary>The signed-in user, or one without an identity; over WebSocket as found for this operation.</summary>
    /// <exception cref="InvalidOperationException">Read outside of an operation sent over HTTP or WebSocket.</exception>
    public ClaimsPrincipal User
    {
        get => _user ?? HttpContext.User;
        internal set => _user = value;
    }
}
