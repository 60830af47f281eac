using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using GraphQL;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Limits;

/// <summary>
/// Which operations of a document were found within the limits of cost, with which values of the variables that costs depend on: numbers of
/// items, and conditions. Weighing walks over the whole document twice. Safe to use from several threads.
/// </summary>
internal sealed class WeighedOperations
{
    // Numbers come from clients.
    private const int Most = 64;

    private readonly ConcurrentDictionary<(GraphQLOperationDefinition Operation, string Variables), bool> _light = new();

    public bool AreLight(GraphQLOperationDefinition operation, Inputs variables) => KeyOf(operation, variables) is { } key && _light.ContainsKey((operation, key));

    public void Add(GraphQLOperationDefinition operation, Inputs variables)
    {
        if (KeyOf(operation, variables) is { } key && _light.Count < Most)
            _light.TryAdd((operation, key), true);
    }

    // Null where a list or an object holds them, which is not worth a look.
    private static string? KeyOf(GraphQLOperationDefinition operation, Inputs variables)
    {
        StringBuilder? key = null;
        foreach (var variable in operation.Variables?.Items ?? [])
        {
            if (NameOf(variable.Type) is { } type && type != "Int" && type != "Boolean")
                continue;
            key ??= new StringBuilder();
            if (!variables.TryGetValue(variable.Variable.Name.StringValue, out var value))
                key.Append('-');
            else if (value is null or long or bool)
                key.Append(CultureInfo.InvariantCulture, $"{value}");
            else
                return null;
            key.Append(',');
        }

        return key?.ToString() ?? "";
    }

    private static GraphQLParser.ROM? NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => NameOf(nonNull.Type),
        GraphQLNamedType named => named.Name.Value,
        _ => null,
    };
}
