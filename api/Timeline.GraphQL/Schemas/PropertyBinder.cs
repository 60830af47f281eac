using System.Linq.Expressions;
using System.Reflection;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Reads fields from the properties of the same name.</summary>
internal static class PropertyBinder
{
    /// <summary>Binds the field to its property, or reports that there is none.</summary>
    public static void Bind(ObjectType type, FieldDefinition field, ProblemList problems)
    {
        var clrType = type.ClrType!;
        var name = EnumNames.Pascal(field.Name);
        if (Find(clrType, name) is not { GetMethod.IsPublic: true } property)
        {
            problems.Add(field.Location, $"{type}.{field.Name} has no binding, and {clrType.Name} has no public property {name}.");
            return;
        }

        if (field.Arguments.Count > 0)
        {
            problems.Add(field.Location, $"{type}.{field.Name} has arguments, which a property cannot take; bind it to a resolver.");
            return;
        }

        field.LeafReader = CompileLeaf(field.Type, clrType, property);
        var parent = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(parent, clrType), property);
        field.Getter = Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), parent).Compile();
    }

    // Null where the value must be looked at before it can be written.
    private static LeafReader? CompileLeaf(GraphQLType type, Type clrType, PropertyInfo property)
    {
        var valueType = System.Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (WriterOf(type.Nullable, valueType) is not { } writer)
            return null;

        var (parent, to) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(JsonBytes)));
        var value = Expression.Variable(property.PropertyType);
        var read = Expression.Assign(value, Expression.Property(Expression.Convert(parent, clrType), property));
        var write = Expression.Block(
            Expression.Invoke(Expression.Constant(writer), Expression.Convert(value, valueType), to),
            Expression.Constant(true));
        var canBeNull = valueType != property.PropertyType || !valueType.IsValueType;
        var body = canBeNull
            ? Expression.Condition(Expression.Equal(value, Expression.Constant(null, property.PropertyType)), Expression.Constant(false), write)
            : (Expression)write;
        return Expression.Lambda<LeafReader>(Expression.Block([value], read, body), parent, to).Compile();
    }

    private static Delegate? WriterOf(GraphQLType type, Type valueType) => type switch
    {
        ScalarType scalar => scalar.Coercion.WriterOf(valueType),
        EnumType values when values.Values.All(value => value.Value.GetType() == valueType) =>
            (Delegate)typeof(EnumType).GetMethod(nameof(EnumType.WriterOf), BindingFlags.NonPublic | BindingFlags.Instance)!
                .MakeGenericMethod(valueType).Invoke(values, null)!,
        _ => null,
    };

    // The properties of an interface do not include those of the interfaces it extends.
    private static PropertyInfo? Find(Type type, string name) => type.GetInterfaces()
        .Prepend(type)
        .Where(candidate => candidate == type || type.IsInterface)
        .Select(candidate => candidate.GetProperty(name, BindingFlags.Public | BindingFlags.Instance))
        .FirstOrDefault(property => property is not null);
}
