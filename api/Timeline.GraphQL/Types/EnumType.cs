using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

/// <summary>One value of an enum.</summary>
public sealed class EnumValueDefinition : IDefinition
{
    internal EnumValueDefinition(string name)
    {
        Name = name;
        Value = name;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>What the value means, as Markdown; null when nothing is said.</summary>
    public string? Description { get; internal init; }

    /// <summary>Why not to use it any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>The directives applied to it, in source order.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; internal init; } = [];

    /// <summary>Where it is defined; null for built-in values.</summary>
    public Location? Location { get; internal init; }

    /// <summary>What resolvers give and get for it: a CLR enum member, or the name where none is bound.</summary>
    public object Value { get; internal set; }
}

/// <summary>An enum type. GraphQL spec, section "Enums".</summary>
public sealed class EnumType : NamedType
{
    private FrozenDictionary<object, string>? _names;
    private FrozenDictionary<object, byte[]>? _written;

    internal EnumType(string name, IEnumerable<EnumValueDefinition> values)
        : base(name) => Values = new DefinitionList<EnumValueDefinition>(values);

    /// <summary>The values, in source order.</summary>
    public DefinitionList<EnumValueDefinition> Values { get; }

    /// <summary>The CLR type of its values: an enum, or <see cref="string"/> where none is bound.</summary>
    public Type ClrType { get; internal set; } = typeof(string);

    /// <summary>Reads a literal, which is not <c>null</c>.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="value">What resolvers get.</param>
    /// <param name="error">The whole message when it cannot be read, else null.</param>
    public bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        if (literal is EnumValueNode name)
            return TryFind(name.Value, out value, out error);
        var text = GraphQLPrinter.Print(literal);
        value = null;
        error = $"Enum \"{Name}\" cannot represent non-enum value: {text}.{DidYouMean(text)}";
        return false;
    }

    /// <summary>Reads a variable's value, which is not null.</summary>
    /// <param name="json">The value as sent.</param>
    /// <param name="value">What resolvers get.</param>
    /// <param name="error">The whole message when it cannot be read, else null.</param>
    public bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        if (json.ValueKind == JsonValueKind.String)
            return TryFind(json.GetString()!, out value, out error);
        var text = ValueText.Of(json);
        value = null;
        error = $"Enum \"{Name}\" cannot represent non-string value: {text}.{DidYouMean(text)}";
        return false;
    }

    private bool TryFind(string name, out object? value, out string? error)
    {
        var found = Values.Find(name);
        value = found?.Value;
        error = found is null ? $"Value \"{name}\" does not exist in \"{Name}\" enum.{DidYouMean(name)}" : null;
        return found is not null;
    }

    private string DidYouMean(string text) =>
        Suggestions.DidYouMean(Suggestions.For(text, Values.Select(v => v.Name)), "the enum value");

    /// <summary>The name of a resolver's value.</summary>
    /// <exception cref="ValueSerializationException">It is none of the enum's values.</exception>
    public string Serialize(object value)
    {
        _names ??= Values.ToFrozenDictionary(v => v.Value, v => v.Name);
        return _names.TryGetValue(value, out var name)
            ? name
            : throw Unknown(value);
    }

    /// <summary>Writes what <see cref="Serialize"/> gives, as a string.</summary>
    internal void Write(object value, JsonBytes to)
    {
        _written ??= Values.ToFrozenDictionary(v => v.Value, Written);
        to.Write(_written.TryGetValue(value, out var written) ? written : throw Unknown(value));
    }

    /// <summary>The same without boxing, for values of <see cref="ClrType"/>.</summary>
    internal Delegate WriterOf<T>()
        where T : notnull
    {
        var written = Values.ToFrozenDictionary(v => (T)v.Value, Written);
        return (T value, JsonBytes to) => to.Write(written.TryGetValue(value, out var name) ? name : throw Unknown(value));
    }

    // Names are ASCII letters, digits and underscores: GraphQL spec, section "Names".
    private static byte[] Written(EnumValueDefinition value) => Encoding.ASCII.GetBytes($"\"{value.Name}\"");

    private ValueSerializationException Unknown(object value) => new($"Enum \"{Name}\" cannot represent value: {ValueText.Of(value)}");
}
