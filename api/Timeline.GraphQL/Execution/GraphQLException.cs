namespace Timeline.GraphQL.Execution;

/// <summary>A resolver refuses, and the client may know why: its message and code are shown.</summary>
/// <remarks>Every other exception of a resolver is a fault and is shown as one generic message.</remarks>
public sealed class GraphQLException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">A sentence for people; shown as <c>errors[].message</c>.</param>
    /// <param name="code">What kind of refusal it is, in SCREAMING_SNAKE; shown as <c>errors[].extensions.code</c>.</param>
    /// <param name="extensions">Further members of <c>errors[].extensions</c>; null for none.</param>
    public GraphQLException(string message, string code, IReadOnlyDictionary<string, object?>? extensions = null)
        : base(message)
    {
        Code = code;
        Extensions = extensions;
    }

    /// <summary>Makes an exception without a code of its own.</summary>
    public GraphQLException()
        : this("The field could not be resolved.")
    {
    }

    /// <summary>Makes an exception without a code of its own.</summary>
    public GraphQLException(string message)
        : this(message, "FAILED")
    {
    }

    /// <summary>Makes an exception without a code of its own.</summary>
    public GraphQLException(string message, Exception innerException)
        : base(message, innerException) => Code = "FAILED";

    /// <summary>What kind of refusal it is.</summary>
    public string Code { get; }

    /// <summary>Further members of the error's extensions; null for none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>The members of the error's extensions, the code first.</summary>
    internal Dictionary<string, object?> AllExtensions()
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = Code };
        foreach (var (name, value) in Extensions ?? new Dictionary<string, object?>())
            all[name] = value;
        return all;
    }
}
