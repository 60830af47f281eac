using System.Linq.Expressions;
using System.Reflection;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Makes CLR records from coerced input objects by calling their constructor, compiled once.</summary>
internal static class InputBinder
{
    /// <summary>The compiled constructor call; null, and reported, when fields and parameters do not fit.</summary>
    public static Func<object?[], object>? Compile(InputObjectType type, ProblemList problems)
    {
        var constructor = type.ClrType.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length);
        if (constructor is null)
        {
            problems.Add(type.Location, $"{type} is bound to {type.ClrType.Name}, which has no public constructor.");
            return null;
        }

        var values = Expression.Parameter(typeof(object?[]));
        var parameters = constructor.GetParameters();
        var arguments = parameters.Select(parameter => Argument(type, parameter, values, problems)).ToList();
        ReportUnused(type, parameters, problems);
        return arguments.Contains(null)
            ? null
            : Expression.Lambda<Func<object?[], object>>(
                Expression.Convert(Expression.New(constructor, arguments!), typeof(object)), values).Compile();
    }

    private static void ReportUnused(InputObjectType type, ParameterInfo[] parameters, ProblemList problems)
    {
        foreach (var field in type.Fields.Where(field => !parameters.Any(parameter => IsFor(parameter, field))))
            problems.Add(field.Location, $"{type}.{field.Name} has no constructor parameter in {type.ClrType.Name}.");
    }

    private static Expression? Argument(InputObjectType type, ParameterInfo parameter, ParameterExpression values, ProblemList problems)
    {
        var index = type.Fields.ToList().FindIndex(field => IsFor(parameter, field));
        if (index < 0)
        {
            if (parameter.HasDefaultValue)
                return Expression.Constant(parameter.DefaultValue, parameter.ParameterType);
            problems.Add(type.Location, $"{type.ClrType.Name} wants '{parameter.Name}', which {type} does not have.");
            return null;
        }

        var field = type.Fields[index];
        if (!InputClrTypes.Fits(field.Type, parameter.ParameterType))
        {
            problems.Add(field.Location, $"{type}.{field.Name} is {field.Type}, which does not fit {type.ClrType.Name}'s parameter of type {InputClrTypes.NameOf(parameter.ParameterType)}; use {InputClrTypes.NameOf(InputClrTypes.Of(field.Type))}.");
            return null;
        }

        if (field.Type is not NonNullType && !TakesNull(parameter))
        {
            problems.Add(field.Location, $"{type}.{field.Name} may be null, which {type.ClrType.Name}'s parameter '{parameter.Name}' does not take; make the field non-null or the parameter nullable.");
            return null;
        }

        return Convert(Expression.ArrayIndex(values, Expression.Constant(index)), field.Type, parameter.ParameterType);
    }

    private static bool IsFor(ParameterInfo parameter, InputFieldDefinition field) =>
        string.Equals(parameter.Name, field.Name, StringComparison.OrdinalIgnoreCase);

    private static bool TakesNull(ParameterInfo parameter) => parameter.ParameterType.IsValueType
        ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        : new NullabilityInfoContext().Create(parameter).WriteState != NullabilityState.NotNull;

    // A boxed int does not unbox as long: go through int, keeping null.
    private static UnaryExpression Convert(Expression value, GraphQLType type, Type target)
    {
        var given = InputClrTypes.Of(type);
        var plain = Nullable.GetUnderlyingType(target) ?? target;
        if (!plain.IsValueType || plain == (Nullable.GetUnderlyingType(given) ?? given))
            return Expression.Convert(value, target);
        var boxed = target == plain ? typeof(int) : typeof(int?);
        return Expression.Convert(Expression.Convert(value, boxed), target);
    }
}
