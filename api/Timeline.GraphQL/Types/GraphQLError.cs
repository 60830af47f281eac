using System.Runtime.InteropServices;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Types;

/// <summary>What an operation does. GraphQL spec, section "Operations".</summary>
public enum OperationKind
{
    /// <summary>Reads; its root fields may run side by side.</summary>
    Query,

    /// <summary>Writes; its root fields run one after another.</summary>
    Mutation,

    /// <summary>Listens to a stream of events; has one root field.</summary>
    Subscription,
}

/// <summary>A place in a request's document.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in UTF-16 code units.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Location(int Line, int Column);

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

    /// <summary>An error at a node of a document, with a code or without.</summary>
    internal static GraphQLError At(GraphQLDocument document, ASTNode node, string message, string? code = null)
    {
        var place = GraphQLParser.Location.FromLinearPosition(document.Source, node.Location.Start);
        return new(message, [new Location(place.Line, place.Column)], Extensions: code is null ? null : Code(code));
    }

    /// <summary>The extensions of an error that has a code only.</summary>
    internal static Dictionary<string, object?> Code(string code) => new(StringComparer.Ordinal) { ["code"] = code };
}
