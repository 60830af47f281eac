using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Makes a schema from SDL. GraphQL spec, section "Type System".</summary>
public static class SchemaBuilder
{
    /// <summary>Merges the sources, checks every rule and binds every field.</summary>
    /// <param name="sources">Definitions and extensions, in any order.</param>
    /// <param name="bind">Says what stands behind the SDL.</param>
    /// <exception cref="SchemaException">
    /// A source is not GraphQL, a rule is broken, a field has no binding or a binding has no field. Lists all problems.
    /// </exception>
    public static Schema Build(IEnumerable<SdlSource> sources, Action<SchemaBindings> bind) =>
        throw new NotSupportedException("being written");

    /// <summary>Merges the sources and checks every rule, without bindings: enough to validate documents and to print.</summary>
    /// <exception cref="SchemaException">A source is not GraphQL or a rule is broken. Lists all problems.</exception>
    public static Schema BuildUnbound(IEnumerable<SdlSource> sources) => throw new NotSupportedException("being written");
}
