using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

/// <summary>Gives the value of a field.</summary>
/// <param name="field">The field being resolved.</param>
/// <param name="cancellation">Fires when the caller is gone or the request took too long.</param>
/// <returns>
/// Null; a value of the CLR type bound to the field's type; or a sequence of them for a list.
/// </returns>
public delegate ValueTask<object?> FieldResolver(FieldContext field, CancellationToken cancellation);

/// <summary>Opens the stream of events behind a subscription's root field.</summary>
/// <param name="field">The root field; its arguments say what to listen to.</param>
/// <param name="cancellation">Fires when the subscriber is gone.</param>
/// <returns>Each value is the root field's value for one response.</returns>
public delegate IAsyncEnumerable<object?> SubscriptionResolver(FieldContext field, CancellationToken cancellation);

/// <summary>Writes a field's leaf value; false, having written nothing, when that is null.</summary>
internal delegate bool LeafReader(object parent, JsonBytes to);

/// <summary>A field of an object or interface type. GraphQL spec, section "Fields".</summary>
public sealed class FieldDefinition : IDefinition
{
    internal FieldDefinition(string name, GraphQLType type, IEnumerable<ArgumentDefinition> arguments)
    {
        Name = name;
        Type = type;
        Arguments = new DefinitionList<ArgumentDefinition>(arguments);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>What the field means, as Markdown; null when nothing is said.</summary>
    public string? Description { get; internal init; }

    /// <summary>The type of its value.</summary>
    public GraphQLType Type { get; }

    /// <summary>The arguments, in source order.</summary>
    public DefinitionList<ArgumentDefinition> Arguments { get; }

    /// <summary>Why not to use it any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>The directives applied to it, in source order.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; internal init; } = [];

    /// <summary>Where it is defined; null for built-in fields.</summary>
    public Location? Location { get; internal init; }

    /// <summary>Gives the value; null where <see cref="Getter"/> does, and in a schema without bindings.</summary>
    public FieldResolver? Resolver { get; internal set; }

    /// <summary>Reads the value straight from the parent value, without a context; null where <see cref="Resolver"/> gives it.</summary>
    public Func<object, object?>? Getter { get; internal set; }

    /// <summary>Writes a leaf straight from the parent value, without boxing it; null where <see cref="Getter"/> must read it.</summary>
    internal LeafReader? LeafReader { get; set; }

    /// <summary>Opens the stream of a subscription's root field; null for every other field.</summary>
    public SubscriptionResolver? Subscribe { get; internal set; }
}
