using System.Linq.Expressions;
using System.Reflection;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Reads fields from the properties of the same name.</summary>
internal static class PropertyBinder
{
    /// <summary>A compiled read of the field's property; null, and reported, when there is none.</summary>
    public static Func<object, object?>? Compile(ObjectType type, FieldDefinition field, ProblemList problems)
    {
        var clrType = type.ClrType!;
        var name = EnumNames.Pascal(field.Name);
        if (Find(clrType, name) is not { GetMethod.IsPublic: true } property)
        {
            problems.Add(field.Location, $"{type}.{field.Name} has no binding, and {clrType.Name} has no public property {name}.");
            return null;
        }

        if (field.Arguments.Count > 0)
        {
            problems.Add(field.Location, $"{type}.{field.Name} has arguments, which a property cannot take; bind it to a resolver.");
            return null;
        }

        var parent = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(parent, clrType), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), parent).Compile();
    }

    // The properties of an interface do not include those of the interfaces it extends.
    private static PropertyInfo? Find(Type type, string name) => type.GetInterfaces()
        .Prepend(type)
        .Where(candidate => candidate == type || type.IsInterface)
        .Select(candidate => candidate.GetProperty(name, BindingFlags.Public | BindingFlags.Instance))
        .FirstOrDefault(property => property is not null);
}
