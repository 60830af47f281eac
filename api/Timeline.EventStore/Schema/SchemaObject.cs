namespace Timeline.EventStore.Schema;

/// <summary>One thing of a schema that can be missing or different: a table, a column, a constraint. Immutable.</summary>
/// <param name="Kind">What it is, in a word.</param>
/// <param name="Name">Its name, after its table's and a dot where it has one; a function with its parameters.</param>
/// <param name="Definition">What matters about it, as PostgreSQL prints it. An expected one that ends in … is the beginning.</param>
internal sealed record SchemaObject(string Kind, string Name, string Definition)
{
    private const char Open = '…';

    /// <summary>The table it belongs to, or its own name.</summary>
    public string Owner => Kind is "column" or "constraint" or "index" ? Name[..Name.IndexOf('.', StringComparison.Ordinal)] : ShortName;

    /// <summary>A function without its parameters, a column without its table.</summary>
    public string ShortName => Kind == "function" ? Name[..Name.IndexOf('(', StringComparison.Ordinal)] : Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public bool IsFoundIn(string definition) =>
        Definition.EndsWith(Open)
            ? definition.StartsWith(Definition.TrimEnd(Open), StringComparison.Ordinal)
            : definition == Definition;

    /// <summary>As a line of <c>expected.txt</c>: kind, name, definition.</summary>
    public override string ToString() => $"{Kind} {Name}: {Definition}";

    public static SchemaObject Parse(string line)
    {
        var afterKind = line.IndexOf(' ', StringComparison.Ordinal);
        var afterName = line.IndexOf(": ", StringComparison.Ordinal);
        return new SchemaObject(line[..afterKind], line[(afterKind + 1)..afterName], line[(afterName + 2)..]);
    }
}
