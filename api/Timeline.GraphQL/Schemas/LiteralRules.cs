using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Checks that constants in SDL are values of their types. GraphQL spec, section "Values of Correct Type".</summary>
internal static class LiteralRules
{
    /// <summary>Reports what keeps a constant from being a value of a type.</summary>
    /// <param name="type">The type it is for.</param>
    /// <param name="literal">The constant.</param>
    /// <param name="problems">Where to report.</param>
    public static void Check(GraphQLType type, ValueNode literal, ProblemList problems)
    {
        if (type is NonNullType nonNull)
        {
            if (literal is NullValueNode)
                problems.Add(literal.Location, $"Expected value of type \"{type}\", found null.");
            else
                Check(nonNull.OfType, literal, problems);
            return;
        }

        if (literal is NullValueNode)
            return;
        switch (type)
        {
            case ListType list when literal is ListValueNode items:
                foreach (var item in items.Values)
                    Check(list.OfType, item, problems);
                break;
            case ListType list:
                Check(list.OfType, literal, problems);
                break;
            case InputObjectType input:
                CheckObject(input, literal, problems);
                break;
            case ScalarType scalar when !scalar.TryParseLiteral(literal, out _, out var error):
                problems.Add(literal.Location, error!);
                break;
            case EnumType values when !values.TryParseLiteral(literal, out _, out var error):
                problems.Add(literal.Location, error!);
                break;
        }
    }

    private static void CheckObject(InputObjectType type, ValueNode literal, ProblemList problems)
    {
        if (literal is not ObjectValueNode value)
        {
            problems.Add(literal.Location, $"Expected value of type \"{type}\", found {GraphQLPrinter.Print(literal)}.");
            return;
        }

        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            if (!given.Add(field.Name.Value))
                problems.Add(field.Location, $"There can be only one input field named \"{field.Name.Value}\".");
            if (type.Fields.Find(field.Name.Value) is { } definition)
                Check(definition.Type, field.Value, problems);
            else
                problems.Add(field.Location, $"Field \"{field.Name.Value}\" is not defined by type \"{type}\".{Suggestions.DidYouMean(Suggestions.For(field.Name.Value, type.Fields.Select(f => f.Name)))}");
        }

        foreach (var required in type.Fields.Where(field => field.IsRequired && !given.Contains(field.Name)))
            problems.Add(literal.Location, $"Field \"{type}.{required.Name}\" of required type \"{required.Type}\" was not provided.");
        if (!type.IsOneOf)
            return;
        if (value.Fields.Count != 1)
            problems.Add(literal.Location, $"OneOf Input Object \"{type}\" must specify exactly one key.");
        else if (value.Fields[0].Value is NullValueNode)
            problems.Add(literal.Location, $"Field \"{type}.{value.Fields[0].Name.Value}\" must be non-null.");
    }
}
