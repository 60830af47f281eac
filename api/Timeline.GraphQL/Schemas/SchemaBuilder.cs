using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Makes a schema from SDL. GraphQL spec, section "Type System".</summary>
public static class SchemaBuilder
{
    // SDL comes from the program's own files, so the limits only guard against an accident.
    private static readonly ParserOptions Limits = new(MaxTokens: 5_000_000);

    /// <summary>Merges the sources, checks every rule and binds every field.</summary>
    /// <param name="sources">Definitions and extensions, in any order.</param>
    /// <param name="bind">Says what stands behind the SDL.</param>
    /// <exception cref="SchemaException">
    /// A source is not GraphQL, a rule is broken, a field has no binding or a binding has no field. Lists all problems.
    /// </exception>
    public static Schema Build(IEnumerable<SdlSource> sources, Action<SchemaBindings> bind)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(bind);
        var bindings = new SchemaBindings();
        bind(bindings);
        return Build([.. sources], bindings);
    }

    /// <summary>Merges the sources and checks every rule, without bindings: enough to validate documents and to print.</summary>
    /// <exception cref="SchemaException">A source is not GraphQL or a rule is broken. Lists all problems.</exception>
    public static Schema BuildUnbound(IEnumerable<SdlSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return Build([.. sources], bindings: null);
    }

    private static Schema Build(IReadOnlyList<SdlSource> sources, SchemaBindings? bindings)
    {
        var problems = new ProblemList();
        var sdl = new MergedSdl(Parse(sources, problems), problems);
        var types = new TypeFactory(sdl, problems);

        var roots = new Dictionary<OperationKind, ObjectType>();
        foreach (var operation in Enum.GetValues<OperationKind>())
        {
            if (RootType(operation, sdl, types, problems) is not { } root)
                continue;
            if (roots.ContainsValue(root))
                problems.Add(sdl.RootType(operation)!.Value.Place, $"{operation} root type {root} is a root type already; the three must differ.");
            roots.Add(operation, root);
        }

        // Scalars are bound before constants are checked, so that a wrong default is found now and not by a client.
        if (bindings is not null)
            new TypeBinder(bindings, types, roots, problems).Bind();
        new SchemaRules(sdl, types, problems).Check();
        if (!problems.IsEmpty)
            throw new SchemaException(problems.InOrder(sources));

        return new Schema(new SchemaParts(
            sdl.Schema?.Description?.Value,
            sdl.Schema?.Location,
            roots[OperationKind.Query],
            roots.GetValueOrDefault(OperationKind.Mutation),
            roots.GetValueOrDefault(OperationKind.Subscription),
            types.Types,
            [.. types.Directives, .. BuiltInDirectives.All]));
    }

    private static List<DocumentNode> Parse(IEnumerable<SdlSource> sources, ProblemList problems)
    {
        var documents = new List<DocumentNode>();
        foreach (var source in sources)
        {
            try
            {
                documents.Add(GraphQLParser.ParseDocument(source.Text, Limits, source.Name));
            }
            catch (GraphQLSyntaxException e)
            {
                problems.Add(e.Location, e.Message);
            }
        }

        return documents;
    }

    private static ObjectType? RootType(OperationKind operation, MergedSdl sdl, TypeFactory types, ProblemList problems)
    {
        if (sdl.RootType(operation) is not var (name, place))
        {
            if (operation == OperationKind.Query)
                problems.Add(sdl.Schema?.Location, "Query root type must be provided.");
            return null;
        }

        var type = types.Find(name);
        if (type is null)
            problems.Add(place, $"Unknown type \"{name}\".{sdl.DidYouMean(name)}");
        else if (type is not ObjectType)
            problems.Add(place, $"{operation} root type must be Object type{(operation == OperationKind.Query ? "" : " if provided")}, it cannot be {type}.");
        return type as ObjectType;
    }
}
