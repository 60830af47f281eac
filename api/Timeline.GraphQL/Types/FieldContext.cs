using GraphQL.Execution;
using GraphQL.Types;

namespace Timeline.GraphQL.Types;

/// <summary>One field being resolved: what a resolver may know. Used by one resolver call at a time.</summary>
public sealed class FieldContext
{
    private readonly IDictionary<string, ArgumentValue>? _arguments;

    internal FieldContext(IObjectGraphType parentType, FieldType definition, IDictionary<string, ArgumentValue>? arguments, IServiceProvider services)
    {
        ParentType = parentType;
        Definition = definition;
        Services = services;
        _arguments = arguments;
    }

    /// <summary>The object type the field belongs to.</summary>
    public IObjectGraphType ParentType { get; }

    /// <summary>The field's definition.</summary>
    public FieldType Definition { get; }

    /// <summary>The services of the request.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The value of the parent object; null for root fields.</summary>
    public object? ParentValue { get; internal init; }

    /// <summary>The coerced arguments by name: those given and those with a default.</summary>
    public IReadOnlyDictionary<string, object?> Arguments =>
        (_arguments ?? new Dictionary<string, ArgumentValue>()).Where(argument => IsThere(argument.Value)).ToDictionary(argument => argument.Key, argument => argument.Value.Value, StringComparer.Ordinal);

    /// <summary>The execution the field belongs to; this layer knows nothing of it.</summary>
    internal object? Execution { get; init; }

    /// <summary>The parent object's value.</summary>
    /// <exception cref="InvalidOperationException">It is no <typeparamref name="T"/>.</exception>
    public T Parent<T>() => ParentValue is T value
        ? value
        : throw new InvalidOperationException(
            $"{ParentType.Name}.{Definition.Name} asked for a parent of type {typeof(T).Name}, which is {ParentValue?.GetType().Name ?? "null"}; bind the type with Object<{typeof(T).Name}>(\"{ParentType.Name}\")");

    /// <summary>True when the argument was given, <c>null</c> included, or has a default.</summary>
    public bool HasArgument(string name) => _arguments is not null && _arguments.TryGetValue(name, out var value) && IsThere(value);

    /// <summary>The coerced value of an argument; null (or the default of a nullable type) when it was not given.</summary>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    /// <exception cref="InvalidOperationException">The value is no <typeparamref name="T"/>.</exception>
    public T Argument<T>(string name)
    {
        var value = _arguments is not null && _arguments.TryGetValue(name, out var given) ? given.Value : null;
        if (value is T typed)
            return typed;
        if (Definition.Arguments?.Find(name) is not { } argument)
            throw new ArgumentException($"{ParentType.Name}.{Definition.Name} has no argument '{name}'", nameof(name));
        if (value is null && default(T) is null)
            return default!;
        return ClrValues.Convert(value, typeof(T)) is T converted
            ? converted
            : throw new InvalidOperationException(
                $"argument '{name}' of {ParentType.Name}.{Definition.Name} is {argument.ResolvedType}, given as {value?.GetType().Name ?? "null"}; it cannot be read as {typeof(T).Name}");
    }

    /// <summary>A service of the request.</summary>
    /// <exception cref="InvalidOperationException">None is registered.</exception>
    public T Service<T>()
        where T : notnull => Services.GetService(typeof(T)) is T service
            ? service
            : throw new InvalidOperationException($"{ParentType.Name}.{Definition.Name} needs the service {typeof(T)}, which is not registered");

    private static bool IsThere(ArgumentValue value) => value.Source != ArgumentSource.FieldDefault || value.Value is not null;
}
