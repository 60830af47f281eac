using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Timeline.GraphQL.AspNetCore.Uploads;

namespace Timeline.GraphQL.AspNetCore;

/// <summary>Who sent the operation that is being executed. A scoped service for resolvers.</summary>
/// <remarks>
/// Resolve it from the services the executor was given. Over HTTP it belongs to the request; over WebSocket each
/// operation has its own, all of one connection sharing the handshake's <see cref="HttpContext"/>, which is not safe
/// for concurrent writes.
/// </remarks>
public sealed class GraphQLCaller
{
    private HttpContext? _context;
    private ClaimsPrincipal? _user;

    /// <summary>The request, or the handshake of the connection, that the operation came by.</summary>
    /// <exception cref="InvalidOperationException">Read outside of an operation sent over HTTP or WebSocket.</exception>
    public HttpContext HttpContext
    {
        get => _context ?? throw new InvalidOperationException(
            "no operation is being executed; resolve GraphQLCaller from FieldContext.Services inside a resolver");
        internal set => _context = value;
    }

    /// <summary>The files that came with the request, by the names of their parts.</summary>
    internal IReadOnlyDictionary<string, UploadedFile> Files { get; set; } = FrozenDictionary<string, UploadedFile>.Empty;

    /// <summary>The signed-in user, or one without an identity; over WebSocket as found for this operation.</summary>
    /// <exception cref="InvalidOperationException">Read outside of an operation sent over HTTP or WebSocket.</exception>
    public ClaimsPrincipal User
    {
        get => _user ?? HttpContext.User;
        internal set => _user = value;
    }
}
