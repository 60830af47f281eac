namespace Timeline.GraphQL.Execution;

/// <summary>The coerced variables of one request: those given and those with a default.</summary>
internal sealed class VariableValues(IReadOnlyDictionary<string, object?> values)
{
    public static VariableValues None { get; } = new(new Dictionary<string, object?>());

    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);
}
