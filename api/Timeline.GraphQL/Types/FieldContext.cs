using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Types;

/// <summary>One field being resolved: what a resolver may know. Used by one resolver call at a time.</summary>
public sealed class FieldContext
{
    private readonly IDictionary<string, ArgumentValue>? _arguments;

    // GraphQL.NET uses its own context again for the next field, so nothing here refers to it.
    internal FieldContext(IResolveFieldContext field)
    {
        (ParentType, Definition, ParentValue) = (field.ParentType, field.FieldDefinition, field.Source);
        (Services, Execution, _arguments) = (field.RequestServices!, field.UserContext, field.Arguments);
        (Syntax, Operation) = (field.FieldAst, field.Operation);
    }

    /// <summary>The object type the field belongs to.</summary>
    public IObjectGraphType ParentType { get; }

    /// <summary>The field's definition.</summary>
    public FieldType Definition { get; }

    /// <summary>The services of the request.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The value of the parent object; null for root fields.</summary>
    public object? ParentValue { get; }

    /// <summary>What the fields of one execution share; this layer knows nothing of it.</summary>
    internal object Execution { get; }

    /// <summary>The field as the document has it; of several that were merged, the first.</summary>
    internal GraphQLField Syntax { get; }

    /// <summary>The operation that it is in.</summary>
    internal GraphQLOperationDefinition Operation { get; }

    /// <summary>The arguments that were given or have a default.</summary>
    internal IReadOnlyDictionary<string, object?> Given => (_arguments ?? new Dictionary<string, ArgumentValue>())
        .Where(argument => argument.Value.Source != ArgumentSource.FieldDefault || argument.Value.Value is not null).ToDictionary(argument => argument.Key, argument => argument.Value.Value, StringComparer.Ordinal);

    /// <summary>The parent object's value.</summary>
    /// <exception cref="InvalidOperationException">It is no <typeparamref name="T"/>.</exception>
    public T Parent<T>() => ParentValue is T value
        ? value
        : throw new InvalidOperationException(
            $"{ParentType.Name}.{Definition.Name} asked for a parent of type {typeof(T).Name}, which is {ParentValue?.GetType().Name ?? "null"}; bind the type with Object<{typeof(T).Name}>(\"{ParentType.Name}\")");

    /// <summary>The coerced value of an argument; null (or the default of a nullable type) when it was not given.</summary>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    /// <exception cref="InvalidOperationException">The value is no <typeparamref name="T"/>.</exception>
    public T Argument<T>(string name)
    {
        var value = _arguments is not null && _arguments.TryGetValue(name, out var given) ? given.Value : null;
        if (value is T typed)
            return typed;
        var argument = Definition.Arguments?.Find(name) ?? throw new ArgumentException($"{ParentType.Name}.{Definition.Name} has no argument '{name}'", nameof(name));
        return (T)value.GetPropertyValue(typeof(T), argument.ResolvedType!)!;
    }

    /// <summary>A service of the request.</summary>
    /// <exception cref="InvalidOperationException">None is registered.</exception>
    public T Service<T>()
        where T : notnull => Services.GetService(typeof(T)) is T service
            ? service
            : throw new InvalidOperationException($"{ParentType.Name}.{Definition.Name} needs the service {typeof(T)}, which is not registered");
}
