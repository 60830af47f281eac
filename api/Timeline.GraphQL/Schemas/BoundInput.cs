using GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>An input object whose values are records of a slice.</summary>
internal sealed class BoundInput(InputFactory factory) : InputObjectGraphType
{
    /// <exception cref="FormatException">A field that may not be null is.</exception>
    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        foreach (var field in Fields)
        {
            if (field.ResolvedType is NonNullGraphType type && value.TryGetValue(field.Name, out var given) && given is null)
                throw new FormatException($"Field \"{field.Name}\" of required type \"{type}\" must not be null.");
        }

        return factory.Make(value);
    }
}
