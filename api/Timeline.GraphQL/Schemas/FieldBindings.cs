using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>What stands behind a field; exactly one member is not null.</summary>
internal sealed record FieldBinding(IFieldResolver? Resolver = null, SubscriptionResolver? Subscribe = null);

/// <summary>A field whose value is there with the object: read at once, without a context.</summary>
internal abstract class ReadyValue : IFieldResolver
{
    public abstract object? Read(object parent);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(Read(context.Source!));
}

/// <summary>A function of the object.</summary>
internal sealed class FunctionValue(Func<object, object?> read) : ReadyValue
{
    public override object? Read(object parent) => read(parent);
}

/// <summary>A property of the object. Nothing is compiled before it is read often, so that many fields cost no start-up time.</summary>
internal sealed class PropertyValue(PropertyInfo property) : ReadyValue
{
    private readonly MethodInvoker _getter = MethodInvoker.Create(property.GetMethod!);

    public override object? Read(object parent) => _getter.Invoke(parent);

    /// <summary>The property behind a field of SDL. Those of an interface do not include the ones of interfaces it extends.</summary>
    public static PropertyInfo? Find(Type type, string field) => type.GetInterfaces().Where(_ => type.IsInterface).Prepend(type)
        .Select(candidate => candidate.GetProperty(char.ToUpperInvariant(field[0]) + field[1..], BindingFlags.Public | BindingFlags.Instance))
        .FirstOrDefault(property => property is { GetMethod.IsPublic: true });
}

/// <summary>A resolver of a slice.</summary>
internal sealed class BoundResolver(FieldResolver resolve) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => resolve(new FieldContext(context), context.CancellationToken);
}

/// <summary>The root field of a subscription while an event is executed.</summary>
internal static class EventValue
{
    public static IFieldResolver Resolver { get; } = new FuncFieldResolver<object>(context => context.Source);
}

/// <summary>Carries the stream behind a subscription's root field in the schema. Streams are pulled, so that nobody is held up by who reads slowly.</summary>
internal sealed class EventSource(SubscriptionResolver subscribe) : ISourceStreamResolver
{
    public SubscriptionResolver Subscribe => subscribe;

    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) => throw new NotSupportedException("streams of this schema are pulled");
}
