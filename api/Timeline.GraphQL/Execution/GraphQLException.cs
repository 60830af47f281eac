using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>A resolver refuses, and the client may know why: its message and code are shown. Every other exception of a resolver is a fault.</summary>
/// <param name="message">A sentence for people; shown as <c>errors[].message</c>.</param>
/// <param name="code">What kind of refusal it is, in SCREAMING_SNAKE; shown as <c>errors[].extensions.code</c>.</param>
/// <param name="extensions">Further members of <c>errors[].extensions</c>; null for none.</param>
public sealed class GraphQLException(string message, string code, IReadOnlyDictionary<string, object?>? extensions = null) : Exception(message)
{
    /// <summary>What kind of refusal it is.</summary>
    public string Code => code;

    /// <summary>Further members of the error's extensions; null for none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions => extensions;

    /// <summary>The members of the error's extensions, the code first.</summary>
    internal Dictionary<string, object?> AllExtensions()
    {
        var all = GraphQLError.Code(Code);
        foreach (var (name, value) in Extensions ?? new Dictionary<string, object?>())
            all[name] = value;
        return all;
    }
}
