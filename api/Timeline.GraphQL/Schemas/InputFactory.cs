using System.Reflection;
using GraphQLParser.AST;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Makes the records of an input type by calling their constructor.</summary>
internal sealed class InputFactory
{
    private readonly ConstructorInvoker? _constructor;
    private readonly ParameterInfo[] _parameters = [];
    private readonly string?[] _fields = [];

    /// <param name="type">The type in SDL.</param>
    /// <param name="clrType">The record; a read-only dictionary takes the fields as they are given.</param>
    /// <param name="clrTypes">Says which CLR types the fields have.</param>
    /// <param name="report">Is told where fields and parameters differ.</param>
    public InputFactory(GraphQLInputObjectTypeDefinition type, Type clrType, InputClrTypes clrTypes, Action<ASTNode?, string> report)
    {
        if (clrType == typeof(IReadOnlyDictionary<string, object?>))
            return;
        var name = type.Name.StringValue;
        if (clrType.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length) is not { } constructor)
        {
            report(type.Name, $"{name} is bound to {clrType.Name}, which has no public constructor.");
            return;
        }

        _constructor = ConstructorInvoker.Create(constructor);
        _parameters = constructor.GetParameters();
        var fields = type.Fields?.Items ?? [];
        _fields = Array.ConvertAll(_parameters, parameter => fields.Find(field => IsFor(parameter, field))?.Name.StringValue);
        foreach (var field in fields.Where(field => !Array.Exists(_parameters, parameter => IsFor(parameter, field))))
            report(field.Name, $"{name}.{field.Name.StringValue} has no constructor parameter in {clrType.Name}.");
        foreach (var parameter in _parameters)
        {
            if (fields.Find(field => IsFor(parameter, field)) is { } field)
                Check($"{name}.{field.Name.StringValue}", field, parameter, clrType, clrTypes, problem => report(field.Name, problem));
            else if (!parameter.HasDefaultValue)
                report(type.Name, $"{clrType.Name} wants '{parameter.Name}', which {name} does not have.");
        }
    }

    /// <summary>The record, or the fields themselves.</summary>
    public object Make(IDictionary<string, object?> fields)
    {
        if (_constructor is null)
            return fields;
        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = _parameters[i];
            arguments[i] = _fields[i] is { } name
                ? ClrValues.Convert(fields.TryGetValue(name, out var given) ? given : null, parameter.ParameterType)
                : parameter.DefaultValue;
        }

        return _constructor.Invoke(arguments.AsSpan());
    }

    private static void Check(string field, GraphQLInputValueDefinition definition, ParameterInfo parameter, Type clrType, InputClrTypes clrTypes, Action<string> report)
    {
        if (!clrTypes.Fits(definition.Type, parameter.ParameterType))
            report($"{field} is {InputClrTypes.NameOf(definition.Type)}, which does not fit {clrType.Name}'s parameter of type {InputClrTypes.NameOf(parameter.ParameterType)}; use {InputClrTypes.NameOf(clrTypes.Of(definition.Type))}.");
        else if (definition.Type is not GraphQLNonNullType && !TakesNull(parameter))
            report($"{field} may be null, which {clrType.Name}'s parameter '{parameter.Name}' does not take; make the field non-null or the parameter nullable.");
    }

    private static bool IsFor(ParameterInfo parameter, GraphQLInputValueDefinition field) =>
        string.Equals(parameter.Name, field.Name.StringValue, StringComparison.OrdinalIgnoreCase);

    private static bool TakesNull(ParameterInfo parameter) => parameter.ParameterType.IsValueType
        ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        : new NullabilityInfoContext().Create(parameter).WriteState != NullabilityState.NotNull;
}
