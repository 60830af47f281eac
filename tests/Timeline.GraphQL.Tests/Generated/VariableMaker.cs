using System.Globalization;
using System.Text.Json.Nodes;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Generated;

/// <summary>Makes values for the variables of a document at random: most fit, some do not, some are missing.</summary>
internal sealed class VariableMaker(Schema schema, Random random)
{
    public JsonObject Make(DocumentNode document)
    {
        var variables = new JsonObject();
        foreach (var variable in document.Definitions.OfType<OperationDefinitionNode>().SelectMany(operation => operation.VariableDefinitions))
        {
            if (random.Next(8) > 0 && schema.GetType(variable.Type) is { } type)
                variables[variable.Variable.Name.Value] = Value(type, 3);
        }

        return variables;
    }

    private JsonNode? Value(GraphQLType type, int depth)
    {
        if (random.Next(25) == 0)
            return Wrong();
        if (type is NonNullType nonNull)
            return random.Next(20) == 0 ? null : Value(nonNull.OfType, depth);
        if (random.Next(6) == 0 || depth == 0)
            return null;
        return type switch
        {
            ListType list => random.Next(5) == 0 ? Value(list.OfType, depth) : new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(list.OfType, depth - 1))]),
            EnumType values => values.Values[random.Next(values.Values.Count)].Name,
            InputObjectType input => Object(input, depth),
            _ => Scalar(type.Named.Name),
        };
    }

    private JsonObject Object(InputObjectType type, int depth)
    {
        var value = new JsonObject();
        var chosen = random.Next(type.Fields.Count);
        for (var i = 0; i < type.Fields.Count; i++)
        {
            if (type.IsOneOf && random.Next(15) > 0 ? i == chosen : type.Fields[i].IsRequired || random.Next(2) == 0)
                value[type.Fields[i].Name] = Value(type.Fields[i].Type, depth - 1);
        }

        if (random.Next(20) == 0)
            value["nope"] = 1;
        return value;
    }

    private JsonNode Scalar(string name) => name switch
    {
        "Int" => random.Next(-50, 50),
        "Float" => random.Next(2) == 0 ? random.Next(-50, 50) : random.Next(1000) / 8d,
        "Boolean" => random.Next(2) == 0,
        "ID" when random.Next(2) == 0 => random.Next(100),
        _ => random.Next(100).ToString(CultureInfo.InvariantCulture) + " ü\"\n",
    };

    private JsonNode? Wrong() => random.Next(7) switch
    {
        0 => 1.5,
        1 => 99999999999,
        2 => "text",
        3 => true,
        4 => new JsonArray(1, "a", null),
        5 => new JsonObject { ["f0"] = null, ["zzz"] = 1 },
        _ => null,
    };
}
