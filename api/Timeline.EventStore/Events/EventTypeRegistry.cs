using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Timeline.EventStore.Events;

/// <summary>Knows which type belongs to which stored name. Fill it before the store is used; reading it is thread-safe.</summary>
public sealed class EventTypeRegistry
{
    private readonly ConcurrentDictionary<Type, EventType> _byType = new();
    private readonly ConcurrentDictionary<string, EventType> _byAlias = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<JsonObject, object>> _upcasters = new(StringComparer.Ordinal);

    /// <summary>Every registered type with its alias, ordered by alias.</summary>
    public IReadOnlyList<EventType> All => [.. _byAlias.Values.OrderBy(type => type.Alias, StringComparer.Ordinal)];

    /// <summary>Registers one event type.</summary>
    /// <param name="alias">The stored name; <see cref="EventAlias"/> derives it when none is given.</param>
    /// <exception cref="ArgumentException">The alias, or the type, is already registered differently.</exception>
    public EventTypeRegistry Add<TEvent>(string? alias = null)
        where TEvent : class => Add(typeof(TEvent), alias);

    /// <inheritdoc cref="Add{TEvent}(string?)" />
    public EventTypeRegistry Add(Type type, string? alias = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        var added = new EventType(type, alias ?? EventAlias.Of(type));
        if (_upcasters.ContainsKey(added.Alias))
            throw new ArgumentException($"'{added.Alias}' is already read by an upcaster; give {type} another alias.", nameof(alias));

        var byAlias = _byAlias.GetOrAdd(added.Alias, added);
        if (byAlias.Type != type)
            throw new ArgumentException($"'{added.Alias}' already stands for {byAlias.Type}; give {type} another alias.", nameof(alias));

        var byType = _byType.GetOrAdd(type, added);
        if (byType.Alias != added.Alias)
            throw new ArgumentException($"{type} is already registered as '{byType.Alias}'.", nameof(alias));
        return this;
    }

    /// <summary>Registers every concrete type derived from <typeparamref name="TBase"/> in its assembly.</summary>
    public EventTypeRegistry AddDerivedFrom<TBase>() => AddDerivedFrom<TBase>(typeof(TBase).Assembly);

    /// <summary>Registers every concrete type derived from <typeparamref name="TBase"/> in an assembly.</summary>
    public EventTypeRegistry AddDerivedFrom<TBase>(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        foreach (var type in assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsAssignableTo(typeof(TBase))))
            Add(type);
        return this;
    }

    /// <summary>Reads events stored under an old name as a newer type. What is stored stays as it is.</summary>
    /// <param name="alias">The old stored name, which no registered type may use.</param>
    /// <param name="upcast">Makes the event of today from the stored JSON; pure. What it throws makes the event an <see cref="UnknownEvent"/>.</param>
    /// <exception cref="ArgumentException">The alias belongs to a registered type or to another upcaster.</exception>
    public EventTypeRegistry Upcast(string alias, Func<JsonObject, object> upcast)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        ArgumentNullException.ThrowIfNull(upcast);
        if (_byAlias.ContainsKey(alias) || !_upcasters.TryAdd(alias, upcast))
            throw new ArgumentException($"'{alias}' is already read in another way.", nameof(alias));
        return this;
    }

    /// <summary>The alias under which events of a type are stored.</summary>
    /// <exception cref="InvalidOperationException">The type is not registered.</exception>
    public string AliasOf(Type type) => TypeOf(type).Alias;

    internal EventType TypeOf(Type type) =>
        _byType.TryGetValue(type, out var found)
            ? found
            : throw new InvalidOperationException($"{type} is no registered event type: add it to EventStoreOptions.Events before the store is made.");

    internal IEnumerable<string> UpcastAliases => _upcasters.Keys;

    internal EventType? Find(string alias) => _byAlias.GetValueOrDefault(alias);

    internal Func<JsonObject, object>? FindUpcaster(string alias) => _upcasters.GetValueOrDefault(alias);
}

/// <summary>A registered event type.</summary>
/// <param name="Type">The .NET type.</param>
/// <param name="Alias">The name in the database (<c>mt_events.type</c>).</param>
public sealed record EventType(Type Type, string Alias)
{
    /// <summary>The .NET name in the database (<c>mt_events.mt_dotnet_type</c>): full name, comma, assembly.</summary>
    public string DotNetName { get; } = $"{Type.FullName}, {Type.Assembly.GetName().Name}";
}
