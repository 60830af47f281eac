namespace Timeline.GraphQL.Schemas;

/// <summary>A schema cannot be built. Carries every problem found, not just the first.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problems">One sentence each, as <c>file:line: message</c>.</param>
    public SchemaException(IReadOnlyList<string> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>Makes an exception without problems.</summary>
    public SchemaException()
    {
    }

    /// <summary>Makes an exception with one problem.</summary>
    public SchemaException(string message)
        : this([message])
    {
    }

    /// <summary>Makes an exception with one problem.</summary>
    public SchemaException(string message, Exception innerException)
        : base(message, innerException) => Problems = [message];

    /// <summary>What is wrong, in source order.</summary>
    public IReadOnlyList<string> Problems { get; } = [];
}
