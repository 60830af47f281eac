namespace Timeline.GraphQL.Language;

/// <summary>One entry of a response's <c>errors</c>. GraphQL spec, section "Errors".</summary>
/// <param name="Message">A sentence for a developer; it never holds internals of the server.</param>
/// <param name="Locations">Places in the document; empty when there are none.</param>
/// <param name="Path">
/// The response field the error belongs to: response keys as <see cref="string"/>, list positions as 0-based
/// <see cref="int"/>. Null when the error is about the whole request.
/// </param>
/// <param name="Extensions">Further members, such as <c>code</c>; null when there are none.</param>
public sealed record GraphQLError(
    string Message,
    IReadOnlyList<Location> Locations,
    IReadOnlyList<object>? Path = null,
    IReadOnlyDictionary<string, object?>? Extensions = null)
{
    /// <summary>An error without a place.</summary>
    public GraphQLError(string message)
        : this(message, [])
    {
    }

    /// <summary>An error at the given nodes, in the given order.</summary>
    public GraphQLError(string message, params ReadOnlySpan<Node> nodes)
        : this(message, LocationsOf(nodes))
    {
    }

    private static Location[] LocationsOf(ReadOnlySpan<Node> nodes)
    {
        var locations = new Location[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
            locations[i] = nodes[i].Location;
        return locations;
    }
}

/// <summary>A text is not GraphQL.</summary>
public sealed class GraphQLSyntaxException : Exception
{
    /// <summary>Makes the exception for a place in a text.</summary>
    /// <param name="reason">What is wrong, without the words "Syntax Error".</param>
    /// <param name="location">Where.</param>
    public GraphQLSyntaxException(string reason, Location location)
        : base($"Syntax Error: {reason}") => Location = location;

    /// <summary>Makes an exception without a place.</summary>
    public GraphQLSyntaxException() => Location = new Location(1, 1);

    /// <summary>Makes an exception without a place.</summary>
    public GraphQLSyntaxException(string message)
        : base(message) => Location = new Location(1, 1);

    /// <summary>Makes an exception without a place.</summary>
    public GraphQLSyntaxException(string message, Exception innerException)
        : base(message, innerException) => Location = new Location(1, 1);

    /// <summary>Where the text stops being GraphQL.</summary>
    public Location Location { get; }

    /// <summary>The error as a response shows it.</summary>
    public GraphQLError ToError() => new(Message, [Location]);
}
