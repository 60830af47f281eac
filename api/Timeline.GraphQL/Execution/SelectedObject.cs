using System.Text.Json;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Timeline.GraphQL.Schemas;

namespace Timeline.GraphQL.Execution;

/// <summary>A field that a document selects of a type.</summary>
internal sealed class SelectedField(string name, GraphQLField first, FieldType definition)
{
    private readonly bool _mayBeNull = definition.ResolvedType is not NonNullGraphType;
    private readonly ReadyValue? _ready = definition.Resolver as ReadyValue;

    public GraphQLField Field => first;

    public FieldType Definition => definition;

    /// <summary>The response key, ready to be written.</summary>
    public JsonEncodedText Name { get; } = JsonEncodedText.Encode(name);

    /// <summary>The type of a scalar; null for others.</summary>
    public ScalarGraphType? Scalar { get; } = (definition.ResolvedType is NonNullGraphType nonNull ? nonNull.ResolvedType : definition.ResolvedType) as ScalarGraphType;

    /// <summary>Reads and serialises a scalar that is there with its object. What goes wrong goes wrong again when the field is executed, and is told there.</summary>
    public bool TryRead(object parent, out object? value)
    {
        value = null;
        return Scalar is not null && TryRead(_ready, parent, out value, Scalar) && (value is not null || _mayBeNull);
    }

    public static bool TryRead(ReadyValue? ready, object parent, out object? value, ScalarGraphType? scalar = null)
    {
        value = null;
#pragma warning disable CA1031 // Told when the field is executed.
        try
        {
            value = ready?.Read(parent);
            value = scalar is null ? value : scalar.Serialize(value);
            return ready is not null;
        }
        catch (Exception)
        {
            return false;
        }
#pragma warning restore CA1031
    }
}

/// <summary>An object of the result.</summary>
internal sealed class SelectedObject(ExecutionNode parent, IGraphType type, GraphQLField field, FieldType definition, int? index)
    : ObjectExecutionNode(parent, type, field, definition, index)
{
    public SelectedField[] Fields { get; set; } = [];

    /// <summary>For each field a scalar's value, or the node of a field that is executed.</summary>
    public object?[] Values { get; set; } = [];
}
