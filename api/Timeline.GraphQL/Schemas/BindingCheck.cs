using GraphQLParser.AST;

namespace Timeline.GraphQL.Schemas;

/// <summary>Pairs the SDL with the bindings, by coordinates such as <c>Query.incident</c> and <c>enum Severity</c>.</summary>
internal sealed class BindingCheck(SchemaBindings bindings, GraphQLDocument document)
{
    private readonly List<string> _problems = [.. bindings.Problems];
    private readonly HashSet<string> _left = [.. bindings.All.Keys];
    private readonly List<(string Type, string Field, FieldBinding Binding)> _fields = [];

    /// <summary>What stands behind each field.</summary>
    /// <exception cref="SchemaException">SDL and bindings differ; lists all problems, each with its type and field.</exception>
    public IReadOnlyList<(string Type, string Field, FieldBinding Binding)> Require()
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case GraphQLScalarTypeDefinition scalar:
                    Pair<object>("scalar", scalar.Name.StringValue);
                    break;
                case GraphQLEnumTypeDefinition values when Pair<EnumBinding>("enum", values.Name.StringValue) is { } clr:
                    Compare(values.Name.StringValue, [.. values.Values!.Select(value => value.Name.StringValue)], clr.ClrType, Enum.GetNames(clr.ClrType), []);
                    break;
                case GraphQLInputObjectTypeDefinition input when Pair<Type>("input", input.Name.StringValue) is { IsInterface: false } clr:
                    var parameters = clr.GetConstructors().MaxBy(one => one.GetParameters().Length)?.GetParameters() ?? [];
                    Compare(input.Name.StringValue, [.. input.Fields!.Select(field => field.Name.StringValue)], clr, [.. parameters.Select(parameter => parameter.Name!)], [.. parameters.Where(parameter => parameter.HasDefaultValue).Select(parameter => parameter.Name!)]);
                    break;
                case GraphQLObjectTypeDefinition type:
                    Bind(type.Name.StringValue, type.Fields);
                    break;
                case GraphQLObjectTypeExtension type:
                    Bind(type.Name.StringValue, type.Fields);
                    break;
            }
        }

        _problems.AddRange(_left.Select(left => $"{left} is bound, but the SDL has no such {(left.Contains('.', StringComparison.Ordinal) ? "field" : "type")}."));
        SchemaException.ThrowIfAny(_problems);
        return _fields;
    }

    private T? Pair<T>(string kind, string name)
        where T : class
    {
        _left.Remove($"{kind} {name}");
        if (bindings.All.GetValueOrDefault($"{kind} {name}") is T binding)
            return binding;
        _problems.Add($"{kind} {name} has no binding.");
        return null;
    }

    private void Bind(string type, GraphQLFieldsDefinition? fields)
    {
        var clr = type is "Query" or "Mutation" or "Subscription" ? null : Pair<ObjectBinding>("type", type);
        foreach (var field in fields?.Items ?? [])
        {
            var name = field.Name.StringValue;
            _left.Remove($"{type}.{name}");
            if (bindings.All.GetValueOrDefault($"{type}.{name}") is FieldBinding own)
                _fields.Add((type, name, own));
            else if (clr is { UsesProperties: true } && PropertyValue.Find(clr.ClrType, name) is { } property && field.Arguments is null)
                _fields.Add((type, name, new FieldBinding(new PropertyValue(property))));
            else
                _problems.Add($"{type}.{name} has no binding{(clr is { UsesProperties: true } ? $", and {clr.ClrType.Name} has no property of that name that could take its arguments" : "")}.");
        }
    }

    // Where a word starts is a matter of taste beside digits and capitals; the letters are what counts.
    private void Compare(string type, List<string> names, Type clrType, IReadOnlyCollection<string> members, IReadOnlyCollection<string> optional)
    {
        _problems.AddRange(names.Where(name => !members.Any(member => EnumBinding.AreSame(member, name))).Select(name => $"{type}.{name} has no member in {clrType.Name}."));
        _problems.AddRange(members.Except(optional).Where(member => !names.Exists(name => EnumBinding.AreSame(member, name))).Select(member => $"{clrType.Name}.{member} is nothing of {type}."));
    }
}
