using System.Collections.Frozen;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

/// <summary>One field being resolved: what a resolver may know. Used by one resolver call at a time.</summary>
public sealed class FieldContext
{
    private static readonly FrozenDictionary<string, object?> NoArguments = FrozenDictionary<string, object?>.Empty;

    private int _openLoads;

    internal FieldContext(ObjectType parentType, FieldDefinition definition, IReadOnlyList<FieldNode> nodes, IServiceProvider services)
    {
        ParentType = parentType;
        Definition = definition;
        Nodes = nodes;
        Services = services;
    }

    /// <summary>The object type the field belongs to.</summary>
    public ObjectType ParentType { get; }

    /// <summary>The field's definition.</summary>
    public FieldDefinition Definition { get; }

    /// <summary>The fields of the document that were merged into this one; at least one.</summary>
    public IReadOnlyList<FieldNode> Nodes { get; }

    /// <summary>The services of the request.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The schema being executed.</summary>
    public required Schema Schema { get; init; }

    /// <summary>The operation being executed.</summary>
    public required OperationDefinitionNode Operation { get; init; }

    /// <summary>The value of the parent object; null for root fields.</summary>
    public object? ParentValue { get; internal init; }

    /// <summary>The coerced arguments by name: those given and those with a default.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; internal init; } = NoArguments;

    /// <summary>The field's place in the response: keys as strings, list positions as 0-based integers.</summary>
    public IReadOnlyList<object> Path => ResponsePath?.ToList() ?? [];

    internal ResponsePath? ResponsePath { get; init; }

    /// <summary>The execution the field belongs to; this layer knows nothing of it.</summary>
    internal object? Execution { get; init; }

    /// <summary>The batch loads the resolver waits for.</summary>
    internal ref int OpenLoads => ref _openLoads;

    /// <summary>The parent object's value.</summary>
    /// <exception cref="InvalidOperationException">It is no <typeparamref name="T"/>.</exception>
    public T Parent<T>() => ParentValue is T value
        ? value
        : throw new InvalidOperationException(
            $"{ParentType.Name}.{Definition.Name} asked for a parent of type {typeof(T).Name}, which is {ParentValue?.GetType().Name ?? "null"}; bind the type with Object<{typeof(T).Name}>(\"{ParentType.Name}\")");

    /// <summary>True when the argument was given, <c>null</c> included, or has a default.</summary>
    public bool HasArgument(string name) => Arguments.ContainsKey(name);

    /// <summary>The coerced value of an argument; null (or the default of a nullable type) when it was not given.</summary>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    /// <exception cref="InvalidOperationException">The value is no <typeparamref name="T"/>.</exception>
    public T Argument<T>(string name)
    {
        if (Arguments.TryGetValue(name, out var value) && value is T typed)
            return typed;
        if (Definition.Arguments.Find(name) is not { } argument)
            throw new ArgumentException($"{ParentType.Name}.{Definition.Name} has no argument '{name}'", nameof(name));
        if (value is null && default(T) is null)
            return default!;
        if (ArgumentConversion.TryWiden(value, out T? widened))
            return widened!;
        throw new InvalidOperationException(
            $"argument '{name}' of {ParentType.Name}.{Definition.Name} is {argument.Type}, given as {value?.GetType().Name ?? "null"}; it cannot be read as {typeof(T).Name}");
    }

    /// <summary>A service of the request.</summary>
    /// <exception cref="InvalidOperationException">None is registered.</exception>
    public T Service<T>()
        where T : notnull => Services.GetService(typeof(T)) is T service
            ? service
            : throw new InvalidOperationException($"{ParentType.Name}.{Definition.Name} needs the service {typeof(T)}, which is not registered");
}
